"""All that the page of statistics shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from studyapp.model.tally import (
    ConfidenceTally,
    ConfusionTally,
    DayTally,
    ItemTally,
    LoadTally,
    RetentionTally,
)
from studyapp.stats import confusions as confusing
from studyapp.stats import mastery as knowing
from studyapp.stats import retention as remembering
from studyapp.stats.calibration import Calibration, by_topic
from studyapp.stats.confusions import ConfusionPair
from studyapp.stats.hardest import HardQuestion, hardest
from studyapp.stats.load import Load, load
from studyapp.stats.mastery import TopicMastery, WeakTopic
from studyapp.stats.outline import Outline
from studyapp.stats.progress import (
    CalendarDay,
    ProgressPoint,
    Totals,
    calendar,
    progress,
    totals,
)
from studyapp.stats.retention import Retention
from studyapp.stats.streak import Streak, streak


class Tallies(NamedTuple):
    """All the sums that the numbers are computed from."""

    days: Sequence[DayTally] = ()  # in order
    items: Sequence[ItemTally] = ()
    confidences: Sequence[ConfidenceTally] = ()
    retentions: Sequence[RetentionTally] = ()
    confusions: Sequence[ConfusionTally] = ()
    load: LoadTally = LoadTally()


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers and series of the page of statistics."""

    today: date
    totals: Totals
    streak: Streak
    topics: tuple[TopicMastery, ...]  # in tree order, each bank before its topics
    weakest: tuple[WeakTopic, ...]
    days: tuple[ProgressPoint, ...]  # by day of study
    weeks: tuple[ProgressPoint, ...]
    calibration: Calibration  # over everything
    calibrations: tuple[Calibration, ...]  # of each topic and bank that has any
    retention: Retention
    load: Load
    calendar: tuple[CalendarDay, ...]  # the last year, today last
    hardest: tuple[HardQuestion, ...]
    confusions: tuple[ConfusionPair, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was ever answered or reviewed."""
        return not self.totals.days


def statistics(
    tallies: Tallies,
    topics: tuple[TopicMastery, ...],
    outline: Outline,
    today: date,
    ends: Sequence[str],
) -> Statistics:
    """All the numbers; ``topics`` as ``mastery.of_topics`` gives them, ``ends`` for ``load``."""
    whole, each = by_topic(tallies.confidences, outline)
    return Statistics(
        today=today,
        totals=totals(tallies.days),
        streak=streak((one.day for one in tallies.days), today),
        topics=topics,
        weakest=knowing.weakest(topics),
        days=progress(tallies.days),
        weeks=progress(tallies.days, 7),
        calibration=whole,
        calibrations=each,
        retention=remembering.retention(tallies.retentions),
        load=load(tallies.load, today, ends),
        calendar=calendar(tallies.days, today),
        hardest=hardest(tallies.items, outline),
        confusions=confusing.confusions(tallies.confusions, outline),
    )
