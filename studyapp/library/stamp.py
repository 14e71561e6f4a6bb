"""Whether a compiled bank is still that of its folder: path, size and time of each file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from studyapp.base.errors import StudyAppError, message
from studyapp.library.connect import connect
from studyapp.library.errors import UnusableLibraryError


@dataclass(frozen=True, slots=True, order=True)
class FileStamp:
    """One file of a bank's folder."""

    path: str  # relative, with slashes
    size: int  # bytes
    mtime_ns: int


def stamp(folder: Path) -> tuple[FileStamp, ...]:
    """All files below a bank's folder, sorted by path; hidden files and folders are left out.

    Raises ``StudyAppError`` where the folder cannot be read.
    """
    found: list[FileStamp] = []
    try:
        _walk(folder, "", found)
    except OSError as error:
        raise StudyAppError(
            message(
                "The folder of the question bank {folder} cannot be read: {why}.",
                folder=folder,
                why=error.strerror,
            ),
            message("Check that it is there and that you may open it."),
        ) from error
    return tuple(sorted(found))


def is_current(target: Path, folder: Path) -> bool:
    """Whether ``target`` is a usable library compiled from what ``folder`` holds now."""
    if not target.is_file():
        return False
    try:
        with closing(connect(target)) as connection:
            rows = connection.execute("SELECT path, size, mtime_ns FROM file ORDER BY path")
            kept = tuple(FileStamp(*row) for row in rows)
    except (UnusableLibraryError, sqlite3.DatabaseError):
        return False
    return kept == stamp(folder)


def _walk(folder: Path, prefix: str, found: list[FileStamp]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                _walk(Path(entry.path), f"{prefix}{entry.name}/", found)
            elif entry.is_file():
                status = entry.stat()
                found.append(FileStamp(prefix + entry.name, status.st_size, status.st_mtime_ns))
