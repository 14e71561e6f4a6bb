"""Titles and aliases: what answers while one types.

Three looks into the index, each of bounded length, and a close look in Python at what they find:
names that begin with the query, names that hold all its words (the shortest first), and names whose
pinyin holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.library import pinyin
from studyapp.library.query import Query
from studyapp.library.snippet import Marker
from studyapp.model.language import Language
from studyapp.model.library import Snippet

if TYPE_CHECKING:
    from studyapp.library.reader import Library

_CANDIDATES = 200  # names looked at closely; the index gives the shortest first
_PINYIN_CANDIDATES = 80

_TITLE_EXACT, _ALIAS_EXACT, _TITLE_BEGINS, _ALIAS_BEGINS = 100.0, 95.0, 88.0, 80.0
_ALIAS_CONTAINS, _TITLE_CONTAINS, _PINYIN_WHOLE, _PINYIN = 72.0, 64.0, 50.0, 40.0
_SHORTNESS = 5.0  # at most this much for names that are little more than the query
_LANGUAGE = 1.5  # for names in the language of the interface


@dataclass(frozen=True, slots=True)
class Name:
    """A title or an alias as the library keeps it."""

    ordinal: int  # of its question
    alias: bool
    language: str
    text: str
    key: str
    pinyin: str


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name that fits a query, and how well."""

    name: Name
    score: float
    place: pinyin.Place | None = None  # matched by its pinyin

    def marked(self, marker: Marker) -> Snippet:
        """The name with what matched."""
        if self.place is None:
            return marker.mark(self.name.text)
        hit = pinyin.character_range(self.name.text, self.place)
        return Snippet(self.name.text, (hit,) if hit[1] else ())


def best_names(library: Library, query: Query, language: Language) -> list[NameMatch]:
    """The best matching name of each question, the best question first."""
    best: dict[int, NameMatch] = {}
    for match in _matches(library, query, language):
        known = best.get(match.name.ordinal)
        if known is None or match.score > known.score:
            best[match.name.ordinal] = match
    return sorted(best.values(), key=lambda match: (-match.score, match.name.ordinal))


def _matches(library: Library, query: Query, language: Language) -> Iterator[NameMatch]:
    if not query.terms:
        return
    seen: set[int] = set()
    for number, name in _beginning(library, query.key):
        seen.add(number)
        yield _scored(name, query, language)
    for number, name in _matching(library, query.match("name"), _CANDIDATES):
        if number not in seen:
            seen.add(number)
            yield _scored(name, query, language)
    if query.pinyin:
        typed = f'{{syllables initials}} : "{query.pinyin}"*'
        for number, name in _matching(library, typed, _PINYIN_CANDIDATES):
            place = None if number in seen else pinyin.find(name.pinyin, query.pinyin)
            if place is not None:
                yield _by_pinyin(name, place, language)


def _beginning(library: Library, key: str) -> Iterator[tuple[int, Name]]:
    if key:
        yield from _names(
            library,
            "WHERE key >= ? AND key < ? ORDER BY key, number LIMIT ?",
            (key, key + "\U0010ffff", _CANDIDATES // 2),
        )


def _matching(library: Library, match: str, limit: int) -> Iterator[tuple[int, Name]]:
    yield from _names(
        library,
        "WHERE number IN (SELECT rowid FROM name_index WHERE name_index MATCH ? LIMIT ?)",
        (match, limit),
    )


def _names(
    library: Library, where: str, arguments: tuple[object, ...]
) -> Iterator[tuple[int, Name]]:
    for number, ordinal, alias, *rest in library.rows(
        f"SELECT number, ordinal, alias, language, text, key, pinyin FROM name {where}", arguments
    ):
        yield number, Name(ordinal, bool(alias), *rest)


def _scored(name: Name, query: Query, language: Language) -> NameMatch:
    if name.key == query.key:
        score = _ALIAS_EXACT if name.alias else _TITLE_EXACT
    elif name.key.startswith(query.key):
        score = _ALIAS_BEGINS if name.alias else _TITLE_BEGINS
    else:
        score = _ALIAS_CONTAINS if name.alias else _TITLE_CONTAINS
    score += _SHORTNESS * len(query.key) / max(len(name.key), len(query.key))
    return NameMatch(name, score + (_LANGUAGE if name.language == language else 0.0))


def _by_pinyin(name: Name, place: pinyin.Place, language: Language) -> NameMatch:
    score = _PINYIN_WHOLE if place.whole else _PINYIN
    score += 2.0 if place.start == 0 else 0.0
    score += _SHORTNESS * (place.end - place.start) / max(len(name.key), 1)
    return NameMatch(name, score + (_LANGUAGE if name.language == language else 0.0), place)
