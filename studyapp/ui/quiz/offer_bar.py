"""A quiet bar above the page: a session that waits, or the way back to where one was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from studyapp.ui.translated import Translated


class OfferBar(Translated, QFrame):
    """Says one of a few things; the words are made when they are shown."""

    taken = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = ""
        self._numbers: tuple[int, int] = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.take = QPushButton()
        self.take.setObjectName("primary")
        self.decline = QPushButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.take)
        layout.addWidget(self.decline)
        self.take.clicked.connect(self.taken)
        self.decline.clicked.connect(self.declined)
        self.hide()
        self.retranslate()

    @property
    def what(self) -> str:
        """What is offered: unfinished, session, result, or nothing."""
        return "" if self.isHidden() else self._what

    def offer(self, what: str, answered: int = 0, total: int = 0) -> None:
        """Show the bar: ``exam`` or ``practice`` that is unfinished, ``session``, ``result``."""
        self._what = what
        self._numbers = (answered, total)
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Say what is offered."""
        answered, total = self._numbers
        if self._what == "session":
            words = self.tr("A quiz session is under way.")
        elif self._what == "result":
            words = self.tr("You came here from a result.")
        else:
            kind = (
                self.tr("An exam is not finished: {answered} of {total} answered.")
                if self._what == "exam"
                else self.tr("A quiz is not finished: {answered} of {total} answered.")
            )
            words = kind.format(answered=answered, total=total)
        self.label.setText(words)
        self.label.setAccessibleName(words)
        back = self._what in {"session", "result"}
        self.take.setText(self.tr("Back") if back else self.tr("Resume"))
        closes = self._what == "result"
        self.decline.setText(self.tr("Close") if closes else self.tr("Discard"))
        self.decline.setVisible(closes or not back)
