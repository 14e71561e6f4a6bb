"""The settings window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from studyapp.services.settings import Settings
from studyapp.ui.settings.data_page import DataPage
from studyapp.ui.settings.keys_page import KeysPage
from studyapp.ui.settings.look_page import LookPage
from studyapp.ui.settings.review_page import ReviewPage
from studyapp.ui.translated import Translated


class SettingsDialog(Translated, QDialog):
    """Look, reviews, keys and data; every change takes effect at once, so there is only Close."""

    def __init__(self, parent: QWidget, settings: Settings, folder: Path) -> None:
        super().__init__(parent)
        self.look = LookPage(settings)
        self.keys = KeysPage(settings)
        self.reviews = ReviewPage(settings)
        self.data = DataPage(folder)
        self.tabs = QTabWidget()
        for page in (self.look, self.reviews, self.keys, self.data):
            self.tabs.addTab(page, "")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs)
        layout.addWidget(self.buttons)
        self.resize(640, 520)
        self.retranslate()

    def retranslate(self) -> None:
        """Titles."""
        self.setWindowTitle(self.tr("Settings"))
        titles = self.tr("Look"), self.tr("Reviews"), self.tr("Keys"), self.tr("Data")
        for index, words in enumerate(titles):
            self.tabs.setTabText(index, words)
