"""The page of the first start: language, theme and text size, each choice seen at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from studyapp.model.language import Language
from studyapp.services.settings import Theme
from studyapp.ui.translated import Translated

V = TypeVar("V", bound=StrEnum)


class FirstStart(Translated, QDialog):
    """Asks the three things that decide whether reading is pleasant; all can be changed later."""

    language_chosen = Signal(object)  # Language
    theme_chosen = Signal(object)  # services.settings.Theme
    size_chosen = Signal(float)  # CSS pixels

    def __init__(self, parent: QWidget, language: Language, theme: Theme, size: float) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.heading = QLabel()
        font = self.heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self.heading.setFont(font)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.languages = self._choices(
            [(Language.ZH, "中文"), (Language.EN, "English")], language, self.language_chosen.emit
        )
        self.themes = self._choices(
            [(Theme.SYSTEM, ""), (Theme.LIGHT, ""), (Theme.DARK, "")], theme, self.theme_chosen.emit
        )
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(13, 24)
        self.slider.setValue(round(size))
        self.sample = QLabel()
        self.sample.setWordWrap(True)
        self.sample.setMinimumHeight(72)  # two lines of the largest: nothing moves below it
        self.sample.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.labels = [QLabel() for _ in range(3)]
        form = QFormLayout()
        form.setSpacing(16)
        form.addRow(self.labels[0], self._row(self.languages.values()))
        form.addRow(self.labels[1], self._row(self.themes.values()))
        column = QVBoxLayout()
        column.addWidget(self.slider)
        column.addWidget(self.sample)
        form.addRow(self.labels[2], column)
        self.start = QPushButton()
        self.start.setDefault(True)
        self.start.clicked.connect(self.accept)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 24)
        layout.setSpacing(20)
        layout.addWidget(self.heading)
        layout.addWidget(self.words)
        layout.addLayout(form)
        layout.addLayout(end)
        self.slider.valueChanged.connect(self._sized)
        self.setMinimumWidth(520)
        self.retranslate()
        self._sized(self.slider.value())

    def retranslate(self) -> None:
        """All words, in the language just chosen."""
        self.setWindowTitle(self.tr("Welcome to StudyApp"))
        self.heading.setText(self.tr("Welcome to StudyApp"))
        self.words.setText(
            self.tr(
                "Everything stays on this computer. You can change all of this later with "
                "Ctrl+, and see every key with ?."
            )
        )
        for label, words in zip(
            self.labels, (self.tr("Language"), self.tr("Theme"), self.tr("Text size")), strict=True
        ):
            label.setText(words)
        names = {
            Theme.SYSTEM: self.tr("Like the system"),
            Theme.LIGHT: self.tr("Light"),
            Theme.DARK: self.tr("Dark"),
        }
        for value, button in self.themes.items():
            button.setText(names[value])
        self.slider.setAccessibleName(self.tr("Text size"))
        self.sample.setText(self.tr("Gradient descent follows the negative gradient."))
        self.start.setText(self.tr("Start reading"))

    def showEvent(self, event: QShowEvent) -> None:
        """The button is in focus, so that Enter is enough."""
        super().showEvent(event)
        self.start.setFocus()

    def _choices(
        self, entries: Sequence[tuple[V, str]], chosen: V, choose: Callable[[V], object]
    ) -> dict[V, QPushButton]:
        group = QButtonGroup(self)
        buttons: dict[V, QPushButton] = {}
        for value, words in entries:
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(value == chosen)
            button.setAutoDefault(False)
            button.setMinimumHeight(36)
            button.clicked.connect(lambda _=False, value=value: choose(value))
            group.addButton(button)
            buttons[value] = button
        return buttons

    @staticmethod
    def _row(buttons: Iterable[QPushButton]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button, 1)
        return row

    def _sized(self, size: int) -> None:
        font = self.sample.font()
        font.setPixelSize(size)
        self.sample.setFont(font)
        self.size_chosen.emit(float(size))
