"""The bar above an item: how far one is, the clock, and what can be done with the session."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from studyapp.ui.actions import Actions
from studyapp.ui.look import Look
from studyapp.ui.quiz.clock_label import ClockLabel, Time
from studyapp.ui.translated import Translated


class SessionBar(Translated, QFrame):
    """Shows the session; its buttons are the commands of the table."""

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._exam = False
        self._numbers = (1, 1, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.mode = QLabel()
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(3)
        self.clock = ClockLabel(look)
        self.clock_button = _tool(actions["quiz-clock"])
        self.palette_button = _tool(actions["quiz-palette"])
        self.pause_button = _tool(actions["quiz-pause"])
        self.submit = QPushButton()
        self.submit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.submit.clicked.connect(actions["quiz-submit"].trigger)
        self.leave = _tool(actions["quiz-leave"])
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.mode)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.clock)
        for widget in (
            self.clock_button,
            self.palette_button,
            self.pause_button,
            self.submit,
            self.leave,
        ):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.progress)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the bar."""
        self.mode.setText(self.tr("Exam") if self._exam else self.tr("Practice"))
        number, total, answered = self._numbers
        self.count.setText(
            self.tr("{number} of {total} · {answered} answered").format(
                number=number, total=total, answered=answered
            )
        )
        self.submit.setText(self.tr("Submit…") if self._exam else self.tr("Finish…"))
        self.submit.setToolTip(self._actions["quiz-submit"].toolTip())
        self.progress.setAccessibleName(self.tr("Progress"))
        self.clock_button.setAccessibleName(self._actions["quiz-clock"].text())

    def set_session(self, *, exam: bool, number: int, total: int, answered: int) -> None:
        """What kind of session, and how far."""
        self._exam = exam
        self._numbers = (number, total, answered)
        self.progress.setRange(0, total)
        self.progress.setValue(answered)
        self.pause_button.setVisible(not exam)
        self.retranslate()

    def set_time(self, time: Time) -> None:
        """What the clock shows."""
        self.clock.set_time(time)


def _tool(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(18, 18))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
