"""Opening: what is new, newer, foreign, damaged, locked, read-only, or on a full disk."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studyapp.base.errors import StudyAppError
from studyapp.base.paths import DataFolder
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.store import DamagedStoreError, NewerStoreError, Store, StoreError, migrations
from studyapp.store import database as database_module
from studyapp.store.bookmarks import Bookmark, Level
from studyapp.store.notes import Note, NotePart
from studyapp.store.reading import Read

BANK = BankId("deep-learning")
ADAM = QuestionRef(BANK, QuestionId("adam"))
TIME = datetime(2026, 11, 3, 10, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


def run_child(code: str, *arguments: str) -> str:
    """Run ``code`` in a process of its own and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd="/",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_new_store_is_durable_and_private(folder: DataFolder) -> None:
    store = Store.open(folder)
    database = store._database
    assert database.row("PRAGMA journal_mode") == ("wal",)
    assert database.row("PRAGMA synchronous") == (2,)  # FULL
    assert database.row("PRAGMA foreign_keys") == (1,)
    assert database.version() == migrations.LATEST
    store.close()
    store.close()
    if os.name != "nt":
        assert folder.path.stat().st_mode & 0o077 == 0


def test_what_was_kept_is_there_again(folder: DataFolder) -> None:
    store = Store.open(folder)
    store.reads.put(Read(ADAM, TIME))
    store.close()
    store = Store.open(folder)
    assert store.reads.all() == [Read(ADAM, TIME)]
    store.close()


def test_a_newer_file_is_refused_and_untouched(folder: DataFolder) -> None:
    store = Store.open(folder)
    store.reads.put(Read(ADAM, TIME))
    store.close()
    newer = sqlite3.connect(folder.database)
    newer.execute(f"PRAGMA user_version = {migrations.LATEST + 1}")
    newer.commit()
    newer.close()
    before = contents(folder.path)
    with pytest.raises(NewerStoreError, match="newer StudyApp") as caught:
        Store.open(folder)
    assert str(folder.database) in caught.value.what
    assert caught.value.remedy
    after = contents(folder.path)
    assert after[folder.database.name] == before[folder.database.name]
    assert not after.get(f"{folder.database.name}-wal")


def test_a_newer_file_with_a_journal_is_untouched(folder: DataFolder) -> None:
    """Its writer was killed: the version stands in the journal only."""
    run_child(
        "import os, sys; from pathlib import Path; from studyapp.base.paths import DataFolder\n"
        "from studyapp.store import Store\n"
        "store = Store.open(DataFolder(Path(sys.argv[1])))\n"
        "store._database.execute('PRAGMA user_version = 999')\n"
        "os.kill(os.getpid(), 9) if len(sys.argv) > 2 else os._exit(0)",
        str(folder.path),
    )
    before = contents(folder.path)
    assert before["study.db-wal"]
    with pytest.raises(NewerStoreError):
        Store.open(folder)
    after = contents(folder.path)
    assert after["study.db"] == before["study.db"]
    assert after["study.db-wal"] == before["study.db-wal"]


def test_the_database_of_another_program_is_refused_and_untouched(folder: DataFolder) -> None:
    folder.path.mkdir()
    other = sqlite3.connect(folder.database)
    other.execute("CREATE TABLE theirs (x)")
    other.commit()
    other.close()
    before = contents(folder.path)
    with pytest.raises(StoreError, match="another program"):
        Store.open(folder)
    assert contents(folder.path) == before


