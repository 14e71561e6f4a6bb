"""What is under spaced review.

The scheduler's part of a card follows from the log of ratings and is not written into the history
a second time; what a person decides about a card (added, suspended, put off, removed) is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from studyapp.model.ids import ItemId, ItemRef
from studyapp.model.review import Card, CardState
from studyapp.store.changes import Key
from studyapp.store.database import SqlValue
from studyapp.store.register import Edit, Register
from studyapp.store.reviews import real
from studyapp.store.times import from_text, to_text

__all__ = ["Card", "CardRegister", "CardState"]


# The time of what is due in days lies up to a day, and after a flight two, after its day's start.
SPREAD = timedelta(days=2, hours=4)
LAPSED_AT_ONCE = 50


class CardRegister(Register[Card]):
    """The cards; at most one for each item."""

    kind = "card"
    table = "cards"
    subject = "item"
    columns = (
        "state",
        "step",
        "stability",
        "difficulty",
        "due",
        "last",
        "last_day",
        "reviews",
        "lapses",
        "suspended",
        "buried",
        "added",
    )

    def key_of(self, value: Card) -> Key:
        """The item."""
        return key_of(value.item)

    def to_columns(self, value: Card) -> Mapping[str, SqlValue]:
        """See ``Register``."""
        return {
            "state": value.state.value,
            "step": value.step,
            "stability": value.stability,
            "difficulty": value.difficulty,
            "due": to_text(value.due),
            "last": None if value.last is None else to_text(value.last),
            "last_day": "" if value.last_day is None else value.last_day.isoformat(),
            "reviews": value.reviews,
            "lapses": value.lapses,
            "suspended": int(value.suspended),
            "buried": "" if value.buried is None else value.buried.isoformat(),
            "added": to_text(value.added),
        }

    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> Card:
        """See ``Register``."""
        step, last = columns["step"], columns["last"]
        return Card(
            item=ItemRef(key.ref, ItemId(key.subject)),
            state=CardState(str(columns["state"])),
            step=None if step is None else int(step),
            stability=real(columns["stability"]),
            difficulty=real(columns["difficulty"]),
            due=from_text(str(columns["due"])),
            last=None if last is None else from_text(str(last)),
            last_day=_day(columns["last_day"]),
            reviews=int(columns["reviews"] or 0),
            lapses=int(columns["lapses"] or 0),
            suspended=bool(columns["suspended"]),
            buried=_day(columns["buried"]),
            added=from_text(str(columns["added"])),
        )

    def set(self, key: Key, value: Card | None) -> Edit:
        """See ``Register``; a change of the scheduler's part alone is not in the history."""
        edit = Edit(self.kind, key, self.get(key), value)
        if edit.alters:
            with self._database.transaction():
                self.write(key, value)
                if decided(edit):
                    payload = None if value is None else self.to_columns(value)
                    self._changes.append(self.kind, key, payload)
        return edit

    def of_item(self, item: ItemRef) -> Card | None:
        """The card of an item."""
        return self.get(key_of(item))

    def due_before(self, moment: datetime) -> list[Card]:
        """What comes back before a moment and is neither new nor suspended."""
        return self.where(
            "due < ? AND suspended = 0 AND state <> 'new' ORDER BY due", (to_text(moment),)
        )

    def due_on(self, today: date, now: datetime) -> list[Card]:
        """What is due on a study day (what is being learned: due by ``now``), put off or not.

        Nothing that is new or suspended is. ``due_before`` alone does not say it: what comes back
        in days is due for its whole day.
        """
        near = self.due_before(now + SPREAD)
        return [
            card
            for card in near
            if (card.due <= now if card.due_day is None else card.due_day <= today)
        ]

    def lapsed(self, least: int) -> Iterator[Card]:
        """What was forgotten so often and is not suspended, the most often forgotten first.

        Read as far as it is gone through.
        """
        for offset in itertools.count(0, LAPSED_AT_ONCE):
            cards = self.where(
                "lapses >= ? AND suspended = 0 ORDER BY lapses DESC, bank, question, item"
                " LIMIT ? OFFSET ?",
                (least, LAPSED_AT_ONCE, offset),
            )
            yield from cards
            if len(cards) < LAPSED_AT_ONCE:
                return

    def seen(self) -> list[Card]:
        """Every card that was ever rated and is not suspended."""
        return self.where("suspended = 0 AND state <> 'new'", ())

    def new(self) -> list[Card]:
        """Every card that was never rated and is not suspended, the first added first."""
        return self.where(
            "state = 'new' AND suspended = 0 ORDER BY added, bank, question, item", ()
        )


def key_of(item: ItemRef) -> Key:
    """The key a card is kept under."""
    return Key(item.question, item.item)


def decided(edit: Edit) -> bool:
    """Whether a person decided something: all but what the scheduler made of a rating."""
    before, after = edit.before, edit.after
    if not (isinstance(before, Card) and isinstance(after, Card)):
        return True
    scheduled = replace(
        before,
        state=after.state,
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due=after.due,
        last=after.last,
        last_day=after.last_day,
        reviews=after.reviews,
        lapses=after.lapses,
    )
    return scheduled != after


def _day(column: SqlValue) -> date | None:
    return date.fromisoformat(str(column)) if column else None
