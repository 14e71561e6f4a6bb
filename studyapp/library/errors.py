"""A compiled library that cannot be used: its bank is to be compiled again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studyapp.base.errors import Said, StudyAppError, message


class UnusableLibraryError(StudyAppError):
    """The file is damaged, of another version of the program, or no library at all."""

    def __init__(self, path: Path, why: Said) -> None:
        super().__init__(
            message("The compiled question bank {path} cannot be used: {why}.", path=path, why=why),
            message("It is made again from the bank's files; nothing of your own is lost."),
        )
        self.path = path


class CompileCancelledError(Exception):
    """The caller asked to stop; nothing was written."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn SQLite's errors while reading into ``UnusableLibraryError``.

    An interrupted query passes through: it was asked for.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a mistake of ours, such as reading after closing
    except sqlite3.DatabaseError as error:
        if is_interrupt(error):
            raise
        raise UnusableLibraryError(path, reason(error)) from error


def reason(error: sqlite3.DatabaseError) -> Said:
    """Why SQLite cannot read a library: in our words where it is a usual reason, else in its."""
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return message("it is damaged")
    if primary == sqlite3.SQLITE_CANTOPEN:
        return message("it cannot be opened")
    return str(error)


def is_interrupt(error: sqlite3.DatabaseError) -> bool:
    """Whether the error only says that the query was interrupted."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
