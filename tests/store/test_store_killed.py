"""``kill -9`` at any moment: what was acknowledged is there, all of each command or nothing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from studyapp.base.paths import DataFolder
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.store import Store

ROOT = Path(__file__).resolve().parents[2]
BANK = BankId("deep-learning")

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from studyapp.base.paths import DataFolder
from studyapp.model.ids import QuestionRef
from studyapp.store import Store
from studyapp.store.bookmarks import Bookmark, Level
from studyapp.store.notes import Note, NotePart
from studyapp.store.reading import Read
store = Store.open(DataFolder(Path(sys.argv[1])))
number = int(sys.argv[2])
while True:
    ref, now = QuestionRef("deep-learning", f"q{number}"), datetime.now(UTC)
    with store.transaction():
        store.bookmarks.put(Bookmark(ref, Level.WEAK, ("t",), "x" * (number % 5000), now, now))
        store.reads.put(Read(ref, now))
        store.notes.put(Note(ref, NotePart.NOTE, "n" * 100, now))
    print(number, flush=True)
    number += 1
"""


def write_until_killed(folder: DataFolder, first: int, acknowledged: int) -> int:
    """Start a writer, kill it after so many acknowledgements; returns the last one read."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder.path), str(first)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    for _ in range(acknowledged):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().splitlines()  # what it had still said before it died
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL
    said = [line for line in rest if line.isdigit()]
    return int(said[-1]) if said else first + acknowledged - 1


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_killed_ten_times_over(folder: DataFolder) -> None:
    moments = random.Random(20261103)
    last = -1
    for _ in range(10):
        last = write_until_killed(folder, last + 1, moments.randint(1, 60))
        store = Store.open(folder)
        bookmarks, reads, notes = store.bookmarks.all(), store.reads.all(), store.notes.all()
        names = {bookmark.ref.question for bookmark in bookmarks}
        assert {f"q{number}" for number in range(last + 1)} <= names
        # At most the one command that was committed and not yet acknowledged is there besides.
        assert len(names) <= last + 2
        assert {read.ref.question for read in reads} == names
        assert {note.ref.question for note in notes} == names
        assert store.changes.count() == 3 * len(names)
        assert [row[0] for row in store._database.rows("PRAGMA integrity_check")] == ["ok"]
        last = len(names) - 1
        store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_killed_while_the_file_is_first_made(folder: DataFolder) -> None:
    """However far the first start came, the next one goes on from there."""
    store = Store.open(folder)
    steps = len(store._database.rows("SELECT name FROM sqlite_master"))
    store.close()
    assert steps > 10
    for statements in range(0, 16, 3):
        place = DataFolder(folder.path / str(statements))
        killer = (
            "import os, sys; from pathlib import Path\n"
            "from studyapp.base.paths import DataFolder\n"
            "from studyapp.store import Store\n"
            "from studyapp.store.database import Database\n"
            "left, real = int(sys.argv[2]), Database.execute\n"
            "def counted(self, *a):\n"
            "    global left\n"
            "    left -= 1\n"
            "    os.kill(os.getpid(), 9) if left < 0 else None\n"
            "    return real(self, *a)\n"
            "Database.execute = counted\n"
            "Store.open(DataFolder(Path(sys.argv[1])))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", killer, str(place.path), str(statements)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        assert done.returncode == -signal.SIGKILL
        store = Store.open(place)
        store.settings.put({"works": True})
        assert store.mastery.mark(QuestionRef(BANK, QuestionId("x"))).bookmarked is False
        store.close()
        check = sqlite3.connect(place.database)
        assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        check.close()
