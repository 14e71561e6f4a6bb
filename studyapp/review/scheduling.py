"""When a card comes back: FSRS as py-fsrs computes it, with study days for its days.

py-fsrs counts days as spans of 24 hours between two moments. Someone who studies at ten in the
evening and at nine the next would count as studying twice on one day, and so would everyone on
the day the clocks go forward. It is therefore handed the study days (as midnights), which is also
what FSRS's weights were fitted to. What it gives back is a span; that counts from the real moment.

Fuzz is off: what the button says is what happens, and a log can be replayed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from studyapp.model.ids import ItemRef
from studyapp.model.review import Card, CardState, Rating, Review

if TYPE_CHECKING:
    import fsrs

ALGORITHM = "fsrs-6.3.2"  # py-fsrs's version; the weights are its defaults
LEARNING_STEPS = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS = (timedelta(minutes=10),)
LOWEST_RETENTION, RETENTION, HIGHEST_RETENTION = 0.70, 0.90, 0.97


def new_card(item: ItemRef, added: datetime) -> Card:
    """A card that was never rated."""
    return Card(
        item=item,
        state=CardState.NEW,
        step=None,
        stability=None,
        difficulty=None,
        due=added,
        last=None,
        last_day=None,
        reviews=0,
        lapses=0,
        suspended=False,
        buried=None,
        added=added,
    )


def rated(card: Card, rating: Rating, at: datetime, day: date, retention: float) -> Card:
    """The card after a rating given ``at`` a moment of the study day ``day``."""
    import fsrs

    if card.last_day is not None:
        day = max(day, card.last_day)  # flown across the date line: no day is lived twice
    before = _to_fsrs(card)
    midnight = _midnight(day)
    after, _ = _scheduler(retention).review_card(before, fsrs.Rating(int(rating)), midnight)
    forgotten = card.state is CardState.REVIEW and rating is Rating.AGAIN
    return replace(
        card,
        state=_STATES[after.state.value],
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due=at + (after.due - midnight),
        last=at,
        last_day=day,
        reviews=card.reviews + 1,
        lapses=card.lapses + forgotten,
    )


def review(
    card: Card,
    rating: Rating,
    at: datetime,
    day: date,
    retention: float,
    *,
    identity: str,
    seconds: float = 0.0,
    attempt: str = "",
) -> tuple[Card, Review]:
    """Rate a card: what it is afterwards, and the line of the log."""
    after = rated(card, rating, at, day, retention)
    return after, Review(
        id=identity,
        at=at,
        day=day,
        item=card.item,
        rating=rating,
        seconds=seconds,
        algorithm=ALGORITHM,
        retention=retention,
        state=card.state,
        retrievability=card.recall(day),
        stability=after.stability,
        due=after.due,
        attempt=attempt,
    )


def intervals(card: Card, at: datetime, day: date, retention: float) -> dict[Rating, timedelta]:
    """In what time a card would come back, by rating: what stands on the buttons."""
    return {rating: rated(card, rating, at, day, retention).due - at for rating in Rating}


def replay(card: Card, logs: Iterable[Review]) -> Card:
    """What becomes of a new card by its log: every rating again, in the order they were given.

    What a person decided about ``card`` (suspended, put off, when it was added) is kept.
    """
    fresh = new_card(card.item, card.added)
    result = replace(fresh, suspended=card.suspended, buried=card.buried)
    for log in sorted(logs, key=lambda one: (one.at, one.id)):
        result = rated(result, log.rating, log.at, log.day, log.retention)
    return result


_STATES = {1: CardState.LEARNING, 2: CardState.REVIEW, 3: CardState.RELEARNING}
_NUMBERS = {
    CardState.NEW: 1,  # for py-fsrs a new card is one in learning without a review
    CardState.LEARNING: 1,
    CardState.REVIEW: 2,
    CardState.RELEARNING: 3,
}


def _to_fsrs(card: Card) -> fsrs.Card:
    import fsrs

    return fsrs.Card(
        card_id=0,  # without one it waits a millisecond to make one
        state=fsrs.State(_NUMBERS[card.state]),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=None if card.last_day is None else _midnight(card.last_day),
    )


@lru_cache(maxsize=64)
def _scheduler(retention: float) -> fsrs.Scheduler:
    import fsrs

    return fsrs.Scheduler(
        desired_retention=retention,
        learning_steps=LEARNING_STEPS,
        relearning_steps=RELEARNING_STEPS,
        enable_fuzzing=False,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
