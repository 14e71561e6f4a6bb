"""Data folders and libraries for benchmarks: made once in a run, used by all of them."""

from __future__ import annotations

import atexit
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from studyapp.base import paths
from studyapp.base.paths import DataFolder
from studyapp.library.stamp import stamp
from studyapp.model.language import Language
from studyapp.services.libraries import BUILTIN, library_path
from tests.benchmarks import formulas, synthetic

FOLDER = "STUDYAPP_BENCH_FOLDER"  # set it to keep the large libraries for another run


@cache
def folder() -> Path:
    """Where everything that benchmarks make lies."""
    named = os.environ.get(FOLDER)
    if named:
        made = Path(named).absolute()
        made.mkdir(parents=True, exist_ok=True)
    else:
        made = Path(tempfile.mkdtemp(prefix="studyapp-bench-"))
        atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def library(size: int) -> Path:
    """The synthetic library of ``size`` questions; 100,000 take some minutes and 2 GB."""
    path = folder() / f"synthetic-{size}.db"
    if not path.exists():
        synthetic.make_library(path, size, bank=BUILTIN)
    return path


def formula_library() -> Path:
    """Answers of 10 and of 30 formulas, 420 of each."""
    path = folder() / "formulas.db"
    if not path.exists():
        formulas.make_library(path, BUILTIN, 420, (10, 30))
    return path


def data_folder(name: str, shown: Path | None = None) -> DataFolder:
    """A fresh data folder of someone who has answered the first-start page, in Chinese.

    With ``shown`` that library stands in the place of the built-in bank's. It is told to be made
    from the bank's files as they are now, so that nothing is compiled while we measure.
    """
    from studyapp.services.profile import Profile

    made = DataFolder(folder() / "data" / name)
    shutil.rmtree(made.path, ignore_errors=True)
    made.path.mkdir(parents=True)
    profile = Profile.open(made)
    profile.settings.welcomed = True
    profile.settings.language = Language.ZH
    profile.close()
    if shown is not None:
        with closing(sqlite3.connect(shown)) as connection, connection:
            connection.execute("DELETE FROM file")
            connection.executemany(
                "INSERT INTO file VALUES (?, ?, ?)",
                [(file.path, file.size, file.mtime_ns) for file in stamp(paths.builtin_bank())],
            )
        place = library_path(made, BUILTIN)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(shown)
    return made
