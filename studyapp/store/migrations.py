"""The schema, as an append-only list: what stands here is never changed, only added to.

Each entry brings the schema one version further. ``user_version`` in the file counts them.

Two kinds of tables: ``changes`` is the history, only ever appended to; the others hold what is
so now, written in the same transaction, so that nothing need be replayed to show it.
"""

from __future__ import annotations

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

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
LATEST = len(MIGRATIONS)
