"""Every series of the statistics as a table: for CSV, and for who cannot see plots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from studyapp.model.language import Text
from studyapp.stats import definitions
from studyapp.stats.calibration import Calibration
from studyapp.stats.definitions import Definition
from studyapp.stats.progress import ProgressPoint
from studyapp.stats.statistics import Statistics

Cell: TypeAlias = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Series:
    """A table of numbers. None in a row: there is no such number."""

    name: str  # stands for good: ``mastery``, the name of its file
    definition: Definition
    columns: tuple[str, ...]  # stand for good
    rows: tuple[tuple[Cell, ...], ...]


def all_series(found: Statistics) -> tuple[Series, ...]:
    """All of them."""
    return (
        mastery(found),
        progress("days", found.days),
        progress("weeks", found.weeks),
        calibration(found),
        brier(found),
        retention_by_prediction(found),
        retention_by_month(found),
        load(found),
        calendar(found),
        hardest(found),
        confusions(found),
    )


def mastery(found: Statistics) -> Series:
    """The topics in tree order."""
    return Series(
        "mastery",
        definitions.MASTERY,
        (
            *("topic", "title_zh", "title_en", "questions", "seen", "mastery"),
            *("mastery_of_seen", "due", "wrong_last", "lapses"),
        ),
        tuple(
            (
                *(str(one.topic), *_both(one.title), one.questions, one.seen, one.mastery),
                *(one.of_seen, one.due, one.wrong, one.lapses),
            )
            for one in found.topics
        ),
    )


def progress(name: str, points: Iterable[ProgressPoint]) -> Series:
    """Score and time over time."""
    return Series(
        name,
        definitions.SCORE,
        (
            *("first_day", "last_day", "answers", "score", "wholly_right", "reviews"),
            *("recalled", "new_cards", "seconds"),
        ),
        tuple(
            (
                *(one.first, one.last, one.answers, one.score, one.right, one.reviews),
                *(one.recalled, one.learned, one.seconds),
            )
            for one in points
        ),
    )


def calibration(found: Statistics) -> Series:
    """How often each confidence was right, over everything and for each topic."""
    return Series(
        "calibration",
        definitions.CALIBRATION,
        (
            *("topic", "title_zh", "title_en", "confidence", "assumed", "answers", "right"),
            *("observed", "low", "high"),
        ),
        tuple(
            (
                *(_topic(one), *_both(one.title), point.confidence.value, point.assumed),
                *(point.answers, point.right, point.observed),
                *(point.interval or (None, None)),
            )
            for one in (found.calibration, *found.calibrations)
            for point in one.points
        ),
    )


def brier(found: Statistics) -> Series:
    """The Brier score over everything and for each topic."""
    return Series(
        "brier",
        definitions.BRIER,
        ("topic", "title_zh", "title_en", "answers", "brier", "overconfidence"),
        tuple(
            (_topic(one), *_both(one.title), one.answers, one.brier, one.bias)
            for one in (found.calibration, *found.calibrations)
        ),
    )


def retention_by_prediction(found: Statistics) -> Series:
    """True retention by what was predicted."""
    return Series(
        "retention-by-prediction",
        definitions.RETENTION,
        ("from", "to", "reviews", "predicted", "recalled", "low", "high"),
        tuple(
            (one.low, one.high, one.reviews, one.predicted, one.recalled, *one.interval)
            for one in found.retention.bands
        ),
    )


def retention_by_month(found: Statistics) -> Series:
    """True retention over time."""
    return Series(
        "retention-by-month",
        definitions.RETENTION,
        ("month", "reviews", "predicted", "recalled", "low", "high"),
        tuple(
            (f"{one.month:%Y-%m}", one.reviews, one.predicted, one.recalled, *one.interval)
            for one in found.retention.months
        ),
    )


def load(found: Statistics) -> Series:
    """What falls due on the days ahead; what is overdue stands in a row without a day."""
    return Series(
        "load",
        definitions.LOAD,
        ("day", "due"),
        ((None, found.load.overdue), *((one.day, one.due) for one in found.load.days)),
    )


def calendar(found: Statistics) -> Series:
    """The days of the last year."""
    return Series(
        "calendar",
        definitions.CALENDAR,
        ("day", "answers", "reviews", "seconds"),
        tuple((one.day, one.answers, one.reviews, one.seconds) for one in found.calendar),
    )


def hardest(found: Statistics) -> Series:
    """The hardest questions."""
    return Series(
        "hardest",
        definitions.HARDEST,
        (
            *("question", "title_zh", "title_en", "topic", "answers", "score", "reviews"),
            *("lapses", "went_right", "low", "high", "seconds"),
        ),
        tuple(
            (
                *(str(one.ref), *_both(one.title), str(one.topic), one.answers, one.score),
                *(one.reviews, one.lapses, one.right, *one.interval, one.seconds),
            )
            for one in found.hardest
        ),
    )


def confusions(found: Statistics) -> Series:
    """The pairs of questions taken for each other."""
    return Series(
        "confusions",
        definitions.CONFUSIONS,
        (
            *("first", "first_zh", "first_en", "second", "second_zh", "second_en"),
            *("first_taken_for_second", "second_taken_for_first", "times"),
        ),
        tuple(
            (
                *(str(one.first), *_both(one.first_title)),
                *(str(one.second), *_both(one.second_title)),
                *(one.first_for_second, one.second_for_first, one.times),
            )
            for one in found.confusions
        ),
    )


def _both(title: Text) -> tuple[str, str]:
    return title.zh, title.en


def _topic(one: Calibration) -> str:
    return "" if one.topic is None else str(one.topic)
