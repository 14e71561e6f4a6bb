"""Highlights in answers, with margin notes.

A highlight is anchored by what it quotes, so that it survives a new version of the bank: the page
finds the quote again, first near where it was, then by the text around it. The store only keeps
the anchor; where the quote is gone the highlight is still listed with its quote and note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from studyapp.model.ids import QuestionRef
from studyapp.model.language import Language
from studyapp.store.changes import Key
from studyapp.store.database import SqlValue
from studyapp.store.register import Register
from studyapp.store.times import from_text, to_text

HighlightId = NewType("HighlightId", str)


class Colour(StrEnum):
    """A highlight's colour; the page's style sheet says what each looks like."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in an answer: a quote, what stands around it, and where it began."""

    section: str  # the key of the section: short, depth, …
    quote: str  # the text as the page shows it, formulas as their TeX
    prefix: str = ""  # some characters before it
    suffix: str = ""  # some characters after it
    start: int = 0  # characters from the section's start; a hint


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked passage of the answer in one language."""

    id: HighlightId
    ref: QuestionRef
    language: Language
    anchor: Anchor
    colour: Colour
    note: str
    added: datetime
    changed: datetime


class HighlightRegister(Register[Highlight]):
    """The highlights; any number for a question."""

    kind = "highlight"
    table = "highlights"
    subject = "id"
    columns = (
        *("language", "section", "quote", "prefix", "suffix", "start"),
        *("colour", "note", "added", "changed"),
    )

    def key_of(self, value: Highlight) -> Key:
        """The question and the highlight's own id."""
        return Key(value.ref, value.id)

    def to_columns(self, value: Highlight) -> Mapping[str, SqlValue]:
        """See ``Register``."""
        return {
            "language": value.language.value,
            "section": value.anchor.section,
            "quote": value.anchor.quote,
            "prefix": value.anchor.prefix,
            "suffix": value.anchor.suffix,
            "start": value.anchor.start,
            "colour": value.colour.value,
            "note": value.note,
            "added": to_text(value.added),
            "changed": to_text(value.changed),
        }

    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> Highlight:
        """See ``Register``."""
        text = {name: str(value) for name, value in columns.items()}
        return Highlight(
            HighlightId(key.subject),
            key.ref,
            Language(text["language"]),
            Anchor(
                text["section"], text["quote"], text["prefix"], text["suffix"], int(text["start"])
            ),
            Colour(text["colour"]),
            text["note"],
            from_text(text["added"]),
            from_text(text["changed"]),
        )
