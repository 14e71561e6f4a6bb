"""Find in the answer: a bar below the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from studyapp.ui.look import Look
from studyapp.ui.translated import Translated


class FindBar(Translated, QFrame):
    """Says what to find; somebody else finds it and tells the count."""

    wanted = Signal(str, bool)  # text, backward
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setMaximumWidth(320)
        self.field.setMinimumWidth(80)  # in a narrow window the count matters more
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.previous = QToolButton()
        self.following = QToolButton()
        self.close_button = QToolButton()
        look.dress(self.previous, "chevron-up")
        look.dress(self.following, "chevron-down")
        look.dress(self.close_button, "x")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.previous)
        layout.addWidget(self.following)
        layout.addWidget(self.count, 1)
        layout.addWidget(self.close_button)
        self.field.textChanged.connect(lambda text: self.wanted.emit(text, False))
        self.field.installEventFilter(self)
        self.previous.clicked.connect(lambda: self.go(backward=True))
        self.following.clicked.connect(lambda: self.go(backward=False))
        self.close_button.clicked.connect(self.close_bar)
        self._counted = (0, 0)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the bar."""
        self.field.setPlaceholderText(self.tr("Find in this answer"))
        self.field.setAccessibleName(self.tr("Find in this answer"))
        for button, words in (
            (self.previous, self.tr("Previous")),
            (self.following, self.tr("Next")),
            (self.close_button, self.tr("Close")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.set_count(*self._counted)

    def find_again(self) -> None:
        """Another answer is shown: look for the same in it."""
        if self.isVisible():
            self.wanted.emit(self.field.text(), False)

    def open_bar(self, text: str = "") -> None:
        """Show the bar and begin with this text, or with the last one."""
        self.show()
        if text:
            self.field.setText(text)
        elif self.field.text():
            self.wanted.emit(self.field.text(), False)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def suggest(self, text: str) -> None:
        """What F3 will look for when nothing has been typed here: the search one came from."""
        if self.isHidden():
            blocked = self.field.blockSignals(True)
            self.field.setText(text.strip('"'))
            self.field.blockSignals(blocked)

    def close_bar(self) -> None:
        """Hide the bar; the marks in the page go."""
        if self.isVisible():
            self.hide()
            self.wanted.emit("", False)
            self.closed.emit()

    def go(self, *, backward: bool) -> None:
        """To the next or the previous place."""
        if self.isVisible() and self.field.text():
            self.wanted.emit(self.field.text(), backward)
        else:
            self.open_bar()

    def set_count(self, current: int, total: int) -> None:
        """Which of how many places is shown."""
        self._counted = (current, total)
        if not self.field.text():
            self.count.clear()
        elif total:
            self.count.setText(self.tr("{current} of {total}").format(current=current, total=total))
        else:
            self.count.setText(self.tr("Not found"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Escape closes."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.go(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)
