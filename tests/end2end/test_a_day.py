"""What a person does on a day, through the real window, and that all of it is there the next."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.end2end.conftest import ROOT, Running

QUESTION = "deep-learning/vanishing-gradient"


def open_by_search(program: Running, words: str, question: str) -> None:
    program.keys("ctrl+k")
    program.type(words)
    program.keys("Return")
    program.wait_for(f"answer {question}")


def test_first_start_asks_once_and_opens_an_answer(program: Running) -> None:
    program.launch()
    program.wait_for("answer deep-learning/")
    program.dialog("Welcome to StudyApp")
    assert program.setting("welcomed") == ""
    program.keys("Return")
    program.await_setting("welcomed", "true")
    program.take_focus()
    program.close()


def test_find_read_switch_bookmark_close_and_find_it_all_again(welcomed: Running) -> None:
    program = welcomed
    program.start()
    open_by_search(program, "tidu xiaoshi", QUESTION)
    program.keys("ctrl+l")
    program.wait_for(f"answer {QUESTION} zh")
    program.keys("ctrl+shift+l")
    program.until(lambda: program.setting("theme") == '"dark"', "the dark theme")
    program.keys("ctrl+shift+d")
    program.dialog("书签")
    program.type("chain rule: why so small?")
    program.keys("Tab", "Return")
    program.until(lambda: bool(program.rows("SELECT 1 FROM bookmarks")), "the bookmark")
    program.take_focus()
    program.close()

    assert program.start() == f"answer {QUESTION} zh"
    assert program.setting("theme") == '"dark"'
    assert program.rows("SELECT bank, question, level, note FROM bookmarks") == [
        ("deep-learning", "vanishing-gradient", "weak", "chain rule: why so small?")
    ]
    program.close()


def test_one_key_bookmarks_and_undo_takes_back(welcomed: Running) -> None:
    program = welcomed
    program.start()
    program.keys("asterisk")
    program.until(lambda: bool(program.rows("SELECT 1 FROM bookmarks")), "the bookmark")
    program.keys("ctrl+z")
    program.until(lambda: not program.rows("SELECT 1 FROM bookmarks"), "the undo")
    program.keys("ctrl+shift+z")
    program.until(lambda: bool(program.rows("SELECT 1 FROM bookmarks")), "the redo")
    program.close()


def test_one_key_commands_rest_while_typing(welcomed: Running) -> None:
    program = welcomed
    program.start()
    program.keys("n")
    program.type("jkr* are letters here / and $x$?")
    program.until(
        lambda: program.rows("SELECT text FROM notes") == [("jkr* are letters here / and $x$?",)],
        "the note to be saved",
    )
    assert program.rows("SELECT 1 FROM bookmarks") == []
    assert program.setting("reading_mode") == ""
    program.close()


def test_next_previous_back_forward(welcomed: Running) -> None:
    program = welcomed
    first = program.start()
    program.keys("j")
    second = program.wait_for("answer")
    assert second != first
    program.keys("k")
    assert program.wait_for("answer") == first
    program.keys("alt+Left")
    assert program.wait_for("answer") == second
    program.keys("alt+Right")
    assert program.wait_for("answer") == first
    program.close()


def test_killed_at_any_moment_it_opens_where_it_was(welcomed: Running) -> None:
    program = welcomed
    program.start()
    open_by_search(program, "softmax", "deep-learning/softmax")
    program.keys("asterisk")
    program.until(lambda: bool(program.rows("SELECT 1 FROM bookmarks")), "the bookmark")
    program.until(
        lambda: program.setting("last_question/deep-learning") == '"softmax"', "the place"
    )
    program.kill()
    assert program.start().startswith("answer deep-learning/softmax")
    assert program.rows("PRAGMA integrity_check") == [("ok",)]
    assert program.rows("SELECT question FROM bookmarks") == [("softmax",)]
    program.close()


def test_a_second_start_hands_over_its_file(welcomed: Running, tmp_path: Path) -> None:
    program = welcomed
    program.start()
    file = tmp_path / "bookmarks.md"
    program.keys("asterisk")
    program.until(lambda: bool(program.rows("SELECT 1 FROM bookmarks")), "the bookmark")
    done = subprocess.run(
        [sys.executable, "-m", "studyapp", "--data-dir", str(program.folder), "export", str(file)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    assert file.read_text(encoding="utf-8"), done.stderr
    program.keys("asterisk")
    program.until(lambda: not program.rows("SELECT 1 FROM bookmarks"), "the removal")
    second = subprocess.run(
        [sys.executable, "-m", "studyapp", "--data-dir", str(program.folder), str(file)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert second.returncode == 0, second.stderr.decode()
    program.until(lambda: bool(program.rows("SELECT 1 FROM bookmarks")), "the imported bookmark")
    program.close()
