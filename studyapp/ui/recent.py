"""The panel of what was read last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studyapp.model.ids import QuestionRef
from studyapp.ui.times import shown_time
from studyapp.ui.translated import Translated


class RecentPanel(Translated, QWidget):
    """Lists questions by the time they were open last."""

    opened = Signal(object)  # QuestionRef

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(1)
        self.empty = QLabel()
        self.empty.setObjectName("quiet")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.empty.setContentsMargins(12, 24, 12, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty, 1)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the panel."""
        self.list.setAccessibleName(self.tr("Recently read"))
        self.empty.setText(self.tr("What you read will be listed here, the latest first."))

    def set_rows(self, rows: Sequence[tuple[QuestionRef, str, datetime]]) -> None:
        """Show these questions with their titles and times."""
        self.list.clear()
        for ref, title, time in rows:
            item = QListWidgetItem(f"{title}\n{shown_time(time)}")
            item.setData(Qt.ItemDataRole.UserRole, ref)
            item.setToolTip(title)
            self.list.addItem(item)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(Qt.ItemDataRole.UserRole))