@pytest.mark.parametrize("damage", ["text", "header", "truncated", "schema", "pages"])
def test_damage_is_said_as_such(folder: DataFolder, damage: str) -> None:
    store = Store.open(folder)
    with store.transaction():
        for number in range(300):
            ref = QuestionRef(BANK, QuestionId(f"q{number}"))
            store.notes.put(Note(ref, NotePart.NOTE, "text " * 50, TIME))
    store.close()
    raw = bytearray(folder.database.read_bytes())
    if damage == "text":
        raw = bytearray(b"this is no database at all\n" * 1000)
    elif damage == "header":
        raw[:16] = b"\0" * 16
    elif damage == "truncated":
        del raw[len(raw) // 3 :]
    elif damage == "schema":
        raw[100:4096] = os.urandom(3996)
    else:
        raw[4096:] = b"\xff" * (len(raw) - 4096)
    folder.database.write_bytes(raw)
    with pytest.raises(DamagedStoreError, match="damaged") as caught:  # noqa: PT012
        store = Store.open(folder)
        try:
            store.notes.all()
            store.changes.count()
        finally:
            store.close()
    assert "backup" in caught.value.remedy.lower()
    assert folder.database.read_bytes()[:4096] == bytes(raw[:4096])


def test_an_emptied_file_is_damage_only_where_there_are_backups(folder: DataFolder) -> None:
    folder.path.mkdir()
    folder.database.touch()
    store = Store.open(folder)
    store.backups.make()
    store.close()
    folder.database.write_bytes(b"")
    with pytest.raises(DamagedStoreError, match="empty"):
        Store.open(folder)


def test_a_locked_database_is_said_plainly(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)
    store = Store.open(folder)
    other = sqlite3.connect(folder.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="in use by another program"):
        store.reads.put(Read(ADAM, TIME))
    other.execute("COMMIT")
    store.reads.put(Read(ADAM, TIME))
    assert store.reads.of(ADAM)
    store.close()
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="in use by another program"):
        Store.open(folder)
    other.close()


def test_a_full_database_keeps_what_was_acknowledged(folder: DataFolder) -> None:
    store = Store.open(folder)
    pages = store._database.row("PRAGMA page_count")
    assert pages is not None
    store._database.row(f"PRAGMA max_page_count = {int(pages[0] or 0) + 20}")
    kept = 0
    with pytest.raises(StoreError, match="full") as caught:  # noqa: PT012
        for number in range(10_000):
            ref = QuestionRef(BANK, QuestionId(f"q{number}"))
            store.notes.put(Note(ref, NotePart.NOTE, "text " * 100, TIME))
            kept += 1
    assert "space" in caught.value.remedy
    assert len(store.notes.all()) == kept == store.changes.count()
    store.close()
    store = Store.open(folder)
    assert len(store.notes.all()) == kept
    store.close()


FULL_DISK = """
import resource, sys
from datetime import datetime, UTC
from pathlib import Path
from studyapp.base.paths import DataFolder
from studyapp.model.ids import QuestionRef
from studyapp.store import Store, StoreError
from studyapp.store.notes import Note, NotePart
store = Store.open(DataFolder(Path(sys.argv[1])))
store.notes
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
kept = 0
try:
    while kept < 10_000:
        ref = QuestionRef("deep-learning", f"q{kept}")
        store.notes.put(Note(ref, NotePart.NOTE, "text " * 100, datetime.now(UTC)))
        kept += 1
except StoreError as error:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert len(store.notes.all()) == kept
    ref = QuestionRef("deep-learning", f"q{kept}")
    store.notes.put(Note(ref, NotePart.NOTE, "there is space again", datetime.now(UTC)))
    print(kept, error, sep="\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
def test_a_disk_that_takes_no_more_is_survived(folder: DataFolder) -> None:
    """A real write error in the middle of commits, and space again later."""
    kept, message = run_child(FULL_DISK, str(folder.path)).splitlines()
    assert "not kept" in message
    assert int(kept) > 10
    store = Store.open(folder)
    assert len(store.notes.all()) == int(kept) + 1
    assert store._database.row("PRAGMA integrity_check") == ("ok",)
    store.close()


READ_ONLY = """
import os, sys
from pathlib import Path
from studyapp.base.errors import StudyAppError
from studyapp.base.paths import DataFolder
from studyapp.store import Store
import studyapp.store.backups
if os.geteuid() == 0:  # root may write everywhere: become somebody else
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    store = Store.open(DataFolder(Path(sys.argv[1])))
    store.settings.put({"zoom": 2})
