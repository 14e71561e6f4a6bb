"""What every repository of a person's things does alike.

A register keeps at most one value per key. Writing one changes the current state and appends to
the history in the same transaction, and returns the ``Edit``: what was and what is. Undo is the
edit applied the other way round.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.store.changes import Changes, Key
from studyapp.store.database import Database, Row, SqlValue

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Edit:
    """One value before and after a change; None where there is none."""

    kind: str
    key: Key
    before: object | None
    after: object | None

    @property
    def alters(self) -> bool:
        """Whether anything is different afterwards."""
        return self.before != self.after

    def reversed(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.kind, self.key, self.after, self.before)


class Register(ABC, Generic[V]):
    """A table of current values with the history of its changes."""

    kind: ClassVar[str]  # the name in the history; never changes
    table: ClassVar[str]
    subject: ClassVar[str] = ""  # the column that tells several of one question apart
    columns: ClassVar[tuple[str, ...]]  # the value's columns, without the key's
    logged: ClassVar[bool] = True  # False: belongs to this machine, not to the history

    def __init__(self, database: Database, changes: Changes) -> None:
        self._database = database
        self._changes = changes
        self._key_columns = ("bank", "question", *filter(None, (self.subject,)))
        self._selected = ", ".join((*self._key_columns, *self.columns))

    @abstractmethod
    def key_of(self, value: V) -> Key:
        """The key a value is kept under."""

    @abstractmethod
    def to_columns(self, value: V) -> Mapping[str, SqlValue]:
        """The value's columns, also its form in the history."""

    @abstractmethod
    def from_columns(self, key: Key, columns: Mapping[str, SqlValue]) -> V:
        """The reverse of ``to_columns``."""

    def get(self, key: Key) -> V | None:
        """The value under ``key``, if any."""
        found = self.where(*self._match(key))
        return found[0] if found else None

    def of(self, ref: QuestionRef) -> list[V]:
        """All values of one question."""
        return self.where("bank = ? AND question = ?", (ref.bank, ref.question))

    def all(self, bank: BankId | None = None) -> list[V]:
        """All values, of one bank or of all."""
        return self.where("1", ()) if bank is None else self.where("bank = ?", (bank,))

    def where(self, condition: str, parameters: Iterable[SqlValue]) -> list[V]:
        """The values that meet a condition, in the order of their keys unless it says another."""
        order = "" if "ORDER BY" in condition else f" ORDER BY {', '.join(self._key_columns)}"
        rows = self._database.rows(
            f"SELECT {self._selected} FROM {self.table} WHERE {condition}{order}",
            tuple(parameters),
        )
        return [self._from_row(row) for row in rows]

    def put(self, value: V) -> Edit:
        """Keep ``value`` in place of what was under its key."""
        return self.set(self.key_of(value), value)

    def remove(self, key: Key) -> Edit:
        """Keep nothing under ``key``."""
        return self.set(key, None)

    def set(self, key: Key, value: V | None) -> Edit:
        """Keep ``value`` (None: nothing) under ``key``; where that is so already, do nothing."""
        edit = Edit(self.kind, key, self.get(key), value)
        if edit.alters:
            with self._database.transaction():
                self.write(key, value)
                if self.logged:
                    payload = None if value is None else self.to_columns(value)
                    self._changes.append(self.kind, key, payload)
        return edit

    def write(self, key: Key, value: V | None) -> None:
        """Change the current state alone, without the history."""
        if value is None:
            condition, parameters = self._match(key)
            self._database.execute(f"DELETE FROM {self.table} WHERE {condition}", parameters)
            return
        columns = self.to_columns(value)
        marks = ", ".join("?" * (len(self._key_columns) + len(self.columns)))
        updates = ", ".join(f"{column} = excluded.{column}" for column in self.columns)
        self._database.execute(
            f"INSERT INTO {self.table} ({self._selected}) VALUES ({marks})"
            f" ON CONFLICT ({', '.join(self._key_columns)}) DO UPDATE SET {updates}",
            (*self._key_values(key), *(columns[column] for column in self.columns)),
        )

    def _match(self, key: Key) -> tuple[str, tuple[str, ...]]:
        condition = " AND ".join(f"{column} = ?" for column in self._key_columns)
        return condition, self._key_values(key)

    def _key_values(self, key: Key) -> tuple[str, ...]:
        values = (key.ref.bank, key.ref.question)
        return (*values, key.subject) if self.subject else values

    def _from_row(self, row: Row) -> V:
        bank, question = str(row[0]), str(row[1])
        subject = str(row[2]) if self.subject else ""
        key = Key(QuestionRef(BankId(bank), QuestionId(question)), subject)
        values = row[len(self._key_columns) :]
        return self.from_columns(key, dict(zip(self.columns, values, strict=True)))


def text_list(value: SqlValue) -> tuple[str, ...]:
    """A list of texts out of its JSON column."""
    return tuple(json.loads(str(value)))
