"""What is refused before it reaches code whose time or stack grows faster than the text.

Python-Markdown recurses with the nesting, looks through the rest of a paragraph for every bracket
and through the rest of the text for every tag that does not end; the sanitiser's time grows with
the square of the depth. Nobody writes by hand what is turned away here.
"""

from __future__ import annotations

import re

from studyapp.model.language import Text

LONGEST = 200_000  # characters of one section: some thirty times the longest real one
_MOST_QUOTES = 30  # nested block quotes
_WIDEST_INDENT = 120  # spaces: thirty nested lists
_BRACKETS = 3_000_000  # the sum over all paragraphs of their brackets squared: about a second
_SPECIALS = 1_000_000_000  # the same for all characters that may begin something
_UNFINISHED_TAGS = 800
_DEEPEST_WRITTEN = 4_000  # tags left open in Markdown, where `vector<int>` in code looks like one
_DEEPEST = 200  # nested elements of HTML
_LARGEST = 20_000_000  # characters of HTML

_QUOTES = re.compile(r"^[ \t>]*>", re.MULTILINE)
_INDENT = re.compile(rf"^[ \t]{{{_WIDEST_INDENT},}}(?:[-*+>]|\d+[.)])", re.MULTILINE)
_LISTS_IN_LINE = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){30}", re.MULTILINE)
_OPEN_OR_CLOSE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SELF_CLOSING = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source td th tr track "
    "wbr".split()
)


class RefusedError(Exception):
    """Rendering the text would take too long; the message says why, ``why`` in both languages."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


NESTED = Text("嵌套过深", "nested too deeply")


_PARAGRAPH_END = re.compile(r"\n[ \t>]*(?:\n|(?=[-*+|#][ \t]|\d{1,9}[.)][ \t]))")
_SPECIAL = re.compile(r"[*_`~\\&<!]")
_UNFINISHED = re.compile(r"<[A-Za-z/!?](?![^<>]*>)")


def check_markdown(text: str) -> None:
    """Raise ``RefusedError`` for what Python-Markdown would recurse into or take too long over."""
    if any(match[0].count(">") > _MOST_QUOTES for match in _QUOTES.finditer(text)):
        raise RefusedError(NESTED)
    if _INDENT.search(text) or _LISTS_IN_LINE.search(text):
        raise RefusedError(NESTED)
    _check_depth(text, _DEEPEST_WRITTEN)
    paragraphs = _PARAGRAPH_END.split(text)
    if sum(part.count("[") ** 2 for part in paragraphs) > _BRACKETS:
        raise RefusedError(Text("一段之内括号过多", "too many brackets in one paragraph"))
    if sum(len(_SPECIAL.findall(part)) ** 2 for part in paragraphs) > _SPECIALS:
        raise RefusedError(
            Text("一段之内特殊字符过多", "too many special characters in one paragraph")
        )
    if sum(1 for _ in _UNFINISHED.finditer(text)) > _UNFINISHED_TAGS:
        raise RefusedError(Text("未写完的标签过多", "too many unfinished tags"))


def check_html(html: str) -> None:
    """Raise ``RefusedError`` for HTML that nests too deeply; linear time, so it may come first."""
    if len(html) > _LARGEST:
        raise RefusedError(Text("过长", "too long"))
    _check_depth(html, _DEEPEST)


def _check_depth(html: str, deepest: int) -> None:
    level = 0
    for match in _OPEN_OR_CLOSE.finditer(html):
        if match[2].lower() in _SELF_CLOSING:
            continue
        level = max(level - 1, 0) if match[1] else level + 1
        if level > deepest:
            raise RefusedError(NESTED)
