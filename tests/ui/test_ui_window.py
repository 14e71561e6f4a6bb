"""The window as a whole: languages, themes, settings, the first start, and its state kept."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTabWidget,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui_bank import ref

from studyapp.base.errors import StudyAppError
from studyapp.model.language import Language
from studyapp.services.profile import Profile
from studyapp.services.settings import ReadingMode, Theme
from studyapp.store.highlights import Anchor
from studyapp.ui import theme as themes
from studyapp.ui.first_start import FirstStart
from studyapp.ui.settings.dialog import SettingsDialog
from studyapp.ui.studio import Studio

LONG = 20_000
# Words that are the same in both languages, and what is no word of ours.
NAMES = re.compile(
    r"StudyApp|English|Markdown|TeX|PDF|JSON|kB|px|softmax|dropout|small|"
    r"Ctrl|Shift|Alt|Space|Enter|Return|Esc|Home|End|Del|Backspace|Left|Right|Up|Down|PgUp|PgDown"
    r"|F\d+|\b[A-Z]\b|juanji|jj|\\frac|--data-dir|Qt|PySide6|LGPL|KaTeX|MIT|Python|BSD|Lucide|ISC"
    r"|SQLite|CC BY|FSRS|Pause"
)


def words_of(widget: QWidget) -> Iterator[str]:
    """Every text a person can see or hear of a widget."""
    if isinstance(widget.parentWidget(), QTabBar):
        return  # Qt's own arrows, named when they are made
    yield widget.accessibleName()
    yield widget.toolTip()
    yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        places = range(widget.count())  # a font's name is its own translation
        yield from (widget.itemText(p) for p in places if widget.itemText(p) != widget.itemData(p))
    if isinstance(widget, QTabBar | QTabWidget):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if isinstance(widget, QMenu):
        yield widget.title()
    if isinstance(widget, QTreeWidget):
        header = widget.headerItem()
        yield from (header.text(place) for place in range(widget.columnCount()))
        for row in range(widget.topLevelItemCount()):
            yield from (widget.topLevelItem(row).text(c) for c in range(widget.columnCount()))


def english_in(root: QWidget) -> list[str]:
    """Texts below a widget in which an English word is left."""
    found: set[str] = set()
    actions = root.findChildren(QAction)
    texts = [text for widget in [root, *root.findChildren(QWidget)] for text in words_of(widget)]
    texts += [action.text() for action in actions] + [action.toolTip() for action in actions]
    for text in texts:
        plain = re.sub(r"<[^>]+>|\{\w+\}", " ", text).replace("&", "")
        if re.search(r"[A-Za-z]{2,}", NAMES.sub("", plain)):
            found.add(text)
    return sorted(found)


def dialog_of(studio: Studio, command: str) -> QDialog:
    """The dialog that a command opens."""
    studio.window.actions_table[command].trigger()
    found = [
        child
        for child in studio.window.findChildren(
            QDialog, "", Qt.FindChildOption.FindDirectChildrenOnly
        )
        if child.isVisible()
    ]
    assert len(found) == 1, command
    return found[0]


def close_dialog(dialog: QDialog) -> None:
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def switch(qtbot: QtBot, studio: Studio) -> None:
    """Switch the language by its command and wait until all of it has been said again."""
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        studio.window.actions_table["switch-language"].trigger()
    QCoreApplication.processEvents()


DIALOGS = ("settings", "keys", "about", "edit-bookmark", "reset-topic", "remark", "restore")


def test_no_english_is_left_in_the_chinese_window(qtbot: QtBot, studio: Studio) -> None:
    window = studio.window
    window.actions_table["bookmark"].trigger()
    for page in ("outline", "bookmarks", "notes", "recent"):
        window.show_side(page, on=True)
    window.actions_table["find"].trigger()
    switch(qtbot, studio)
    assert english_in(window) == []
    assert window.windowTitle() == "什么是交叉熵 – StudyApp"
    assert window.tree.model.index(0, 0).data() == "基础"
    for command in DIALOGS:
        dialog = dialog_of(studio, command)
        assert english_in(dialog) == [], command
        close_dialog(dialog)
    assert "书签" in window.actions_table["undo"].text()  # what it undoes is still said
    assert QLocale().language() == QLocale.Language.Chinese
    switch(qtbot, studio)
    assert window.windowTitle().endswith(" – StudyApp")
    assert window.tree.model.index(0, 0).data() == "Basics"
    assert window.tree.field.placeholderText() == "Filter the topics"


def test_everything_with_the_focus_has_a_name(studio: Studio) -> None:
    """Whatever Tab reaches tells a screen reader what it is."""
    window = studio.window
    for page in ("outline", "bookmarks", "notes", "recent"):
        window.show_side(page, on=True)
        for widget in window.findChildren(QWidget):
            if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            if isinstance(widget.parentWidget(), QTabBar):
                continue  # Qt's own arrows
            named = next((text for text in words_of(widget) if text), "")
            if isinstance(widget, QTabBar | QAbstractButton | QComboBox | QLineEdit):
                assert named, f"{type(widget).__name__} {widget.objectName()}"


def test_the_theme_switches_widgets_icons_and_page(qtbot: QtBot, studio: Studio) -> None:
    window, view = studio.window, studio.window.pane.view
    before = window.actions_table["bookmark"].icon().pixmap(18).toImage()
    studio.window.actions_table["switch-theme"].trigger()
    assert studio.profile.settings.theme is Theme.DARK
    assert QApplication.palette().window().color().name() == themes.DARK.panel
    assert view.page().backgroundColor().name() == themes.DARK.paper
    assert window.actions_table["bookmark"].icon().pixmap(18).toImage() != before
    assert window.tree.delegate.theme is themes.DARK
    assert window.search.delegate.theme is themes.DARK
    studio.profile.settings.theme = Theme.SYSTEM  # what was told to Qt is taken back
    assert studio.look.theme is themes.chosen("system")
    studio.profile.settings.theme = Theme.LIGHT
    assert studio.look.theme is themes.LIGHT


@pytest.mark.parametrize("theme", [themes.LIGHT, themes.DARK], ids=lambda theme: theme.name)
def test_contrast_is_enough(theme: themes.Theme) -> None:
    """WCAG 2.2: 4.5 : 1 for text, 3 : 1 for marks."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    for ground in (theme.paper, theme.panel, theme.raised, theme.selection):
        for text in (theme.ink, theme.muted):
            assert contrast(text, ground) >= 4.5, (text, ground)
        for mark in (theme.weak, theme.shaky, theme.solid, theme.accent):
            assert contrast(mark, ground) >= 3, (mark, ground)
    assert contrast(theme.on_accent, theme.accent) >= 4.5


