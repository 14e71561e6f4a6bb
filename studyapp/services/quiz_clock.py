"""The clock of the session that is running: time used and left, sleep, what to warn of."""

from __future__ import annotations

from studyapp.quiz.clock import (
    SLEEP,
    Clock,
    Read,
    TimeWarning,
    slept,
    warning_between,
)
from studyapp.quiz.setup import Setup

HEARTBEAT = 5.0  # seconds of its time that a killed session loses at most


class SessionClock:
    """Everything about time that is not kept with the session itself."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._clock = Clock(counts_sleep=False)
        self._limit: float | None = None
        self._hard = False  # whether the limit ends it
        self._told_asleep = 0.0  # of the sleep since the clock was started
        self._told_left = 0.0
        self._kept = 0.0

    def start(self, setup: Setup, used: float) -> None:
        """Run, for a session that has used so many seconds before."""
        self._limit = setup.seconds
        self._hard = setup.exam
        self._clock = Clock(setup.exam, used).started(self._read())
        self._told_asleep = 0.0
        self._told_left = 0.0 if setup.seconds is None else setup.seconds - used
        self._kept = used

    def stop(self) -> None:
        """Stand still."""
        self._clock = self._clock.stopped(self._read())

    def used(self) -> float:
        """The session's time; an exam's is never more than it has."""
        used = self._clock.used_at(self._read())
        return min(used, self._limit) if self._hard and self._limit is not None else used

    def left(self) -> float | None:
        """Seconds left; None without a limit. Below 0 in practice: so much over it."""
        return None if self._limit is None else self._limit - self.used()

    @property
    def over(self) -> bool:
        """Whether an exam's time is up."""
        return self._hard and self._limit is not None and self.used() >= self._limit

    def asleep(self) -> float:
        """Seconds the computer has slept that were not told yet; they are now."""
        if self._clock.since is None:
            return 0.0
        seconds = slept(self._clock.since, self._read()) - self._told_asleep
        if seconds < SLEEP:
            return 0.0
        self._told_asleep += seconds
        return seconds

    def warning(self) -> TimeWarning | None:
        """What is to be said of the time left that was not said yet; it is now."""
        left = self.left()
        if self._limit is None or left is None:
            return None
        before, self._told_left = self._told_left, left
        return warning_between(self._limit, before, left)

    def to_be_kept(self) -> bool:
        """Whether so much time went by that it is to be kept."""
        return self.used() - self._kept >= HEARTBEAT

    def kept(self, used: float) -> None:
        """The time was kept."""
        self._kept = max(self._kept, used)
