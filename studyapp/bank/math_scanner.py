r"""Where math begins and ends in Markdown.

Delimiters: ``$…$``, ``$$…$$`` (also inside a sentence, a list item, a block quote), ``\(…\)``,
``\[…\]`` and bare environments (``\begin{align}…``). Code is left alone and ``\$`` is a dollar.
So is the dollar of a price: inline math has no space inside its dollars (or one on both sides and
TeX between them), and ``$5和$10`` is money.

Inline math ends with its paragraph. Display math that begins a line may hold blank lines, but no
heading. Every closing delimiter is looked up in a list of positions made beforehand, so time grows
(almost) linearly with the text, whatever it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import StrEnum

from studyapp.bank.code_blocks import HEADING, code_ranges, lines_of

ENVIRONMENTS = frozenset(
    name + star
    for name in (
        *("equation", "align", "aligned", "alignat", "alignedat", "gather", "gathered", "split"),
        *("multline", "eqnarray", "flalign", "cases", "rcases", "dcases", "drcases", "array"),
        *("darray", "subarray", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix"),
        *("smallmatrix", "CD"),
    )
    for star in ("", "*")
)


class Kind(StrEnum):
    """What a stretch of Markdown is."""

    TEXT = "text"
    INLINE = "inline"
    DISPLAY = "display"
    CODE = "code"


Piece = tuple[Kind, int, int, str]  # kind, start, end, TeX


def pieces(text: str) -> Iterator[Piece]:
    """The kinds of all stretches of a text, in order, without gaps; none is empty."""
    position = 0
    for start, end in code_ranges(text):
        if position < start:
            yield from _prose(text, position, start)
        yield Kind.CODE, start, end, ""
        position = end
    if position < len(text):
        yield from _prose(text, position, len(text))


def _prose(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a stretch without code blocks."""
    prose = text[start:end]
    position = 0
    for kind, first, last, tex in _Scanner(prose).found():
        if position < first:
            yield Kind.TEXT, start + position, start + first, ""
        yield kind, start + first, start + last, tex
        position = last
    if position < len(prose):
        yield Kind.TEXT, start + position, end, ""


_PAIR = re.compile(r"\\(?:(begin|end)\{([A-Za-z]+\*?)\}|.)|\$", re.DOTALL)
_TICKS = re.compile("`+")
_LINE_PREFIX = re.compile(r"[ \t]*+(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[ \t]*+)*+")
_QUOTED = re.compile(r"[ \t]*+(?:>[ \t]*+)++")