def test_settings_take_effect_at_once_and_closing_leaves_nothing_behind(
    qtbot: QtBot, studio: Studio
) -> None:
    settings = studio.profile.settings
    dialog = dialog_of(studio, "settings")
    assert isinstance(dialog, SettingsDialog)
    page = dialog.look
    page.theme.setCurrentIndex(page.theme.findData("dark"))
    assert studio.look.theme is themes.DARK
    page.text_size.setValue(21)
    assert settings.text_size == 21
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        page.language.setCurrentIndex(page.language.findData("zh"))
    QCoreApplication.processEvents()
    assert dialog.windowTitle() == "设置"
    assert page.theme.currentText() == "深色"
    assert english_in(page) == []
    page.software.setChecked(True)
    assert settings.software_rendering
    settings.theme = Theme.LIGHT  # by its key, while the settings are open
    assert page.theme.currentData() == "light"
    close_dialog(dialog)
    settings.text_size = 18.0  # a page that is gone must not hear of it
    settings.language = Language.EN
    QCoreApplication.processEvents()


def test_keys_are_changed_and_a_clash_is_said(studio: Studio) -> None:
    actions = studio.window.actions_table
    dialog = dialog_of(studio, "settings")
    assert isinstance(dialog, SettingsDialog)
    page = dialog.keys

    def choose(command: str) -> None:
        for row in range(page.tree.topLevelItemCount()):
            item = page.tree.topLevelItem(row)
            if item.data(0, Qt.ItemDataRole.UserRole) == command:
                page.tree.setCurrentItem(item)

    choose("next")
    page.recorder.setKeySequence(QKeySequence("K"))
    page.add.click()
    assert "Previous question" in page.message.text()
    assert actions.keys("next") == ["J", "Ctrl+Down"]
    page.recorder.setKeySequence(QKeySequence("X"))
    page.add.click()
    assert actions.keys("next") == ["J", "Ctrl+Down", "X"]
    assert QKeySequence("X") in actions["next"].shortcuts()
    choose("next")
    page.clear.click()
    assert actions.keys("next") == []
    choose("previous")
    page.recorder.setKeySequence(QKeySequence("J"))
    page.add.click()
    assert "J" in actions.keys("previous")
    choose("next")
    page.usual.click()
    assert "Previous question" in page.message.text()  # its usual key is taken now
    page.field.setText("bookmarks")
    visible = [
        page.tree.topLevelItem(row).text(0)
        for row in range(page.tree.topLevelItemCount())
        if not page.tree.topLevelItem(row).isHidden()
    ]
    assert visible
    assert all("ookmarks" in name for name in visible)
    page.all_usual.click()
    assert actions.keys("next") == ["J", "Ctrl+Down"]
    assert studio.profile.settings.keys == {}
    close_dialog(dialog)


