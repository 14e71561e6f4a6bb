"""What the home page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from studyapp.model.ids import QuestionRef
from studyapp.model.tally import DayTally, DueCard
from studyapp.stats.mastery import WeakTopic
from studyapp.stats.streak import NEVER, Streak


@dataclass(frozen=True, slots=True)
class Due:
    """What is in today's queue (``review.queue``), by kind."""

    new: int = 0
    learning: int = 0  # steps of learning and of learning again
    review: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.learning + self.review


@dataclass(frozen=True, slots=True)
class Done:
    """What was done today."""

    answers: int = 0
    right: int = 0
    reviews: int = 0
    recalled: int = 0  # rated better than Again
    learned: int = 0  # new cards begun
    seconds: float = 0.0  # spent on all of it


@dataclass(frozen=True, slots=True)
class UnfinishedSession:
    """A quiz that can be gone on with."""

    id: str
    exam: bool
    answered: int
    total: int
    started: str  # UTC, as the store writes times


@dataclass(frozen=True, slots=True)
class Countdown:
    """The exam ahead."""

    day: date
    days: int  # until it; 0: today; negative: it is over
    expected: float | None  # mean retrievability on the day of the cards reviewed so far, if none
    # is reviewed again; None: no card was reviewed, or the exam is over


@dataclass(frozen=True, slots=True)
class Home:
    """All the numbers of the home page."""

    today: date
    due: Due = Due()
    tomorrow: int = 0  # cards that fall due tomorrow
    done: Done = Done()
    streak: Streak = NEVER
    last: QuestionRef | None = None  # the question read last
    session: UnfinishedSession | None = None
    weakest: tuple[WeakTopic, ...] = ()
    exam: Countdown | None = None
    begun: bool = False  # whether anything was answered, reviewed or put under review yet


def done_in(day: DayTally) -> Done:
    """What was done on one day."""
    return Done(
        day.answers,
        day.right,
        day.reviews,
        day.recalled,
        day.learned,
        day.seconds + day.review_seconds,
    )


def tomorrow_in(cards: Iterable[DueCard]) -> int:
    """How many learnt cards fall due tomorrow."""
    return sum(1 for card in cards if card.due_in == 1)
