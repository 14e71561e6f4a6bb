"""Every answer that was marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from studyapp.model.attempt import Attempt, AttemptId, Confidence, SessionId
from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.store.changes import Key, new_id
from studyapp.store.database import SqlValue
from studyapp.store.log import Log
from studyapp.store.times import from_text, to_text

__all__ = ["Attempt", "AttemptId", "AttemptLog", "Confidence", "new_attempt_id"]


def new_attempt_id(now: datetime) -> AttemptId:
    """An id of its own for an attempt made now."""
    return AttemptId(new_id(now))


class AttemptLog(Log[Attempt]):
    """The attempts; any number for an item."""

    kind = "attempt"
    table = "attempts"
    subject = "id"
    columns = (
        *("at", "day", "item", "session", "seed", "language", "response"),
        *("score", "confidence", "seconds", "confused"),
    )

    def key_of(self, value: Attempt) -> Key:
        """The question and the attempt's own id."""
        return Key(value.item.question, value.id)

    def to_columns(self, value: Attempt) -> Mapping[str, SqlValue]:
        """See ``Register``."""
        return {
            "at": to_text(value.at),
            "day": value.day.isoformat(),
            "item": value.item.item,
            "session": value.session,
            "seed": value.seed,
            "language": value.language.value,
            "response": value.response,
            "score": value.score,
            "confidence": value.confidence.value if value.confidence else "",
            "seconds": value.seconds,
            "confused": value.confused,
        }

    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> Attempt:
        """See ``Register``."""
        text = {name: str(value) for name, value in columns.items()}
        return Attempt(
            AttemptId(key.subject),
            from_text(text["at"]),
            date.fromisoformat(text["day"]),
            ItemRef(key.ref, ItemId(text["item"])),
            SessionId(text["session"]),
            int(text["seed"]),
            Language(text["language"]),
            text["response"],
            float(text["score"]),
            Confidence(text["confidence"]) if text["confidence"] else None,
            float(text["seconds"]),
            text["confused"],
        )

    def of_session(self, session: SessionId) -> list[Attempt]:
        """The attempts of a session, in the order they were made."""
        return self.where("session = ? AND session <> '' ORDER BY at, id", (session,))

    def of_item(self, item: ItemRef, limit: int = -1) -> list[Attempt]:
        """The attempts at an item, the newest first."""
        return self.where(
            "bank = ? AND question = ? AND item = ? ORDER BY at DESC, id DESC LIMIT ?",
            (item.question.bank, item.question.question, item.item, limit),
        )

    def recent(self, limit: int) -> list[Attempt]:
        """The attempts made last, the newest first."""
        # By rowid and not by time: they are appended, so that no index by time is needed.
        return self.where("1 ORDER BY rowid DESC LIMIT ?", (limit,))

    def answered(self) -> Iterator[ItemRef]:
        """Every item that was ever answered; costs a look into the index for each, not more."""
        last: tuple[str, str, str] = ("", "", "")
        while True:
            row = self._database.row(
                "SELECT bank, question, item FROM attempts WHERE (bank, question, item) > (?, ?, ?)"
                " ORDER BY bank, question, item LIMIT 1",
                last,
            )
            if row is None:
                return
            last = (str(row[0]), str(row[1]), str(row[2]))
            yield ItemRef(QuestionRef(BankId(last[0]), QuestionId(last[1])), ItemId(last[2]))

    def recent_scores(self, limit: int) -> dict[ItemRef, tuple[float, ...]]:
        """The last ``limit`` scores of every item that was answered, the newest first."""
        found = {}
        for item in self.answered():
            rows = self._database.rows(
                "SELECT score FROM attempts WHERE bank = ? AND question = ? AND item = ?"
                " ORDER BY at DESC LIMIT ?",
                (item.question.bank, item.question.question, item.item, limit),
            )
            found[item] = tuple(float(score or 0.0) for (score,) in rows)
        return found
