"""One open SQLite file: its settings, its one kind of transaction, its errors in plain words."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from studyapp.base.errors import message
from studyapp.store.errors import (
    DamagedStoreError,
    NewerStoreError,
    StoreError,
    os_error,
    said_plainly,
    strerror,
)
from studyapp.store.migrations import LATEST, MIGRATIONS

SqlValue: TypeAlias = str | int | float | bytes | None
Row: TypeAlias = tuple[SqlValue, ...]

APPLICATION_ID = 0x53545544  # "STUD", in the file's header: `file` and we tell it from others
BUSY_SECONDS = 3.0
JOURNAL_PAGES = 4000  # 16 MB; a commit that finds more folds them into the file: some 20 ms
WORTH_FOLDING = 50  # commits

MOVE_IT_AWAY = message("Move it away, or choose another folder with --data-dir.")


class Database:
    """An open file. It belongs to the thread that opened it.

    Commits are on the disk when they return (WAL with ``synchronous=FULL``).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._depth = 0
        self._closed = False
        self._unfolded = 0  # commits since the journal was folded in
        with said_plainly(path):
            self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                self._connection.execute("PRAGMA foreign_keys=ON")
                self._connection.execute("PRAGMA journal_mode=WAL").fetchone()
                self._connection.execute("PRAGMA synchronous=FULL")
                self._connection.execute(f"PRAGMA wal_autocheckpoint={JOURNAL_PAGES}").fetchone()
            except sqlite3.Error:
                self._connection.close()
                raise

    def execute(self, sql: str, parameters: Sequence[SqlValue] = ()) -> int:
        """Run one statement and return the number of rows it changed."""
        with said_plainly(self.path):
            return self._connection.execute(sql, parameters).rowcount

    def function(self, name: str, arguments: int, act: Callable[..., SqlValue]) -> None:
        """Let queries call a function of ours, which gives the same for the same arguments."""
        with said_plainly(self.path):
            self._connection.create_function(name, arguments, act, deterministic=True)

    def rows(self, sql: str, parameters: Sequence[SqlValue] = ()) -> list[Row]:
        """All rows of a query."""
        with said_plainly(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[SqlValue] = ()) -> Row | None:
        """The first row of a query, if any."""
        with said_plainly(self.path):
            found: Row | None = self._connection.execute(sql, parameters).fetchone()
            return found

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing. Inside another one it joins that one.

        Raises ``StoreError`` where the disk, a lock or damage keeps it from being committed;
        nothing of it is kept then.
        """
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        self.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            self.execute("COMMIT")
            self._unfolded += 1
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0

    def _roll_back(self) -> None:
        # SQLite has rolled back by itself after some errors (full disk, failing disk).
        if self._connection.in_transaction:
            with said_plainly(self.path):
                self._connection.rollback()

    def version(self) -> int:
        """The schema's version."""
        found = self.row("PRAGMA user_version")
        return int(found[0] or 0) if found else 0

    def fold(self) -> None:
        """Fold the journal into the file, if it is worth it; for a moment of rest.

        It takes some milliseconds, which otherwise every few hundredth commit has to wait for.
        """
        if self._unfolded >= WORTH_FOLDING and not self._closed and not self._depth:
            self.row("PRAGMA wal_checkpoint(PASSIVE)")
            self._unfolded = 0

    def close(self) -> None:
        """Close the file; SQLite folds its journal in. Closing twice is harmless."""
        self._closed = True
        with said_plainly(self.path):
            self._connection.close()


def inspect(path: Path) -> int:
    """The schema version of the file, read without changing a byte of it; 0 for an empty one.

    Raises ``NewerStoreError`` for one of a newer program, ``DamagedStoreError`` for one that is no
    database or not ours, ``StoreError`` where it cannot be read.
    """
    with said_plainly(path):
        # Opened read-only: a writer's close would fold the journal into a file we must not touch.
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS
        )
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
            tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        finally:
            connection.close()
    if tables and owner != APPLICATION_ID:
        raise DamagedStoreError(
            message("The file {path} is a database of another program.", path=path), MOVE_IT_AWAY
        )
    if version > LATEST:
        raise NewerStoreError(
            message(
                "The database {path} was written by a newer StudyApp (its version is {version}, "
                "this program knows {latest}); it was left untouched.",
                path=path,
                version=version,
                latest=LATEST,
            ),
            message("Install the newer StudyApp, or choose another folder with --data-dir."),
        )
    return version


def migrate(database: Database) -> None:
    """Bring the schema up to date in one transaction."""
    with database.transaction():
        version = database.version()  # again, inside: another process may have been first
        if version == 0:
            database.execute(f"PRAGMA application_id={APPLICATION_ID}")
        for migration in MIGRATIONS[version:]:
            for statements in migration:
                for statement in (statements,) if isinstance(statements, str) else statements():
                    database.execute(statement)
        database.execute(f"PRAGMA user_version={LATEST}")


def make_folder(folder: Path) -> None:
    """Make ``folder`` readable by its owner only; raises ``StoreError`` where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            message(
                "The data folder {folder} cannot be made: {why}.",
                folder=folder,
                why=strerror(error),
            ),
            message("Choose another one with --data-dir."),
        ) from error


def size_of(path: Path) -> int | None:
    """The file's size in bytes; None where there is no file."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise os_error(
            message("StudyApp could not look at {path}: {why}.", path=path, why=strerror(error))
        ) from error
    if not stat.S_ISREG(status.st_mode):
        raise StoreError(
            message("{path} cannot be opened: it is no file.", path=path), MOVE_IT_AWAY
        )
    return status.st_size
