"""Settings of the look: language, theme, text size, fonts, rendering."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from studyapp.model.language import Language
from studyapp.services.settings import Settings, Theme
from studyapp.ui.translated import Translated


class LookPage(Translated, QWidget):
    """Every choice takes effect at once."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._filling = False
        self.language = QComboBox()
        self.theme = QComboBox()
        self.text_size = QDoubleSpinBox()
        self.text_size.setRange(8, 40)
        self.text_size.setDecimals(0)
        self.text_size.setSuffix(" px")
        self.text_font = QComboBox()
        self.code_font = QComboBox()
        self.software = QCheckBox()
        self.motion = QLabel()
        self.motion.setObjectName("quiet")
        self.motion.setWordWrap(True)
        self.labels = [QLabel() for _ in range(6)]
        form = QFormLayout()
        form.setSpacing(12)
        for label, field in zip(
            self.labels,
            (
                self.language,
                self.theme,
                self.text_size,
                self.text_font,
                self.code_font,
                self.software,
            ),
            strict=True,
        ):
            label.setBuddy(field)
            field.setMinimumHeight(28)
            form.addRow(label, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addLayout(form)
        layout.addWidget(self.motion)
        layout.addStretch(1)
        self.language.currentIndexChanged.connect(self._language_chosen)
        self.theme.currentIndexChanged.connect(self._theme_chosen)
        self.text_size.valueChanged.connect(self._size_chosen)
        self.text_font.currentIndexChanged.connect(self._fonts_chosen)
        self.code_font.currentIndexChanged.connect(self._fonts_chosen)
        self.software.toggled.connect(self._software_chosen)
        settings.changed.connect(self._changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Words, and the settings as they are."""
        words = (
            self.tr("&Language"),
            self.tr("&Theme"),
            self.tr("Text &size"),
            self.tr("Text &font"),
            self.tr("&Code font"),
            self.tr("&Rendering"),
        )
        for label, text in zip(self.labels, words, strict=True):
            label.setText(text)
        settings = self._settings
        self._filling = True
        self._fill(
            self.language,
            [("", self.tr("Like the system")), (Language.ZH, "中文"), (Language.EN, "English")],
            settings.language or "",
        )
        self._fill(
            self.theme,
            [
                (Theme.SYSTEM, self.tr("Like the system")),
                (Theme.LIGHT, self.tr("Light")),
                (Theme.DARK, self.tr("Dark")),
            ],
            settings.theme,
        )
        self.text_size.setValue(settings.text_size)
        if not self.text_font.count():
            families = QFontDatabase.families()
            fixed = [family for family in families if QFontDatabase.isFixedPitch(family)]
            self._fill(self.text_font, [("", ""), *((f, f) for f in families)], settings.text_font)
            self._fill(self.code_font, [("", ""), *((f, f) for f in fixed)], settings.code_font)
        self.text_font.setItemText(0, self.tr("The system's"))
        self.code_font.setItemText(0, self.tr("The system's"))
        self.software.setText(self.tr("Draw without the graphics card (after a restart)"))
        self.software.setChecked(settings.software_rendering)
        self.motion.setText(
            self.tr(
                "Motion is reduced where the system asks for it. Text size is that of the "
                "answers; Ctrl+plus and Ctrl+minus zoom the page."
            )
        )
        self._filling = False

    @staticmethod
    def _fill(box: QComboBox, entries: Iterable[tuple[str, str]], chosen: str) -> None:
        box.clear()
        for value, words in entries:
            box.addItem(words, str(value))
        box.setCurrentIndex(max(box.findData(str(chosen)), 0))

    def _changed(self, name: str) -> None:
        if name in {"language", "theme", "text_size"}:  # by a key, or by a backup restored
            self.retranslate()

    def _language_chosen(self) -> None:
        if not self._filling:
            value = self.language.currentData()
            self._settings.language = Language(value) if value else None

    def _theme_chosen(self) -> None:
        if not self._filling:
            self._settings.theme = Theme(self.theme.currentData())

    def _size_chosen(self, size: float) -> None:
        if not self._filling:
            self._settings.text_size = size

    def _fonts_chosen(self) -> None:
        if not self._filling:
            self._settings.text_font = self.text_font.currentData() or ""
            self._settings.code_font = self.code_font.currentData() or ""

    def _software_chosen(self, on: bool) -> None:
        if not self._filling:
            self._settings.software_rendering = on
