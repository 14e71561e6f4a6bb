"""``studyapp stats`` as a person and a script meet it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studyapp.__main__ import main
from studyapp.bank import read_bank
from studyapp.base.paths import DataFolder
from studyapp.library.compile import compile_bank
from studyapp.model.attempt import Attempt, AttemptId, Confidence, SessionId
from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.review.days import study_day
from studyapp.services.libraries import BUILTIN, library_path
from studyapp.services.zone import local_zone
from studyapp.store import Store
from tests.bank_builder import BankFolder


@pytest.fixture
def data(tmp_path: Path, bank: BankFolder) -> DataFolder:
    """The data of someone who answered two questions of a small bank today."""
    folder = DataFolder(tmp_path / "own")
    bank.path.joinpath("bank.toml").write_text(
        bank.path.joinpath("bank.toml").read_text("utf-8").replace('"small"', f'"{BUILTIN}"'),
        "utf-8",
    )
    read = read_bank(bank.path)
    target = library_path(folder, BUILTIN)
    target.parent.mkdir(parents=True)
    compile_bank(read, target)
    now = datetime.now(UTC)
    store = Store.open(folder)
    for number, question in enumerate(read.questions[:2]):
        store.attempts.put(
            Attempt(
                id=AttemptId(f"x{number}"),
                at=now,
                day=study_day(now, local_zone()),
                item=ItemRef(QuestionRef(BankId(BUILTIN), QuestionId(question.id)), ItemId("a")),
                session=SessionId(""),
                seed=1,
                language=Language.EN,
                response="{}",
                score=float(number),
                confidence=Confidence.LIKELY,
                seconds=30.0,
                confused="",
            )
        )
    store.close()
    return folder


def test_the_numbers_as_text(data: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(data.path), "stats", "--language", "zh"]) == 0
    said = capsys.readouterr().out
    assert "2 answers, 1 minute" in said
    assert "mean score 50%" in said
    assert "streak     1 day" in said
    assert "█" in said
    assert "训练" in said
    assert "retention –" in said  # nothing was reviewed: that is not 0 %


def test_the_numbers_as_json(data: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(data.path), "stats", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["home"]["done"]["answers"] == found["totals"]["answers"] == 2
    assert found["topics"][0]["topic"] == BUILTIN
    assert found["topics"][0]["title"]["en"] == "Small bank"
    assert found["calibration"]["points"][1]["observed"] == 0.5
    assert found["calibration"]["brier"] == pytest.approx(0.304444, abs=1e-6)
    assert found["retention"]["recalled"] is None
    assert len(found["calendar"]) == 365
    assert found["hardest"][0]["ref"].startswith(f"{BUILTIN}/")


def test_the_numbers_as_csv(
    data: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "csv"
    assert main(["--data-dir", str(data.path), "stats", "--csv", str(folder), "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["totals"]["answers"] == 2
    assert "11 files" in shown.err
    assert "training/losses" in (folder / "mastery.csv").read_text("utf-8-sig")


def test_someone_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path / "new"), "stats"]) == 0
    said = capsys.readouterr().out
    assert "Nothing has been answered or reviewed yet." in said
    assert "%" not in said
