"""``studyapp review`` as a whole process on a data folder of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from studyapp.base.paths import DataFolder
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.store import Store
from studyapp.store.bookmarks import Bookmark, Level

QUESTION = QuestionRef(BankId("deep-learning"), QuestionId("label-smoothing"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("data")
    store = Store.open(DataFolder(place))
    now = datetime.now(UTC)
    store.bookmarks.put(Bookmark(QUESTION, Level.WEAK, (), "", now, now))
    store.close()
    return place


def run(data: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "studyapp", "review", "--data-dir", str(data), *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )


def due(data: Path) -> dict[str, Any]:
    result = run(data, "--due", "--json", "--language", "en")
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_what_is_due_is_listed_and_can_be_gone_through(data: Path) -> None:
    before = due(data)
    assert before["counts"] == {"due": 0, "learning": 0, "new": 1}
    (item,) = before["items"]
    assert (item["bank"], item["question"], item["kind"]) == (*_names(), "new")
    assert "abel smoothing" in item["title"]

    listed = run(data, "--due", "--language", "zh", "--limit", "1")
    assert "标签平滑" in listed.stdout
    assert "1 new" in listed.stderr

    done = run(data, "--language", "en", given="\nseven\n4\n")
    assert done.returncode == 0, done.stderr
    assert "4 easy (8 d)" in done.stdout
    assert "1 review done." in done.stderr
    after = due(data)
    assert after["counts"] == {"due": 0, "learning": 0, "new": 0}


def test_leaving_changes_nothing(data: Path) -> None:
    before = due(data)
    for given in ("q\n", "", "\n", "\nq\n"):
        assert run(data, given=given).returncode == 0
    assert due(data) == before


def _names() -> tuple[str, str]:
    return QUESTION.bank, QUESTION.question
