"""The panel on the right: outline, bookmarks, notes, recently read, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.translated import Translated


class SidePanel(Translated, QWidget):
    """Tabs over a stack; each page has a name that commands use (``outline``, ``notes`` …)."""

    shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._pages: list[QWidget] = []
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._turn)

    def sizeHint(self) -> QSize:
        """Narrower than the tree."""
        return QSize(300, 600)

    def showEvent(self, event: QShowEvent) -> None:
        """What is in front is seen again: whoever fills it reads it anew."""
        super().showEvent(event)
        if self._names:
            self.shown.emit(self.current())

    def add(self, name: str, page: QWidget) -> None:
        """Add a page under a name."""
        self._names.append(name)
        self._pages.append(page)
        if page.focusProxy() is None:
            lists = page.findChildren(QAbstractItemView)
            page.setFocusProxy(lists[0] if lists else self.tabs)
        self.stack.addWidget(page)
        self.tabs.addTab("")
        self.retranslate()

    def retranslate(self) -> None:
        """Titles of the tabs."""
        titles = {
            "outline": self.tr("Outline"),
            "bookmarks": self.tr("Bookmarks"),
            "notes": self.tr("Notes"),
            "recent": self.tr("Recent"),
        }
        for index, name in enumerate(self._names):
            self.tabs.setTabText(index, titles[name])

    def current(self) -> str:
        """The name of the page in front."""
        return self._names[self.stack.currentIndex()]

    def focus_page(self) -> None:
        """Put the keyboard focus into the page in front."""
        page = self._pages[self.stack.currentIndex()]
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        focused = QApplication.focusWidget()
        if focused is None or not page.isAncestorOf(focused):  # its list is empty and hidden
            self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def turn_to(self, name: str) -> None:
        """Bring a page to the front."""
        self.tabs.setCurrentIndex(self._names.index(name))

    def _turn(self, index: int) -> None:
        if 0 <= index < self.stack.count():
            self.stack.setCurrentIndex(index)
            self.shown.emit(self._names[index])
