"""The sheet of keys: every command with its keys, by menu, in columns."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.actions import Actions
from studyapp.ui.commands import COMMANDS, CONTEXT, Command, Menu, plain_menu_title
from studyapp.ui.theme import Theme

COLUMNS = (
    (Menu.GO, Menu.EDIT, Menu.STUDY, Menu.FILE, Menu.HELP),
    (Menu.VIEW, Menu.QUIZ, Menu.REVIEW),
)
MANY = 4  # keys of one name; of more the first and the last are shown


class KeysSheet(QDialog):
    """Shows the keys as they are now; words typed narrow it."""

    def __init__(self, parent: QWidget, actions: Actions, theme: Theme) -> None:
        super().__init__(parent)
        self._actions = actions
        self._theme = theme
        self.setWindowTitle(self.tr("Keys"))
        self.resize(980, 600)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find a command"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setClearButtonEnabled(True)
        self.columns = [QLabel() for _ in COLUMNS]
        row = QHBoxLayout()
        row.setSpacing(32)
        for label in self.columns:
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
        inner = QWidget()
        inner.setLayout(row)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        hint = QLabel(
            self.tr(
                "Read: Space scrolls. Recall: Space shows the next section, Enter the whole "
                "answer. One-key commands rest while you type. Change keys in the settings."
            )
        )
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.field)
        layout.addWidget(area, 1)
        layout.addWidget(hint)
        layout.addWidget(buttons)
        self.field.textChanged.connect(self._fill)
        self._fill("")

    def _fill(self, words: str) -> None:
        for label, menus in zip(self.columns, COLUMNS, strict=True):
            parts = [self._table(menu, words) for menu in menus]
            label.setText("".join(parts))

    def _table(self, menu: Menu, words: str) -> str:
        found: dict[str, list[str]] = {}  # the keys of each name; of a menu within the menu all
        for command in COMMANDS:
            if command.menu is menu and words.casefold() in _name(command).casefold():
                keys = map(_native, self._actions.keys(command.id))
                found.setdefault(_name(command), []).extend(keys)
        rows = [self._row(name, keys) for name, keys in found.items() if keys]
        if not rows:
            return ""
        title = escape(plain_menu_title(menu))
        return (
            f"<h4 style='margin:12px 0 4px 0;color:{self._theme.accent}'>{title}</h4>"
            f"<table width='100%' cellspacing='0' cellpadding='3'>{''.join(rows)}</table>"
        )

    def _row(self, name: str, keys: list[str]) -> str:
        different = list(dict.fromkeys(keys))  # in Chinese, Return and Enter have one name
        several = len(different) > MANY
        shown = f"{different[0]} … {different[-1]}" if several else " / ".join(different)
        return (
            f"<tr><td>{escape(name)}</td>"
            f"<td align='right' style='color:{self._theme.muted};white-space:nowrap'>"
            f"<b>{escape(shown)}</b></td></tr>"
        )


def _name(command: Command) -> str:
    """A command's name; those of a menu within a menu stand together under its name."""
    if command.submenu:
        return QCoreApplication.translate(CONTEXT, command.submenu)
    return command.title().removesuffix("…")


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
