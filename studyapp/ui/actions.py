"""Actions made from the table of commands, with the person's own keys where they set some."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from studyapp.ui.command import CONTEXT, READING, Command, Menu, menu_title
from studyapp.ui.commands import BY_ID, COMMANDS
from studyapp.ui.look import Look

# What Chinese input methods send for the keys of one-key commands.
FULL_WIDTH = {
    "/": ("／", "、"),
    "?": ("？",),
    "*": ("＊", "×"),
    **{str(digit): (chr(0xFF10 + digit),) for digit in range(10)},
}
TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QKeySequenceEdit)
PRESSED = (QAbstractButton, QTabBar, QComboBox)
MODIFIERS = ("Ctrl+", "Alt+", "Meta+")


def is_plain(key: str) -> bool:
    """Whether a shortcut is a single key that types a character, so that text fields need it."""
    name = key.removeprefix("Shift+")
    return not key.startswith(MODIFIERS) and (
        len(name) == 1 or name in {"Space", "Return", "Enter", "Backspace"}
    )


class Actions(QObject):
    """One QAction per command, owned by the window."""

    def __init__(self, window: QWidget, look: Look, own_keys: Mapping[str, Sequence[str]]) -> None:
        super().__init__(window)
        self._window = window
        self._own_keys = own_keys
        self._actions: dict[str, QAction] = {}
        self._rests = Rests.NOTHING
        self._in_page = Rests.NOTHING  # by what has the keyboard inside the page
        self._situation = READING  # what is in front
        self._menus: dict[Menu, QMenu] = {}
        self._submenus: dict[tuple[Menu, str], QMenu] = {}
        for command in COMMANDS:
            action = QAction(window)
            action.setObjectName(command.id)
            action.setCheckable(command.checkable)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            window.addAction(action)
            if command.icon:
                look.dress(action, command.icon)
            self._actions[command.id] = action
        self.set_situation(READING)  # the names are set with those of the window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def on(self, command: str, slot: Callable[[], object]) -> None:
        """What happens when the command is given."""

        def given(_checked: bool = False) -> None:
            if self.acts(command):
                slot()

        self._actions[command].triggered.connect(given)

    def acts(self, command: str) -> bool:
        """Whether the command belongs to what is in front."""
        when = BY_ID[command].when
        return not when or self._situation in when

    def set_situation(self, situation: str) -> None:
        """What is in front: an answer (READING) or a fragment of that kind.

        Commands that do not belong to it are disabled, those that do enabled; who knows more about
        one of them sets it after this.
        """
        self._situation = situation
        for command in COMMANDS:
            if command.when:
                self._actions[command.id].setEnabled(self.acts(command.id))
        self._set_shortcuts()

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for menu in Menu:
            shown = bar.addMenu(menu_title(menu))
            self._menus[menu] = shown
            for command in COMMANDS:
                if command.menu is menu:
                    if command.separator:
                        shown.addSeparator()
                    inner = shown
                    if command.submenu:
                        inner = self._submenu(shown, command)
                    inner.addAction(self._actions[command.id])

    def _submenu(self, menu: QMenu, command: Command) -> QMenu:
        key = (command.menu, command.submenu)
        if key not in self._submenus:
            self._submenus[key] = menu.addMenu("")
        return self._submenus[key]

    def keys(self, command: str) -> list[str]:
        """The keys of a command now: the person's own, else the usual ones."""
        return list(self._own_keys.get(command, BY_ID[command].keys))

    def set_keys(self, own: Mapping[str, Sequence[str]]) -> None:
        """Use these keys where given, the table's elsewhere."""
        self._own_keys = own
        self._set_shortcuts()
        self.retranslate()

    def retranslate(self) -> None:
        """Names in the language of the interface; tool tips show the first key."""
        for command, action in self._actions.items():
            title = BY_ID[command].title()
            action.setText(title)
            keys = self.keys(command)
            plain = title.replace("&", "").removesuffix("…")
            native = (
                QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
                if keys
                else ""
            )
            action.setToolTip(f"{plain} ({native})" if native else plain)
        for menu, shown in self._menus.items():
            shown.setTitle(menu_title(menu))
        for (_menu, source), inner in self._submenus.items():
            inner.setTitle(QCoreApplication.translate(CONTEXT, source))

    # -- one-key commands ---------------------------------------------------------------------

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keys that what has the focus needs itself are not commands meanwhile."""
        if isinstance(now, TEXT_FIELDS):
            rests = Rests.TYPING
        elif isinstance(now, PRESSED):
            rests = Rests.PRESSING
        elif isinstance(now, QAbstractItemView):
            rests = Rests.CHOOSING
        else:
            rests = Rests.NOTHING
        if rests is not self._rests:
            self._rests = rests
            self._set_shortcuts()

    def set_page_focus(self, what: str) -> None:
        """What inside the page has the keyboard: a text field, a button, or neither."""
        self._in_page = {"text": Rests.TYPING, "button": Rests.PRESSING}.get(what, Rests.NOTHING)
        self._set_shortcuts()

    def _set_shortcuts(self) -> None:
        rests = self._rests if self._in_page is Rests.NOTHING else self._in_page
        for command, action in self._actions.items():
            keys = [
                key for key in self.keys(command) if self.acts(command) and not rests.holds(key)
            ]
            wide = [FULL_WIDTH[key] for key in keys if key in FULL_WIDTH]
            wanted = [QKeySequence(key) for key in keys + [key for pair in wide for key in pair]]
            if action.shortcuts() != wanted:
                action.setShortcuts(wanted)


class Rests(Enum):
    """Which one-key commands rest, by what has the focus."""

    NOTHING = "nothing"
    CHOOSING = "choosing"  # a list: Enter opens its row
    PRESSING = "pressing"  # a button: Space and Enter press it
    TYPING = "typing"  # a text field: every character is text

    def holds(self, key: str) -> bool:
        """Whether this key is not a command now."""
        if self is Rests.TYPING:
            return is_plain(key) or key == "Escape"
        if self is Rests.PRESSING:
            return key in {"Space", "Return", "Enter"}
        return self is Rests.CHOOSING and key in {"Return", "Enter"}
