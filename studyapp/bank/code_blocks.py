"""Which lines of a Markdown text are code: fences (indented, nested, quoted) and indented blocks.

Math is looked for in everything else. An unclosed fence is no fence: one slip must not turn the
rest of a document into code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# Possessive quantifiers (`*+`): a text of any shape is matched in linear time.
_CONTAINER = r"[ \t]*+(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[ \t]*+)*+"
_FENCE = re.compile(rf"(?P<prefix>{_CONTAINER})(?P<fence>`{{3,}}|~{{3,}})(?P<info>[^\n]*)")
_LIST_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_DISPLAY = re.compile(rf"{_CONTAINER}\$\$")
HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]|$)")
_QUOTES = re.compile(r"(?:[ ]{0,3}>[ ]?)*+")
_LONGEST = 16  # fences longer than this count as this long


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its range in the text; the range includes the line's end."""

    start: int
    end: int
    text: str  # without the line's end


def lines_of(text: str) -> list[Line]:
    r"""The lines of a text, ended by ``\n`` only (as Markdown counts them)."""
    found = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        found.append(Line(start, end, text[start:end].rstrip("\r\n")))
        start = end
    return found


def code_ranges(text: str) -> list[tuple[int, int]]:
    """The [start, end) ranges of code blocks, in order; time grows linearly with the text."""
    lines = lines_of(text)
    closers = _closers(lines)
    ranges: list[tuple[int, int]] = []
    index = 0
    in_list = False
    previous_blank = True
    while index < len(lines):
        line = lines[index]
        if not line.text.strip(" \t>"):
            previous_blank = True
            index += 1
            continue
        fence_end = _fence_end(line, index, closers)
        if fence_end is not None:
            ranges.append((line.start, lines[fence_end].end))
            index, previous_blank = fence_end + 1, False
            continue
        display_end = _display_end(lines, index)
        if display_end is not None:
            index, previous_blank = display_end + 1, False
            continue
        body = _without_quotes(line.text)
        indented = body.startswith(("    ", "\t"))
        if _LIST_ITEM.match(body) and (in_list or not indented):
            in_list = True
        elif previous_blank and not indented and not body.startswith(" "):
            in_list = False
        if indented and not in_list and previous_blank:
            end = _indented_end(lines, index)
            ranges.append((line.start, lines[end].end))
            index, previous_blank = end + 1, False
            continue
        previous_blank = False
        index += 1
    return ranges


def _without_quotes(line: str) -> str:
    match = _QUOTES.match(line)
    return line[match.end() :] if match else line


def _closers(lines: list[Line]) -> dict[tuple[str, int], list[int]]:
    """Line numbers that can close a fence of a character and at least a length."""
    found: dict[tuple[str, int], list[int]] = {}
    for index, line in enumerate(lines):
        body = line.text.strip(" \t>")
        if len(body) >= 3 and body[0] in "`~" and body == body[0] * len(body):
            for length in range(3, min(len(body), _LONGEST) + 1):
                found.setdefault((body[0], length), []).append(index)
    return found


def _fence_end(line: Line, index: int, closers: dict[tuple[str, int], list[int]]) -> int | None:
    match = _FENCE.match(line.text)
    if match is None:
        return None
    fence = match["fence"]
    if fence[0] == "`" and "`" in match["info"]:
        return None  # a code span that begins a line
    candidates = closers.get((fence[0], min(len(fence), _LONGEST)), [])
    place = bisect_right(candidates, index)
    return candidates[place] if place < len(candidates) else None


def _display_end(lines: list[Line], index: int) -> int | None:
    """The line that closes the ``$$`` opened at the start of this one, or None.

    Such a block may hold blank and indented lines, so it must not be read as code. The search ends
    at the next ``$$``, at a heading and at a fence; no line is searched twice in vain.
    """
    if not _DISPLAY.match(lines[index].text) or lines[index].text.count("$$") != 1:
        return None
    for number in range(index + 1, len(lines)):
        text = lines[number].text
        if "$$" in text:
            return number
        if HEADING.match(text) or _FENCE.match(text):
            return None
    return None


def _indented_end(lines: list[Line], index: int) -> int:
    last = index
    for number in range(index + 1, len(lines)):
        body = _without_quotes(lines[number].text)
        if body.startswith(("    ", "\t")) and body.strip():
            last = number
        elif body.strip():
            break
    return last
