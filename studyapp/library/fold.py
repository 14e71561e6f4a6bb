"""Text as search sees it: folded, and cut into tokens.

Folding makes spellings of one thing equal: full-width and compatibility forms (NFKC), case,
accents, traditional characters. The same fold is applied to the texts when a bank is compiled and
to every query. Traditional to simplified is a table of single characters that the compiler takes
from OpenCC and writes into the library, so that a query costs no import.

A token is one character of a script written without spaces (Han, kana, Hangul) or a run of other
letters and digits. The index keeps them separated by spaces; a word of several Han characters is
then a phrase. (FTS5's own tokenisers lose two-character words or newer Han characters.)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

Table = Mapping[int, str]

HAN_CLASS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
HAN = re.compile(f"[{HAN_CLASS}]")
TOKEN = re.compile(f"[{HAN_CLASS}]|[^\\W_{HAN_CLASS}]+")

_MARKS = re.compile("[\u0300-\u036f]")
_ACCENTED = re.compile("[\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff\u0300-\u036f]")
_CAMEL = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]*[a-z][A-Z][A-Za-z0-9]*")
_CAMEL_PART = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
# Letters without a decomposition, and characters that only steer line breaking.
_PLAIN: Table = {
    ord(letter): plain
    for letter, plain in (
        {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
        | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    ).items()
}


def table(traditional: str, simplified: str) -> Table:
    """The table for ``fold`` from two strings of equal length, character by character."""
    pairs = zip(traditional, simplified, strict=True)
    return {**_PLAIN, **{ord(old): new for old, new in pairs}}


def fold(text: str, simplify: Table = _PLAIN) -> str:
    """The text with case, width, accents and traditional forms evened out."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold()
    if _ACCENTED.search(text):
        text = _MARKS.sub("", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", text)
    return text.translate(simplify)


def tokens(folded: str) -> list[str]:
    """The tokens of a folded text, in order."""
    return TOKEN.findall(folded)


def indexed(text: str, simplify: Table) -> str:
    """The text as it goes into the index: folded tokens between spaces.

    A word in camel case is followed by its parts of three and more letters, so that ``norm`` finds
    ``BatchNorm``.
    """
    return " ".join(TOKEN.findall(fold(_CAMEL.sub(_with_parts, text), simplify)))


def key(text: str, simplify: Table) -> str:
    """A name in the form in which two names are compared: its tokens, Latin ones spaced."""
    return join(TOKEN.findall(fold(text, simplify)))


def join(parts: Iterable[str]) -> str:
    """Tokens put together again: no space beside a Han character."""
    text = " ".join(parts)
    return _SPACE_AT_HAN.sub("", text)


_SPACE_AT_HAN = re.compile(f"(?<=[{HAN_CLASS}]) | (?=[{HAN_CLASS}])")


def has_han(text: str) -> bool:
    """Whether the text holds a character written without spaces around it."""
    return HAN.search(text) is not None


def _with_parts(match: re.Match[str]) -> str:
    word = match.group()
    parts = [part for part in _CAMEL_PART.findall(word) if len(part) >= 3]
    return " ".join([word, *parts]) if parts and parts != [word] else word
