"""How well topics are known now, and which are weakest.

An item's mastery is the score of the latest answer or rating times the chance of recalling it
now; a question's is the mean over its items met so far; a topic's the mean over all its
questions, where one that was never met counts as 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studyapp.model.language import Text
from studyapp.model.tally import QuestionTally
from studyapp.stats.intervals import share
from studyapp.stats.outline import Outline, QuestionKey, TopicRef

KNOWN = 0.8  # a topic whose met questions are known this well is not weak
_PRIOR = 2.0  # questions of mastery 0.5 that are added before topics are compared


@dataclass(frozen=True, slots=True)
class TopicMastery:
    """How well a topic is known, with all below it."""

    topic: TopicRef
    title: Text
    parent: TopicRef | None  # None: a bank
    questions: int
    seen: int = 0  # questions answered or reviewed at least once
    mastery: float | None = None  # 0..1 over all questions; None: nothing was met
    of_seen: float | None = None  # over the questions met
    due: int = 0  # cards due today
    wrong: int = 0  # items whose latest answer was not wholly right
    lapses: int = 0
    leaf: bool = True  # no topics below


@dataclass(frozen=True, slots=True)
class WeakTopic:
    """A topic to study next, with the numbers that say so."""

    topic: TopicRef
    title: Text
    mastery: float  # as ``TopicMastery.of_seen``: over the questions met
    seen: int
    questions: int
    wrong: int
    due: int
    lapses: int


def of_topics(
    outline: Outline,
    questions: Iterable[QuestionTally],
    due: Mapping[QuestionKey, int],
) -> tuple[TopicMastery, ...]:
    """The mastery of every topic and bank, in tree order; ``due`` says how many cards are."""
    sums: dict[TopicRef, list[float]] = {}
    for one in questions:
        topic = outline.topic_of.get(one[:2])
        if topic is None:
            continue
        for above in outline.chains[topic]:
            sum_ = sums.get(above)
            if sum_ is None:
                sum_ = sums[above] = [0.0, 0, 0, 0]
            sum_[0] += one.mastery
            sum_[1] += 1
            sum_[2] += one.wrong
            sum_[3] += one.lapses
    waiting: dict[TopicRef, int] = {}
    for key, cards in due.items():
        topic = outline.topic_of.get(key)
        for above in outline.chains[topic] if topic else ():
            waiting[above] = waiting.get(above, 0) + cards
    branches = {one.ref.parent for one in outline.topics}
    found = []
    for ref, title, total in outline.topics:
        known, seen, wrong, lapses = sums.get(ref, (0.0, 0, 0, 0))
        found.append(
            TopicMastery(
                topic=ref,
                title=title,
                parent=ref.parent,
                questions=total,
                seen=int(seen),
                mastery=share(known, total) if seen else None,
                of_seen=share(known, seen),
                due=waiting.get(ref, 0),
                wrong=int(wrong),
                lapses=int(lapses),
                leaf=ref not in branches,
            )
        )
    return tuple(found)


def weakest(topics: Iterable[TopicMastery], limit: int = 5) -> tuple[WeakTopic, ...]:
    """The topics without others below whose questions met so far are known worst.

    Two questions half known are added to each before they are compared, so that a single slip
    does not put a topic before one that failed in ten questions. Topics known well are left out.
    """
    ranked = []
    for one in topics:
        if not one.leaf or one.of_seen is None or one.of_seen >= KNOWN:
            continue
        smoothed = (one.of_seen * one.seen + _PRIOR / 2) / (one.seen + _PRIOR)
        ranked.append((smoothed, one))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(
        WeakTopic(
            one.topic,
            one.title,
            one.of_seen or 0.0,
            one.seen,
            one.questions,
            one.wrong,
            one.due,
            one.lapses,
        )
        for _, one in ranked[:limit]
    )
