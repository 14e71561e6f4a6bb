"""The benchmark command's figures, and that what it opens is what the program would open."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from studyapp.base import paths
from studyapp.base.paths import DataFolder
from studyapp.library.reader import Library
from studyapp.library.stamp import is_current
from studyapp.model.language import Language
from studyapp.services.libraries import BUILTIN, library_path
from studyapp.stats.retention import retention
from studyapp.stats.streak import streak
from studyapp.store import Store
from tests.benchmarks import __main__ as command
from tests.benchmarks import formulas, places, synthetic, synthetic_logs
from tests.benchmarks.figures import figure, missing, percentile, tell


def test_a_figure_says_whether_it_meets_its_target(capsys: pytest.CaptureFixture[str]) -> None:
    tell([figure("a", 0.1234567, "s", 0.2), figure("b", 41, "ms", 40), missing("c", "×", 0.6, "x")])
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["met"] for line in told] == [True, False, None]
    assert told[0] == {
        "name": "a",
        "value": 0.123,
        "unit": "s",
        "target": 0.2,
        "met": True,
        "note": "",
    }
    assert told[2]["value"] is None


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentile([3, 1, 2], 50) == 2
    assert percentile(range(101), 95) == 95
    assert percentile([7], 99) == 7


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["speed"]) == 2
    assert "speed" in capsys.readouterr().out


@pytest.mark.usefixtures("qapp")
def test_the_library_put_in_place_is_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "formulas.db"
    formulas.make_library(made, BUILTIN, 3, (10, 30))
    monkeypatch.setattr(places, "folder", lambda: tmp_path)
    opened = library_path(places.data_folder("person", made), BUILTIN)
    assert is_current(opened, paths.builtin_bank())
    with Library(opened) as library:
        assert library.count == 6
        page = library.page(formulas.question(2, 30), Language.ZH)
        assert page is not None
        assert page.html.count('class="tex"') == 30


def test_synthetic_logs_are_a_life_of_study(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "logs")
    synthetic_logs.make_store(folder, 3_000, BUILTIN, ("", "a"))
    with closing(Store.open(folder)) as store:
        tallies = store.tallies
        days = tallies.days()
        assert sum(day.reviews for day in days) == 3_000
        assert 1_000 < sum(day.answers for day in days) < 2_000
        assert sum(day.learned for day in days) == len(tallies.items()) == 60
        assert days[-1].day == synthetic_logs.LAST_DAY
        assert streak((day.day for day in days), synthetic_logs.LAST_DAY).current
        found = retention(tallies.retentions())
        assert found.recalled is not None
        assert found.predicted is not None
        assert abs(found.recalled - found.predicted) < 0.03  # recalled with the chance predicted
        card = store.cards.all()[0]
        last = max(store.reviews.of_item(card.item), key=lambda one: one.at)
        assert (card.last, card.due, card.last_day) == (last.at, last.due, last.day)
        assert card.reviews == len(store.reviews.of_item(card.item))
        assert {one.question for one in tallies.questions(synthetic_logs.LAST_DAY)} == {
            f"question-{number}" for number in range(30)
        }


def test_the_synthetic_quizzes_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "quizzes.db"
    synthetic.make_library(path, 2, bank=BUILTIN, quizzes=True)
    with Library(path) as library:
        items = [row.ref.item for row in library.quizzes.rows()]
        assert sorted(items) == sorted(synthetic.ITEMS * 2)
