"""Every series of the statistics as CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from studyapp.base.errors import StudyAppError
from studyapp.exchange.statistics_csv import to_csv, write_all, write_series
from studyapp.model.language import Text
from studyapp.model.tally import (
    ConfidenceTally,
    ConfusionTally,
    DayTally,
    ItemTally,
    LoadTally,
    QuestionTally,
    RetentionTally,
)
from studyapp.stats import definitions
from studyapp.stats.mastery import of_topics
from studyapp.stats.outline import Outline, OutlineTopic, TopicRef
from studyapp.stats.series import Series, all_series
from studyapp.stats.statistics import Statistics, Tallies, statistics

TODAY = date(2026, 11, 20)
TOPIC = TopicRef("dl", "losses")


def some() -> Statistics:
    outline = Outline(
        (
            OutlineTopic(TopicRef("dl"), Text("库", "Bank"), 2),
            OutlineTopic(TOPIC, Text("损失", "Losses"), 2),
        ),
        {("dl", "ce"): TOPIC, ("dl", "mse"): TOPIC},
        {("dl", "ce"): Text('交叉熵，"CE"', "=Cross, entropy"), ("dl", "mse"): Text("方差", "MSE")},
    )
    return statistics(
        Tallies(
            [DayTally(TODAY, 2, 1, 4 / 3, 10.0, 1, 1, 1, 0, 2.0)],
            [ItemTally("dl", "ce", "a", 2, 1, 4 / 3, 10.0, 1, 0)],
            [ConfidenceTally("dl", "ce", "sure", 2, 1)],
            [RetentionTally("2026-11", 19, 4, 3, 3.9)],
            [ConfusionTally("dl", "ce", "mse", 2)],
            LoadTally(((3, 1),)),
        ),
        of_topics(outline, [QuestionTally("dl", "ce", 1 / 3, 1, 1, 0)], {}),
        outline,
        TODAY,
        [f"2026-11-{day:02}T20:00:00.000000Z" for day in range(19, 31)],
    )


@pytest.mark.parametrize("series", all_series(some()), ids=lambda one: one.name)
def test_each_series_reads_back_as_it_was(series: Series) -> None:
    header, *rows = csv.reader(io.StringIO(to_csv(series), newline=""))
    assert tuple(header) == series.columns
    assert series.rows
    assert len(rows) == len(series.rows)
    for row, cells in zip(rows, series.rows, strict=True):
        assert len(row) == len(cells) == len(header)
        for shown, cell in zip(row, cells, strict=True):
            if cell is None:
                assert shown == ""
            elif isinstance(cell, float):
                assert float(shown) == pytest.approx(cell, abs=1e-6)
            elif not isinstance(cell, str):
                assert shown == str(cell)


def test_the_same_series_are_there_with_nothing_to_tell() -> None:
    empty = statistics(
        Tallies(), (), Outline(), TODAY, ["2026-11-19T20:00:00", "2026-11-20T20:00:00"]
    )
    assert empty.empty
    assert not some().empty
    names = [series.name for series in all_series(some())]
    assert [series.name for series in all_series(empty)] == names
    for series in all_series(empty):
        assert all(len(row) == len(series.columns) for row in series.rows)
        assert not any(isinstance(cell, float) and cell for row in series.rows for cell in row[5:])


def test_a_spreadsheet_runs_nothing_and_reads_chinese(tmp_path: Path) -> None:
    (hard,) = [series for series in all_series(some()) if series.name == "hardest"]
    path = tmp_path / "hardest.csv"
    write_series(path, hard)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    (row,) = list(csv.DictReader(io.StringIO(text, newline="")))
    assert row["title_en"] == "'=Cross, entropy"
    assert row["title_zh"] == '交叉熵，"CE"'
    assert text.count("\r\n") == 2


def test_nothing_is_not_zero() -> None:
    odd = Series("odd", definitions.SCORE, ("day", "score", "count"), ((TODAY, None, 0),))
    assert to_csv(odd) == "day,score,count\r\n2026-11-20,,0\r\n"


def test_all_of_them_into_a_folder(tmp_path: Path) -> None:
    written = write_all(tmp_path / "new" / "folder", all_series(some()))
    assert len(written) == len(set(written)) == len(all_series(some()))
    assert all(path.read_text(encoding="utf-8-sig") for path in written)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StudyAppError, match="cannot be made"):
        write_all(tmp_path / "file" / "folder", all_series(some()))
