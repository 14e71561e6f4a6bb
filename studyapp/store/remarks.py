"""Remarks: "something is wrong here", kept until they are sent to who writes the bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from studyapp.model.ids import QuestionRef
from studyapp.model.language import Language
from studyapp.store.changes import Key
from studyapp.store.database import SqlValue
from studyapp.store.register import Register
from studyapp.store.times import from_text, to_text

RemarkId = NewType("RemarkId", str)


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong in an answer, in the person's words, and what they were looking at."""

    id: RemarkId
    ref: QuestionRef
    language: Language
    section: str  # the section's key, or empty for the whole answer
    revision: str  # of the answer as it was shown
    text: str
    added: datetime
    changed: datetime


class RemarkRegister(Register[Remark]):
    """The remarks; any number for a question."""

    kind = "remark"
    table = "remarks"
    subject = "id"
    columns = ("language", "section", "revision", "text", "added", "changed")

    def key_of(self, value: Remark) -> Key:
        """The question and the remark's own id."""
        return Key(value.ref, value.id)

    def to_columns(self, value: Remark) -> Mapping[str, SqlValue]:
        """See ``Register``."""
        return {
            "language": value.language.value,
            "section": value.section,
            "revision": value.revision,
            "text": value.text,
            "added": to_text(value.added),
            "changed": to_text(value.changed),
        }

    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> Remark:
        """See ``Register``."""
        text = {name: str(value) for name, value in columns.items()}
        return Remark(
            RemarkId(key.subject),
            key.ref,
            Language(text["language"]),
            text["section"],
            text["revision"],
            text["text"],
            from_text(text["added"]),
            from_text(text["changed"]),
        )
