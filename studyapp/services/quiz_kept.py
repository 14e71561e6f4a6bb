"""Sessions between memory and the store: everything that happens is kept as it happens."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from studyapp.model.attempt import Attempt, SessionId
from studyapp.quiz import events, setup
from studyapp.quiz.events import Event
from studyapp.quiz.session import (
    Session,
    apply,
    begin,
    entries_from_json,
    entries_to_json,
    replay,
)
from studyapp.services.history import Change, History
from studyapp.store.sessions import ClockRecord, EventRecord, SessionRecord, new_session_id

if TYPE_CHECKING:
    from studyapp.quiz.session import Entry
    from studyapp.quiz.setup import Setup
    from studyapp.store.register import Edit
    from studyapp.store.store import Store

log = logging.getLogger(__name__)


class KeptSessions:
    """Writes what happens in sessions, reads them again."""

    def __init__(self, history: History) -> None:
        self._history = history

    @property
    def _store(self) -> Store:
        return self._history.store

    def begin(self, chosen: Setup, entries: Iterable[Entry]) -> Session:
        """A new session; raises ``StoreError`` where it cannot be kept."""
        now = self._store.now()
        session = begin(new_session_id(now), now, chosen, entries)
        self._store.sessions.begin(
            SessionRecord(
                session.id,
                session.started,
                setup.to_json(chosen),
                entries_to_json(session.entries),
            )
        )
        self._tell(session)
        return session

    def happened(
        self, session: Session, *happening: Event, attempts: Iterable[Attempt] = ()
    ) -> Session:
        """The session after some events, which are on the disk with the attempts on return.

        Raises ``StoreError`` where they cannot be kept; then nothing of it has happened.
        """
        store = self._store
        at = store.now()
        edits: list[Edit] = []
        with store.transaction():
            for event in happening:
                session = apply(session, event)
                kind, payload = events.kind_of(event), events.payload_of(event)
                store.sessions.append(
                    session.id,
                    EventRecord(at, session.used, kind, payload),
                    _clock(session, session.used),
                )
            edits.extend(store.attempts.put(attempt) for attempt in attempts)
            if session.finished:
                store.sessions.finish(session.id, at)
        self._history.tell(edits)
        if session.finished:
            self._tell(session)
        return session

    def beat(self, session: Session, used: float) -> None:
        """Keep the clock's state between events; raises ``StoreError``."""
        self._store.sessions.beat(session.id, _clock(session, used))

    def get(self, identity: SessionId) -> Session | None:
        """A session as its events made it; None where there is none, or it cannot be read."""
        record = self._store.sessions.get(identity)
        return None if record is None else self._read(record)

    def unfinished(self) -> list[Session]:
        """The sessions that can be gone on with, the newest first."""
        return self._all(self._store.sessions.unfinished())

    def finished(self, limit: int) -> list[Session]:
        """The sessions that are over, the newest first."""
        return self._all(self._store.sessions.finished(limit))

    def used(self, session: Session) -> float:
        """The session's own time when it was last looked at."""
        clock = self._store.sessions.clock(session.id)
        return session.used if clock is None else max(session.used, clock.used)

    def _all(self, records: Iterable[SessionRecord]) -> list[Session]:
        return [one for record in records if (one := self._read(record)) is not None]

    def _read(self, record: SessionRecord) -> Session | None:
        try:
            empty = begin(
                record.id,
                record.started,
                setup.from_json(record.setup),
                entries_from_json(record.entries),
            )
            return replay(
                empty,
                (
                    events.read_event(event.kind, event.used, event.payload)
                    for event in self._store.sessions.events(record.id)
                ),
            )
        except ValueError as error:  # of another program, or merged wrongly: not ours to lose
            log.warning("session %s cannot be read: %s", record.id, error)
            return None

    def _tell(self, session: Session) -> None:
        questions = frozenset(entry.item.question for entry in session.entries)
        self._history.changed.emit(Change("session", questions))


def _clock(session: Session, used: float) -> ClockRecord:
    spent = session.spent_at(used)[session.position]
    return ClockRecord(used, session.position, spent)
