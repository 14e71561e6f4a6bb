"""Quiz sessions as they are kept: what they began with, every event, the clock's last state.

What an event says is JSON of ``quiz.events``; here it is a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from studyapp.model.attempt import SessionId
from studyapp.store.changes import new_id
from studyapp.store.database import Database, Row
from studyapp.store.times import from_text, to_text


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session's beginning, and when it ended."""

    id: SessionId
    started: datetime
    setup: str  # JSON
    entries: str  # JSON
    finished: datetime | None = None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """Something that happened in a session."""

    at: datetime
    used: float  # seconds of the session's own time
    kind: str
    payload: str  # JSON


@dataclass(frozen=True, slots=True)
class ClockRecord:
    """The session's own time when it was last looked at."""

    used: float
    entry: int  # on the screen
    spent: float  # seconds on it


def new_session_id(now: datetime) -> SessionId:
    """An id of its own for a session that begins now."""
    return SessionId(new_id(now))


class SessionTable:
    """The sessions. Events are only ever appended."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, record: SessionRecord) -> None:
        """Keep a session that begins."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO sessions (id, started, setup, entries) VALUES (?, ?, ?, ?)",
                (record.id, to_text(record.started), record.setup, record.entries),
            )
            self.beat(record.id, ClockRecord(0.0, 0, 0.0))

    def append(self, session: SessionId, event: EventRecord, clock: ClockRecord) -> None:
        """Keep an event and the clock's state with it."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO session_events (session, seq, at, used, kind, payload)"
                " SELECT ?1, coalesce(max(seq) + 1, 0), ?2, ?3, ?4, ?5"
                " FROM session_events WHERE session = ?1",
                (session, to_text(event.at), event.used, event.kind, event.payload),
            )
            self.beat(session, clock)

    def beat(self, session: SessionId, clock: ClockRecord) -> None:
        """Keep the clock's state; its time never goes back."""
        self._database.execute(
            "INSERT INTO session_clocks (session, used, entry, spent) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (session) DO UPDATE SET used = max(used, excluded.used),"
            " entry = excluded.entry, spent = excluded.spent",
            (session, clock.used, clock.entry, clock.spent),
        )

    def finish(self, session: SessionId, at: datetime) -> None:
        """It is over: it is not offered again."""
        self._database.execute(
            "UPDATE sessions SET finished = ? WHERE id = ? AND finished IS NULL",
            (to_text(at), session),
        )

    def get(self, session: SessionId) -> SessionRecord | None:
        """One session, if there is such a one."""
        found = self._where("id = ?", (session,))
        return found[0] if found else None

    def unfinished(self) -> list[SessionRecord]:
        """The sessions that can be gone on with, the newest first."""
        return self._where("finished IS NULL ORDER BY started DESC, id DESC", ())

    def finished(self, limit: int = -1) -> list[SessionRecord]:
        """The sessions that are over, the newest first."""
        return self._where("finished IS NOT NULL ORDER BY started DESC, id DESC LIMIT ?", (limit,))

    def events(self, session: SessionId) -> list[EventRecord]:
        """All that happened in a session, in its order."""
        rows = self._database.rows(
            "SELECT at, used, kind, payload FROM session_events WHERE session = ? ORDER BY seq",
            (session,),
        )
        return [
            EventRecord(from_text(str(at)), float(used or 0.0), str(kind), str(payload))
            for at, used, kind, payload in rows
        ]

    def clock(self, session: SessionId) -> ClockRecord | None:
        """The clock's state as it was last kept."""
        row = self._database.row(
            "SELECT used, entry, spent FROM session_clocks WHERE session = ?", (session,)
        )
        if row is None:
            return None
        return ClockRecord(float(row[0] or 0.0), int(row[1] or 0), float(row[2] or 0.0))

    def _where(self, condition: str, parameters: Iterable[str | int]) -> list[SessionRecord]:
        rows = self._database.rows(
            f"SELECT id, started, setup, entries, finished FROM sessions WHERE {condition}",
            tuple(parameters),
        )
        return [_record(row) for row in rows]


def _record(row: Row) -> SessionRecord:
    identity, started, setup, entries, finished = row
    return SessionRecord(
        SessionId(str(identity)),
        from_text(str(started)),
        str(setup),
        str(entries),
        None if finished is None else from_text(str(finished)),
    )
