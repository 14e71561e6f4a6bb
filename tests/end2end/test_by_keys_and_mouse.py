"""Everything can be reached by keys, and by mouse where one would expect it; all of it is kept."""

from __future__ import annotations

import os
import subprocess

import pytest

from tests.end2end.conftest import Running, visible

FIRST = "answer deep-learning/backprop-one-hidden-layer-relu-mse"
SECOND = "answer deep-learning/vanishing-gradient"
ROW = {"second question": (180, 208), "training": (110, 432)}  # places in the tree at the start
TEXT_LINE = ((460, 309), (880, 309))  # the first line of the first answer
BANK = "deep-learning"


def test_by_keys_alone_through_filter_tree_and_answer(welcomed: Running) -> None:
    program = welcomed
    assert program.start().startswith(FIRST)
    program.keys("ctrl+shift+f")
    program.type("vanishing", delay=1)
    program.keys("Return")  # faster than the filter: it waits for what was typed
    assert program.wait_for("answer").startswith(SECOND)
    program.keys("ctrl+shift+f", "Escape")  # the whole tree again
    program.keys("ctrl+t", "Up")
    assert program.wait_for("answer").startswith(FIRST)
    program.keys("Down")
    assert program.wait_for("answer").startswith(SECOND)
    program.keys("alt+Left")
    assert program.wait_for("answer").startswith(FIRST)
    program.keys("ctrl+e", "slash")
    program.type("softmax", delay=1)
    program.keys("Return")
    assert program.wait_for("answer").startswith("answer deep-learning/softmax")
    program.close()


def test_mouse_opens_rows_and_the_expansion_is_kept(welcomed: Running) -> None:
    program = welcomed
    assert program.start().startswith(FIRST)
    program.click(*ROW["second question"])
    assert program.wait_for("answer").startswith(SECOND)
    program.click(*ROW["training"])
    program.until(
        lambda: '"training"' in program.setting(f"tree_expanded/{BANK}"), "the topic to be open"
    )
    assert sum(line.startswith(SECOND) for line in program.lines()) == 1  # opened once only
    program.close()
    assert program.start().startswith(SECOND)
    program.click(*ROW["training"])  # it is open and at its place: the click closes it
    program.until(
        lambda: '"training"' not in program.setting(f"tree_expanded/{BANK}"), "it to be closed"
    )
    program.close()


def test_recall_find_and_zoom(welcomed: Running) -> None:
    program = welcomed
    program.start()
    program.keys("r")
    program.await_setting("reading_mode", '"recall"')
    program.wait_for("answer")
    program.keys("space")
    assert program.wait_for("revealed").startswith("revealed short ")
    program.keys("space")
    assert program.wait_for("revealed").startswith("revealed depth ")
    program.keys("Return")
    program.until(
        lambda: any(
            line.startswith("revealed") and line.endswith(" 0") for line in program.lines()
        ),
        "the whole answer",
    )
    program.await_rows("SELECT COUNT(*) FROM reads", [(1,)])
    program.keys("r")
    program.wait_for("answer")

    program.keys("ctrl+f")
    program.type("gradient")
    program.until(lambda: program.lines()[-1].endswith(" of gradient"), "the places")
    total, place = (int(word) for word in program.lines()[-1].split()[1:3])
    assert total > 3
    program.keys("F3")
    program.wait_for(f"found {total} {place % total + 1} of gradient")
    program.keys("shift+F3")
    program.wait_for(f"found {total} {place} of gradient")
    program.keys("Escape")

    program.keys("ctrl+plus", "ctrl+plus")
    program.await_setting("zoom", "1.25")
    program.close()
    program.start()
    assert program.setting("zoom") == "1.25"
    program.keys("ctrl+minus")
    program.await_setting("zoom", "1.1")
    program.close()


def test_settings_by_keyboard_and_the_window_goes_on_after(welcomed: Running) -> None:
    program = welcomed
    program.start()
    program.keys("ctrl+comma")
    program.dialog("Settings")
    program.keys("alt+t", "Down")
    program.await_setting("theme", '"dark"')
    program.keys("alt+l", "Up")
    program.await_setting("language", '"zh"')
    program.wait_for(f"{FIRST} zh")
    program.until(lambda: visible("设置"), "the settings in Chinese")
    program.keys("Escape")
    program.take_focus()
    program.keys("ctrl+shift+l")
    program.await_setting("theme", '"light"')
    program.keys("j")
    program.wait_for("answer")
    program.close()


def test_a_highlight_with_its_note_survives_a_restart(welcomed: Running) -> None:
    program = welcomed
    assert program.start().startswith(FIRST)
    program.drag(*TEXT_LINE)
    program.wait_for("selected True")
    program.keys("h")
    program.await_rows("SELECT COUNT(*) FROM highlights", [(1,)])
    quote = str(program.rows("SELECT quote FROM highlights")[0][0])
    assert len(quote) > 5
    assert quote in "Backpropagation applies the chain rule layer by layer from the loss back"
    program.close()
    assert program.start().startswith(FIRST)
    program.click(480, 309)  # it is drawn where it was, and opens when clicked
    program.dialog("Margin note")
    program.type("why backwards?")
    program.keys("Tab", "Return")
    program.await_rows("SELECT note FROM highlights", [("why backwards?",)])
    program.take_focus()
    program.close()
    assert not any(line.startswith("lost") for line in program.lines())


def test_a_backup_is_made_and_restored_from_the_menu(welcomed: Running) -> None:
    program = welcomed
    program.start()
    program.keys("alt+2")
    program.await_rows("SELECT level FROM bookmarks", [("shaky",)])
    before = {path.name for path in (program.folder / "backups").glob("*")}
    program.keys("alt+f", "Up", "Up", "Up", "Up", "Return")
    program.until(
        lambda: {path.name for path in (program.folder / "backups").glob("*.db")} - before,
        "the backup",
    )
    program.keys("asterisk")
    program.await_rows("SELECT level FROM bookmarks", [])
    program.keys("alt+f", "Up", "Up", "Up", "Return")
    program.dialog("Restore a backup")
    program.keys("Return")
    program.await_rows("SELECT level FROM bookmarks", [("shaky",)])
    program.take_focus()
    program.keys("j")  # the window goes on with what was restored
    program.wait_for("answer")
    program.keys("asterisk")
    program.await_rows("SELECT COUNT(*) FROM bookmarks", [(2,)])
    program.close()


def test_nothing_is_missed_where_there_is_no_network(welcomed: Running) -> None:
    if os.geteuid() != 0 or subprocess.run(["unshare", "-n", "true"], check=False).returncode:
        pytest.skip("only root may cut a process off from the network")
    program = welcomed
    program.before = ("unshare", "-n")
    assert program.start().startswith(FIRST)
    program.keys("ctrl+k")
    program.type("juanji")
    program.keys("Return")
    program.wait_for("answer")
    program.keys("asterisk")
    program.await_rows("SELECT COUNT(*) FROM bookmarks", [(1,)])
    program.close()
