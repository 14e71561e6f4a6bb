"""Score and time over time, and the calendar of the days studied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from studyapp.model.tally import DayTally
from studyapp.stats.intervals import share

YEAR = 365
LEVELS = 4  # of shade in the calendar, above none
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ProgressPoint:
    """What was done from ``first`` to ``last`` (both in it)."""

    first: date
    last: date
    answers: int
    score: float | None  # mean, 0..1; None: nothing was answered
    right: float | None  # share of answers wholly right
    reviews: int
    recalled: float | None  # share of reviews rated better than Again
    learned: int  # new cards begun
    seconds: float  # spent on answers and reviews


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the calendar."""

    day: date
    answers: int = 0
    reviews: int = 0
    seconds: float = 0.0
    level: int = 0  # 0: nothing, else the quarter (1..4) among the days of the year

    @property
    def count(self) -> int:
        """Answers and reviews together."""
        return self.answers + self.reviews


@dataclass(frozen=True, slots=True)
class Totals:
    """Everything since the beginning."""

    days: int = 0  # studied
    answers: int = 0
    right: int = 0
    score: float | None = None  # mean
    reviews: int = 0
    recalled: int = 0
    learned: int = 0
    seconds: float = 0.0
    first: date | None = None


def totals(days: Sequence[DayTally]) -> Totals:
    """The sums over all days."""
    answers = sum(one.answers for one in days)
    return Totals(
        days=len(days),
        answers=answers,
        right=sum(one.right for one in days),
        score=share(sum(one.score for one in days), answers),
        reviews=sum(one.reviews for one in days),
        recalled=sum(one.recalled for one in days),
        learned=sum(one.learned for one in days),
        seconds=sum(one.seconds + one.review_seconds for one in days),
        first=min((one.day for one in days), default=None),
    )


def progress(days: Iterable[DayTally], span: int = 1) -> tuple[ProgressPoint, ...]:
    """What was done in each ``span`` of days in which anything was, in order.

    A span of 7 is a week from Monday; other spans are counted from a fixed day. Spans in which
    nothing was done are left out: they have no score.
    """
    groups: dict[date, list[DayTally]] = {}
    for one in days:
        # Ordinal 1 is a Monday.
        first = date.fromordinal((one.day.toordinal() - 1) // span * span + 1)
        groups.setdefault(first, []).append(one)
    points = []
    for first, group in sorted(groups.items()):
        answers = sum(one.answers for one in group)
        reviews = sum(one.reviews for one in group)
        points.append(
            ProgressPoint(
                first=first,
                last=first + _DAY * (span - 1),
                answers=answers,
                score=share(sum(one.score for one in group), answers),
                right=share(sum(one.right for one in group), answers),
                reviews=reviews,
                recalled=share(sum(one.recalled for one in group), reviews),
                learned=sum(one.learned for one in group),
                seconds=sum(one.seconds + one.review_seconds for one in group),
            )
        )
    return tuple(points)


def calendar(days: Iterable[DayTally], today: date, length: int = YEAR) -> tuple[CalendarDay, ...]:
    """Each of the ``length`` days up to today, studied or not.

    The level of a studied day is the quarter its count falls in among all studied ones shown, so
    that the shades mean something to who answers five and to who answers five hundred a day.
    """
    first = today - _DAY * (length - 1)
    found = {one.day: one for one in days if first <= one.day <= today}
    counts = sorted(one.answers + one.reviews for one in found.values())
    shown = []
    for back in range(length):
        day = first + _DAY * back
        one = found.get(day)
        if one is None:
            shown.append(CalendarDay(day))
            continue
        level = _quarter(counts, one.answers + one.reviews)
        seconds = one.seconds + one.review_seconds
        shown.append(CalendarDay(day, one.answers, one.reviews, seconds, level))
    return tuple(shown)


def _quarter(counts: Sequence[int], count: int) -> int:
    from bisect import bisect_right

    if counts[0] == counts[-1]:
        return LEVELS // 2  # all days alike
    return min(LEVELS, 1 + (LEVELS * (bisect_right(counts, count) - 1)) // len(counts))
