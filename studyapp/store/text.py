"""What a person typed or pasted, fit to be kept."""

from __future__ import annotations


def clean(text: str) -> str:
    """``text`` with line ends as ``\\n`` and without what no file can hold.

    A lone half of a surrogate pair (some programs put one on the clipboard) becomes U+FFFD, NUL
    goes. Everything else stays exactly as it is.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not has_surrogates(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def has_surrogates(text: str) -> bool:
    """Whether ``text`` holds halves of surrogate pairs, which UTF-8 cannot express."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
