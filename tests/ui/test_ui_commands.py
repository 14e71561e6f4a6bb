"""The table of commands: names, keys, menus; keys that rest while one types."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QMainWindow, QPushButton, QSplitter
from pytestqt.qtbot import QtBot

from studyapp.ui.actions import FULL_WIDTH, Actions, is_plain
from studyapp.ui.command import may_clash
from studyapp.ui.commands import COMMANDS, MENU_TITLES, Menu
from studyapp.ui.look import Look
from studyapp.ui.studio import Studio


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def actions(window: QMainWindow, look: Look) -> Actions:
    actions = Actions(window, look, {})
    actions.fill(window.menuBar())
    actions.retranslate()
    return actions


def presses(window: QMainWindow, text: str, key: int) -> None:
    """What an input method hands on: a key with the character it made."""
    target = window.focusWidget() or window
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.sendEvent(window.windowHandle() if target is window else target, event)


def test_no_two_commands_share_a_key() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for one, other in combinations(COMMANDS, 2):
        if not may_clash(one, other):
            continue
        shared = {QKeySequence(key).toString() for key in one.keys} & {
            QKeySequence(key).toString() for key in other.keys
        }
        assert not shared, f"{one.id} and {other.id}"


def test_every_key_is_known_to_qt() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert QKeySequence(key).toString(), f"{command.id}: {key}"


def test_the_menus_show_every_command_with_its_key(window: QMainWindow, actions: Actions) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    assert len(menus) == len(Menu)
    shown = [
        action
        for menu in menus
        for entry in menu.actions()
        for action in (entry.menu().actions() if entry.menu() else [entry])
        if not action.isSeparator()
    ]
    assert [action.objectName() for action in shown] == [
        command.id for menu in Menu for command in COMMANDS if command.menu is menu
    ]
    for command in COMMANDS:
        action = actions[command.id]
        assert action.text()
        if command.keys and actions.acts(command.id):
            assert action.shortcut() == QKeySequence(command.keys[0])
            assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in (
                action.toolTip()
            )


def test_own_keys_take_the_place_of_the_usual(window: QMainWindow, actions: Actions) -> None:
    given: list[str] = []
    actions.on("next", lambda: given.append("next"))
    actions.set_keys({"next": ("X",), "previous": ()})
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_J)
    assert given == []
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_X)
    assert given == ["next"]
    assert actions.keys("next") == ["X"]
    assert actions["previous"].shortcuts() == []
    assert actions.keys("back") == ["Alt+Left", "Backspace"]
    actions.set_keys({})
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_J)
    assert given == ["next", "next"]


def test_one_key_commands_rest_in_a_text_field(
    qtbot: QtBot, window: QMainWindow, actions: Actions
) -> None:
    given: list[str] = []
    for command in COMMANDS:
        actions.on(command.id, lambda name=command.id: given.append(name))
    field = QLineEdit(window)
    window.setCentralWidget(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "jkrnhmu*/? ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "jkrnhmu*/? "
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert given == []
    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert given == ["search"]
    field.clearFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_J)
    assert given == ["search", "next"]


def test_enter_and_space_belong_to_what_has_the_focus(
    qtbot: QtBot, window: QMainWindow, actions: Actions
) -> None:
    given: list[str] = []
    for command in ("reveal-all", "reveal-next", "next"):
        actions.on(command, lambda name=command: given.append(name))
    rows, button = QListWidget(), QPushButton("press")
    rows.addItem("one")
    both = QSplitter()
    both.addWidget(rows)
    both.addWidget(button)
    window.setCentralWidget(both)
    both.show()
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert given == []
    QTest.keyClick(rows, Qt.Key.Key_Space)
    QTest.keyClick(rows, Qt.Key.Key_J)
    assert given == ["reveal-next", "next"]
    pressed: list[bool] = []
    button.toggled.connect(pressed.append)
    button.setCheckable(True)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [True]
    assert given == ["reveal-next", "next"]


@pytest.mark.parametrize(
    ("text", "command"),
    [("／", "search"), ("、", "search"), ("？", "keys"), ("＊", "bookmark"), ("×", "bookmark")],
)
def test_full_width_keys_of_input_methods(
    window: QMainWindow, actions: Actions, text: str, command: str
) -> None:
    given: list[str] = []
    actions.on(command, lambda: given.append(command))
    assert any(text in wide for wide in FULL_WIDTH.values())
    presses(window, text, ord(text))
    assert given == [command]


def test_which_keys_are_plain() -> None:
    assert all(is_plain(key) for key in ("J", "*", "/", "?", "Space", "Return", "Shift+A"))
    assert not any(is_plain(key) for key in ("F3", "Ctrl+J", "Alt+1", "F11", "Meta+X"))


def translations(project: Path) -> dict[tuple[str, str], str]:
    """Context and source -> Chinese, as far as it is there."""
    found: dict[tuple[str, str], str] = {}
    tree = ElementTree.parse(project / "resources" / "translations" / "studyapp_zh_CN.ts")
    for context in tree.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            if translation.get("type") in {"vanished", "obsolete"}:
                continue
            words = "".join(translation.itertext()).strip()
            assert translation.get("type") != "unfinished", message.findtext("source")
            assert words, message.findtext("source")
            found[name, message.findtext("source", "")] = words
    return found


def test_every_command_and_message_has_its_chinese(project: Path) -> None:
    chinese = translations(project)
    for command in COMMANDS:
        named = command.source.isdigit() or ("Commands", command.source) in chinese
        assert named, command.source  # the options of an item are numbers in any language
    for title in MENU_TITLES.values():
        assert ("Commands", title) in chinese


def test_placeholders_are_the_same_in_both_languages(project: Path) -> None:
    for (context, source), words in translations(project).items():
        expected = set(re.findall(r"\{\w+\}|%n", source))
        assert set(re.findall(r"\{\w+\}|%n", words)) == expected, (context, source)


def test_commands_that_need_a_question_do_not_raise_before_there_is_one(studio: Studio) -> None:
    """Every command that opens no file dialog can be given at once after the start."""
    waits = {"import-bookmarks", "export-bookmarks", "export-remarks", "print", "save-pdf", "quit"}
    dialogs = {"restore", "settings", "keys", "about", "edit-bookmark", "reset-topic", "remark"}
    dialogs |= {"quiz-new", "quiz-again", "exam-date"}
    for command in COMMANDS:
        if command.id not in waits | dialogs:
            studio.window.actions_table[command.id].trigger()
    studio.reader.uncover()
    for command in sorted(dialogs):
        studio.window.actions_table[command].trigger()
        opened = [w for w in studio.window.children() if getattr(w, "isModal", bool)()]
        assert opened, command
        for dialog in opened:
            dialog.reject()
            dialog.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