class _Scanner:
    """One stretch of prose with the positions of everything that can open or close."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.openers: list[tuple[int, str]] = []  # position, what
        self.dollars: list[int] = []
        self.doubles: list[int] = []
        self.closers: dict[str, list[int]] = {")": [], "]": []}
        self.environments: dict[int, int] = {}  # start of \begin -> end of its \end
        self.ticks: dict[int, list[int]] = {}  # length -> starts
        self.line_starts: list[int] = []
        self.prefix_ends: dict[int, int] = {}  # line start -> end of its list and quote marks
        self.paragraph_ends: list[int] = []
        self.block_ends: list[int] = []
        self._find_breaks()
        self._find_delimiters()

    def _find_breaks(self) -> None:
        for line in lines_of(self.text):
            self.line_starts.append(line.start)
            if HEADING.match(line.text):
                self.paragraph_ends += [line.start, line.end]
                self.block_ends += [line.start, line.end]
            elif not line.text.strip(" \t>"):
                self.paragraph_ends.append(line.start)
        self.paragraph_ends.append(len(self.text))
        self.block_ends.append(len(self.text))

    def _find_delimiters(self) -> None:
        open_environments: dict[str, list[int]] = {}
        escaped_ticks = set()
        for match in _PAIR.finditer(self.text):
            start, what = match.start(), match[0]
            if what == "$":
                if self.dollars and self.dollars[-1] == start - 1:
                    self.doubles.append(start - 1)
                self.dollars.append(start)
                self.openers.append((start, "$"))
            elif match[1]:
                stack = open_environments.setdefault(match[2], [])
                if match[1] == "begin":
                    stack.append(start)
                    if match[2] in ENVIRONMENTS:
                        self.openers.append((start, "begin"))
                elif stack:
                    self.environments[stack.pop()] = match.end()
            elif what[1] in "([":
                self.openers.append((start, what[1]))
            elif what[1] in ")]":
                self.closers[what[1]].append(start)
            elif what[1] == "`":
                escaped_ticks.add(start + 1)
        for match in _TICKS.finditer(self.text):
            self.ticks.setdefault(len(match[0]), []).append(match.start())
            if match.start() not in escaped_ticks:
                self.openers.append((match.start(), match[0]))
        self.openers.sort()

    def found(self) -> Iterator[Piece]:
        """Code spans and formulas in order."""
        position = 0
        for start, what in self.openers:
            if start < position:
                continue
            piece = self._code(start, what) if what[0] == "`" else self._math(start, what)
            if piece is not None:
                yield piece
                position = piece[2]
            elif what == "$" and self._next(self.doubles, start) == start:
                position = start + 2  # a literal $$

    def _next(self, positions: list[int], start: int) -> int:
        """The first of the positions at or after ``start``, or one past the text."""
        place = bisect_left(positions, start)
        return positions[place] if place < len(positions) else len(self.text) + 1

    def _code(self, start: int, ticks: str) -> Piece | None:
        after = start + len(ticks)
        close = self._next(self.ticks[len(ticks)], after)
        if close >= self._next(self.paragraph_ends, after):
            return None
        return Kind.CODE, start, close + len(ticks), ""

    def _math(self, start: int, what: str) -> Piece | None:
        if what == "begin":
            close = self.environments.get(start)
            return None if close is None else self._piece(Kind.DISPLAY, start, close, 0)
        if what == "(":
            close = self._next(self.closers[")"], start + 2)
            inside = close < self._next(self.paragraph_ends, start + 2)
            return self._piece(Kind.INLINE, start, close + 2, 2) if inside else None
        if what == "[":
            return self._display(start, self.closers["]"])
        if self._next(self.doubles, start) == start:
            return self._display(start, self.doubles)
        return self._inline(start)

    def _display(self, start: int, closers: list[int]) -> Piece | None:
        close = self._next(closers, start + 2)
        ends = self.block_ends if self._begins_line(start) else self.paragraph_ends
        if close >= self._next(ends, start + 2):
            return None
        return self._piece(Kind.DISPLAY, start, close + 2, 2)

    def _begins_line(self, start: int) -> bool:
        """Whether only list and quote marks stand before it in its line."""
        line = self.line_starts[bisect_right(self.line_starts, start) - 1]
        return self._prefix_end(line) >= start

    def _prefix_end(self, line: int) -> int:
        if line not in self.prefix_ends:
            match = _LINE_PREFIX.match(self.text, line)
            self.prefix_ends[line] = match.end() if match else line
        return self.prefix_ends[line]

    def _inline(self, start: int) -> Piece | None:
        close = self._next(self.dollars, start + 1)
        end = self._next(self.paragraph_ends, start + 1)
        # A formula may nest text with math of its own: $\text{if $x$}$. Few tries: linear time.
        for _ in range(8):
            if close >= end or close > start + 1000 or not self._inside_text(start + 1, close):
                break
            close = self._next(self.dollars, close + 1)
        if close >= end or not _is_formula(self.text, start + 1, close):
            return None
        return self._piece(Kind.INLINE, start, close + 1, 1)

    def _inside_text(self, start: int, end: int) -> bool:
        content = self.text[start:end]
        if "\\text" not in content and "\\mbox" not in content:
            return False
        bare = re.sub(r"\\.", "", content, flags=re.DOTALL)
        return bare.count("{") > bare.count("}")

    def _piece(self, kind: Kind, start: int, end: int, width: int) -> Piece | None:
        tex = self.text[start + width : end - width]
        if not tex.strip():
            return None
        if "\n" in tex and self._quoted(start):
            tex = "\n".join(_without_quote(line) for line in tex.split("\n"))
        return kind, start, end, tex

    def _quoted(self, start: int) -> bool:
        line = self.line_starts[bisect_right(self.line_starts, start) - 1]
        return _QUOTED.match(self.text, line) is not None


def _without_quote(line: str) -> str:
    match = _QUOTED.match(line)
    return line[match.end() :] if match else line


_TEX = re.compile(r"[\\^_={}]")
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WORD = re.compile(r"\s[A-Za-z]{2}")


def _is_formula(text: str, start: int, end: int) -> bool:
    """Whether the text between two dollars is a formula rather than part of a sentence."""
    content = text[start:end]
    if not content:
        return False
    before, after = content[0].isspace(), content[-1].isspace()
    if before or after:
        stripped = content.strip()
        return before and after and (len(stripped) == 1 or bool(_TEX.search(stripped)))
    if not content[0].isdigit():
        return True
    if text[end + 1 : end + 2].isdigit():
        return False  # "$5-$10": money
    sentence = _HAN.search(content) or _WORD.search(content)
    return not (sentence and not _TEX.search(content))
