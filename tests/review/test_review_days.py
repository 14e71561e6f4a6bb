"""Study days begin at 4 am, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.review.days import day_start, next_start, study_day

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "UTC")
zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC))
dates = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@given(dates, zones, st.integers(4, 12))
def test_a_day_begins_where_it_begins(day: date, zone: ZoneInfo, rollover: int) -> None:
    start = day_start(day, zone, rollover)
    assert study_day(start, zone, rollover) == day
    assert study_day(start - timedelta(microseconds=1), zone, rollover) == day - timedelta(days=1)


@given(moments, zones)
def test_every_moment_lies_between_the_start_of_its_day_and_the_next(
    at: datetime, zone: ZoneInfo
) -> None:
    day = study_day(at, zone)
    assert day_start(day, zone) <= at < day_start(day + timedelta(days=1), zone)
    assert next_start(at, zone) == day_start(day + timedelta(days=1), zone)


@given(moments, moments, zones)
def test_days_go_forward_with_time(one: datetime, other: datetime, zone: ZoneInfo) -> None:
    first, second = sorted((one, other))
    assert study_day(first, zone) <= study_day(second, zone)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 28), 23),
        ("Europe/Berlin", date(2026, 10, 24), 25),
        ("America/New_York", date(2026, 3, 7), 23),
        ("America/New_York", date(2026, 10, 31), 25),
        ("Australia/Lord_Howe", date(2026, 4, 4), 24.5),  # half an hour
        ("Australia/Lord_Howe", date(2026, 10, 3), 23.5),
        ("Asia/Shanghai", date(2026, 3, 28), 24),
    ],
)
def test_a_day_on_which_the_clocks_change_is_one_day(zone: str, day: date, hours: float) -> None:
    where = ZoneInfo(zone)
    start, end = day_start(day, where), day_start(day + timedelta(days=1), where)
    assert end - start == timedelta(hours=hours)
    half_hours = int((end - start) / timedelta(minutes=30))
    seen = {study_day(start + timedelta(minutes=30) * n, where) for n in range(half_hours)}
    assert seen == {day}


def test_the_night_belongs_to_the_day_before() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert study_day(datetime(2026, 11, 4, 3, 59, tzinfo=berlin), berlin) == date(2026, 11, 3)
    assert study_day(datetime(2026, 11, 4, 4, 0, tzinfo=berlin), berlin) == date(2026, 11, 4)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        study_day(datetime(2026, 11, 4), UTC)
