"""Copies of the database: made by SQLite's online backup, verified, rotated, restored."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from studyapp.base.errors import message
from studyapp.base.paths import DataFolder
from studyapp.store.database import inspect, make_folder, size_of
from studyapp.store.errors import (
    RESTORE_A_BACKUP,
    DamagedStoreError,
    StoreError,
    os_error,
    said_plainly,
    strerror,
)

KEPT_DAYS = 10  # the newest daily backups that stay
KEPT_WEEKS = 8  # of older ones, the last of each of so many weeks
KEPT_OTHERS = 10  # of each other reason

_NAME = re.compile(r"study-(\d{8}T\d{6}\d{6}Z)-([a-z-]+)\.db")
_STAMP = "%Y%m%dT%H%M%S%fZ"


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    SESSION = "session"  # after a run of the program that changed something
    BY_HAND = "by-hand"
    BEFORE_MIGRATION = "before-migration"
    BEFORE_RESTORE = "before-restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of the database."""

    path: Path
    at: datetime
    reason: Reason
    size: int  # bytes


class Backups:
    """The copies of one data folder. Uses its own connections: any thread may call it."""

    def __init__(self, folder: DataFolder, now: Callable[[], datetime]) -> None:
        self._database = folder.database
        self._folder = folder.backups
        self._now = now

    def list(self) -> tuple[Backup, ...]:
        """All backups, the newest first."""
        found = []
        with suppress(FileNotFoundError):
            for path in self._folder.iterdir():
                match = _NAME.fullmatch(path.name)
                if match and match[2] in set(Reason):
                    at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
                    found.append(Backup(path, at, Reason(match[2]), size_of(path) or 0))
        return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))

    def due(self) -> bool:
        """Whether no daily backup was made today (UTC)."""
        today = self._now().astimezone(UTC).date()
        return not any(b.at.date() == today and b.reason is Reason.DAILY for b in self.list())

    def behind(self) -> bool:
        """Whether the database has been written since the newest backup."""
        newest = self.list()[:1]
        journal = self._database.with_name(self._database.name + "-wal")
        written = [path.stat().st_mtime for path in (self._database, journal) if size_of(path)]
        return bool(written) and (not newest or newest[0].at.timestamp() < max(written))

    def make(self, reason: Reason = Reason.BY_HAND) -> Backup:
        """Copy the database, verify the copy, and clear away what is too old.

        Others may read and write meanwhile. Raises ``DamagedStoreError`` where the database
        turns out damaged (no copy is kept then), ``StoreError`` where it cannot be copied.
        """
        if not size_of(self._database):
            raise StoreError(
                message("There is no database {path} to back up yet.", path=self._database)
            )
        make_folder(self._folder)
        at = self._now().astimezone(UTC)
        path = self._folder / f"study-{at.strftime(_STAMP)}-{reason.value}.db"
        part = path.with_suffix(".part")
        try:
            copy(self._database, part)
            sync(part)
            part.replace(path)
            sync(self._folder)
        except OSError as error:
            raise os_error(
                message(
                    "StudyApp could not write the backup {path}: {why}.",
                    path=path,
                    why=strerror(error),
                )
            ) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        self._rotate()
        return Backup(path, at, reason, size_of(path) or 0)

    def restore(self, path: Path) -> None:
        """Make the database what it was when the backup ``path`` was made.

        The store must be closed before and opened after. What is there now is backed up first; a
        damaged file is kept, too, under a name that begins with ``damaged-``. Raises
        ``DamagedStoreError`` where the backup itself is damaged, ``NewerStoreError`` where it is
        of a newer program, ``StoreError`` where it cannot be read or written; the database is
        then as it was.
        """
        if size_of(path) is None:
            raise StoreError(
                message("There is no backup {path}.", path=path), message("Choose another one.")
            )
        inspect(path)
        fresh = self._database.with_name(f"{self._database.name}.restored")
        try:
            make_folder(self._database.parent)
            copy(path, fresh)  # verifies it
            sync(fresh)
            if size_of(self._database) is not None:
                self._put_aside()
            fresh.replace(self._database)
            sync(self._database.parent)
        except OSError as error:
            raise os_error(
                message(
                    "StudyApp could not restore {path}: {why}.",
                    path=self._database,
                    why=strerror(error),
                )
            ) from error
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    def _put_aside(self) -> None:
        """Back up the database, or keep it as it is where it is damaged; take its journal away.

        An old journal left beside a new database would be played into it.
        """
        try:
            inspect(self._database)
            self.make(Reason.BEFORE_RESTORE)
            with said_plainly(self._database):
                fold_in(self._database)
        except DamagedStoreError:
            make_folder(self._folder)
            stamp = self._now().astimezone(UTC).strftime(_STAMP)
            for suffix in ("-wal", "-shm"):
                journal = self._database.with_name(self._database.name + suffix)
                with suppress(FileNotFoundError):
                    journal.replace(self._folder / f"damaged-{stamp}.db{suffix}")
            keep(self._database, self._folder / f"damaged-{stamp}.db")

    def _rotate(self) -> None:
        for backup in superseded(self.list()):
            with suppress(OSError):  # one that cannot be deleted now is deleted another day
                backup.path.unlink()


def superseded(backups: tuple[Backup, ...]) -> tuple[Backup, ...]:
    """Which of ``backups`` (the newest first) need not be kept any longer."""
    daily = [b for b in backups if b.reason is Reason.DAILY]
    kept = set(daily[:KEPT_DAYS])
    weeks: dict[tuple[int, int], Backup] = {}
    for backup in daily[KEPT_DAYS:]:
        year, week, _ = backup.at.isocalendar()
        weeks.setdefault((year, week), backup)
    kept.update(list(weeks.values())[:KEPT_WEEKS])
    for reason in set(Reason) - {Reason.DAILY}:
        kept.update([b for b in backups if b.reason is reason][:KEPT_OTHERS])
    return tuple(b for b in backups if b not in kept)


def copy(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, into one file without a journal, and verify it."""
    target.unlink(missing_ok=True)
    with (
        said_plainly(source),
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(target, isolation_level=None)) as made,
    ):
        # All pages in one step: writers go on in the journal, and the copy is of one moment.
        original.backup(made, pages=-1)
        made.execute("PRAGMA journal_mode=DELETE").fetchone()
        verdict = made.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        target.unlink(missing_ok=True)
        raise DamagedStoreError(
            message("The database {path} is damaged ({why}).", path=source, why=verdict),
            RESTORE_A_BACKUP,
        )


def keep(path: Path, name: Path) -> None:
    """Give a file a second name, so that it stays when another one takes its first name.

    Where the file system knows no second names it is moved.
    """
    try:
        os.link(path, name)
    except OSError:
        path.replace(name)


def fold_in(path: Path) -> None:
    """Bring the journal into the database file and take it away."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def sync(path: Path) -> None:
    """Wait until a file, or a folder's list of files, is on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open folders; NTFS journals its renames
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
