"""A quiet bar above the answer that says what went wrong or is under way, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton

from studyapp.base.errors import StudyAppError
from studyapp.ui.look import Look
from studyapp.ui.translated import Translated


class NoticeBar(Translated, QFrame):
    """Shows one notice at a time; the latest wins."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._act: Callable[[], object] | None = None
        self._passing = False
        self._error: StudyAppError | None = None
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)  # may name what stands in a bank
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(160)
        self.progress.setTextVisible(False)
        self.button = QPushButton()
        self.close_button = QToolButton()
        look.dress(self.close_button, "x")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self.button)
        layout.addWidget(self.close_button)
        self.button.clicked.connect(self._do)
        self.close_button.clicked.connect(self.hide)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Name of the closing button, and what failed; all else stays as it was said."""
        if self._error is not None and not self.isHidden():
            self.say_error(self._error)
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close"))

    def say(
        self,
        text: str,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        passing: bool = False,
    ) -> None:
        """Show a notice, with a button where something can be done about it.

        A ``passing`` one is about the answer that is open and goes with it.
        """
        self._act = act
        self._passing = passing
        self._error = None
        self.label.setText(text)
        self.label.setAccessibleName(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.progress.hide()
        self.show()

    def pass_on(self) -> None:
        """Another answer is open: what was said of the one before is over."""
        if self._passing:
            self.hide()

    def done(self, act: Callable[[], object]) -> None:
        """What a notice may offer was done by other means: it is not offered a second time."""
        if self._act is not None and self._act == act:
            self.hide()

    def attempt(self, command: Callable[[], object]) -> bool:
        """Do a command; where the world does not let it, say so and return False.

        Once one has gone well, an error said before is over.
        """
        before = self._error
        try:
            command()
        except StudyAppError as error:
            self.say_error(error)
            return False
        if before is not None and self._error is before:
            self._error = None
            self.hide()
        return True

    def say_error(self, error: StudyAppError) -> None:
        """Show what failed and what to do."""
        from studyapp.ui.errors import error_words  # not before the first paint

        self.say(error_words(error))
        # A new one: that which was raised holds on to all the frames it came through.
        self._error = StudyAppError(error.what_said, error.remedy_said)

    def say_progress(self, text: str, done: int, total: int) -> None:
        """Show that long work is under way."""
        self.say(text)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
