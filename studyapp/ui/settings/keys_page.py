"""Settings of the keys: every command, its keys, a clash is said before it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studyapp.services.settings import Settings
from studyapp.ui.command import may_clash
from studyapp.ui.commands import BY_ID, COMMANDS, Menu, plain_menu_title
from studyapp.ui.translated import Translated

ID = Qt.ItemDataRole.UserRole


class KeysPage(Translated, QWidget):
    """Lists commands; the keys of the chosen one are recorded in the field below."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.recorder = QKeySequenceEdit()
        self.recorder.setMaximumSequenceLength(1)
        self.add = QPushButton()
        self.clear = QPushButton()
        self.usual = QPushButton()
        self.all_usual = QPushButton()
        for button in (self.add, self.clear, self.usual, self.all_usual):
            button.setAutoDefault(False)  # Enter in the fields presses none of them
        self.message = QLabel()
        self.message.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.recorder, self.add, self.clear, self.usual):
            row.addWidget(widget)
        end = QHBoxLayout()
        end.addWidget(self.message, 1)
        end.addWidget(self.all_usual)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        layout.addLayout(end)
        self.field.textChanged.connect(self._filter)
        self.add.clicked.connect(self._add)
        self.clear.clicked.connect(lambda: self._set(()))
        self.usual.clicked.connect(self._reset)
        self.all_usual.clicked.connect(self._reset_all)
        self.tree.currentItemChanged.connect(lambda *_: self.message.clear())
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the page and all commands."""
        self.field.setPlaceholderText(self.tr("Find a command"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.tree.setAccessibleName(self.tr("Commands and keys"))
        self.recorder.setAccessibleName(self.tr("Press the new key here"))
        self.add.setText(self.tr("&Add this key"))
        self.clear.setText(self.tr("&No key"))
        self.usual.setText(self.tr("&Usual key"))
        self.all_usual.setText(self.tr("All &usual keys"))
        self._fill()

    def keys(self, command: str) -> tuple[str, ...]:
        """The keys of a command now."""
        return tuple(self._settings.keys.get(command, BY_ID[command].keys))

    def clash(self, key: str, command: str) -> str:
        """Which other command has this key already; empty: none."""
        wanted = QKeySequence(key)
        for other in COMMANDS:
            same = any(QKeySequence(k) == wanted for k in self.keys(other.id))
            if other.id != command and same and may_clash(other, BY_ID[command]):
                return other.id
        return ""

    def _fill(self) -> None:
        chosen = self._chosen()
        self.tree.clear()
        for menu in Menu:
            for command in COMMANDS:
                if command.menu is not menu:
                    continue
                shown = " / ".join(
                    QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                    for key in self.keys(command.id)
                )
                name = f"{plain_menu_title(menu)} › {command.title()}"
                item = QTreeWidgetItem([name.removesuffix("…"), shown])
                item.setData(0, ID, command.id)
                self.tree.addTopLevelItem(item)
                if command.id == chosen:
                    self.tree.setCurrentItem(item)
        self.tree.resizeColumnToContents(0)
        self._filter(self.field.text())

    def _filter(self, words: str) -> None:
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            assert item is not None
            text = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(words.casefold() not in text)

    def _chosen(self) -> str:
        item = self.tree.currentItem()
        return str(item.data(0, ID)) if item else ""

    def _add(self) -> None:
        command = self._chosen()
        key = self.recorder.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if not command or not key:
            self.message.setText(self.tr("Choose a command and press a key in the field first."))
            return
        other = self.clash(key, command)
        if other:
            self.message.setText(
                self.tr("{key} already belongs to “{command}”. Take it away there first.").format(
                    key=key, command=BY_ID[other].title().removesuffix("…")
                )
            )
            return
        if key not in self.keys(command):
            self._set((*self.keys(command), key))
        self.recorder.clear()

    def _set(self, keys: tuple[str, ...]) -> None:
        command = self._chosen()
        if not command:
            return
        own = dict(self._settings.keys)
        if keys == BY_ID[command].keys:
            own.pop(command, None)
        else:
            own[command] = keys
        self._keep(own)

    def _reset(self) -> None:
        command = self._chosen()
        if not command:
            return
        taken = [self.clash(key, command) for key in BY_ID[command].keys]
        if any(taken):
            self.message.setText(
                self.tr("The usual key now belongs to “{command}”.").format(
                    command=BY_ID[next(filter(None, taken))].title().removesuffix("…")
                )
            )
            return
        self._set(BY_ID[command].keys)

    def _reset_all(self) -> None:
        self._keep({})

    def _keep(self, own: dict[str, tuple[str, ...]]) -> None:
        self._settings.keys = own
        self.message.clear()
        self._fill()
        self.changed.emit()
