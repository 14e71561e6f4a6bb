"""Backups: verified, rotated, restored; a damaged one never takes the place of a good one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studyapp.base.paths import DataFolder
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.store import DamagedStoreError, NewerStoreError, Store, StoreError
from studyapp.store.backups import (
    KEPT_DAYS,
    KEPT_OTHERS,
    KEPT_WEEKS,
    Backup,
    Backups,
    Reason,
    superseded,
)
from studyapp.store.notes import Note, NotePart
from studyapp.store.reading import Read

BANK = BankId("deep-learning")
TIME = datetime(2026, 11, 3, 10, tzinfo=UTC)


def read(name: str) -> Read:
    return Read(QuestionRef(BANK, QuestionId(name)), TIME)


def names(store: Store) -> list[str]:
    return [item.ref.question for item in store.reads.all()]


def test_a_backup_holds_all_of_the_moment_and_is_one_file(store: Store) -> None:
    store.reads.put(read("adam"))
    backup = store.backups.make()
    store.reads.put(read("later"))
    assert store.backups.list() == (backup,)
    assert backup.reason is Reason.BY_HAND
    assert backup.size == backup.path.stat().st_size > 0
    assert [path.name for path in backup.path.parent.iterdir()] == [backup.path.name]
    with closing(sqlite3.connect(backup.path)) as copy:
        assert copy.execute("SELECT question FROM reads").fetchall() == [("adam",)]
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_is_made_while_others_write(store: Store) -> None:
    store.reads.put(read("adam"))
    with store.transaction():
        store.reads.put(read("not yet"))
        backup = Backups(store.folder, store.now).make()
    with closing(sqlite3.connect(backup.path)) as copy:
        assert copy.execute("SELECT question FROM reads").fetchall() == [("adam",)]


def test_one_daily_backup_is_due_each_day(folder: DataFolder) -> None:
    now = TIME
    store = Store.open(folder, lambda: now)
    assert store.backups.due()
    store.backups.make()
    assert store.backups.due()  # by hand is something else
    store.backups.make(Reason.DAILY)
    assert not store.backups.due()
    now = TIME + timedelta(days=1)
    assert store.backups.due()
    store.close()


def test_restoring_brings_the_moment_back_and_keeps_what_was_there(store: Store) -> None:
    store.reads.put(read("adam"))
    backup = store.backups.make()
    store.reads.put(read("later"))
    store.close()
    store.backups.restore(backup.path)
    restored = Store.open(store.folder, store.now)
    assert names(restored) == ["adam"]
    kept = restored.backups.list()[0]
    assert kept.reason is Reason.BEFORE_RESTORE
    restored.close()
    restored.backups.restore(kept.path)
    again = Store.open(store.folder, store.now)
    assert names(again) == ["adam", "later"]
    again.close()


def test_restoring_over_a_journal_left_by_a_killed_program(store: Store) -> None:
    store.reads.put(read("adam"))
    backup = store.backups.make()
    database = store.folder.database
    # A journal that was never folded in: as after kill -9.
    store.reads.put(read("in the journal"))
    journal = database.with_name("study.db-wal").read_bytes()
    main = database.read_bytes()
    store.close()
    database.write_bytes(main)
    database.with_name("study.db-wal").write_bytes(journal)
    store.backups.restore(backup.path)
    restored = Store.open(store.folder, store.now)
    assert names(restored) == ["adam"]
    before = restored.backups.list()[0].path
    with closing(sqlite3.connect(before)) as copy:
        assert ("in the journal",) in copy.execute("SELECT question FROM reads").fetchall()
    restored.close()


def test_restoring_over_a_damaged_database_keeps_the_damaged_file(store: Store) -> None:
    store.reads.put(read("adam"))
    backup = store.backups.make()
    store.close()
    store.folder.database.write_bytes(b"damaged beyond reading" * 1000)
    with pytest.raises(DamagedStoreError):
        Store.open(store.folder)
    store.backups.restore(backup.path)
    restored = Store.open(store.folder, store.now)
    assert names(restored) == ["adam"]
    restored.close()
    (kept,) = store.folder.backups.glob("damaged-*.db")
    assert kept.read_bytes().startswith(b"damaged beyond reading")


def test_restoring_where_the_database_is_gone(store: Store) -> None:
    store.reads.put(read("adam"))
    backup = store.backups.make()
    store.close()
    store.folder.database.unlink()
    store.backups.restore(backup.path)
    restored = Store.open(store.folder, store.now)
    assert names(restored) == ["adam"]
    restored.close()


def fill(store: Store) -> None:
    with store.transaction():
        for number in range(300):
            ref = QuestionRef(BANK, QuestionId(f"q{number}"))
            store.notes.put(Note(ref, NotePart.NOTE, "text " * 50, TIME))


def damage(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[8192:] = os.urandom(len(raw) - 8192)
    path.write_bytes(raw)


def test_a_damaged_backup_is_refused_and_nothing_changes(store: Store) -> None:
    fill(store)
    backup = store.backups.make()
    store.reads.put(read("adam"))
    store.close()
    damage(backup.path)
    before = store.folder.database.read_bytes()
    with pytest.raises(DamagedStoreError, match=backup.path.name):
        store.backups.restore(backup.path)
    assert store.folder.database.read_bytes() == before
    assert not store.folder.database.with_name("study.db.restored").exists()


def test_a_backup_of_a_newer_program_is_refused(store: Store) -> None:
    backup = store.backups.make()
    store.close()
    with closing(sqlite3.connect(backup.path)) as newer:
        newer.execute("PRAGMA user_version = 999")
        newer.commit()
    with pytest.raises(NewerStoreError):
        store.backups.restore(backup.path)


def test_a_missing_backup_is_said(store: Store) -> None:
    with pytest.raises(StoreError, match="no backup"):
        store.backups.restore(store.folder.backups / "study-gone.db")


def test_a_damaged_database_makes_no_backup(store: Store) -> None:
    fill(store)
    store.close()
    damage(store.folder.database)
    with pytest.raises(DamagedStoreError):
        store.backups.make()
    assert list(store.folder.backups.iterdir()) == []


def test_no_backup_of_nothing(folder: DataFolder, clock: Callable[[], datetime]) -> None:
    with pytest.raises(StoreError, match="no database"):
        Backups(folder, clock).make()
    assert Backups(folder, clock).list() == ()


def test_files_that_are_no_backups_are_left_alone(store: Store) -> None:
    backup = store.backups.make()
    for name in ("notes.txt", "study-2026-daily.db", "study-20261103T100000000000Z-odd.db"):
        (store.folder.backups / name).write_text("mine")
    assert store.backups.list() == (backup,)


def a_backup(at: datetime, reason: Reason) -> Backup:
    return Backup(Path(f"{at:%Y%m%d%H%M}-{reason}"), at, reason, 1)


def test_rotation_keeps_days_then_weeks_and_some_of_the_others() -> None:
    days = [a_backup(TIME - timedelta(days=age), Reason.DAILY) for age in range(200)]
    others = [
        a_backup(TIME - timedelta(minutes=age), reason)
        for reason in (Reason.BY_HAND, Reason.BEFORE_RESTORE)
        for age in range(30)
    ]
    everything = tuple(sorted([*days, *others], key=lambda backup: backup.at, reverse=True))
    gone = set(superseded(everything))
    kept_days = [backup for backup in days if backup not in gone]
    assert kept_days[:KEPT_DAYS] == days[:KEPT_DAYS]
    weekly = kept_days[KEPT_DAYS:]
    assert len(weekly) == KEPT_WEEKS
    assert len({backup.at.isocalendar()[:2] for backup in weekly}) == KEPT_WEEKS
    assert len([b for b in others if b not in gone]) == 2 * KEPT_OTHERS
    assert superseded(tuple(b for b in everything if b not in gone)) == ()


def test_rotation_deletes_the_files(folder: DataFolder) -> None:
    now = TIME
    store = Store.open(folder, lambda: now)
    for _ in range(KEPT_OTHERS + 3):
        now += timedelta(minutes=1)
        newest = store.backups.make()
    assert len(store.backups.list()) == KEPT_OTHERS
    assert store.backups.list()[0] == newest
    store.close()
