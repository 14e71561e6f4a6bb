"""A session's own time, derived from clocks that only ever go forward.

Nothing is counted in ticks, and the system's time of day plays no part: setting it changes
nothing. What the computer slept is told by two clocks of which only one goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

SLEEP = 2.0  # seconds between the two clocks from which on it is called sleep
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at the clocks, in seconds since some moment in the past."""

    monotonic: float  # stands still while the computer sleeps
    boottime: float | None = None  # goes on; None where the system has no such clock


Read = Callable[[], Reading]


@dataclass(frozen=True, slots=True)
class Clock:
    """A stopwatch that may be stopped and gone on with, in this run of the program or another."""

    counts_sleep: bool  # an exam's runs on while the computer sleeps
    used: float = 0.0  # seconds until it was last started
    since: Reading | None = None  # when that was; None: it stands

    def used_at(self, now: Reading) -> float:
        """Seconds used until ``now``; never less than before."""
        if self.since is None:
            return self.used
        awake = now.monotonic - self.since.monotonic
        elapsed = awake + (slept(self.since, now) if self.counts_sleep else 0.0)
        return self.used + max(0.0, elapsed)

    def started(self, now: Reading) -> Clock:
        """Running from ``now`` on."""
        return replace(self, used=self.used_at(now), since=now)

    def stopped(self, now: Reading) -> Clock:
        """Standing from ``now`` on."""
        return replace(self, used=self.used_at(now), since=None)


def slept(before: Reading, now: Reading) -> float:
    """Seconds the computer slept between two readings, as far as the system can tell."""
    if before.boottime is None or now.boottime is None:
        return 0.0
    asleep = (now.boottime - before.boottime) - (now.monotonic - before.monotonic)
    return max(0.0, asleep)


class TimeWarning(StrEnum):
    """What is said while the time runs out, the most urgent last."""

    FIFTH = "fifth"  # 20 % are left
    TWENTIETH = "twentieth"  # 5 % are left
    MINUTE = "minute"
    UP = "up"  # nothing is left; practice goes on all the same


def warning_between(limit: float, before: float, left: float) -> TimeWarning | None:
    """The most urgent warning that became due while the time left went from ``before`` to ``left``.

    The minute is only worth a word where the whole time is longer than two.
    """
    marks = [(0.2 * limit, TimeWarning.FIFTH), (0.05 * limit, TimeWarning.TWENTIETH)]
    if limit > 2 * MINUTE:
        marks.append((MINUTE, TimeWarning.MINUTE))
    marks.append((0.0, TimeWarning.UP))
    crossed = [(mark, warning) for mark, warning in marks if left <= mark < before]
    return min(crossed, key=lambda found: found[0])[1] if crossed else None
