"""The schema, as an append-only list: what stands here is never changed, only added to.

Each entry brings the schema one version further. ``user_version`` in the file counts them.

Two kinds of tables: ``changes`` is the history, only ever appended to; the others hold what is
so now, written in the same transaction, so that nothing need be replayed to show it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Statements: TypeAlias = str | Callable[[], tuple[str, ...]]  # made when they are needed


def _tallies() -> tuple[str, ...]:
    # Imported here: no start but the first one needs it.
    from studyapp.store.tally_schema import TALLIES

    return TALLIES


_FIRST = (
    """
    CREATE TABLE changes (
        seq      INTEGER PRIMARY KEY,
        id       TEXT NOT NULL UNIQUE,       -- a UUID (version 7)
        at       TEXT NOT NULL,              -- UTC, 2026-11-03T10:11:12.123456Z
        kind     TEXT NOT NULL,              -- which table of the current state it is about
        bank     TEXT NOT NULL,
        question TEXT NOT NULL,
        subject  TEXT NOT NULL,              -- which one of several, or ''
        payload  TEXT                        -- JSON: the value from now on; NULL: removed
    ) STRICT
    """,
    "CREATE INDEX changes_by_question ON changes (bank, question, kind, subject)",
    """
    CREATE TRIGGER changes_are_never_altered BEFORE UPDATE ON changes
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END
    """,
    """
    CREATE TRIGGER changes_are_never_deleted BEFORE DELETE ON changes
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END
    """,
    """
    CREATE TABLE bookmarks (
        bank     TEXT NOT NULL,
        question TEXT NOT NULL,
        level    TEXT NOT NULL CHECK (level IN ('weak', 'shaky', 'solid')),
        tags     TEXT NOT NULL,              -- JSON: a list
        note     TEXT NOT NULL,
        added    TEXT NOT NULL,
        changed  TEXT NOT NULL,
        PRIMARY KEY (bank, question)
    ) STRICT
    """,
    """
    CREATE TABLE notes (
        bank     TEXT NOT NULL,
        question TEXT NOT NULL,
        part     TEXT NOT NULL CHECK (part IN ('answer', 'note')),
        text     TEXT NOT NULL,
        changed  TEXT NOT NULL,
        logged   INTEGER NOT NULL DEFAULT 1, -- 0 while being typed: not yet in the history
        PRIMARY KEY (bank, question, part)
    ) STRICT
    """,
    "CREATE INDEX notes_being_typed ON notes (logged) WHERE logged = 0",
    """
    CREATE TABLE highlights (
        bank     TEXT NOT NULL,
        question TEXT NOT NULL,
        id       TEXT NOT NULL UNIQUE,
        language TEXT NOT NULL,
        section  TEXT NOT NULL,
        quote    TEXT NOT NULL,
        prefix   TEXT NOT NULL,
        suffix   TEXT NOT NULL,
        start    INTEGER NOT NULL,
        colour   TEXT NOT NULL,
        note     TEXT NOT NULL,
        added    TEXT NOT NULL,
        changed  TEXT NOT NULL,
        PRIMARY KEY (bank, question, id)
    ) STRICT
    """,
    """
    CREATE TABLE remarks (
        bank     TEXT NOT NULL,
        question TEXT NOT NULL,
        id       TEXT NOT NULL UNIQUE,
        language TEXT NOT NULL,
        section  TEXT NOT NULL,
        revision TEXT NOT NULL,
        text     TEXT NOT NULL,
        added    TEXT NOT NULL,
        changed  TEXT NOT NULL,
        PRIMARY KEY (bank, question, id)
    ) STRICT
    """,
    """
    CREATE TABLE reads (
        bank     TEXT NOT NULL,
        question TEXT NOT NULL,
        at       TEXT NOT NULL,
        PRIMARY KEY (bank, question)
    ) STRICT
    """,
    """
    CREATE TABLE visits (
        bank     TEXT NOT NULL,
        question TEXT NOT NULL,
        language TEXT NOT NULL,
        revision TEXT NOT NULL,
        at       TEXT NOT NULL,
        PRIMARY KEY (bank, question, language)
    ) STRICT
    """,
    "CREATE INDEX visits_by_time ON visits (at)",
    """
    CREATE TABLE positions (
        bank     TEXT NOT NULL,
        question TEXT NOT NULL,
        language TEXT NOT NULL,
        anchor   TEXT NOT NULL,
        offset   REAL NOT NULL,
        PRIMARY KEY (bank, question, language)
    ) STRICT
    """,
    """
    CREATE TABLE settings (
        key      TEXT PRIMARY KEY,
        value    TEXT NOT NULL               -- JSON
    ) STRICT
    """,
)

# Quizzes and reviews. ``item`` is an item of the question, or '' for the question as a whole
# (free recall). ``day`` is the local day the thing was done on, which begins at 4 am.
_SECOND = (
    """
    CREATE TABLE sessions (
        id       TEXT PRIMARY KEY,           -- a UUID (version 7)
        started  TEXT NOT NULL,
        setup    TEXT NOT NULL,              -- JSON
        entries  TEXT NOT NULL,              -- JSON: the items in their order, with their seeds
        finished TEXT                        -- NULL while it can be gone on with
    ) STRICT
    """,
    "CREATE INDEX sessions_open ON sessions (started) WHERE finished IS NULL",
    """
    CREATE TABLE session_events (            -- what was done in it: only ever appended to
        session  TEXT NOT NULL REFERENCES sessions (id),
        seq      INTEGER NOT NULL,
        at       TEXT NOT NULL,
        used     REAL NOT NULL,              -- seconds of the session's time used until then
        kind     TEXT NOT NULL,
        payload  TEXT NOT NULL,              -- JSON
        PRIMARY KEY (session, seq)
    ) STRICT
    """,
    """
    CREATE TRIGGER events_are_never_altered BEFORE UPDATE ON session_events
    BEGIN SELECT RAISE(ABORT, 'what was done in a session is append-only'); END
    """,
    """
    CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON session_events
    BEGIN SELECT RAISE(ABORT, 'what was done in a session is append-only'); END
    """,
    """
    CREATE TABLE session_clocks (            -- the time used when it was last looked at
        session  TEXT PRIMARY KEY REFERENCES sessions (id),
        used     REAL NOT NULL,
        entry    INTEGER NOT NULL,           -- the question on the screen
        spent    REAL NOT NULL               -- seconds on it
    ) STRICT
    """,
    """
    CREATE TABLE attempts (                  -- every answer that was marked
        id         TEXT PRIMARY KEY,
        at         TEXT NOT NULL,
        day        TEXT NOT NULL,
        bank       TEXT NOT NULL,
        question   TEXT NOT NULL,
        item       TEXT NOT NULL,
        session    TEXT NOT NULL,            -- '' outside a session
        seed       INTEGER NOT NULL,
        language   TEXT NOT NULL,
        response   TEXT NOT NULL,            -- JSON
        score      REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        confidence TEXT NOT NULL CHECK (confidence IN ('', 'guess', 'likely', 'sure')),
        seconds    REAL NOT NULL,
        confused   TEXT NOT NULL             -- the question the wrong option was taken from, or ''
    ) STRICT
    """,
    "CREATE INDEX attempts_by_item ON attempts (bank, question, item, at)",
    "CREATE INDEX attempts_by_session ON attempts (session) WHERE session <> ''",
    "CREATE INDEX attempts_by_day ON attempts (day)",
    "CREATE INDEX attempts_sure_but_wrong ON attempts (day, bank, question, item)"
    " WHERE confidence = 'sure' AND score < 1",
    """
    CREATE TABLE cards (                     -- what is under spaced review
        bank       TEXT NOT NULL,
        question   TEXT NOT NULL,
        item       TEXT NOT NULL,
        state      TEXT NOT NULL CHECK (state IN ('new', 'learning', 'review', 'relearning')),
        step       INTEGER,
        stability  REAL,                     -- days
        difficulty REAL,
        due        TEXT NOT NULL,
        last       TEXT,                     -- the last review
        last_day   TEXT NOT NULL,            -- the study day it was on, or ''
        reviews    INTEGER NOT NULL,
        lapses     INTEGER NOT NULL,
        suspended  INTEGER NOT NULL,
        buried     TEXT NOT NULL,            -- the day it is put off for, or ''
        added      TEXT NOT NULL,
        PRIMARY KEY (bank, question, item)
    ) STRICT
    """,
    "CREATE INDEX cards_by_due ON cards (due) WHERE suspended = 0 AND state <> 'new'",
    "CREATE INDEX cards_new ON cards (added) WHERE suspended = 0 AND state = 'new'",
    """
    CREATE TABLE reviews (                   -- every rating, enough to replay all of them
        id             TEXT PRIMARY KEY,
        at             TEXT NOT NULL,
        day            TEXT NOT NULL,
        bank           TEXT NOT NULL,
        question       TEXT NOT NULL,
        item           TEXT NOT NULL,
        rating         INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
        seconds        REAL NOT NULL,
        algorithm      TEXT NOT NULL,        -- with its version: fsrs-6.3.2
        retention      REAL NOT NULL,        -- the one wished for
        state          TEXT NOT NULL,        -- before it
        retrievability REAL,                 -- predicted for its moment; NULL for a new card
        stability      REAL,                 -- after it, days
        due            TEXT NOT NULL,        -- after it
        attempt        TEXT NOT NULL         -- the answer it was derived from, or ''
    ) STRICT
    """,
    "CREATE INDEX reviews_by_card ON reviews (bank, question, item, at)",
    "CREATE INDEX reviews_by_day ON reviews (day)",
    _tallies,
)

MIGRATIONS: tuple[tuple[Statements, ...], ...] = (_FIRST, _SECOND)
LATEST = len(MIGRATIONS)
