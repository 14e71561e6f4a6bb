"""The numbers of the statistics page, put into words and links of the open banks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studyapp.model.ids import QuestionRef
from studyapp.model.language import Language
from studyapp.render.statistics_model import (
    DayCount,
    DayScore,
    Hard,
    MapNode,
    Pair,
    Retained,
    Stated,
    Statistics,
    TopicBrier,
)
from studyapp.stats.definitions import DEFINITIONS
from studyapp.ui.home_numbers import link_to

if TYPE_CHECKING:
    from studyapp.services.libraries import Libraries
    from studyapp.services.profile import Profile
    from studyapp.stats.outline import Outline
    from studyapp.stats.progress import ProgressPoint
    from studyapp.stats.statistics import Statistics as Found

FINE = 100  # days that are shown one by one; more are shown by weeks
RUNNING = 7  # points that the running mean is taken over
AHEAD = 30  # days of the load
HARDEST = 8
PAIRS = 8
TOPICS = 12  # of the Brier scores: those answered most
MAPPED = 3000  # questions that the map goes down to; of larger banks it shows topics only
DAY = timedelta(days=1)


def statistics_numbers(
    profile: Profile, libraries: Libraries, language: Language, days: int
) -> Statistics:
    """Everything the page shows, score and time over the last ``days`` days (0: all).

    Raises ``StoreError`` where the store cannot be read.
    """
    found = profile.statistics.statistics()
    first = found.today - DAY * (days - 1) if days else found.totals.first or found.today
    by_weeks = (found.today - first).days >= FINE
    points = [one for one in (found.weeks if by_weeks else found.days) if one.last >= first]
    answered = sum(one.answers for one in points)
    scored = sum(one.score * one.answers for one in points if one.score is not None)
    retention = found.retention
    top = [topic for topic in found.topics if topic.parent is None]
    questions = sum(topic.questions for topic in top)
    return Statistics(
        today=found.today,
        days=days,
        reviews=found.totals.reviews,
        answers=found.totals.answers,
        minutes=found.totals.seconds / 60,
        map=_map(profile, found, language),
        mastery=(
            sum((topic.mastery or 0.0) * topic.questions for topic in top) / questions
            if questions
            else None
        ),
        studied=sum(topic.seen for topic in top),
        questions=questions,
        scores=_scores(points),
        mean_score=scored / answered if answered else None,
        times=_times(points, first, found.today, 7 if by_weeks else 1),
        by_weeks=by_weeks,
        calibration=tuple(
            Stated(
                point.confidence.value,
                point.assumed,
                point.observed,
                point.interval.low,
                point.interval.high,
                point.answers,
            )
            for point in found.calibration.points
            if point.observed is not None and point.interval is not None
        ),
        brier=found.calibration.brier,
        by_topic=_brier(found, language),
        retention=tuple(
            Retained(month.month, month.recalled, month.predicted, month.reviews)
            for month in retention.months
        ),
        retained=retention.recalled,
        predicted=retention.predicted,
        wished=profile.settings.review_retention,
        load=_load(found),
        calendar=tuple(DayCount(one.day, one.count, one.level) for one in found.calendar),
        streak=found.streak.current,
        longest=found.streak.longest,
        hardest=tuple(
            Hard(
                link_to(libraries, one.ref, language),
                str(one.ref),
                one.right,
                one.answers + one.reviews,
            )
            for one in found.hardest[:HARDEST]
        ),
        pairs=tuple(
            Pair(
                link_to(libraries, one.first, language),
                link_to(libraries, one.second, language),
                (str(one.first), str(one.second)),
                one.times,
            )
            for one in found.confusions[:PAIRS]
        ),
        means={name: one.meaning for name, one in DEFINITIONS.items()},
    )


def _map(profile: Profile, found: Found, language: Language) -> tuple[MapNode, ...]:
    """The topics, and where there are not too many the questions; one bank itself is left out."""
    banks = [topic for topic in found.topics if topic.parent is None]
    alone = str(banks[0].topic) if len(banks) == 1 else ""
    nodes = [
        MapNode(
            str(topic.topic),
            _parent(topic.parent, alone),
            topic.title.shown(language),
            topic.questions,
            topic.mastery,
        )
        for topic in found.topics
        if str(topic.topic) != alone and topic.questions
    ]
    outline = profile.statistics.outline()
    if len(outline.topic_of) <= MAPPED:
        nodes += _questions(profile, outline, alone, language)
    return tuple(nodes)


def _questions(profile: Profile, outline: Outline, alone: str, language: Language) -> list[MapNode]:
    known = profile.statistics.mastery()
    nodes = []
    for key, topic in outline.topic_of.items():
        ref = QuestionRef.parse("/".join(key))
        one = known.get(key)
        nodes.append(
            MapNode(
                f"q:{ref}",
                _parent(topic, alone),
                outline.title(key).shown(language),
                1,
                one.mastery if one and one.items else None,
                question=True,
            )
        )
    return nodes


def _parent(topic: object, alone: str) -> str:
    name = str(topic) if topic is not None else ""
    return "" if name == alone else name


def _scores(points: Sequence[ProgressPoint]) -> tuple[DayScore, ...]:
    shown: list[DayScore] = []
    scored = [point for point in points if point.score is not None]
    for at, point in enumerate(scored):
        near = scored[max(0, at - RUNNING + 1) : at + 1]
        answers = sum(one.answers for one in near)
        mean = sum((one.score or 0.0) * one.answers for one in near) / answers
        shown.append(DayScore(point.first, point.score or 0.0, mean, point.answers))
    return tuple(shown)


def _times(
    points: Sequence[ProgressPoint], first: date, today: date, span: int
) -> tuple[DayCount, ...]:
    """Minutes of every day or week of the period, also of those without any."""
    spent = {point.first: point.seconds / 60 for point in points}
    if not spent:
        return ()
    day = min(first, *spent) if span == 1 else min(spent)
    shown = []
    while day <= today:
        shown.append(DayCount(day, spent.get(day, 0.0)))
        day += DAY * span
    return tuple(shown)


def _brier(found: Found, language: Language) -> tuple[TopicBrier, ...]:
    """The topics at the bottom of the tree, those answered most, the worst calibrated last."""
    leaves = {topic.topic for topic in found.topics if topic.leaf}
    rows = [one for one in found.calibrations if one.topic in leaves and one.brier is not None]
    rows.sort(key=lambda one: -one.answers)
    shown = [
        TopicBrier(str(one.topic), one.title.shown(language), one.brier or 0.0, one.answers)
        for one in rows[:TOPICS]
    ]
    return tuple(sorted(shown, key=lambda one: one.brier))


def _load(found: Found) -> tuple[DayCount, ...]:
    """The days ahead; what is overdue comes today."""
    days = [DayCount(one.day, float(one.due)) for one in found.load.days[:AHEAD]]
    if days:
        days[0] = DayCount(days[0].day, days[0].value + found.load.overdue)
    return tuple(days)
