"""Whether one is as often right as one believes: calibration and the Brier score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studyapp.model.attempt import Confidence
from studyapp.model.language import Text
from studyapp.model.tally import ConfidenceTally
from studyapp.stats.intervals import Interval, share, wilson
from studyapp.stats.outline import Outline, TopicRef

ASSUMED: Mapping[Confidence, float] = {
    Confidence.GUESS: 1 / 3,
    Confidence.LIKELY: 11 / 15,
    Confidence.SURE: 9 / 10,
}
"""The chance of being right that a confidence is taken to state.

Certainty-based marking (+1/+2/+3, 0/−2/−6) pays most for "guess" below a chance of 2/3, for
"likely" from 2/3 to 4/5, for "sure" above; these are the middles of the three ranges.
"""


@dataclass(frozen=True, slots=True)
class CalibrationPoint:
    """The answers given with one confidence."""

    confidence: Confidence
    assumed: float  # the chance it is taken to state
    answers: int
    right: int
    observed: float | None  # share right; None: no answers
    interval: Interval | None  # Wilson, 95 %


@dataclass(frozen=True, slots=True)
class Calibration:
    """How confidence and being right went together."""

    topic: TopicRef | None  # None: everything
    title: Text
    points: tuple[CalibrationPoint, ...]  # guess, likely, sure
    answers: int  # with a confidence
    brier: float | None  # mean (assumed - right)², 0 best, 1 worst; None: no answers
    bias: float | None  # mean assumed minus share right: above 0 too sure of oneself


def calibration(
    counts: Mapping[Confidence, tuple[int, int]],
    topic: TopicRef | None = None,
    title: Text | None = None,
) -> Calibration:
    """The calibration over (answers, right) for each confidence."""
    points = []
    answers = right = 0
    squares = stated = 0.0
    for confidence, assumed in ASSUMED.items():
        given, good = counts.get(confidence, (0, 0))
        points.append(
            CalibrationPoint(
                confidence, assumed, given, good, share(good, given), wilson(good, given)
            )
        )
        answers += given
        right += good
        stated += assumed * given
        squares += good * (1 - assumed) ** 2 + (given - good) * assumed**2
    return Calibration(
        topic,
        title or Text(),
        tuple(points),
        answers,
        share(squares, answers),
        share(stated - right, answers),
    )


def by_topic(
    tallies: Iterable[ConfidenceTally], outline: Outline
) -> tuple[Calibration, tuple[Calibration, ...]]:
    """The calibration over everything, and of each topic and bank that has any, in tree order.

    Everything includes answers to questions that no open bank has.
    """
    confidences = {one.value: one for one in Confidence}
    own: dict[TopicRef | None, dict[Confidence, tuple[int, int]]] = {}
    for bank, question, name, given, good in tallies:
        confidence = confidences.get(name)
        if confidence is not None:  # else none was asked for
            counts = own.setdefault(outline.topic_of.get((bank, question)), {})
            _add(counts, confidence, given, good)
    whole: dict[Confidence, tuple[int, int]] = {}
    topics: dict[TopicRef, dict[Confidence, tuple[int, int]]] = {}
    for topic, counts in own.items():
        for confidence, (given, good) in counts.items():
            _add(whole, confidence, given, good)
            for above in outline.chains[topic] if topic is not None else ():
                _add(topics.setdefault(above, {}), confidence, given, good)
    found = tuple(
        calibration(topics[ref], ref, title) for ref, title, _ in outline.topics if ref in topics
    )
    return calibration(whole), found


def _add(
    counts: dict[Confidence, tuple[int, int]], confidence: Confidence, given: int, good: int
) -> None:
    before, right = counts.get(confidence, (0, 0))
    counts[confidence] = (before + given, right + good)
