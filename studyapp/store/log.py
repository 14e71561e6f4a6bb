"""Registers of things that happened: their own table is the append-only log.

What happened is not written into ``changes`` a second time. Taking it back (undo) and doing it
again are changes, and are written there like all others.
"""

from __future__ import annotations

from typing import TypeVar

from studyapp.store.changes import Key
from studyapp.store.register import Edit, Register

V = TypeVar("V")


class Log(Register[V]):
    """A register whose values are never altered: put once, at most taken back."""

    def put(self, value: V) -> Edit:
        """Append something that happened."""
        key = self.key_of(value)
        with self._database.transaction():
            self.write(key, value)
        return Edit(self.kind, key, None, value)

    def write(self, key: Key, value: V | None) -> None:
        """Append or delete the row alone."""
        if value is None:
            super().write(key, None)
            return
        columns = self.to_columns(value)
        marks = ", ".join("?" * (len(self._key_columns) + len(self.columns)))
        self._database.execute(
            f"INSERT INTO {self.table} ({self._selected}) VALUES ({marks})",
            (*self._key_values(key), *(columns[column] for column in self.columns)),
        )
