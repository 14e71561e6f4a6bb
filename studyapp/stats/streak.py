"""Days in a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Streak:
    """The days in a row on which something was answered or reviewed."""

    current: int = 0  # up to today, or up to yesterday while nothing was done today
    longest: int = 0
    today: bool = False  # whether something was done today already
    week: tuple[bool, ...] = (False,) * 7  # the last seven days, today last


NEVER = Streak()


def streak(studied: Iterable[date], today: date) -> Streak:
    """The streak over the days of study; today breaks it only when it is over.

    The days are those the store keeps: which one a time belongs to (the rollover, the time zone,
    the change of clocks) was settled when it was written. Days after today (a clock that was set
    back) count in ``longest`` only.
    """
    days = set(studied)
    at = today if today in days else today - _DAY
    current = 0
    while at in days:
        current += 1
        at -= _DAY
    longest = length = 0
    before: date | None = None
    for day in sorted(days):
        length = length + 1 if before is not None and day - before == _DAY else 1
        longest = max(longest, length)
        before = day
    week = tuple(today - _DAY * back in days for back in range(6, -1, -1))
    return Streak(current, longest, today in days, week)
