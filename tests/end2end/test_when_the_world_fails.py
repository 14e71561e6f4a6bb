"""Broken files, killed processes: said plainly, never a traceback, and nothing is lost."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import threading
from pathlib import Path

import pytest

from studyapp.base.paths import DataFolder
from studyapp.store.backups import Backups
from studyapp.store.store import Store
from studyapp.store.times import utc_now
from tests.end2end.conftest import PATIENCE, ROOT, Running


def answer_message(program: Running) -> None:
    """Press Enter in the message that is shown before there is a window."""
    program.tool("windowfocus", "--sync", program.find_window("StudyApp"))
    program.keys("Return")


def ends_with(program: Running, *, code: int) -> str:
    """Answer its message with Enter; what it said when it had ended."""
    answer_message(program)
    assert program.process is not None
    assert program.process.wait(PATIENCE) == code, program.said()
    said = program.said()
    assert "Traceback" not in said
    return said


def test_a_damaged_database_is_said_and_the_backup_restored(welcomed: Running) -> None:
    program = welcomed
    program.start()
    program.keys("alt+3")
    program.await_rows("SELECT level FROM bookmarks", [("solid",)])
    program.close()
    Backups(DataFolder(program.folder), utc_now).make()
    database = program.folder / "study.db"
    database.write_bytes(b"no database at all" * 1000)

    program.launch()
    answer_message(program)  # restore is what Enter means
    program.wait_for("answer")
    program.take_focus()
    assert program.rows("SELECT level FROM bookmarks") == [("solid",)]
    program.close()
    assert f"{database} is damaged" in program.said()

    shutil.rmtree(program.folder / "backups")
    database.write_bytes(b"no database at all" * 1000)
    program.launch()
    assert f"{database} is damaged" in ends_with(program, code=1)
    assert database.read_bytes() == b"no database at all" * 1000  # nothing is thrown away


def test_a_newer_database_is_refused_and_left_alone(welcomed: Running) -> None:
    program = welcomed
    database = program.folder / "study.db"
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = database.read_bytes()
    program.launch()
    assert "newer" in ends_with(program, code=1)
    assert database.read_bytes() == before


def test_a_read_only_folder_is_said(welcomed: Running) -> None:
    program = welcomed
    folder = program.folder
    if os.geteuid() == 0:  # for whom permissions mean nothing: a mount of its own
        mount = f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder}"
        program.before = ("unshare", "-m", "sh", "-c", f'{mount} && exec "$@"', "sh")
        trial = subprocess.run([*program.before, "true"], check=False, capture_output=True)
        if trial.returncode:
            pytest.skip("this root may not mount")
    else:
        folder.chmod(0o555)
    try:
        program.launch()
        assert f"{folder} cannot be written" in ends_with(program, code=1)
    finally:
        folder.chmod(0o755)


def test_a_broken_question_is_shown_with_its_problem_and_the_rest_works(
    welcomed: Running, tmp_path: Path
) -> None:
    program = welcomed
    root = tmp_path / "installed"
    shutil.copytree(ROOT / "studyapp", root / "studyapp", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copytree(ROOT / "content", root / "content")
    resources = root / "resources"
    resources.mkdir()
    for part in (ROOT / "resources").iterdir():
        if part.name != "libraries":  # nothing is compiled yet
            (resources / part.name).symlink_to(part)
    broken = next((root / "content").rglob("vanishing-gradient/question.toml"))
    broken.write_text("id = [never closed\n", encoding="utf-8")
    program.environment = {"PYTHONPATH": str(root)}

    program.launch()
    program.wait_for("answer deep-learning/")
    program.take_focus()
    program.keys("ctrl+k")
    program.type("vanishing-gradient")
    program.keys("Return")
    program.wait_for("answer deep-learning/vanishing-gradient")
    program.keys("ctrl+f")
    program.type("question.toml")
    program.until(
        lambda: program.lines()[-1].endswith(" of question.toml"), "the words to be looked for"
    )
    assert not program.lines()[-1].startswith("found 0")
    program.keys("Escape", "j")
    program.wait_for("answer")
    program.close()


@pytest.mark.parametrize(
    "run", [*range(10), *(pytest.param(run, marks=pytest.mark.slow) for run in range(10, 200))]
)
def test_killed_at_any_moment_nothing_acknowledged_is_lost(welcomed: Running, run: int) -> None:
    """Bookmark question after question; at a random moment the process is gone."""
    chance = random.Random(run)
    program = welcomed
    program.start()
    assert program.process is not None
    killer = threading.Timer(chance.uniform(0.0, 1.2), program.process.kill)
    acknowledged: set[tuple[object, ...]] = set()
    killer.start()
    while program.process.poll() is None:
        program.keys(chance.choice(("alt+1", "alt+2", "alt+3")), "j")
        seen = set(program.rows("SELECT question FROM bookmarks"))
        assert acknowledged <= seen
        acknowledged = seen
    killer.join()
    store = Store.open(DataFolder(program.folder))
    kept = {(mark.ref.question,) for mark in store.bookmarks.all()}
    store.close()
    assert acknowledged <= kept
    assert program.rows("PRAGMA integrity_check") == [("ok",)]
