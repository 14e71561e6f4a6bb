"""The outline of the answer: its headings, the one being read marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studyapp.model.library import OutlineEntry
from studyapp.ui.translated import Translated


class OutlinePanel(Translated, QWidget):
    """Lists headings; says which one was chosen."""

    chosen = Signal(str)  # anchor

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.addWidget(self.list)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Its accessible name; the headings come in the language of the answer."""
        self.list.setAccessibleName(self.tr("Outline"))

    def set_outline(self, entries: Sequence[OutlineEntry]) -> None:
        """Show these headings."""
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem("    " * (entry.level - 2) + entry.title)
            item.setData(Qt.ItemDataRole.UserRole, entry.anchor)
            item.setToolTip(entry.title)
            self.list.addItem(item)

    def set_current(self, anchor: str) -> None:
        """Mark the heading being read."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == anchor:
                self.list.setCurrentRow(row)
                return

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
