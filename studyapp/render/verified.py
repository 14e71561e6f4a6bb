"""Numbers that a computation has verified: where they stand, and the marks that carry them.

A mark is put around the number in the Markdown, as private-use characters, and becomes a ``span``
after sanitising. A number inside a formula marks the whole formula.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from studyapp.bank.math import Segment
from studyapp.bank.numbers import locate
from studyapp.model.question import Answer, Question, Section

_OPEN, _NAMED, _CLOSE = "\ue004", "\ue005", "\ue006"
_MARKED = re.compile(f"{_OPEN}(\\d+){_NAMED}([^{_OPEN}{_NAMED}{_CLOSE}]*){_CLOSE}")
_REMAINS = re.compile(f"{_OPEN}\\d*{_NAMED}?|[{_NAMED}{_CLOSE}]")


@dataclass(frozen=True, slots=True)
class Verified:
    """One verified number of a section."""

    start: int  # in the section's text
    end: int
    formula: int | None  # index among the section's formulas
    expression: str
    value: str


def verified_numbers(question: Question, answer: Answer) -> Mapping[Section, list[Verified]]:
    """The checks of a question that hold in an answer, by section. Failing ones are left out."""
    from studyapp.bank.numbers import parse

    found: dict[Section, list[Verified]] = defaultdict(list)
    for check in question.checks:
        said = parse(check.says)
        value = _value(check.expression)
        if said is None or value is None or not said.agrees(value):
            continue
        for place in locate(answer, check)[:1]:
            occurrence = place.occurrence
            found[place.section].append(
                Verified(
                    occurrence.start,
                    occurrence.end,
                    occurrence.formula,
                    check.expression,
                    f"{value:.12g}",
                )
            )
    return found


@lru_cache(maxsize=4096)
def _value(expression: str) -> float | None:
    from studyapp.items.expressions import ExpressionError, number

    try:
        return float(number(expression))
    except (ExpressionError, OverflowError):
        return None


def marked(prepared: str, formulas: Sequence[Segment], numbers: Sequence[Verified]) -> str:
    """The prepared text (formulas set aside) with marks around its verified numbers."""
    parts: list[str] = []
    position = shift = passed = 0
    taken = -1
    for index, number in sorted(enumerate(numbers), key=lambda pair: pair[1].start):
        if number.formula is not None or number.start < taken:
            continue
        taken = number.end
        while passed < len(formulas) and formulas[passed].start < number.start:
            shift += len(str(passed)) + 2 - len(formulas[passed].source)  # the token's length
            passed += 1
        start, end = number.start + shift, number.end + shift
        parts += [prepared[position:start], f"{_OPEN}{index}{_NAMED}", prepared[start:end], _CLOSE]
        position = end
    return "".join([*parts, prepared[position:]])


def spans(text: str, numbers: Sequence[Verified]) -> str:
    """Rendered text with its marks made spans."""

    def span(match: re.Match[str]) -> str:
        index = int(match[1])
        if index >= len(numbers):
            return match[2]
        return f'<span class="verified"{attributes([numbers[index]])}>{match[2]}</span>'

    return unmarked(_MARKED.sub(span, text))


def unmarked(text: str) -> str:
    """The text without marks: for code and for attributes."""
    return _REMAINS.sub("", text)


def without_foreign_marks(text: str) -> str:
    """A text whose own private-use characters cannot be taken for marks. Offsets stay."""
    return re.sub("[\ue002-\ue007]", "\ufffd", text)


def attributes(numbers: Sequence[Verified]) -> str:
    """``data-check`` and ``data-value`` of the numbers that one element carries."""
    if not numbers:
        return ""
    checks = "; ".join(number.expression for number in numbers)
    values = "; ".join(number.value for number in numbers)
    return f' data-check="{escape(checks)}" data-value="{escape(values)}"'