except StudyAppError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's")
@pytest.mark.parametrize("what", ["folder", "file", "missing"])
def test_a_read_only_place_is_said_plainly(what: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = DataFolder(Path(place) / "data")
        if what == "missing":
            Path(place).chmod(0o555)
        else:
            store = Store.open(folder)
            store.reads.put(Read(ADAM, TIME))
            store.close()
            folder.database.chmod(0o444)
            folder.path.chmod(0o555 if what == "folder" else 0o777)
        try:
            said = run_child(READ_ONLY, str(folder.path))
        finally:
            Path(place).chmod(0o755)
            if folder.path.exists():
                folder.path.chmod(0o755)
        assert "StoreError" in said
        assert "--data-dir" in said


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StudyAppError, match="cannot be made"):
        Store.open(DataFolder(tmp_path / "data"))


def test_a_folder_where_the_file_should_be(folder: DataFolder) -> None:
    folder.database.mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(folder)


def older_and_newer(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    """Pretend that the program has one more migration."""
    more = (*migrations.MIGRATIONS, statements)
    monkeypatch.setattr(database_module, "MIGRATIONS", more)
    monkeypatch.setattr(database_module, "LATEST", len(more))
    monkeypatch.setattr("studyapp.store.store.LATEST", len(more))


def test_a_migration_keeps_everything_and_backs_up_first(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(folder)
    bookmark = Bookmark(ADAM, Level.WEAK, ("loss",), "note", TIME, TIME)
    store.bookmarks.put(bookmark)
    store.close()
    older_and_newer(monkeypatch, "ALTER TABLE bookmarks ADD COLUMN pinned INTEGER DEFAULT 0")
    store = Store.open(folder)
    assert store.bookmarks.all() == [bookmark]
    assert store._database.version() == migrations.LATEST + 1
    assert [backup.reason for backup in store.backups.list()] == ["before-migration"]
    store.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(folder)
    store.reads.put(Read(ADAM, TIME))
    store.close()
    with monkeypatch.context() as patch:
        older_and_newer(patch, "CREATE TABLE half (x)", "THIS IS A BUG")
        with pytest.raises(sqlite3.OperationalError):
            Store.open(folder)
    store = Store.open(folder)
    assert store._database.version() == migrations.LATEST
    assert store.reads.all() == [Read(ADAM, TIME)]
    assert store._database.row("SELECT 1 FROM sqlite_master WHERE name = 'half'") is None
    store.close()


def test_opening_imports_little() -> None:
    """The window's start pays for every module: what it does not need comes later."""
    loaded = run_child(
        "import sys, tempfile; from pathlib import Path\n"
        "from studyapp.base.paths import DataFolder\n"
        "from studyapp.store import Store\n"
        "with tempfile.TemporaryDirectory() as place:\n"
        "    folder = DataFolder(Path(place))\n"
        "    Store.open(folder).close()\n"
        "    del sys.modules['studyapp.store.tally_schema']  # needed once, to make the file\n"
        "    store = Store.open(folder)\n"
        "    store.settings.all()\n"
        "    store.close()\n"
        "print(*(name for name in sys.modules if name.startswith('studyapp.store')))"
    ).split()
    assert set(loaded) == {
        "studyapp.store",
        "studyapp.store.database",
        "studyapp.store.errors",
        "studyapp.store.migrations",
        "studyapp.store.settings",
        "studyapp.store.store",
        "studyapp.store.times",
    }


def test_the_journal_is_folded_in_a_moment_of_rest(folder: DataFolder) -> None:
    with closing(Store.open(folder)) as store:
        store.settings.put({"x": "a text to be found again"})
        store.fold()
        assert b"to be found again" not in folder.database.read_bytes()  # not worth it yet
        for number in range(database_module.WORTH_FOLDING):
            store.settings.put({"y": number})
        with store.transaction():
            store.fold()  # not in the middle of something
        assert b"to be found again" not in folder.database.read_bytes()
        store.fold()
        assert b"to be found again" in folder.database.read_bytes()
    store.fold()  # closed: nothing to do
