"""Synthetic answers and ratings of some years, written straight into a store. Never committed.

Someone studies every day but a few: cards are begun a few a day, come back when they are due, are
recalled with the chance that FSRS's forgetting curve gives, grow or fall in stability. Every other
rating follows from an answer with a score, a confidence and sometimes a question it was taken from.
The rows come in the order of time, so that the file is laid out as a real one. All is drawn from a
seed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from studyapp.base.paths import DataFolder
from studyapp.model.ids import BankId
from studyapp.model.memory import retrievability
from studyapp.store import Store

LAST_DAY = date(2026, 11, 20)  # what the logs end with; the person opens the program a day later
_LONGEST = 40.0  # days of stability: a card comes back fifty times
_CHUNK = 50_000  # rows written at a time
_CONFIDENCES = ("", "guess", "likely", "sure")
_SURE = {"": 0.85, "guess": 0.4, "likely": 0.75, "sure": 0.93}


@dataclass(slots=True)
class _Card:
    question: int
    item: str
    stability: float = 0.0
    last: int = -1  # days since the first
    due: int = 0
    at: str = ""
    reviews: int = 0
    lapses: int = 0


def make_store(folder: DataFolder, reviews: int, bank: BankId, items: Sequence[str]) -> None:
    """A store with ``reviews`` ratings, half as many answers, and the cards they lead to.

    The questions are ``question-0`` and so on, as ``synthetic`` makes them; each has ``items``.
    There is a card for every fifty ratings.
    """
    Store.open(folder).close()
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as connection:
        # Only while it is made: whatever goes wrong here, it is made again.
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        life = _Life(reviews, bank, items)
        attempts: list[tuple[object, ...]] = []
        ratings: list[tuple[object, ...]] = []
        for attempt, rating in life.days():
            ratings.append(rating)
            if attempt:
                attempts.append(attempt)
            if len(ratings) >= _CHUNK:
                _write(connection, attempts, ratings)
        _write(connection, attempts, ratings)
        connection.executemany(f"INSERT INTO cards VALUES ({_marks(15)})", life.cards())
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("ANALYZE")


def _write(
    connection: sqlite3.Connection,
    attempts: list[tuple[object, ...]],
    ratings: list[tuple[object, ...]],
) -> None:
    connection.executemany(f"INSERT INTO attempts VALUES ({_marks(14)})", attempts)
    connection.executemany(f"INSERT INTO reviews VALUES ({_marks(15)})", ratings)
    attempts.clear()
    ratings.clear()


def _marks(count: int) -> str:
    return ", ".join("?" * count)


class _Life:
    """The days of someone who studies."""

    def __init__(self, reviews: int, bank: BankId, items: Sequence[str]) -> None:
        self._left = reviews
        self._bank = bank
        self._items = items
        self._random = Random(1)
        count = max(1, reviews // 50)
        self._cards = [
            _Card(index // len(items), items[index % len(items)]) for index in range(count)
        ]
        self._span = 1_000 if reviews >= 100_000 else 100
        self._first = LAST_DAY - timedelta(days=self._span - 1)
        self._number = 0

    def days(self) -> Iterator[tuple[tuple[object, ...] | None, tuple[object, ...]]]:
        """Each day's answers and ratings."""
        calendar: dict[int, list[_Card]] = {}
        begun = 0
        for day in range(self._span):
            if self._random.random() < 0.03 and day + 1 < self._span:
                calendar.setdefault(day + 1, []).extend(calendar.pop(day, ()))
                continue  # a day off
            quota = self._left // (self._span - day) + 1
            wanted = len(self._cards) * (day + 1) // (self._span * 3 // 4)
            fresh = self._cards[begun : min(wanted, len(self._cards))]
            begun += len(fresh)
            # What was rated early is not due on the day it was put down for.
            due = [card for card in calendar.pop(day, ()) if card.due <= day and card.last < day]
            today = [*fresh, *due]
            if len(today) < quota and begun:  # more than is due, so that the number comes out
                today += self._random.choices(self._cards[:begun], k=quota - len(today))
            for place, card in enumerate(today[: max(quota, len(fresh))]):
                if not self._left:
                    return
                self._left -= 1
                yield self._rate(card, day, place)
                calendar.setdefault(card.due, []).append(card)
            late = today[max(quota, len(fresh)) :]
            calendar.setdefault(day + 1, []).extend(card for card in late if card.due <= day)

    def _rate(
        self, card: _Card, day: int, place: int
    ) -> tuple[tuple[object, ...] | None, tuple[object, ...]]:
        draw = self._random
        self._number += 1
        on = self._first + timedelta(days=day)
        moment = datetime.combine(on, time(6), UTC) + timedelta(seconds=30 * place)
        at = f"{moment:%Y-%m-%dT%H:%M:%S}.{self._number % 1_000_000:06}Z"
        new = card.last < 0
        # Two of a day are a step of learning; the others are due.
        state = "new" if new else "learning" if card.last == day else "review"
        chance = None if new else retrievability(card.stability, day - card.last)
        recalled = draw.random() < (0.7 if chance is None else chance)
        rating = draw.choice((2, 3, 3, 3, 4)) if recalled else 1
        if new:
            card.stability = (0.2, 1.3, 2.3, 8.3)[rating - 1]
        elif recalled:
            card.stability = min(card.stability * draw.uniform(1.05, 1.6), _LONGEST)
        else:
            card.stability = max(0.2, card.stability * 0.3)
            card.lapses += state == "review"
        card.last, card.at = day, at
        card.reviews += 1
        card.due = day + max(1, round(card.stability))
        due = datetime.combine(self._first + timedelta(days=card.due), moment.timetz())
        question = f"question-{card.question}"
        attempt = self._answer(card, question, at, on.isoformat(), recalled)
        rated = (
            *(f"{self._number:032x}", at, on.isoformat(), self._bank, question, card.item),
            *(rating, draw.uniform(2, 40), "fsrs-6.3.2", 0.9, state, chance, card.stability),
            *(f"{due:%Y-%m-%dT%H:%M:%S}.{self._number % 1_000_000:06}Z", attempt[0]),
        )
        return (attempt if attempt[0] else None), rated

    def _answer(
        self, card: _Card, question: str, at: str, day: str, recalled: bool
    ) -> tuple[object, ...]:
        draw = self._random
        if self._number % 2:
            return ("",)
        confidence = draw.choice(_CONFIDENCES)
        right = recalled and draw.random() < _SURE[confidence]
        score = 1.0 if right else draw.choice((0.0, 0.0, 0.5))
        other = f"question-{max(0, card.question - draw.randint(1, 3))}"
        return (
            *(f"a{self._number:031x}", at, day, self._bank, question, card.item, "", self._number),
            *("zh", '{"type": "single", "chosen": [1]}', score, confidence, draw.uniform(3, 60)),
            other if not right and draw.random() < 0.2 else "",
        )

    def cards(self) -> Iterator[tuple[object, ...]]:
        """The cards as the last rating left them."""
        for card in self._cards:
            question = f"question-{card.question}"
            added = f"{self._first}T06:00:00.000000Z"
            if card.last < 0:
                scheduled: tuple[object, ...] = ("new", None, None, None, added, None, "", 0, 0)
            else:
                last = datetime.fromisoformat(card.at)
                due = last + timedelta(days=card.due - card.last)
                scheduled = (
                    *("review", None, card.stability, 5.0, f"{due:%Y-%m-%dT%H:%M:%S.%fZ}", card.at),
                    *(f"{self._first + timedelta(days=card.last)}", card.reviews, card.lapses),
                )
            yield (self._bank, question, card.item, *scheduled, 0, "", added)
