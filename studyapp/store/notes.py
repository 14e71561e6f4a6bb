"""What a person writes to a question: one's own answer, and notes, in Markdown and TeX."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studyapp.model.ids import QuestionRef
from studyapp.store.changes import Key
from studyapp.store.database import SqlValue
from studyapp.store.register import Edit, Register
from studyapp.store.times import from_text, to_text


class NotePart(StrEnum):
    """Which of the two texts of a question."""

    ANSWER = "answer"  # "my answer"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Note:
    """A text in Markdown and TeX, never empty."""

    ref: QuestionRef
    part: NotePart
    text: str
    changed: datetime


class NoteRegister(Register[Note]):
    """The notes; at most one of each part for a question.

    While a text is being typed it is saved time and again; the history gets it once, when the
    writer has finished (or at the next start, where the program was killed before).
    """

    kind = "note"
    table = "notes"
    subject = "part"
    columns = ("text", "changed")

    def key_of(self, value: Note) -> Key:
        """The question and which of its texts."""
        return Key(value.ref, value.part.value)

    def to_columns(self, value: Note) -> Mapping[str, SqlValue]:
        """See ``Register``."""
        return {"text": value.text, "changed": to_text(value.changed)}

    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> Note:
        """See ``Register``."""
        return Note(
            key.ref,
            NotePart(key.subject),
            str(columns["text"]),
            from_text(str(columns["changed"])),
        )

    def write(self, key: Key, value: Note | None) -> None:
        """See ``Register``; what is written so stands in the history as well."""
        super().write(key, value)
        self._mark(key, logged=True)

    def type(self, key: Key, value: Note | None) -> Edit:
        """Save a text that is being typed; ``finish`` brings it into the history."""
        if value is None:
            return self.remove(key)
        edit = Edit(self.kind, key, self.get(key), value)
        if edit.alters:
            with self._database.transaction():
                super().write(key, value)
                self._mark(key, logged=False)
        return edit

    def finish(self) -> int:
        """Bring what was being typed into the history; returns how many texts that were."""
        typed = self.where("logged = 0", ())
        if typed:
            with self._database.transaction():
                for note in typed:
                    self._changes.append(self.kind, self.key_of(note), self.to_columns(note))
                    self._mark(self.key_of(note), logged=True)
        return len(typed)

    def _mark(self, key: Key, *, logged: bool) -> None:
        condition, parameters = self._match(key)
        self._database.execute(
            f"UPDATE notes SET logged = ? WHERE {condition}", (int(logged), *parameters)
        )
