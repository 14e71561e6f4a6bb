"""Settings of the reviews: how much is to be remembered, how much a day brings, what feeds them."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from studyapp.review.scheduling import (
    HIGHEST_RETENTION,
    LEARNING_STEPS,
    LOWEST_RETENTION,
    RELEARNING_STEPS,
)
from studyapp.services.quiz_presets import FEEDS, Feeds, Presets
from studyapp.services.settings import Settings, StartPage
from studyapp.ui.review.intervals import short_interval
from studyapp.ui.translated import Translated

MOST = 9999  # cards a day
LATEST = 12  # hour that a day may begin at


class ReviewPage(Translated, QWidget):
    """Every choice takes effect at once."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._presets = Presets(settings)
        self._filling = False
        self.retention = QSpinBox()
        self.retention.setRange(round(LOWEST_RETENTION * 100), round(HIGHEST_RETENTION * 100))
        self.retention.setSuffix(" %")
        self.new = QSpinBox()
        self.reviews = QSpinBox()
        for box in (self.new, self.reviews):
            box.setRange(0, MOST)
        self.rollover = QSpinBox()
        self.rollover.setRange(0, LATEST)
        self.rollover.setSuffix(":00")
        self.feeds = QComboBox()
        self.home = QCheckBox()
        self.steps = QLabel()
        self.labels = [QLabel() for _ in range(7)]
        form = QFormLayout()
        form.setSpacing(12)
        for label, field in zip(
            self.labels,
            (
                self.retention,
                self.new,
                self.reviews,
                self.rollover,
                self.steps,
                self.feeds,
                self.home,
            ),
            strict=True,
        ):
            label.setBuddy(field)
            field.setMinimumHeight(28)
            form.addRow(label, field)
        self.words = QLabel()
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.words)
        layout.addStretch(1)
        self.retention.valueChanged.connect(self._retention_chosen)
        self.new.valueChanged.connect(self._new_chosen)
        self.reviews.valueChanged.connect(self._reviews_chosen)
        self.rollover.valueChanged.connect(self._rollover_chosen)
        self.feeds.currentIndexChanged.connect(self._feeds_chosen)
        self.home.toggled.connect(self._home_chosen)
        settings.changed.connect(self._changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Words, and the settings as they are."""
        for label, text in zip(
            self.labels,
            (
                self.tr("&Retention wished for"),
                self.tr("&New cards a day"),
                self.tr("Re&views a day"),
                self.tr("A day &begins at"),
                self.tr("Learning steps"),
                self.tr("Answers in &quizzes"),
                self.tr("At the &start"),
            ),
            strict=True,
        ):
            label.setText(text)
        self._filling = True
        settings = self._settings
        self.retention.setValue(round(settings.review_retention * 100))
        self.new.setValue(settings.review_new_per_day)
        self.reviews.setValue(settings.review_reviews_per_day)
        self.rollover.setValue(settings.review_rollover)
        chosen = self._presets.feeds
        self.feeds.clear()
        for value, words in (
            (Feeds.ASK, self.tr("Ask once whether they count as reviews")),
            (Feeds.YES, self.tr("Count as reviews")),
            (Feeds.NO, self.tr("Do not count as reviews")),
        ):
            self.feeds.addItem(words, value.value)
        self.feeds.setCurrentIndex(self.feeds.findData(chosen.value))
        self.home.setText(self.tr("Show the home page rather than the last answer"))
        self.home.setChecked(settings.start_page is StartPage.HOME)
        self.steps.setText(
            self.tr("{learning}; after forgetting {relearning}").format(
                learning=", ".join(map(short_interval, LEARNING_STEPS)),
                relearning=", ".join(map(short_interval, RELEARNING_STEPS)),
            )
        )
        self.words.setText(
            self.tr(
                "The higher the retention, the more reviews a day: 90 % means that nine in ten "
                "cards are still recalled when they come. The steps are those of FSRS and fixed."
            )
        )
        self._filling = False

    def _changed(self, name: str) -> None:
        ours = name.startswith("review.") or name in {FEEDS, "start_page"}
        if ours and not self._filling:  # by undo of a backup, or from elsewhere in the window
            self.retranslate()

    def _retention_chosen(self, value: int) -> None:
        if not self._filling:
            self._settings.review_retention = value / 100

    def _new_chosen(self, value: int) -> None:
        if not self._filling:
            self._settings.review_new_per_day = value

    def _reviews_chosen(self, value: int) -> None:
        if not self._filling:
            self._settings.review_reviews_per_day = value

    def _rollover_chosen(self, value: int) -> None:
        if not self._filling:
            self._settings.review_rollover = value

    def _feeds_chosen(self) -> None:
        if not self._filling:
            self._presets.feeds = Feeds(self.feeds.currentData())

    def _home_chosen(self, on: bool) -> None:
        if not self._filling:
            page = StartPage.HOME if on else StartPage.LAST
            self._settings.start_page = page
