"""Tables of sums over answers and ratings, kept up to date by triggers.

They are part of the second version of the schema: what stands here is never changed, only added
to by a later version.

All sums are whole numbers (scores and retrievabilities in millionths, seconds in milliseconds),
so that taking a row back leaves exactly what was there before, in whatever order rows came. How
an item went last is read again from the rows each time: the latest by time, then by id.
"""

from __future__ import annotations

_TABLES = (
    """
    CREATE TABLE day_tallies (               -- what was done on each day of study
        day                 TEXT PRIMARY KEY,
        answers             INTEGER NOT NULL DEFAULT 0,
        right               INTEGER NOT NULL DEFAULT 0,  -- answers that scored 1
        score               INTEGER NOT NULL DEFAULT 0,
        milliseconds        INTEGER NOT NULL DEFAULT 0,
        reviews             INTEGER NOT NULL DEFAULT 0,
        recalled            INTEGER NOT NULL DEFAULT 0,  -- rated better than Again
        learned             INTEGER NOT NULL DEFAULT 0,  -- first ratings of new cards
        reviewed            INTEGER NOT NULL DEFAULT 0,  -- ratings in state 'review'
        review_milliseconds INTEGER NOT NULL DEFAULT 0   -- of reviews that no answer led to
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE item_tallies (              -- what happened to each item
        bank         TEXT NOT NULL,
        question     TEXT NOT NULL,
        item         TEXT NOT NULL,
        answers      INTEGER NOT NULL DEFAULT 0,
        right        INTEGER NOT NULL DEFAULT 0,
        score        INTEGER NOT NULL DEFAULT 0,
        milliseconds INTEGER NOT NULL DEFAULT 0,
        last_answer  TEXT NOT NULL DEFAULT '',
        last_score   REAL,
        reviews      INTEGER NOT NULL DEFAULT 0,
        lapses       INTEGER NOT NULL DEFAULT 0,  -- Again in state 'review'
        last_review  TEXT NOT NULL DEFAULT '',
        last_rating  INTEGER,
        PRIMARY KEY (bank, question, item)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE confidence_tallies (
        bank       TEXT NOT NULL,
        question   TEXT NOT NULL,
        confidence TEXT NOT NULL,
        answers    INTEGER NOT NULL DEFAULT 0,
        right      INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (bank, question, confidence)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE confusion_tallies (
        bank     TEXT NOT NULL,
        question TEXT NOT NULL,
        confused TEXT NOT NULL,
        times    INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (bank, question, confused)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE retention_tallies (         -- reviews in state 'review' with a prediction
        month     TEXT NOT NULL,             -- 2026-11
        band      INTEGER NOT NULL,          -- 0..19: twentieths of the retrievability
        reviews   INTEGER NOT NULL DEFAULT 0,
        recalled  INTEGER NOT NULL DEFAULT 0,
        predicted INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (month, band)
    ) STRICT, WITHOUT ROWID
    """,
)


def _add(table: str, keys: dict[str, str], sums: dict[str, str], where: str = "1") -> str:
    """The statement that adds ``sums`` to the row of ``keys``, making it where there is none."""
    columns = (*keys, *sums)
    values = (*keys.values(), *sums.values())
    updates = ", ".join(f"{name} = {name} + excluded.{name}" for name in sums)
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} WHERE {where}"
        f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {updates};"
    )


def _take(
    table: str, keys: dict[str, str], sums: dict[str, str], empty: str, where: str = "1"
) -> str:
    """The statements that take ``sums`` back, and the row where it is ``empty`` then."""
    match = " AND ".join(f"{name} = {value}" for name, value in keys.items())
    updates = ", ".join(f"{name} = {name} - {value}" for name, value in sums.items())
    return (
        f"UPDATE {table} SET {updates} WHERE {match} AND {where};"
        f" DELETE FROM {table} WHERE {match} AND {empty};"
    )


