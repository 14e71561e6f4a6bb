"""The scanner that sets TeX aside, so that Markdown never sees it.

``split`` cuts a text into segments, ``set_aside`` puts a token in each formula's place and
``put_back`` reverses that. Which characters are math is decided in ``math_scanner``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from studyapp.bank.line_counter import LineCounter
from studyapp.bank.math_scanner import Kind, pieces


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text. The sources of all segments together are the text itself."""

    kind: Kind
    source: str  # with its delimiters
    tex: str  # the formula without them, as KaTeX gets it; empty for text and code
    start: int  # offset in the text
    line: int  # of the start, from 1

    @property
    def end(self) -> int:
        """The offset after the segment."""
        return self.start + len(self.source)

    @property
    def is_math(self) -> bool:
        """Whether this is a formula."""
        return self.kind in (Kind.INLINE, Kind.DISPLAY)

    @property
    def display(self) -> bool:
        """Whether it is typeset on lines of its own."""
        return self.kind is Kind.DISPLAY


def split(text: str, first_line: int = 1) -> tuple[Segment, ...]:
    """The segments of a Markdown text in order; neighbours of kind text are joined.

    ``first_line`` is the number of the text's first line in its file.
    """
    segments: list[Segment] = []
    lines = LineCounter(text, first_line)
    for kind, start, end, tex in pieces(text):
        segments.append(Segment(kind, text[start:end], tex, start, lines.at(start)))
    return tuple(segments)


def formulas_of(text: str, first_line: int = 1) -> tuple[Segment, ...]:
    """Only the formulas of ``split(text)``."""
    return tuple(segment for segment in split(text, first_line) if segment.is_math)


def set_aside(text: str) -> tuple[str, tuple[Segment, ...]]:
    r"""The text with a token in place of each formula, and the formulas in order.

    A token consists of private-use characters which Markdown and HTML sanitisers leave alone
    (``TOKEN`` matches one, its first group is read by ``index_of``). An escaped ``\$`` stays as it
    is: add ``$`` to the characters that the Markdown reader lets one escape. A token may end up in
    an HTML attribute (a link's title): put formulas' markup back in text only.
    """
    formulas: list[Segment] = []
    parts: list[str] = []

    def token(segment: Segment) -> str:
        formulas.append(segment)
        digits = "".join(chr(_ZERO + int(digit)) for digit in str(len(formulas) - 1))
        return f"{_MARK}{digits}{_END}"

    for segment in split(text):
        if segment.is_math:
            parts.append(token(segment))
        elif _MARK in segment.source:  # the text's own: set aside too, so that all are tokens
            own = Segment(Kind.TEXT, _MARK, "", segment.start, segment.line)
            parts += [
                piece if piece != _MARK else token(own)
                for piece in re.split(f"({_MARK})", segment.source)
            ]
        else:
            parts.append(segment.source)
    return "".join(parts), tuple(formulas)


def put_back(
    text: str,
    formulas: Sequence[Segment],
    replacement: Callable[[Segment], str] = lambda formula: formula.source,
) -> str:
    """The text with each token replaced; a token without a formula is dropped.

    With the default replacement this is the reverse of ``set_aside``.
    """

    def replaced(match: re.Match[str]) -> str:
        index = index_of(match)
        if index >= len(formulas):
            return ""
        segment = formulas[index]
        return replacement(segment) if segment.is_math else segment.source

    return TOKEN.sub(replaced, text)


# A token: U+E000, the formula's index in the private digits U+E010 to U+E019, and U+E001.
_MARK, _END, _ZERO = "\ue000", "\ue001", 0xE010
TOKEN = re.compile(f"{_MARK}([{chr(_ZERO)}-{chr(_ZERO + 9)}]{{1,9}}){_END}")


def index_of(token: re.Match[str]) -> int:
    """The index of the formula that a match of ``TOKEN`` stands for."""
    return int("".join(chr(ord(digit) - _ZERO + ord("0")) for digit in token[1]))
