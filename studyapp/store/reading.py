"""What has been read, what was open last and in which revision, and where one was in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.store.changes import Key
from studyapp.store.database import SqlValue
from studyapp.store.register import Register
from studyapp.store.times import from_text, to_text


@dataclass(frozen=True, slots=True)
class Read:
    """A question counts as read since ``at``."""

    ref: QuestionRef
    at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """When the answer in one language was last on the screen, and which revision of it."""

    ref: QuestionRef
    language: Language
    revision: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Position:
    """Where one was in an answer: the heading being read, and the fraction of the way down.

    A fraction and not pixels, so that it holds when the text size or the window's width changes.
    """

    ref: QuestionRef
    language: Language
    anchor: str  # the heading's id; empty: above the first
    offset: float  # fraction of the way down, 0..1


class ReadRegister(Register[Read]):
    """Which questions are read."""

    kind = "read"
    table = "reads"
    columns = ("at",)

    def key_of(self, value: Read) -> Key:
        """The question."""
        return Key(value.ref)

    def to_columns(self, value: Read) -> Mapping[str, SqlValue]:
        """See ``Register``."""
        return {"at": to_text(value.at)}

    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> Read:
        """See ``Register``."""
        return Read(key.ref, from_text(str(columns["at"])))


class VisitRegister(Register[Visit]):
    """When which answer was last seen."""

    kind = "visit"
    table = "visits"
    subject = "language"
    columns = ("revision", "at")

    def key_of(self, value: Visit) -> Key:
        """The question and the language."""
        return Key(value.ref, value.language.value)

    def to_columns(self, value: Visit) -> Mapping[str, SqlValue]:
        """See ``Register``."""
        return {"revision": value.revision, "at": to_text(value.at)}

    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> Visit:
        """See ``Register``."""
        return Visit(
            key.ref,
            Language(key.subject),
            str(columns["revision"]),
            from_text(str(columns["at"])),
        )

    def recent(self, limit: int, bank: BankId | None = None) -> list[Visit]:
        """The last visit of each of the ``limit`` questions seen last, the latest first."""
        condition, parameters = ("1", ()) if bank is None else ("bank = ?", (bank,))
        # A question is there at most once for each language: twice the rows are enough.
        visits = self.where(
            f"{condition} ORDER BY at DESC LIMIT ?", (*parameters, limit * len(Language))
        )
        latest: dict[QuestionRef, Visit] = {}
        for visit in visits:
            latest.setdefault(visit.ref, visit)
        return list(latest.values())[:limit]

    def revisions(self, bank: BankId, language: Language) -> dict[QuestionId, str]:
        """For each question seen in ``language``, the revision that was."""
        rows = self._database.rows(
            "SELECT question, revision FROM visits WHERE bank = ? AND language = ?",
            (bank, language.value),
        )
        return {QuestionId(str(question)): str(revision) for question, revision in rows}


class PositionRegister(Register[Position]):
    """Where one was in each answer. Of this machine: it is in no history."""

    kind = "position"
    table = "positions"
    subject = "language"
    columns = ("anchor", "offset")
    logged = False

    def key_of(self, value: Position) -> Key:
        """The question and the language."""
        return Key(value.ref, value.language.value)

    def to_columns(self, value: Position) -> Mapping[str, SqlValue]:
        """See ``Register``."""
        return {"anchor": value.anchor, "offset": value.offset}

    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> Position:
        """See ``Register``."""
        return Position(
            key.ref,
            Language(key.subject),
            str(columns["anchor"]),
            float(columns["offset"] or 0.0),
        )
