"""Study days: a day of studying begins at 4 am local time, not at midnight.

All counting of days is done with the dates these give, never with spans of 24 hours: a day on
which the clocks change has 23 or 25 hours and is one day all the same.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

ROLLOVER = 4  # the hour a day begins at


def study_day(at: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER) -> date:
    """The study day a moment belongs to, for someone in ``zone``.

    Raises ``ValueError`` for a time without a zone.
    """
    if at.tzinfo is None:
        raise ValueError("a time without a zone belongs to no day")
    # Arithmetic within one zone is done on the face of the clock: what Python does here is right.
    return (at.astimezone(zone) - timedelta(hours=rollover_hour)).date()


def day_start(day: date, zone: tzinfo, rollover_hour: int = ROLLOVER) -> datetime:
    """The moment (in UTC) a study day begins at."""
    return datetime.combine(day, time(rollover_hour), zone).astimezone(UTC)


def next_start(at: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER) -> datetime:
    """The moment (in UTC) the next study day after ``at`` begins at."""
    return day_start(study_day(at, zone, rollover_hour) + timedelta(days=1), zone, rollover_hour)
