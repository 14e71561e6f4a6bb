"""Search: the box and the tree's filter ask, results come when they are ready."""

from __future__ import annotations

from PySide6.QtCore import QObject

from studyapp.model.language import Language
from studyapp.services.libraries import Libraries
from studyapp.ui.reader import Reader
from studyapp.ui.window import MainWindow


class Searching(QObject):
    def __init__(self, window: MainWindow, libraries: Libraries, reader: Reader) -> None:
        super().__init__(window)
        window.actions_table.on("search", window.search.open_box)

    def set_language(self, language: Language) -> None: ...
