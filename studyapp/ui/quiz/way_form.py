"""How a quiz is to go: practice or exam, how many items, of which types, against which clock."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from studyapp.items.types import ItemType
from studyapp.quiz.setup import EASIEST, HARDEST, MOST, Mode, Sequence, Setup


class WayForm(QWidget):
    """All of a set-up but its scope."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.practice = QRadioButton(self.tr("&Practice: feedback after each"))
        self.exam = QRadioButton(self.tr("E&xam: none before the end"))
        modes = QButtonGroup(self)
        modes.addButton(self.practice)
        modes.addButton(self.exam)
        self.count = _number(0, MOST, self.tr("all there are"))
        self.minutes = _number(0, 600, self.tr("no limit"), self.tr(" min"))
        self.each = _number(0, 3600, self.tr("no limit"), self.tr(" s"))
        self.each.setSingleStep(15)
        self.easiest = QComboBox()
        self.hardest = QComboBox()
        for level in range(EASIEST, HARDEST + 1):
            self.easiest.addItem(str(level), level)
            self.hardest.addItem(str(level), level)
        self.easiest.setAccessibleName(self.tr("Difficulty, from"))
        self.hardest.setAccessibleName(self.tr("Difficulty, to"))
        self.sequence = QComboBox()
        for sequence, words in (
            (Sequence.INTERLEAVED, self.tr("mixed, easily confused ones together")),
            (Sequence.BY_TOPIC, self.tr("topic by topic")),
            (Sequence.RANDOM, self.tr("at random")),
        ):
            self.sequence.addItem(words, sequence.value)
        self.sequence.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sequence.setMinimumContentsLength(18)
        self.sequence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.confidence = QCheckBox(self.tr("Ask &how sure I am"))
        self.confidence.setToolTip(
            self.tr("Right +1, +2, +3 and wrong 0, −2, −6 for a guess, likely, sure.")
        )
        self.types = {
            ItemType.SINGLE: QCheckBox(self.tr("single choice")),
            ItemType.MULTIPLE: QCheckBox(self.tr("multiple choice")),
            ItemType.TRUE_FALSE: QCheckBox(self.tr("true or false")),
            ItemType.NUMERIC: QCheckBox(self.tr("numbers")),
            ItemType.CLOZE: QCheckBox(self.tr("gaps")),
            ItemType.ORDERING: QCheckBox(self.tr("ordering")),
            ItemType.MATCHING: QCheckBox(self.tr("matching")),
            ItemType.RECALL: QCheckBox(self.tr("free recall")),
        }
        self._lay_out()
        for box in (self.easiest, self.hardest, self.sequence):
            box.currentIndexChanged.connect(self.changed)
        for spin in (self.count, self.minutes, self.each):
            spin.valueChanged.connect(self.changed)
        for button in (self.practice, self.exam, self.confidence, *self.types.values()):
            button.toggled.connect(self.changed)

    def show_setup(self, setup: Setup) -> None:
        """Show how this set-up is to go."""
        self.practice.setChecked(not setup.exam)
        self.exam.setChecked(setup.exam)
        self.count.setValue(setup.count)
        self.minutes.setValue(round((setup.seconds or 0) / 60))
        self.each.setValue(round(setup.seconds_each or 0))
        self.easiest.setCurrentIndex(self.easiest.findData(setup.difficulties[0]))
        self.hardest.setCurrentIndex(self.hardest.findData(setup.difficulties[1]))
        self.sequence.setCurrentIndex(self.sequence.findData(setup.sequence.value))
        self.confidence.setChecked(setup.confidence)
        for kind, box in self.types.items():
            box.setChecked(not setup.types or kind in setup.types)

    def apply(self, setup: Setup) -> Setup:
        """The set-up with all that stands here."""
        types = frozenset(kind for kind, box in self.types.items() if box.isChecked())
        low, high = self.easiest.currentData(), self.hardest.currentData()
        return replace(
            setup,
            count=self.count.value(),
            types=frozenset() if len(types) == len(self.types) else types,
            difficulties=(min(low, high), max(low, high)),
            sequence=Sequence(self.sequence.currentData()),
            mode=Mode.EXAM if self.exam.isChecked() else Mode.PRACTICE,
            seconds=self.minutes.value() * 60.0 or None,
            seconds_each=float(self.each.value()) or None,
            confidence=self.confidence.isChecked(),
        )

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 4, 0)
        form.setSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.practice)
        form.addRow(self.exam)
        form.addRow(_label(self.tr("&Number of items"), self.count), self.count)
        form.addRow(_label(self.tr("&Time for all"), self.minutes), self.minutes)
        form.addRow(_label(self.tr("Time &for each"), self.each), self.each)
        form.addRow(_label(self.tr("&Order"), self.sequence), self.sequence)
        difficulty = QHBoxLayout()
        difficulty.setSpacing(8)
        difficulty.addWidget(self.easiest)
        difficulty.addWidget(QLabel(self.tr("to")))
        difficulty.addWidget(self.hardest)
        difficulty.addStretch(1)
        form.addRow(_label(self.tr("&Difficulty"), self.easiest), difficulty)
        form.addRow(self.confidence)
        types = QGridLayout()
        types.setSpacing(4)
        for place, box in enumerate(self.types.values()):
            types.addWidget(box, place // 2, place % 2)
        form.addRow(QLabel(self.tr("Types of items")))
        form.addRow(types)


def _number(low: int, high: int, none: str, suffix: str = "") -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setSpecialValueText(none)
    box.setSuffix(suffix)
    box.setMinimumWidth(120)
    return box


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(buddy)
    return label
