"""The panels beside the answer: outline, bookmarks, notes, recently read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui_bank import ref

from studyapp.model.language import Language, Text
from studyapp.services.profile import Profile
from studyapp.store.bookmarks import Bookmark, Level
from studyapp.store.notes import NotePart
from studyapp.ui.bookmarks.form import BookmarkForm
from studyapp.ui.bookmarks.list_model import BookmarkRow
from studyapp.ui.bookmarks.panel import BookmarksPanel
from studyapp.ui.look import Look
from studyapp.ui.studio import Studio
from studyapp.web.bridge import WORLD

LONG = 20_000
START = datetime(2026, 11, 1, tzinfo=UTC)


def bookmark(name: str, level: Level, day: int, *tags: str, note: str = "") -> BookmarkRow:
    time = START + timedelta(days=day)
    mark = Bookmark(ref(name), level, tags, note, time, time)
    return BookmarkRow(mark, Text(f"题 {name}", name.title()), Text("基础", "Basics"), ord(name[0]))


@pytest.fixture
def panel(qtbot: QtBot, look: Look) -> BookmarksPanel:
    panel = BookmarksPanel(look)
    qtbot.addWidget(panel)
    panel.set_rows(
        [
            bookmark("adam", Level.SOLID, 3, "optimiser"),
            bookmark("zero", Level.WEAK, 1, note="ask again"),
            bookmark("norm", Level.SHAKY, 2, "exam"),
        ]
    )
    panel.show()
    return panel


def shown(panel: BookmarksPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def test_bookmarks_are_sorted_as_asked(panel: BookmarksPanel) -> None:
    orders = {
        "level": ["Zero", "Norm", "Adam"],
        "newest": ["Adam", "Norm", "Zero"],
        "oldest": ["Zero", "Norm", "Adam"],
        "title": ["Adam", "Norm", "Zero"],
        "topic": ["Adam", "Norm", "Zero"],
    }
    assert panel.orders.count() == len(orders)
    for order, expected in orders.items():
        panel.orders.setCurrentIndex(panel.orders.findData(order))
        assert shown(panel) == expected, order


def test_bookmarks_are_filtered_by_words_tags_notes_and_level(panel: BookmarksPanel) -> None:
    for words, expected in (
        ("ask", ["Zero"]),
        ("EXAM", ["Norm"]),
        ("basics ad", ["Adam"]),
        ("题", ["Zero", "Norm", "Adam"]),
        ("nowhere", []),
    ):
        panel.field.setText(words)
        assert shown(panel) == expected
        assert panel.empty.isVisible() is (not expected)
    assert panel.empty.text() == "No bookmark matches the filter."
    panel.field.clear()
    panel.levels.setCurrentIndex(panel.levels.findData("shaky"))
    assert shown(panel) == ["Norm"]
    panel.set_language(Language.ZH)
    assert shown(panel) == ["题 norm"]


def test_bookmarks_by_keys(panel: BookmarksPanel) -> None:
    opened: list[Any] = []
    removed: list[Any] = []
    panel.opened.connect(opened.append)
    panel.remove_wanted.connect(removed.append)
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(1))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert (opened, removed) == ([ref("norm")], [ref("norm")])
    spoken = panel.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Norm, shaky"


def test_the_form_gives_level_tags_and_note(qtbot: QtBot, look: Look) -> None:
    form = BookmarkForm(None, look, "Adam", Level.SHAKY, ["b"], "old", ["b", "c"])  # type: ignore[arg-type]
    qtbot.addWidget(form)
    assert form.values() == (Level.SHAKY, ("b",), "old")
    form.levels[Level.SOLID].click()
    form.tags.setText("exam,  b , exam")
    form.note.setPlainText(" why? ")
    level, tags, note = form.values()
    assert (level, set(tags), note) == (Level.SOLID, {"exam", "b"}, "why?")


def test_the_panel_shows_what_is_marked_when_it_is_opened_and_undone(studio: Studio) -> None:
    window = studio.window
    actions = window.actions_table
    actions["bookmark"].trigger()
    assert actions["bookmark"].isChecked()
    actions["show-bookmarks"].trigger()  # closed until now: it must not be empty
    assert not window.side.isHidden()
    assert window.bookmarks.model.rowCount() == 1
    first = studio.reader.current
    assert window.bookmarks.model.index(0).data() == studio.reader.page.title
    window.bookmarks.remove_wanted.emit(first)
    assert window.bookmarks.model.rowCount() == 0
    assert not actions["bookmark"].isChecked()
    assert "removal of a bookmark" in actions["undo"].text()
    actions["undo"].trigger()
    assert window.bookmarks.model.rowCount() == 1
    window.bookmarks.level_wanted.emit(first, Level.SOLID)
    assert studio.profile.bookmarks.get(first).level is Level.SOLID
    actions["undo"].trigger()
    assert studio.profile.bookmarks.get(first).level is Level.WEAK
    actions["redo"].trigger()
    assert studio.profile.bookmarks.get(first).level is Level.SOLID
    window.pane.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not window.side.isHidden()  # the keys were elsewhere: they go to it first
    assert window.side.isAncestorOf(window.focusWidget())
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.side.isHidden()
    assert not actions["show-bookmarks"].isChecked()
    button = window.bar.widgetForAction(actions["show-bookmarks"])
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.side.isHidden()
    window.pane.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # a click closes wherever the keys are
    assert window.side.isHidden()


def own_text(qtbot: QtBot, studio: Studio) -> Callable[[], str]:
    """What the page shows of one's own texts."""
    view = studio.window.pane.view
    code = "[...document.querySelectorAll('[data-section=mine], [data-section=note]')]"

    def read() -> str:
        found: list[str] = []
        view.page().runJavaScript(f"{code}.map(e => e.textContent).join('|')", WORLD, found.append)
        qtbot.waitUntil(lambda: bool(found), timeout=LONG)
        return found[0] or ""

    return read