def _latest(row: str, log: str, at: str, value: str, column: str) -> str:
    """The statement that reads again when an item was met last, and how that went."""
    match = " AND ".join(f"{name} = {row}.{name}" for name in ("bank", "question", "item"))
    last = f"FROM {log} WHERE {match} ORDER BY at DESC, id DESC LIMIT 1"
    return (
        f"UPDATE item_tallies SET {at} = coalesce((SELECT at {last}), ''),"
        f" {value} = (SELECT {column} {last}) WHERE {match};"
    )


def _millionths(value: str) -> str:
    return f"CAST(round({value} * 1000000) AS INTEGER)"


def _milliseconds(value: str) -> str:
    return f"CAST(round({value} * 1000) AS INTEGER)"


_NOTHING = "answers = 0 AND reviews = 0"


def _attempt(row: str, *, gone: bool) -> str:
    item = {name: f"{row}.{name}" for name in ("bank", "question", "item")}
    question = {name: f"{row}.{name}" for name in ("bank", "question")}
    right = f"({row}.score = 1)"
    sums = {
        "answers": "1",
        "right": right,
        "score": _millionths(f"{row}.score"),
        "milliseconds": _milliseconds(f"{row}.seconds"),
    }
    parts = (
        ("day_tallies", {"day": f"{row}.day"}, sums, _NOTHING, "1"),
        ("item_tallies", item, sums, _NOTHING, "1"),
        (
            "confidence_tallies",
            {**question, "confidence": f"{row}.confidence"},
            {"answers": "1", "right": right},
            "answers = 0",
            f"{row}.confidence <> ''",
        ),
        (
            "confusion_tallies",
            {**question, "confused": f"{row}.confused"},
            {"times": "1"},
            "times = 0",
            f"{row}.confused <> ''",
        ),
    )
    latest = _latest(row, "attempts", "last_answer", "last_score", "score")
    return _statements(parts, gone=gone) + latest


def _review(row: str, *, gone: bool) -> str:
    item = {name: f"{row}.{name}" for name in ("bank", "question", "item")}
    recalled = f"({row}.rating > 1)"
    own_time = f"CASE {row}.attempt WHEN '' THEN {_milliseconds(f'{row}.seconds')} ELSE 0 END"
    parts = (
        (
            "day_tallies",
            {"day": f"{row}.day"},
            {
                "reviews": "1",
                "recalled": recalled,
                "learned": f"({row}.state = 'new')",
                "reviewed": f"({row}.state = 'review')",
                "review_milliseconds": own_time,
            },
            _NOTHING,
            "1",
        ),
        (
            "item_tallies",
            item,
            {"reviews": "1", "lapses": f"({row}.rating = 1 AND {row}.state = 'review')"},
            _NOTHING,
            "1",
        ),
        (
            "retention_tallies",
            {
                "month": f"substr({row}.day, 1, 7)",
                "band": f"min(19, CAST({row}.retrievability * 20 AS INTEGER))",
            },
            {
                "reviews": "1",
                "recalled": recalled,
                "predicted": _millionths(f"{row}.retrievability"),
            },
            "reviews = 0",
            f"{row}.state = 'review' AND {row}.retrievability IS NOT NULL",
        ),
    )
    latest = _latest(row, "reviews", "last_review", "last_rating", "rating")
    return _statements(parts, gone=gone) + latest


def _statements(
    parts: tuple[tuple[str, dict[str, str], dict[str, str], str, str], ...], *, gone: bool
) -> str:
    if gone:
        return " ".join(
            _take(table, keys, sums, empty, where) for table, keys, sums, empty, where in parts
        )
    return " ".join(_add(table, keys, sums, where) for table, keys, sums, _, where in parts)


_TRIGGERS = tuple(
    f"CREATE TRIGGER {log}_{event.lower()} AFTER {event} ON {log} BEGIN {body} END"
    for log, made in (("attempts", _attempt), ("reviews", _review))
    for event, body in (
        ("INSERT", made("NEW", gone=False)),
        ("DELETE", made("OLD", gone=True)),
        ("UPDATE", made("OLD", gone=True) + " " + made("NEW", gone=False)),
    )
)

TALLIES: tuple[str, ...] = (*_TABLES, *_TRIGGERS)
