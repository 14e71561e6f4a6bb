r"""Numbers as they are written in an answer, and where a check's number stands.

A token is a whole number as a reader sees it: ``65,504``, ``65{,}504``, ``1.8\times10^{-3}``,
``−0.5``, ``76.3\%``. It never begins or ends inside a longer number, a name (``ResNet50``), a
subscript, a link's address or code. Two tokens are the same when their digits are, so ``0.5`` is
not ``0.500``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from studyapp.bank.line_counter import LineCounter
from studyapp.bank.math import Segment, split
from studyapp.model.question import Answer, Check, Section


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; equal when sign, digits, exponent and percent sign are equal."""

    digits: str  # without separators of thousands: "65504", "0.500"
    negative: bool = False
    exponent: int = 0
    percent: bool = False

    @property
    def value(self) -> Decimal:
        """The number before its percent sign."""
        value = Decimal(self.digits).scaleb(self.exponent)
        return -value if self.negative else value

    @property
    def unit(self) -> Decimal:
        """One unit of the last written digit."""
        decimals = len(self.digits.partition(".")[2])
        return Decimal(1).scaleb(self.exponent - decimals)

    def agrees(self, value: float) -> bool:
        """Whether a computed value rounds to this number.

        That is, it differs by at most half a unit of the last digit. A percentage agrees with the
        share as well as with the number before the sign.
        """
        computed = Decimal(value)
        slack = self.unit / 2 * (1 + Decimal("1e-9")) + abs(computed) * Decimal("1e-12")
        scales = (1, 100) if self.percent else (1,)
        return any(abs(computed * scale - self.value) <= slack for scale in scales)

    def same_as(self, says: Number) -> bool:
        """Whether a check that says ``says`` means this one; it may leave the percent sign out."""
        return self.without_percent == says.without_percent and (self.percent or not says.percent)

    @property
    def without_percent(self) -> Number:
        """The number before its percent sign."""
        return Number(self.digits, self.negative, self.exponent)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A number in a text: the range it takes up, and the formula it lies in, if any."""

    number: Number
    start: int
    end: int
    line: int  # from 1, in the text
    formula: int | None  # index among the formulas of the text, in order


@dataclass(frozen=True, slots=True)
class Place:
    """Where a check's number stands in an answer."""

    section: Section
    occurrence: Occurrence

    @property
    def line(self) -> int:
        """The line in the answer's file."""
        return self.section.line + self.occurrence.line


def parse(says: str) -> Number | None:
    """The number that a check's ``says`` writes, or ``None`` where it is not one number."""
    source = says.strip().strip("$").removeprefix("+")
    for math in (False, True):
        found = list(_tokens(source, math))
        if len(found) == 1 and found[0][1:] == (0, len(source)):
            return found[0][0]
    return None


@lru_cache(maxsize=64)
def occurrences(text: str) -> tuple[Occurrence, ...]:
    """All numbers of a Markdown text in order."""
    found: list[Occurrence] = []
    formula = -1
    for segment in split(text):
        formula += segment.is_math
        if segment.is_math or segment.kind == "text":
            index = formula if segment.is_math else None
            found += _in_segment(segment, index)
    return tuple(found)


def find(text: str, says: str, nth: int = 0) -> list[Occurrence]:
    """Where a Markdown text says a number; only the ``nth`` occurrence (from 1) where given."""
    wanted = parse(says)
    if wanted is None:
        return []
    found = [place for place in occurrences(text) if place.number.same_as(wanted)]
    return found[nth - 1 : nth] if nth else found


def locate(answer: Answer, check: Check) -> list[Place]:
    """Where an answer says a check's number: in the check's section, or in all of them.

    A check that holds names one place; more or none are for its writer to mend.
    """
    wanted = parse(check.says)
    if wanted is None:
        return []
    found = [
        Place(section, occurrence)
        for section in answer.sections
        if not check.where or section.key == check.where
        for occurrence in occurrences(section.text)
        if occurrence.number.same_as(wanted)
    ]
    return found[check.nth - 1 : check.nth] if check.nth else found


def _in_segment(segment: Segment, formula: int | None) -> Iterable[Occurrence]:
    lines = LineCounter(segment.source, segment.line)
    for number, start, end in _tokens(segment.source, segment.is_math):
        line = lines.at(start)
        yield Occurrence(number, segment.start + start, segment.start + end, line, formula)


# --- tokens -------------------------------------------------------------------------------------

_KEPT = "，"  # a comma between clauses, not one between thousands
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_SUPERSCRIPT_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")


def _normalised(source: str) -> tuple[str, list[int], list[int]]:
    """The text after NFKC, and the offsets in the source where its characters begin and end."""
    if source.isascii():
        return source, list(range(len(source))), list(range(1, len(source) + 1))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(source):
        if run := _SUPERSCRIPT_RUN.match(source, position):
            plain, width = "^" + run[0].translate(_SUPERSCRIPTS), len(run[0])
        else:
            plain, width = source[position], 1
            if plain in "−–":
                plain = "-"
            elif plain not in _KEPT:
                plain = unicodedata.normalize("NFKC", plain)
        characters.append(plain)
        starts += [position] * len(plain)
        position += width
        ends += [position] * len(plain)
    return "".join(characters), starts, ends


def _power(prefix: str) -> str:
    exponent = r"[-+]?\d{1,4}+(?!\d)"
    return (
        rf"10\s*+\^\s*+(?:\{{\s*+(?P<{prefix}braced>{exponent})\s*+\}}"
        rf"|(?P<{prefix}bare>{exponent}))"
    )


