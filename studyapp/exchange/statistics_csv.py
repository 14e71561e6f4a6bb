"""The numbers of the statistics as CSV, one file for each series.

UTF-8 with a byte order mark, which spreadsheets need for Chinese; a comma between the cells, CRLF
between the lines (RFC 4180), days as 2026-11-03, shares from 0 to 1, an empty cell where there is
no such number.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from studyapp.base.errors import StudyAppError, message
from studyapp.exchange.files import write_text
from studyapp.stats.series import Cell, Series

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for one


def to_csv(series: Series) -> str:
    """One series as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(series.columns)
    writer.writerows([_shown(cell) for cell in row] for row in series.rows)
    return text.getvalue()


def write_series(path: Path, series: Series) -> None:
    """Write one series to a file; raises ``StudyAppError`` where that fails."""
    write_text(path, "\ufeff" + to_csv(series))


def write_all(folder: Path, all_of_them: Iterable[Series]) -> tuple[Path, ...]:
    """Write each series to a file of its name in ``folder``, which is made where it is not there.

    Raises ``StudyAppError`` where that fails.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyAppError(
            message(
                "The folder {folder} cannot be made: {why}.", folder=folder, why=error.strerror
            ),
            message("Choose another one."),
        ) from error
    written = []
    for series in all_of_them:
        path = folder / f"{series.name}.csv"
        write_series(path, series)
        written.append(path)
    return tuple(written)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        # A title out of a bank from anywhere must not be run by a spreadsheet.
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    if isinstance(cell, date):
        return cell.isoformat()
    return str(round(cell, 6))
