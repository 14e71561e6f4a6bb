"""Up to an exam: which reviews to do on which day so that most is recalled on it.

Until shortly before the exam FSRS goes on as ever: nothing builds stability better. Then comes a
last round, as many days long as are needed: everything learned is reviewed once more, an even
share each day and never more than the limit, what is stable first and what fades fastest last, as
near to the exam as can be. Where the limit leaves no room for everything, what gains the most.
How long the last round is, is tried out (``simulation``) and shown before one accepts it; after
that, what comes today follows from the state of the cards on the day, so the plan keeps up with
whatever was done or left undone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from studyapp.model.ids import ItemRef
from studyapp.model.memory import retrievability
from studyapp.model.review import Card, CardState


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day of the forecast, with the plan and without."""

    day: date
    recall_with: float  # mean predicted recall over all cards at the day's end, 0..1
    recall_without: float
    reviews_with: int
    reviews_without: int
    new_with: int
    new_without: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What an exam on ``exam`` would bring; ``window`` days of a last round (0: none needed).

    ``recall_with`` and ``recall_without`` are the mean predicted recall on the day of the exam;
    what is still new then counts as not recalled.
    """

    exam: date
    window: int
    cards: int
    recall_with: float
    recall_without: float
    days: tuple[PlanDay, ...]  # from today to the day of the exam
    unlearned: int  # what is still new on the day, since the limit leaves no room

    @property
    def peak(self) -> int:
        """The most reviews on any day of the plan."""
        return max((day.reviews_with for day in self.days), default=0)


def in_last_round(today: date, exam: date, window: int) -> bool:
    """Whether the last round has begun and the exam is not over."""
    return exam - timedelta(days=window) <= today < exam


def waits_for_round(card: Card, today: date, exam: date, window: int) -> bool:
    """Whether a card is (still) part of the last round."""
    if card.state is not CardState.REVIEW or card.last_day is None or card.suspended:
        return False
    if card.last_day >= today:
        return False
    begins = exam - timedelta(days=window)
    due = card.due_day
    return card.last_day < begins or (due is not None and due < exam)


def last_round(
    cards: Iterable[Card], today: date, exam: date, window: int, limit: int, done: int = 0
) -> dict[ItemRef, date]:
    """The day of every card of the last round, from today on; empty outside it.

    ``done`` reviews of today's ``limit`` are given away already. What finds no room before the
    exam gets its day, and so is not asked for.
    """
    if not in_last_round(today, exam, window):
        return {}
    waiting = [card for card in cards if waits_for_round(card, today, exam, window)]
    days = (exam - today).days
    today_left = max(0, limit - done)
    room = today_left + limit * (days - 1)
    chosen = sorted(waiting, key=lambda card: (-gain(card, today, exam), card.item))[:room]
    planned = {card.item: exam for card in waiting}
    chosen.sort(key=lambda card: (-(card.stability or 0.0), card.item))
    place = 0
    for offset in range(days):
        left = len(chosen) - place
        share = even_share(left + (done if offset == 0 else 0), days - offset)
        capacity = today_left if offset == 0 else limit
        count = min(max(0, share - (done if offset == 0 else 0)), capacity)
        # What does not fit into the days after this one has to come today.
        count = max(count, min(left - limit * (days - offset - 1), capacity))
        for card in chosen[place : place + count]:
            planned[card.item] = today + timedelta(days=offset)
        place += count
    return planned


def even_share(cards: int, days: int) -> int:
    """How many a day, rounded up."""
    return ceil(cards / days) if days > 0 else cards


def gain(card: Card, today: date, exam: date) -> float:
    """What a review today adds to the probability of recall on the day of the exam.

    A lower bound: the review is taken to leave the stability as it is.
    """
    stability, last = card.stability, card.last_day
    if stability is None or last is None:
        return 0.0
    without = retrievability(stability, (exam - last).days)
    return retrievability(stability, (exam - today).days) - without