def _pattern(comma: str) -> re.Pattern[str]:
    """Numbers whose thousands may be separated by ``comma``."""
    return re.compile(
        rf"(?:(?P<power>{_power('power_')})"
        rf"|(?P<digits>[1-9]\d{{0,2}}+(?:(?:{comma})\d{{3}})++(?!\d)(?:\.\d++)?+"
        r"|\d++(?:\.\d++)?+|\.\d++)"
        r"(?:[eE](?P<scientific>[-+]?\d{1,4}+)(?![\dA-Za-z])"
        r"|\s*+(?:\\(?:times|cdot)(?![A-Za-z])|[×·*])\s*+"
        rf"{_power('times_')})?+)"
        r"(?P<version>(?:\.\d++)++)?+"
        r"(?P<percent>(?:\s|\\,)?\\?%)?+"
    )


_IN_TEXT = _pattern(",")
_IN_MATH = _pattern(r"\{,\}|\\,|,")
_IN_TUPLE = _pattern(r"\{,\}|\\,")
_SKIPPED_TEXT = re.compile(
    r"\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)"  # a link's address
    r"|<[A-Za-z/][^<>\n]*+>"  # a tag
    r"|https?://\S++"
    r"|^[ \t]*+\d{1,9}+[.)](?=[ \t])",  # a list item's number
    re.MULTILINE,
)
_SKIPPED_MATH = re.compile(
    r"_\s*+\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\}"  # a subscript
    r"|_\s*+(?:\\[A-Za-z]++|[^\s\\{])"
    r"|\\\\\s*+\[[^\]]*+\]"  # the space after a line
    r"|\\(?:hspace|vspace|kern|mkern|hskip|mskip|tag|label|color|textcolor)\*?\s*+"
    r"(?:\{[^{}]*+\}|-?[\d.]++[a-z]++)"
    r"|\\begin\{[a-z]*at(?:ed)?\*?\}\{\d*+\}"
)
# What may stand before a minus that is a sign, and not a subtraction.
_UNARY_MATH = re.compile(
    r"(?:^|[=<>(\[,;:&+*/^{|-]|\\\\|\\(?:approx|times|cdot|div|leq?|geq?|ll|gg|to|in|sim|simeq"
    r"|equiv|neq?|pm|mp|quad|qquad|mapsto|rightarrow|Rightarrow|lvert|left[(\[|.]|big[lr]?[(\[]"
    r"|ln|log|exp|max|min|mid|vert|[,;:! ])|\$)\s*$"
)
_UNARY_TEXT = re.compile(r"(?:^|[^\w)\]}.%\"'”’]|[\u2e80-\u9fff])$")


def _tokens(source: str, math: bool) -> Iterable[tuple[Number, int, int]]:
    """The numbers of a stretch of text or of a formula with their ranges."""
    text, starts, ends = _normalised(source)
    skipped = _SKIPPED_MATH if math else _SKIPPED_TEXT
    holes = [match.span() for match in skipped.finditer(text)]
    position = hole = depth = 0
    while match := (_IN_MATH if math else _IN_TEXT).search(text, position):
        while hole < len(holes) and holes[hole][1] <= match.start():
            hole += 1
        if hole < len(holes) and holes[hole][0] <= match.start():
            depth += _depth(text, position, holes[hole][1])
            position = holes[hole][1]
            continue
        depth += _depth(text, position, match.start())
        if math and depth > 0:
            # (128,256,512) lists numbers: a thousand is written 65{,}504 in a formula.
            match = _IN_TUPLE.match(text, match.start()) or match
        position = match.end()
        if match["version"] or _inside_name(text, match.start(), math):
            continue
        start = _sign_start(text, match.start(), math)
        first = match.start() if start is None else start
        yield _number(match, start is not None), starts[first], ends[match.end() - 1]


def _depth(text: str, start: int, end: int) -> int:
    """How many brackets a stretch opens more than it closes."""
    opened = text.count("(", start, end) + text.count("[", start, end)
    return opened - text.count(")", start, end) - text.count("]", start, end)


_WORD_BEFORE = re.compile(r"(\\?)[A-Za-z0-9]*[A-Za-z]-?$")


def _inside_name(text: str, start: int, math: bool) -> bool:
    r"""Whether a number is the end of a name: ``ResNet50``, ``x_1``, ``VGG-16``; not ``\ln91``."""
    if text[start - 1 : start] == "_":
        return True
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    if before is None or before[1]:
        return False
    return not (math and before[0].endswith("-"))


def _sign_start(text: str, start: int, math: bool) -> int | None:
    """Where the sign of a number begins, or ``None`` where it has none."""
    if text[start - 1 : start] != "-":
        if not (math and text[start - 3 : start] == "{-}"):
            return None
        return start - 3
    before = text[max(0, start - 13) : start - 1]
    unary = _UNARY_MATH if math else _UNARY_TEXT
    return start - 1 if unary.search(before) else None


def _number(match: re.Match[str], negative: bool) -> Number:
    if match["power"]:
        return Number("1", negative, int(match["power_braced"] or match["power_bare"]))
    digits = re.sub(r"\{,\}|\\,|,", "", match["digits"])
    if digits.startswith("."):
        digits = f"0{digits}"
    exponent = match["scientific"] or match["times_braced"] or match["times_bare"] or "0"
    return Number(digits, negative, int(exponent), bool(match["percent"]))
