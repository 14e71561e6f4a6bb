"""The history: every change a person made, appended and never altered."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.store.database import Database, SqlValue
from studyapp.store.times import from_text, to_text


@dataclass(frozen=True, slots=True)
class Key:
    """What a piece of state is about: a question, and which one of several where there are more."""

    ref: QuestionRef
    subject: str = ""  # a highlight's id, a note's part, a language


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One entry of the history. ``payload`` is None where the thing was removed."""

    id: str
    at: datetime
    kind: str
    key: Key
    payload: Mapping[str, SqlValue] | None


def new_id(now: datetime) -> str:
    """A UUID of version 7 (RFC 9562): its first 48 bits are the time, so ids sort by it.

    Made here and not by ``uuid``, whose import costs more than opening the database.
    """
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    random = int.from_bytes(os.urandom(10), "big")
    value = milliseconds << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class Changes:
    """The append-only table ``changes``."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self.now = now

    def append(self, kind: str, key: Key, payload: Mapping[str, SqlValue] | None) -> None:
        """Append one change; call it in the transaction that makes it."""
        at = self.now()
        self._database.execute(
            "INSERT INTO changes (id, at, kind, bank, question, subject, payload)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                new_id(at),
                to_text(at),
                kind,
                key.ref.bank,
                key.ref.question,
                key.subject,
                None if payload is None else json.dumps(payload, ensure_ascii=False),
            ),
        )

    def count(self) -> int:
        """How many changes there are."""
        row = self._database.row("SELECT count(*) FROM changes")
        return int(row[0] or 0) if row else 0

    def all(self, ref: QuestionRef | None = None) -> Iterator[LoggedChange]:
        """The history in its order, of everything or of one question."""
        where, parameters = "", tuple[str, ...]()
        if ref is not None:
            where, parameters = " WHERE bank = ? AND question = ?", (ref.bank, ref.question)
        for row in self._database.rows(
            f"SELECT id, at, kind, bank, question, subject, payload FROM changes{where}"
            " ORDER BY seq",
            parameters,
        ):
            identity, at, kind, bank, question, subject, payload = map(str, row)
            yield LoggedChange(
                identity,
                from_text(at),
                kind,
                Key(QuestionRef(BankId(bank), QuestionId(question)), subject),
                None if row[6] is None else json.loads(payload),
            )
