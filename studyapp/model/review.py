"""What is under spaced review: the state of a card, and the log of one rating."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from studyapp.model.ids import ItemRef
from studyapp.model.memory import retrievability


class Rating(IntEnum):
    """How well something was recalled; the keys 1 to 4."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class CardState(StrEnum):
    """Where a card is in its life."""

    NEW = "new"  # never rated
    LEARNING = "learning"  # minutes apart
    REVIEW = "review"  # days apart
    RELEARNING = "relearning"  # minutes apart, since it was forgotten


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to be recalled, and what the scheduler knows of it.

    ``due`` is a moment for what is due in minutes; for what is due in days ``due_day`` says the
    day, which is counted in study days and so does not move with clock changes or travel.
    """

    item: ItemRef
    state: CardState
    step: int | None  # which learning step; None in review
    stability: float | None  # days until recall is at 0.9
    difficulty: float | None  # 1..10
    due: datetime
    last: datetime | None  # the last review
    last_day: date | None  # the study day it was on
    reviews: int
    lapses: int  # how often it was forgotten once learned
    suspended: bool
    buried: date | None  # the study day it is put off for
    added: datetime

    @property
    def due_day(self) -> date | None:
        """The study day it comes back on; None where it is new or comes back in minutes."""
        if self.state is not CardState.REVIEW or self.last is None or self.last_day is None:
            return None
        return self.last_day + (self.due - self.last)

    @property
    def interval(self) -> int:
        """The days from the last review to the next; 0 where they are minutes."""
        if self.state is not CardState.REVIEW or self.last is None:
            return 0
        return (self.due - self.last).days

    def recall(self, today: date) -> float | None:
        """The predicted probability of recall on a study day; None where it was never rated."""
        if self.stability is None or self.last_day is None:
            return None
        return retrievability(self.stability, (today - self.last_day).days)


@dataclass(frozen=True, slots=True)
class Review:
    """One rating, with all it takes to replay it. Never altered."""

    id: str
    at: datetime
    day: date  # the study day
    item: ItemRef
    rating: Rating
    seconds: float
    algorithm: str  # with its version: fsrs-6.3.2
    retention: float  # the one wished for
    state: CardState  # before it
    retrievability: float | None  # predicted for its day; None for a new card
    stability: float | None  # after it, days
    due: datetime  # after it
    attempt: str = ""  # the answer it was derived from
