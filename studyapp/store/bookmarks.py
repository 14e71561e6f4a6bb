"""Bookmarks: how well a question is known, with tags and a note."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studyapp.model.ids import BankId, QuestionRef
from studyapp.store.changes import Key
from studyapp.store.database import SqlValue
from studyapp.store.register import Register, text_list
from studyapp.store.times import from_text, to_text


class Level(StrEnum):
    """How well one knows it, by one's own judgement."""

    WEAK = "weak"
    SHAKY = "shaky"
    SOLID = "solid"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A question one wants to come back to."""

    ref: QuestionRef
    level: Level
    tags: tuple[str, ...]
    note: str
    added: datetime
    changed: datetime


def normalise_tags(tags: Iterable[str] | str) -> tuple[str, ...]:
    """Tags as they are kept: NFC, white space single, each once, in the order they came.

    A string is split at commas (also ``，`` and ``、``); a tag never holds one, nor a line's end.
    """
    if isinstance(tags, str):
        tags = (tags,)
    seen: dict[str, str] = {}
    for text in tags:
        for part in text.replace("，", ",").replace("、", ",").split(","):
            printable = "".join(
                " " if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"} else c for c in part
            )
            tag = unicodedata.normalize("NFC", " ".join(printable.split()))
            if tag:
                seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())


class BookmarkRegister(Register[Bookmark]):
    """The bookmarks; at most one for each question."""

    kind = "bookmark"
    table = "bookmarks"
    columns = ("level", "tags", "note", "added", "changed")

    def key_of(self, value: Bookmark) -> Key:
        """The question it marks."""
        return Key(value.ref)

    def to_columns(self, value: Bookmark) -> Mapping[str, SqlValue]:
        """See ``Register``."""
        return {
            "level": value.level.value,
            "tags": json.dumps(value.tags, ensure_ascii=False),
            "note": value.note,
            "added": to_text(value.added),
            "changed": to_text(value.changed),
        }

    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> Bookmark:
        """See ``Register``."""
        return Bookmark(
            key.ref,
            Level(str(columns["level"])),
            text_list(columns["tags"]),
            str(columns["note"]),
            from_text(str(columns["added"])),
            from_text(str(columns["changed"])),
        )

    def tags(self, bank: BankId | None = None) -> dict[str, int]:
        """Every tag in use with the number of its bookmarks, the most used first."""
        condition, parameters = ("", ()) if bank is None else (" WHERE bank = ?", (bank,))
        rows = self._database.rows(f"SELECT tags FROM {self.table}{condition}", parameters)
        counts: dict[str, int] = {}
        for (tags,) in rows:
            for tag in text_list(tags):
                counts[tag] = counts.get(tag, 0) + 1
        return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
