"""The bar below an item: how sure one is, flag, back and forth, check or next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from studyapp.model.attempt import Confidence
from studyapp.ui.actions import Actions
from studyapp.ui.look import Look
from studyapp.ui.translated import Translated

COMMANDS = {
    Confidence.GUESS: "quiz-guess",
    Confidence.LIKELY: "quiz-likely",
    Confidence.SURE: "quiz-sure",
}
NARROW = 640  # px; below, keys are not named on the buttons


class AnswerBar(Translated, QFrame):
    """Its buttons are the commands of the table; the confidence is kept by who listens."""

    confident = Signal(object)  # Confidence

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._step = "check"
        self._narrow = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.label = QLabel()
        self.label.setObjectName("quiet")
        self.levels: dict[Confidence, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(6)
        self.flag = QToolButton()
        self.flag.setCheckable(True)
        self.flag.clicked.connect(actions["quiz-flag"].trigger)
        look.dress(self.flag, "flag")
        self.previous = QToolButton()
        self.following = QToolButton()
        look.dress(self.previous, "chevron-left")
        look.dress(self.following, "chevron-right")
        self.previous.clicked.connect(actions["quiz-previous"].trigger)
        self.following.clicked.connect(actions["quiz-next"].trigger)
        for tool in (self.flag, self.previous, self.following):
            tool.setIconSize(QSize(18, 18))
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.flag.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.addWidget(self.flag)
        row.addStretch(1)
        row.addWidget(self.label)
        for confidence, command in COMMANDS.items():
            button = QPushButton()
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(actions[command].trigger)
            self._group.addButton(button)
            self.levels[confidence] = button
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.previous)
        row.addWidget(self.following)
        self.check = QPushButton()
        self.check.setObjectName("primary")
        self.check.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.check.clicked.connect(actions["quiz-check"].trigger)
        row.addWidget(self.check)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the bar, with the keys that do the same."""
        self.label.setText(self.tr("How sure?"))
        names = {
            Confidence.SURE: self.tr("Sure"),
            Confidence.LIKELY: self.tr("Likely"),
            Confidence.GUESS: self.tr("Guess"),
        }
        for confidence, button in self.levels.items():
            button.setText(self._with_key(names[confidence], COMMANDS[confidence]))
            button.setAccessibleName(names[confidence])
        self.flag.setText(self.tr("Flag"))
        self.flag.setToolTip(self._actions["quiz-flag"].toolTip())
        for tool, command in ((self.previous, "quiz-previous"), (self.following, "quiz-next")):
            tool.setToolTip(self._actions[command].toolTip())
            tool.setAccessibleName(self._actions[command].text())
        steps = {
            "check": self.tr("Check"),
            "reveal": self.tr("Key points"),
            "next": self.tr("Next"),
            "keep": self.tr("Next"),
            "end": self.tr("See the result"),
            "submit": self.tr("Submit…"),
            "resume": self.tr("Go on"),
        }
        self.check.setText(self._with_key(steps[self._step], "quiz-check"))

    def set_step(self, step: str) -> None:
        """What Enter does now: check, reveal, next, keep, end, submit or resume."""
        if step != self._step:
            self._step = step
            self.retranslate()

    def set_confidence(self, confidence: Confidence | None, *, asked: bool, open_: bool) -> None:
        """Which one is chosen; whether it is asked for at all, and still can be changed."""
        self.label.setVisible(asked)
        for level, button in self.levels.items():
            button.setVisible(asked)
            button.setEnabled(open_)
            button.setChecked(level is confidence)

    def set_flag(self, on: bool) -> None:
        """Whether the item is flagged."""
        self.flag.setChecked(on)

    def _with_key(self, words: str, command: str) -> str:
        keys = self._actions.keys(command)
        if not keys:
            return words
        key = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        if keys[0] in {"Return", "Enter"}:
            key = self.tr("Enter")
        return f"{words}  {key}"
