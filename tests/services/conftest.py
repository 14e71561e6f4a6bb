"""A profile over a real store, a small real bank, and a log of what was told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from services_bank import write_bank

from studyapp.base.paths import DataFolder
from studyapp.services.history import Change
from studyapp.services.profile import Profile


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def clock() -> Callable[[], datetime]:
    time = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)

    def now() -> datetime:
        nonlocal time
        time += timedelta(seconds=1)
        return time

    return now


@pytest.fixture
def profile(qapp: object, folder: DataFolder, clock: Callable[[], datetime]) -> Iterator[Profile]:
    opened = Profile.open(folder, clock)
    yield opened
    opened.close()


@pytest.fixture
def told(profile: Profile) -> list[Change]:
    """Every change that was broadcast."""
    changes: list[Change] = []
    profile.history.changed.connect(changes.append)
    return changes


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank of two questions."""
    place = tmp_path / "bank"
    write_bank(place)
    return place