def test_first_start_choices_are_seen_at_once(
    qtbot: QtBot, open_studio: Callable[[], Studio], profile: Profile
) -> None:
    profile.settings.welcomed = False
    studio = open_studio()
    studio.helping.first_start()
    pages = studio.window.findChildren(FirstStart)
    assert len(pages) == 1
    page = pages[0]
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        page.languages[Language.ZH].click()
    QCoreApplication.processEvents()
    assert english_in(page) == []
    page.themes[Theme.DARK].click()
    assert studio.look.theme is themes.DARK
    page.slider.setValue(20)
    assert profile.settings.text_size == 20
    assert not profile.settings.welcomed
    qtbot.waitUntil(page.start.hasFocus)
    QTest.keyClick(page.start, Qt.Key.Key_Return)
    assert profile.settings.welcomed
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    studio.helping.first_start()
    assert not studio.window.findChildren(FirstStart)  # once only


def test_the_window_comes_back_as_it_was(
    qtbot: QtBot, open_studio: Callable[[], Studio], profile: Profile
) -> None:
    studio = open_studio()
    window = studio.window
    window.resize(780, 600)
    window.show_side("notes", on=True)
    window.tree.view.expand(window.tree.model.topic_index("small/networks"))
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        studio.reader.open(ref("dropout"))
    window.actions_table["zoom-in"].trigger()
    profile.settings.keys = {"highlight": ("Ctrl+Alt+H",)}
    window.close()
    again = open_studio()
    assert again.window.actions_table["highlight"].shortcut() == QKeySequence("Ctrl+Alt+H")
    assert again.reader.current == ref("dropout")
    assert (again.window.width(), again.window.height()) == (780, 600)
    assert again.window.side.current() == "notes"
    assert not again.window.side.isHidden()
    tree = again.window.tree
    assert tree.view.isExpanded(tree.model.topic_index("small/networks"))
    assert again.window.pane.view.zoomFactor() == pytest.approx(1.1)
    assert profile.settings.zoom == pytest.approx(1.1)


def test_back_and_forward_return_to_the_place_in_the_answer(qtbot: QtBot, studio: Studio) -> None:
    reader, view = studio.reader, studio.window.pane.view
    studio.window.resize(900, 500)
    with qtbot.waitSignal(view.scrolled, timeout=LONG):
        view.go_to("mistakes")
    qtbot.waitUntil(lambda: reader._fraction > 0.3, timeout=LONG)
    first, place = reader.current, reader._fraction
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        reader.follow("q:dropout")
    assert reader.current == ref("dropout")
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        studio.window.actions_table["back"].trigger()
    assert reader.current == first
    assert reader._fraction == pytest.approx(place, abs=0.05)
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        studio.window.actions_table["forward"].trigger()
    assert reader.current == ref("dropout")
    assert reader._fraction == pytest.approx(0.0, abs=0.05)
    reader.follow("q:nowhere")
    assert "nowhere" in studio.window.pane.notices.label.text()


def test_recall_keeps_what_was_revealed_when_the_language_changes(
    qtbot: QtBot, studio: Studio
) -> None:
    window, view = studio.window, studio.window.pane.view
    actions = window.actions_table
    assert not actions["reveal-next"].isEnabled()  # Space scrolls
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        actions["toggle-recall"].trigger()
    assert actions["reveal-next"].isEnabled()
    with qtbot.waitSignal(view.revealed, timeout=LONG) as first:
        actions["reveal-next"].trigger()
    assert first.args[0] == "short"
    switch(qtbot, studio)
    with qtbot.waitSignal(view.revealed, timeout=LONG) as second:
        actions["reveal-next"].trigger()
    assert second.args[0] == "depth"
    with qtbot.waitSignal(view.revealed, timeout=LONG) as rest:
        actions["reveal-all"].trigger()
    assert rest.args[1] == 0
    assert not actions["reveal-next"].isEnabled()
    assert studio.profile.reading.is_read(studio.reader.current)
    assert studio.profile.settings.reading_mode is ReadingMode.RECALL


