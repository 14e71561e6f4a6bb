"""What can go wrong with the person's database, said plainly, with what can be done about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studyapp.base.errors import Message, StudyAppError, message

# The primary result codes, as SQLite documents them (https://www.sqlite.org/rescode.html).
BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
MOVED = 1032  # SQLITE_READONLY_DBMOVED


class StoreError(StudyAppError):
    """The database cannot be read or written now; what was acknowledged before is kept."""


class DamagedStoreError(StoreError):
    """The file is damaged or is no database; the program offers to restore a backup."""


class NewerStoreError(StoreError):
    """The file was written by a newer StudyApp; it has been left untouched."""


RESTORE_A_BACKUP = message("Restore a backup; the damaged file is kept beside the backups.")


def explain(error: sqlite3.Error, path: Path) -> StoreError | None:
    """Say what ``error`` means for ``path``; None where it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in {CORRUPT, NOTADB}:
        return DamagedStoreError(
            message("The database {path} is damaged.", path=path), RESTORE_A_BACKUP
        )
    if primary in {BUSY, LOCKED}:
        return StoreError(
            message("The database {path} is in use by another program.", path=path),
            message("Close that program (another StudyApp, a backup or sync tool) and try again."),
        )
    if code == MOVED:
        return StoreError(
            message(
                "The database {path} was moved or deleted while StudyApp was running.", path=path
            ),
            message("Put it back, or restart StudyApp."),
        )
    if primary == READONLY:
        return StoreError(
            message(
                "The database {path} cannot be written: it or its folder is read-only.", path=path
            ),
            message("Make both writable, or choose another folder with --data-dir."),
        )
    if primary == FULL:
        return StoreError(
            message("The disk that holds {path} is full; the last change was not kept.", path=path),
            message("Free some space and try again; everything before it is kept."),
        )
    if primary == IOERR:
        return StoreError(
            message(
                "The database {path} could not be read or written; the last change was not kept.",
                path=path,
            ),
            message(
                "The disk may be full, limited by a quota or failing: check it, then try again."
            ),
        )
    if primary == CANTOPEN:
        return StoreError(
            message("The database {path} cannot be opened.", path=path),
            message(
                "Check that its folder exists and may be read and written, "
                "or choose another one with --data-dir."
            ),
        )
    return None


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn what the world does to ``path`` into ``StoreError``; bugs of ours pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        explained = explain(error, path)
        if explained is None:
            raise
        raise explained from error


def os_error(what: Message) -> StoreError:
    """An error of the file system: what could not be done with which file, and why."""
    return StoreError(what, message("Check the disk's free space and the folder's permissions."))


def strerror(error: OSError) -> str:
    """Why, in the system's own words."""
    return error.strerror or str(error)
