"""The computer's own zone, across changes of the clocks."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.services.zone import local_zone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the zone is set by TZ here")


@pytest.fixture(
    params=["Europe/Berlin", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe"]
)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield ZoneInfo(request.param)
    time.tzset()


def test_it_is_the_systems_at_every_hour_of_two_years(zone: ZoneInfo) -> None:
    moment = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    for _ in range(2 * 365 * 24):
        moment += timedelta(hours=1)
        ours, theirs = moment.astimezone(local_zone()), moment.astimezone(zone)
        assert ours.replace(tzinfo=None) == theirs.replace(tzinfo=None)
        assert ours.utcoffset() == theirs.utcoffset()
        assert ours.fold == theirs.fold
        assert ours.astimezone(UTC) == moment


@given(st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)))
def test_there_and_back_again(moment: datetime) -> None:
    assert moment.astimezone(local_zone()).astimezone(UTC) == moment