def test_notes_are_previewed_saved_and_kept_with_their_question(
    qtbot: QtBot, studio: Studio
) -> None:
    window, notes = studio.window, studio.profile.notes
    first = studio.reader.current
    window.actions_table["show-notes"].trigger()
    editor = window.notes.editors[NotePart.ANSWER]
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "The **chain** rule")
    read = own_text(qtbot, studio)
    qtbot.waitUntil(lambda: "The chain rule" in read(), timeout=LONG)
    # At once on to the next question, before the pause after which it would be saved.
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        QTest.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    second = studio.reader.current
    assert second != first
    assert notes.text(first, NotePart.ANSWER) == "The **chain** rule"
    assert notes.text(second, NotePart.ANSWER) == ""
    assert editor.toPlainText() == ""
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        window.actions_table["back"].trigger()
    assert editor.toPlainText() == "The **chain** rule"
    window.actions_table["undo"].trigger()
    assert editor.toPlainText() == ""
    qtbot.waitUntil(lambda: "chain" not in read(), timeout=LONG)
    window.actions_table["redo"].trigger()
    assert editor.toPlainText() == "The **chain** rule"
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not editor.hasFocus())
    assert window.pane.isAncestorOf(window.focusWidget())


def test_outline_follows_the_answer(qtbot: QtBot, studio: Studio) -> None:
    window = studio.window
    window.actions_table["show-outline"].trigger()
    rows = window.outline.list
    assert [rows.item(row).text().strip() for row in range(rows.count())] == [
        "In short",
        "In depth",
        "Worked example",
        "Common mistakes",
        "Follow-ups",
    ]
    rows.setCurrentRow(3)
    with qtbot.waitSignal(window.pane.view.scrolled, timeout=LONG):
        QTest.keyClick(rows, Qt.Key.Key_Return)
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        window.actions_table["switch-language"].trigger()
    assert rows.item(0).text().strip() == "简答"


def test_recently_read_lists_the_latest_first_and_opens(
    qtbot: QtBot, studio: Studio, profile: Profile
) -> None:
    window = studio.window
    first = studio.reader.current
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        window.actions_table["next"].trigger()
    window.actions_table["show-recent"].trigger()
    rows = window.recent.list
    assert rows.count() == 2
    assert rows.item(1).data(Qt.ItemDataRole.UserRole) == first
    rows.setCurrentRow(1)
    with qtbot.waitSignal(studio.readable, timeout=LONG) as shown_again:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert shown_again.args == [first]
    assert rows.item(0).data(Qt.ItemDataRole.UserRole) == first
