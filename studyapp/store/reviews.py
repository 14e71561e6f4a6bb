"""Every rating that was given, enough to replay all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from studyapp.model.ids import ItemId, ItemRef
from studyapp.model.review import CardState, Rating, Review
from studyapp.store.changes import Key
from studyapp.store.database import SqlValue
from studyapp.store.log import Log
from studyapp.store.times import from_text, to_text

__all__ = ["Review", "ReviewLog"]


class ReviewLog(Log[Review]):
    """The log of ratings."""

    kind = "review"
    table = "reviews"
    subject = "id"
    columns = (
        "item",
        "at",
        "day",
        "rating",
        "seconds",
        "algorithm",
        "retention",
        "state",
        "retrievability",
        "stability",
        "due",
        "attempt",
    )

    def key_of(self, value: Review) -> Key:
        """The question and the rating's id."""
        return Key(value.item.question, value.id)

    def to_columns(self, value: Review) -> Mapping[str, SqlValue]:
        """See ``Register``."""
        return {
            "item": value.item.item,
            "at": to_text(value.at),
            "day": value.day.isoformat(),
            "rating": int(value.rating),
            "seconds": value.seconds,
            "algorithm": value.algorithm,
            "retention": value.retention,
            "state": value.state.value,
            "retrievability": value.retrievability,
            "stability": value.stability,
            "due": to_text(value.due),
            "attempt": value.attempt,
        }

    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> Review:
        """See ``Register``."""
        return Review(
            id=key.subject,
            at=from_text(str(columns["at"])),
            day=date.fromisoformat(str(columns["day"])),
            item=ItemRef(key.ref, ItemId(str(columns["item"]))),
            rating=Rating(int(columns["rating"] or 0)),
            seconds=float(columns["seconds"] or 0.0),
            algorithm=str(columns["algorithm"]),
            retention=float(columns["retention"] or 0.0),
            state=CardState(str(columns["state"])),
            retrievability=real(columns["retrievability"]),
            stability=real(columns["stability"]),
            due=from_text(str(columns["due"])),
            attempt=str(columns["attempt"]),
        )

    def of_item(self, item: ItemRef) -> list[Review]:
        """The ratings of one item, the oldest first."""
        return self.where(
            "bank = ? AND question = ? AND item = ? ORDER BY at, id",
            (item.question.bank, item.question.question, item.item),
        )

    def of_day(self, day: date) -> list[Review]:
        """The ratings given on one study day, the oldest first."""
        return self.where("day = ? ORDER BY at, id", (day.isoformat(),))


def real(value: SqlValue) -> float | None:
    """A number out of a column that may hold none."""
    return None if value is None else float(value)
