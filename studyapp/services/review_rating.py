"""Ratings, written into the edits of a command: the card as it is afterwards, and the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from studyapp.model.attempt import Attempt
from studyapp.model.ids import ItemRef
from studyapp.model.review import Card, Rating, Review
from studyapp.review import scheduling, suggesting
from studyapp.review.leeches import becomes_leech
from studyapp.store.changes import new_id

if TYPE_CHECKING:
    from studyapp.services.history import History
    from studyapp.services.settings import Settings
    from studyapp.store.register import Edit


@dataclass(frozen=True, slots=True)
class Rated:
    """What a rating made of a card. ``leech``: it was forgotten too often."""

    card: Card
    review: Review
    leech: bool


class Ratings:
    """Rates cards. Whoever calls it has a command open."""

    def __init__(self, history: History, settings: Settings) -> None:
        self._history = history
        self._settings = settings

    def card(self, ref: ItemRef, now: datetime) -> Card:
        """The card of an item; where there is none, what its ratings say, or a new one."""
        store = self._history.store
        card = store.cards.of_item(ref)
        if card is not None:
            return card
        logs = store.reviews.of_item(ref)
        fresh = scheduling.new_card(ref, now)
        return scheduling.replay(fresh, logs) if logs else fresh

    def rate(
        self,
        edits: list[Edit],
        ref: ItemRef,
        rating: Rating,
        at: datetime,
        day: date,
        seconds: float,
        attempt: str,
    ) -> Rated:
        """Rate an item as of a moment; it gets a card where it has none."""
        store = self._history.store
        card = store.cards.of_item(ref)
        if card is None:
            card = self.card(ref, at)
            edits.append(store.cards.put(card))
        after, log = scheduling.review(
            card,
            rating,
            at,
            day,
            self._settings.review_retention,
            identity=new_id(store.now()),
            seconds=seconds,
            attempt=attempt,
        )
        edits.append(store.cards.put(after))
        edits.append(store.reviews.put(log))
        return Rated(after, log, becomes_leech(card, after))

    def suggest(self, ref: ItemRef, score: float, confidence: str | None, seconds: float) -> Rating:
        """The rating an answer suggests that is not kept yet."""
        usual = suggesting.usual(self._history.store.insights.seconds(ref))
        return suggesting.grade(_Given(ref, score, confidence, seconds), usual)

    def learn(self, edits: list[Edit], attempts: Iterable[Attempt]) -> list[Rated]:
        """Take answers as ratings, the oldest first; one that was taken before is passed over."""
        store = self._history.store
        found = []
        for attempt in sorted(attempts, key=lambda one: (one.at, one.id)):
            if any(log.attempt == attempt.id for log in store.reviews.of_item(attempt.item)):
                continue
            earlier = store.attempts.of_item(attempt.item, 20)
            usual = suggesting.usual([one.seconds for one in earlier if one.id != attempt.id])
            found.append(
                self.rate(
                    edits,
                    attempt.item,
                    suggesting.grade(attempt, usual),
                    attempt.at,
                    attempt.day,
                    attempt.seconds,
                    attempt.id,
                )
            )
        return found


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer that is not kept yet."""

    item: ItemRef
    score: float
    confidence: str | None
    seconds: float
