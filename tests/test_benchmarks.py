"""The benchmark command's figures, and that what it opens is what the program would open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studyapp.base import paths
from studyapp.library.reader import Library
from studyapp.library.stamp import is_current
from studyapp.model.language import Language
from studyapp.services.libraries import BUILTIN, library_path
from tests.benchmarks import __main__ as command
from tests.benchmarks import formulas, places
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