def test_find_goes_on_in_the_next_answer(qtbot: QtBot, studio: Studio) -> None:
    window = studio.window
    bar = window.pane.find_bar
    window.actions_table["find"].trigger()
    qtbot.waitUntil(bar.field.hasFocus)
    with qtbot.waitSignal(window.pane.view.found, timeout=LONG):
        QTest.keyClicks(bar.field, "chain")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 40", timeout=LONG)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bar.count.text() == "40 of 40", timeout=LONG)
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        window.actions_table["next"].trigger()
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 40", timeout=LONG)
    switch(qtbot, studio)
    qtbot.waitUntil(lambda: "chain" not in bar.count.text() and "of" not in bar.count.text())
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_a_highlight_is_kept_edited_and_removed(qtbot: QtBot, studio: Studio) -> None:
    highlights, page = studio.profile.highlights, studio.reader.page
    mark = highlights.add(page.ref, page.language, Anchor("short", "chain rule", "", "", 0))
    view = studio.window.pane.view
    view.highlight_activated.emit(mark.id)
    dialog = studio.window.findChildren(QDialog, "", Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    dialog.field.setPlainText("why?")
    dialog.accept()
    assert highlights.of(page.ref)[0].note == "why?"
    studio.window.actions_table["undo"].trigger()
    assert highlights.of(page.ref)[0].note == ""
    view.highlight_activated.emit(mark.id)
    dialog = studio.window.findChildren(QDialog, "", Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    remove = [b for b in dialog.buttons.buttons() if "Remove" in b.text()]
    remove[0].click()
    assert highlights.of(page.ref) == []


def test_without_a_selection_highlighting_says_what_to_do(studio: Studio) -> None:
    studio.window.actions_table["highlight"].trigger()
    assert "Select some text" in studio.window.pane.notices.label.text()
    QTest.keyClick(studio.window.pane.notices, Qt.Key.Key_Escape)
    assert studio.window.pane.notices.isHidden()


def test_the_tree_menu_bookmarks_marks_and_resets(studio: Studio) -> None:
    tree, profile = studio.window.tree, studio.profile

    def menu(index: Any) -> QMenu:
        studio.studying._tree_menu(tree.model.node(index), QPoint(0, 0))
        return studio.window.findChildren(QMenu, "", Qt.FindChildOption.FindDirectChildrenOnly)[-1]

    def choose(index: Any, words: str) -> None:
        shown = menu(index)
        next(action for action in shown.actions() if action.text() == words).trigger()
        shown.close()

    question = tree.model.find(ref("dropout"))
    choose(question, "Bookmark")
    choose(question, "Mark as read")
    assert profile.bookmarks.get(ref("dropout")) is not None
    assert profile.reading.is_read(ref("dropout"))
    choose(tree.model.topic_index("small/networks"), "Reset the progress…")
    box = studio.window.findChildren(QDialog, "", Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    next(b for b in box.buttons() if b.text() == "Reset").click()
    assert not profile.reading.is_read(ref("dropout"))
    assert profile.bookmarks.get(ref("dropout")) is not None
    studio.window.actions_table["undo"].trigger()
    assert profile.reading.is_read(ref("dropout"))


def test_a_failure_nobody_caught_is_said_and_a_bug_is_logged(
    studio: Studio, caplog: pytest.LogCaptureFixture, tmp_path: Any
) -> None:
    from studyapp.app.arguments import Wanted
    from studyapp.app.start import Program
    from studyapp.base.paths import DataFolder

    class Told:
        """As much of the program as the hook needs."""

        _wanted = Wanted(DataFolder(tmp_path))
        tr = staticmethod(lambda text: text)

    told = Told()
    told.studio = studio  # type: ignore[attr-defined]
    label = studio.window.pane.notices.label
    Program._escaped(told, StudyAppError, StudyAppError("The disk is full.", "Free some."), None)  # type: ignore[arg-type]
    assert label.text() == "The disk is full. Free some."
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        Program._escaped(told, *sys.exc_info())  # type: ignore[arg-type]
    assert "studyapp.log" in label.text()
    assert any(record.exc_info for record in caplog.records)
    caplog.clear()
