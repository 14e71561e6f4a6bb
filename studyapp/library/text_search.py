"""Full texts: ranked by BM25, names weighing more; readings of a query from strict to loose.

FTS5's ranking costs about a microsecond for each document that holds the query; what is asked here
keeps that number bounded where a reading is loose.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from studyapp.library.query import Query, Term
from studyapp.model.language import Language

_NAMES_WEIGHT, _OWN_LANGUAGE, _OTHER_LANGUAGE = 6.0, 1.15, 1.0
_MOST_LOOSE = 15_000  # documents ranked for a reading by pieces


@dataclass(frozen=True, slots=True)
class Ranked:
    """The text hits of one reading: (ordinal, score, language), the best first."""

    reading: Query
    hits: tuple[tuple[int, float, Language], ...]


def rank(
    connection: sqlite3.Connection,
    query: Query,
    language: Language,
    limit: int,
    stop: Callable[[], bool],
) -> Ranked:
    """The hits of the strictest reading of a query that has any."""
    for reading in readings(query):
        if stop():
            break
        match = _pieces(connection, reading) if reading.loose else reading.match()
        found = _ranked(connection, match, language, limit) if match else []
        if found:
            ordinals = [ordinal for ordinal, _ in found]
            languages = _languages(connection, reading, match, ordinals, language)
            return Ranked(
                reading,
                tuple((ordinal, -score, languages[ordinal]) for ordinal, score in found),
            )
    return Ranked(query, ())


def readings(query: Query) -> list[Query]:
    """A query as typed, without a word hardly begun, without function words, in pieces."""
    found = [query] if query.terms else []
    shorter = query.without_unfinished()
    found += [shorter] if shorter is not None else []
    base = shorter or query
    meaning = base.without_function_words()
    found += [meaning] if meaning is not None else []
    pieces = (meaning or base).in_pieces()
    found += [pieces] if pieces is not None else []
    return found


def _ranked(
    connection: sqlite3.Connection, match: str, language: Language, limit: int
) -> list[tuple[int, float]]:
    chinese = language is Language.ZH
    weights = (
        _NAMES_WEIGHT,
        _OWN_LANGUAGE if chinese else _OTHER_LANGUAGE,
        _OTHER_LANGUAGE if chinese else _OWN_LANGUAGE,
    )
    return connection.execute(
        "SELECT rowid, rank FROM text_index WHERE text_index MATCH ? "
        f"AND rank MATCH 'bm25{weights}' ORDER BY rank LIMIT ?",
        (match, limit),
    ).fetchall()


def _pieces(connection: sqlite3.Connection, reading: Query) -> str:
    """Any of the pieces that occur, the rarest ones; empty where none does."""
    counted: list[tuple[int, Term]] = []
    for term in reading.terms:
        (count,) = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM text_index WHERE text_index MATCH ? LIMIT ?)",
            (term.match(), _MOST_LOOSE),
        ).fetchone()
        if count:
            counted.append((count, term))
    chosen: list[str] = []
    total = 0
    for count, term in sorted(counted, key=lambda pair: pair[0]):
        total += count
        if chosen and total > _MOST_LOOSE:
            break
        chosen.append(term.match())
    return " OR ".join(chosen)


def _languages(
    connection: sqlite3.Connection,
    query: Query,
    match: str,
    ordinals: Sequence[int],
    language: Language,
) -> dict[int, Language]:
    """In which language's text each hit is: the reader's where that holds it."""
    if all(term.is_han for term in query.terms):
        return dict.fromkeys(ordinals, Language.ZH)  # hardly ever in an English text
    own = _holding(connection, match, language, ordinals)
    rest = [ordinal for ordinal in ordinals if ordinal not in own]
    other = _holding(connection, match, language.other, rest) if rest else set()
    return {ordinal: language.other if ordinal in other else language for ordinal in ordinals}


def _holding(
    connection: sqlite3.Connection, match: str, language: Language, ordinals: Sequence[int]
) -> set[int]:
    # The plus sign keeps SQLite from running the whole query once for each ordinal.
    marks = ",".join("?" * len(ordinals))
    found = connection.execute(
        f"SELECT rowid FROM text_index WHERE text_index MATCH ? AND +rowid IN ({marks})",
        (f"{{{language}}} : ({match})", *ordinals),
    )
    return {row[0] for row in found}
