"""The form of one bookmark: level, tags, note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studyapp.store.bookmarks import Level, normalise_tags
from studyapp.ui.look import Look
from studyapp.ui.marks import level_icon


class BookmarkForm(QDialog):
    """Asks for a bookmark's level, tags and note; ``values`` after it was accepted."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        title: str,
        level: Level,
        tags: Sequence[str],
        note: str,
        known_tags: Iterable[str],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bookmark"))
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)  # titles of banks are not trusted
        heading.setWordWrap(True)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self.group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        names = {
            Level.WEAK: self.tr("&weak"),
            Level.SHAKY: self.tr("&shaky"),
            Level.SOLID: self.tr("s&olid"),
        }
        self.levels: dict[Level, QPushButton] = {}
        for value, name in names.items():
            button = QPushButton(level_icon(value, look.theme), name)
            button.setCheckable(True)
            button.setChecked(value is level)
            button.setAutoDefault(False)
            self.group.addButton(button)
            self.levels[value] = button
            row.addWidget(button)
        self.tags = QLineEdit(", ".join(tags))
        self.tags.setPlaceholderText(self.tr("separated by commas"))
        completer = QCompleter(sorted(known_tags), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tags.setCompleter(completer)
        self.note = QPlainTextEdit(note)
        self.note.setTabChangesFocus(True)
        self.note.setMinimumSize(360, 120)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(self.tr("Level"), row)
        form.addRow(self.tr("&Tags"), self.tags)
        form.addRow(self.tr("&Note"), self.note)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addWidget(buttons)
        for key in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone is a new line of the note
            QShortcut(QKeySequence(key), self, self.accept)
        self.note.setFocus()

    def values(self) -> tuple[Level, tuple[str, ...], str]:
        """What was chosen and typed."""
        level = next(level for level, button in self.levels.items() if button.isChecked())
        return level, normalise_tags(self.tags.text()), self.note.toPlainText().strip()
