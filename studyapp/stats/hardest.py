"""The questions that go wrong most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Text
from studyapp.model.tally import ItemTally
from studyapp.stats.intervals import Interval, wilson
from studyapp.stats.outline import Outline, QuestionKey, TopicRef


@dataclass(frozen=True, slots=True)
class HardQuestion:
    """A question with how it went."""

    ref: QuestionRef
    title: Text
    topic: TopicRef
    answers: int
    score: float | None  # mean over the answers
    reviews: int
    lapses: int
    right: float  # (answers wholly right + reviews without a lapse) / both
    interval: Interval  # Wilson, 95 %
    seconds: float | None  # mean over the answers


def hardest(
    items: Iterable[ItemTally], outline: Outline, limit: int = 20
) -> tuple[HardQuestion, ...]:
    """The questions of open banks that are surely hard, the hardest first.

    They are in the order of the upper end of the interval of the share that went right: what went
    wrong once is not harder than what went wrong nine times out of ten. Questions that always
    went right are left out.
    """
    sums: dict[QuestionKey, list[float]] = {}
    for tally in items:
        sum_ = sums.get(tally[:2])
        if sum_ is None:
            sum_ = sums[tally[:2]] = [0, 0, 0.0, 0.0, 0, 0]
        sum_[0] += tally.answers
        sum_[1] += tally.right
        sum_[2] += tally.score
        sum_[3] += tally.seconds
        sum_[4] += tally.reviews
        sum_[5] += tally.lapses
    ranked = []
    for key, (answers, right, _, _, reviews, lapses) in sums.items():
        good, trials = right + reviews - lapses, int(answers + reviews)
        if good >= trials or key not in outline.topic_of:
            continue
        interval = wilson(good, trials)
        assert interval is not None, "there is at least what went wrong"
        ranked.append((interval.high, -trials, key, interval, good / trials))
    ranked.sort()
    found = []
    for _, _, key, interval, observed in ranked[:limit]:
        answers, _, score, seconds, reviews, lapses = sums[key]
        found.append(
            HardQuestion(
                ref=QuestionRef(BankId(key[0]), QuestionId(key[1])),
                title=outline.title(key),
                topic=outline.topic_of[key],
                answers=int(answers),
                score=score / answers if answers else None,
                reviews=int(reviews),
                lapses=int(lapses),
                right=observed,
                interval=interval,
                seconds=seconds / answers if answers else None,
            )
        )
    return tuple(found)
