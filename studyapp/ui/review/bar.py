"""The bar below a card: how many are left, show the answer, rate it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.look import Look
from studyapp.ui.translated import Translated

RATINGS = (1, 2, 3, 4)
LEVELS = ("guess", "likely", "sure")
WIDEST = 620  # px that the buttons take at most


@dataclass(frozen=True, slots=True)
class Left:
    """How many cards of today's queue are left."""

    new: int
    learning: int
    due: int


class ReviewBar(Translated, QFrame):
    """Says what is left and emits what was pressed; it knows no cards."""

    show_wanted = Signal()
    rated = Signal(int)  # 1 Again … 4 Easy
    confident = Signal(str)  # guess, likely, sure
    back_wanted = Signal()
    closed = Signal()

    def __init__(
        self, look: Look, more: list[QAction | None], keys: Callable[[str], list[str]]
    ) -> None:
        super().__init__()
        self._keys = keys
        self._left = Left(0, 0, 0)
        self._intervals: Mapping[int, str] = {}
        self._suggested = 0
        self.setObjectName("review-bar")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.hint = QLabel()
        self.hint.setObjectName("quiet")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.more = QToolButton()
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        for action in more:
            if action is None:
                self.menu.addSeparator()
            else:
                self.menu.addAction(action)
        self.more.setMenu(self.menu)
        self.close_button = QToolButton()
        look.dress(self.more, "ellipsis")
        look.dress(self.close_button, "x")
        for tool in (self.more, self.close_button):
            tool.setIconSize(QSize(16, 16))
        self.show_button = QPushButton()
        self.show_button.setDefault(False)
        self.show_button.setObjectName("primary")
        self.check_button = QPushButton()
        self.check_button.setObjectName("primary")
        self.levels = {level: QPushButton() for level in LEVELS}
        for level, choice in self.levels.items():
            choice.setCheckable(True)
            choice.clicked.connect(lambda _on=False, level=level: self.confident.emit(level))
        self.back_button = QPushButton()
        self.buttons = {rating: QPushButton() for rating in RATINGS}
        self.stack = QStackedWidget()
        for page in (
            self._row(self.show_button),
            self._row(*self.buttons.values()),
            self._row(self.back_button),
            self._row(*self.levels.values(), self.check_button),
        ):
            self.stack.addWidget(page)
        self.stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        status = QHBoxLayout()
        status.setSpacing(4)
        status.addWidget(self.count)
        status.addWidget(self.hint, 1)
        status.addSpacing(4)
        status.addWidget(self.more)
        status.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 10)
        layout.setSpacing(4)
        layout.addLayout(status)
        layout.addWidget(self.stack)
        self.show_button.clicked.connect(self.show_wanted)
        self.check_button.clicked.connect(self.show_wanted)
        self.back_button.clicked.connect(self.back_wanted)
        self.close_button.clicked.connect(self.closed)
        for rating, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, rating=rating: self.rated.emit(rating))
        for button in (
            self.show_button,
            self.back_button,
            self.check_button,
            *self.levels.values(),
            *self.buttons.values(),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the card
            button.setMinimumHeight(44 if button in self.buttons.values() else 36)
        self.retranslate()
        self.hide()

    @staticmethod
    def _row(*widgets: QWidget) -> QWidget:
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        for widget in widgets:
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            row.addWidget(widget, 1)
        outer = QWidget()
        around = QHBoxLayout(outer)
        around.setContentsMargins(0, 0, 0, 0)
        around.addStretch(1)
        around.addWidget(inner, 100)
        around.addStretch(1)
        return outer

    # -- what it shows --------------------------------------------------------------------------

    def set_left(self, left: Left) -> None:
        """How many cards wait."""
        self._left = left
        self._say_left()

    def ask(self) -> None:
        """A question is on the screen: the answer can be shown."""
        self._suggested = 0
        self.hint.setText("")
        self.stack.setCurrentIndex(0)

    def answer_first(self) -> None:
        """An item is on the screen: it is answered there, and one may say how sure one is."""
        self._suggested = 0
        self.hint.setText("")
        self.set_confidence("")
        self.stack.setCurrentIndex(3)

    def set_confidence(self, chosen: str) -> None:
        """How sure one said to be; empty: not said."""
        for level, choice in self.levels.items():
            choice.setChecked(level == chosen)

    def offer(self, intervals: Mapping[int, str]) -> None:
        """The answer is on the screen: it can be rated."""
        self._intervals = intervals
        self._say_ratings()
        self.stack.setCurrentIndex(1)

    def suggest(self, rating: int) -> None:
        """What the answer speaks for: this button is marked; Space and Enter press it."""
        self._suggested = rating
        self._say_ratings()

    def away(self) -> None:
        """Something else is on the screen; the card waits."""
        self.stack.setCurrentIndex(2)

    @property
    def suggested(self) -> int:
        """The rating that Space and Enter give: what was suggested, else Good."""
        return self._suggested or 3

    def names(self) -> dict[int, str]:
        """The ratings' names."""
        return {
            1: self.tr("Again"),
            2: self.tr("Hard"),
            3: self.tr("Good"),
            4: self.tr("Easy"),
        }

    def retranslate(self) -> None:
        """Words of the bar."""
        self.setAccessibleName(self.tr("Review"))
        self.more.setToolTip(self.tr("More for this card"))
        self.more.setAccessibleName(self.tr("More for this card"))
        self.close_button.setToolTip(self.tr("End the reviews for now"))
        self.close_button.setAccessibleName(self.tr("End the reviews for now"))
        self.back_button.setText(self._with_key(self.tr("Back to the card"), "review"))
        self.check_button.setText(self._with_key(self.tr("Check"), "review-check"))
        for level, name in (
            ("guess", self.tr("Guess")),
            ("likely", self.tr("Likely")),
            ("sure", self.tr("Sure")),
        ):
            self.levels[level].setText(self._with_key(name, f"review-{level}"))
        self.show_button.setText(self._with_key(self.tr("Show the answer"), "review-show"))
        self._say_left()
        self._say_ratings()

    def _with_key(self, text: str, command: str) -> str:
        key = self._key(command)
        return f"{text}   {key}" if key else text

    def _key(self, command: str) -> str:
        keys = self._keys(command)
        if not keys:
            return ""
        return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)

    def _say_left(self) -> None:
        left = self._left
        self.count.setText(
            self.tr("{new} new · {learning} learning · {due} due").format(
                new=left.new, learning=left.learning, due=left.due
            )
        )

    def _say_ratings(self) -> None:
        names = self.names()
        for rating, button in self.buttons.items():
            interval = self._intervals.get(rating, "")
            key = self._key(f"rate-{rating}")
            button.setText(f"{names[rating]}  {key}\n{interval}" if interval else names[rating])
            said = f"{names[rating]}, {interval}" if interval else names[rating]
            chosen = rating == self._suggested
            button.setAccessibleName(
                self.tr("{rating} (suggested)").format(rating=said) if chosen else said
            )
            button.setProperty("suggested", chosen)
            button.style().unpolish(button)
            button.style().polish(button)
        self.hint.setText(
            self.tr("Suggested: {rating}").format(rating=names[self._suggested])
            if self._suggested
            else ""
        )
