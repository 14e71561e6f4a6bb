"""Sums over a person's answers and ratings, as the store keeps them and ``stats`` takes them.

Named tuples and not dataclasses: there are as many as a bank has items, and each page of numbers
reads all of them.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class DayTally(NamedTuple):
    """What was done on one day of study."""

    day: date
    answers: int = 0
    right: int = 0  # of the answers
    score: float = 0.0  # their sum; each is 0..1
    seconds: float = 0.0  # spent on answers
    reviews: int = 0
    recalled: int = 0  # of the reviews: rated better than Again
    learned: int = 0  # of the reviews: the first of a new card
    reviewed: int = 0  # of the reviews: of cards in state "review"
    review_seconds: float = 0.0  # spent on reviews that come from no answer counted above


class ItemTally(NamedTuple):
    """What happened to one item (``item`` empty: to free recall of the question)."""

    bank: str
    question: str
    item: str
    answers: int = 0
    right: int = 0
    score: float = 0.0  # the sum over the answers
    seconds: float = 0.0  # likewise
    reviews: int = 0
    lapses: int = 0  # reviews of a card in state "review" rated Again


class QuestionTally(NamedTuple):
    """How well a question that was met is known on one day."""

    bank: str
    question: str
    mastery: float  # 0..1, the mean over its items met
    items: int  # met so far
    wrong: int  # of these, whose latest answer was not wholly right, or rating Again
    lapses: int


class ConfidenceTally(NamedTuple):
    """The answers to a question that were given with one confidence."""

    bank: str
    question: str
    confidence: str  # a ``model.attempt.Confidence``
    answers: int
    right: int


class RetentionTally(NamedTuple):
    """The reviews of one month whose predicted retrievability lay in one band.

    Only cards in state "review" count: the steps of learning say nothing of memory.
    """

    month: str  # 2026-11
    band: int  # 0..19: retrievability from band / 20 on
    reviews: int
    recalled: int
    predicted: float  # the sum of the retrievabilities


class ConfusionTally(NamedTuple):
    """How often an answer to a question was taken from another one."""

    bank: str
    question: str
    confused: str  # the other question's id, or ``bank/id``
    times: int


class DueCard(NamedTuple):
    """A card that was reviewed, is not suspended, and comes back."""

    bank: str
    question: str
    item: str
    due: str  # UTC, as the store writes times
    due_in: int | None  # days of study until then; None for steps, which go by the clock


class LoadTally(NamedTuple):
    """How many cards come back when; suspended ones do not."""

    days: tuple[tuple[int, int], ...] = ()  # days of study until then, and how many cards
    steps: tuple[str, ...] = ()  # when each card in a step is due: UTC, as the store writes times
    new: int = 0  # never reviewed


BANDS = 20  # of retrievability, each 5 %
