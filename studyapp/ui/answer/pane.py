"""The middle of the window: notices, the page, the find bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from studyapp.ui.answer.find_bar import FindBar
from studyapp.ui.look import Look
from studyapp.ui.notices import NoticeBar

if TYPE_CHECKING:
    from studyapp.web.view import AnswerView


class AnswerPane(QWidget):
    """Holds the page once there is one; until then a sheet of the page's colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.notices = NoticeBar(look)
        self.find_bar = FindBar(look)
        self.blank = QLabel()
        self.blank.setObjectName("sheet")
        self.blank.setWordWrap(True)
        self.blank.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.blank.setContentsMargins(48, 48, 48, 48)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.blank)
        self.view: AnswerView | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.find_bar)
        # Notices lie over the top of the page: one that comes must move nothing that is read.
        self.notices.setParent(self)
        self.notices.hide()
        self.notices.installEventFilter(self)
        self.stack.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the notices at the top of the page, as wide as it is."""
        if event.type() in {
            QEvent.Type.Show,
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.LayoutRequest,
        }:
            self._place_notices()
        return super().eventFilter(watched, event)

    def _place_notices(self) -> None:
        if self.notices.isHidden():
            return
        place = self.stack.geometry()
        needed = self.notices.heightForWidth(place.width())
        place.setHeight(max(needed, self.notices.minimumSizeHint().height()))
        if self.notices.geometry() != place:
            self.notices.setGeometry(place)
        self.notices.raise_()

    def attach(self, view: AnswerView) -> None:
        """Put the page into the stack, behind the sheet until an answer is shown."""
        self.view = view
        self.stack.addWidget(view)
        self.setFocusProxy(view)

    def add_bar_above(self, bar: QWidget) -> None:
        """Put a bar above the page."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.stack), bar)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar below the page, above the find bar."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.find_bar), bar)

    def show_answer(self) -> None:
        """Bring the page to the front."""
        if self.view is not None and self.stack.currentWidget() is not self.view:
            self.stack.setCurrentWidget(self.view)
