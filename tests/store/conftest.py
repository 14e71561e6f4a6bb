"""A data folder, a clock that ticks by itself, and an open store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studyapp.base.paths import DataFolder
from studyapp.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Every look at it is a second later."""
    time = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)

    def now() -> datetime:
        nonlocal time
        time += timedelta(seconds=1)
        return time

    return now


@pytest.fixture
def store(folder: DataFolder, clock: Callable[[], datetime]) -> Iterator[Store]:
    opened = Store.open(folder, clock)
    yield opened
    opened.close()
