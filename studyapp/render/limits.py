"""What is refused before it reaches code whose time or stack grows faster than the text.

Python-Markdown recurses with the nesting and the sanitiser's time grows with its square; nobody
writes by hand what is turned away here.
"""

from __future__ import annotations

import re

LONGEST = 400_000  # characters of one section: some fifty times the longest real one
_MOST_QUOTES = 30  # nested block quotes
_WIDEST_INDENT = 120  # spaces: thirty nested lists
_DEEPEST = 200  # nested elements of HTML
_LARGEST = 20_000_000  # characters of HTML

_QUOTES = re.compile(r"^[ \t>]*>", re.MULTILINE)
_INDENT = re.compile(rf"^[ \t]{{{_WIDEST_INDENT},}}(?:[-*+>]|\d+[.)])", re.MULTILINE)
_OPEN_OR_CLOSE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SELF_CLOSING = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source td th tr track "
    "wbr".split()
)


class RefusedError(Exception):
    """The text is one that rendering would take too long over; the message says why."""


def check_markdown(text: str) -> None:
    """Raise ``RefusedError`` for quotes or lists nested beyond what anybody writes."""
    if any(match[0].count(">") > _MOST_QUOTES for match in _QUOTES.finditer(text)):
        raise RefusedError("nested too deeply")
    if _INDENT.search(text):
        raise RefusedError("nested too deeply")


def check_html(html: str) -> None:
    """Raise ``RefusedError`` for HTML that nests too deeply; linear time, so it may come first."""
    if len(html) > _LARGEST:
        raise RefusedError("too long")
    level = 0
    for match in _OPEN_OR_CLOSE.finditer(html):
        if match[2].lower() in _SELF_CLOSING:
            continue
        level = max(level - 1, 0) if match[1] else level + 1
        if level > _DEEPEST:
            raise RefusedError("nested too deeply")
