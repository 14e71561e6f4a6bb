"""Settings of the data: where it lies, its backups."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studyapp.ui.translated import Translated


class DataPage(Translated, QWidget):
    """Shows the data folder and opens it; backs up and restores."""

    backup_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.label = QLabel()
        self.path = QLineEdit(str(folder))
        self.path.setReadOnly(True)
        self.open = QPushButton()
        self.words = QLabel()
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        self.backup = QPushButton()
        self.restore = QPushButton()
        for button in (self.open, self.backup, self.restore):
            button.setAutoDefault(False)  # none of them is what Enter means
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.path, 1)
        row.addWidget(self.open)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.backup)
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.label)
        layout.addLayout(row)
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        layout.addStretch(1)
        self.label.setBuddy(self.path)
        self.open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self.backup.clicked.connect(self.backup_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the page."""
        self.label.setText(self.tr("&Data folder"))
        self.open.setText(self.tr("&Open"))
        self.backup.setText(self.tr("&Back up now"))
        self.restore.setText(self.tr("&Restore a backup…"))
        self.words.setText(
            self.tr(
                "Bookmarks, notes, highlights and what you have read lie here and nowhere "
                "else. A verified copy is made each day. Another folder: start with "
                "--data-dir FOLDER."
            )
        )
