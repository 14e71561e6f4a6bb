"""Settings and the state of the window: a key and a JSON value each. They have no history."""

from __future__ import annotations

import json
from collections.abc import Mapping

from studyapp.store.database import Database


class SettingsTable:
    """The table of settings; what they mean is said by who reads them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, object]:
        """Every setting that was ever changed from its default."""
        rows = self._database.rows("SELECT key, value FROM settings")
        return {str(key): json.loads(str(value)) for key, value in rows}

    def get(self, key: str, default: object = None) -> object:
        """One setting."""
        row = self._database.row("SELECT value FROM settings WHERE key = ?", (key,))
        return default if row is None else json.loads(str(row[0]))

    def put(self, values: Mapping[str, object]) -> None:
        """Keep some settings, in one transaction; None takes one back to its default."""
        with self._database.transaction():
            for key, value in values.items():
                if value is None:
                    self._database.execute("DELETE FROM settings WHERE key = ?", (key,))
                else:
                    self._database.execute(
                        "INSERT INTO settings (key, value) VALUES (?, ?)"
                        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                        (key, json.dumps(value, ensure_ascii=False)),
                    )
