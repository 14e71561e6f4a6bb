"""Ranked search in one compiled library.

Titles and aliases answer while one types; the full text is searched on a thread of its own, can be
stopped, and its excerpts are cut only for the rows on the screen. A better score means a better
hit; scores of titles and of texts are on different scales.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from studyapp.library import pinyin
from studyapp.library.errors import is_interrupt, reading
from studyapp.library.query import Query, parse
from studyapp.library.snippet import Marker
from studyapp.model.ids import TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import QuestionRow, Snippet, TextHit, TitleHit

if TYPE_CHECKING:
    from studyapp.library.reader import Library

_CANDIDATES = 200  # names looked at closely; the index gives the shortest first
_PINYIN_CANDIDATES = 80
_STEPS = 5_000  # of SQLite's machine between two looks at `cancelled`

_TITLE_EXACT, _ALIAS_EXACT, _TITLE_BEGINS, _ALIAS_BEGINS = 100.0, 95.0, 88.0, 80.0
_ALIAS_CONTAINS, _TITLE_CONTAINS, _PINYIN_WHOLE, _PINYIN = 72.0, 64.0, 50.0, 40.0
_SHORTNESS = 5.0  # at most this much for names that are little more than the query
_LANGUAGE = 1.5  # for names in the language of the interface

_NAMES_WEIGHT, _OWN_LANGUAGE, _OTHER_LANGUAGE = 6.0, 1.15, 1.0
_FEW = 5  # full-text hits below which the query is read more loosely


@dataclass(frozen=True, slots=True)
class _Name:
    ordinal: int
    alias: bool
    language: str
    text: str
    key: str
    pinyin: str


@dataclass(frozen=True, slots=True)
class _Match:
    name: _Name
    score: float
    place: pinyin.Place | None = None  # matched by its pinyin


class Search:
    """Search in a library; used like the library from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known_paths: dict[TopicId, Text] = {}

    def titles(self, query: str, language: Language, limit: int = 30) -> list[TitleHit]:
        """Questions whose title or alias fits, the best first.

        Exact before beginning before containing, a title before an alias of the same kind where
        they begin with the query, pinyin last.
        """
        parsed = parse(query, self._library.simplify)
        best = self._best_names(parsed, language)
        meaning = parsed.without_function_words() if not best else None
        if meaning is not None:
            parsed, best = meaning, self._best_names(meaning, language)
        chosen = sorted(best.values(), key=lambda match: (-match.score, match.name.ordinal))[:limit]
        if not chosen:
            return []
        rows = self._library.rows_at([match.name.ordinal for match in chosen])
        paths = self._paths(rows.values())
        marker = Marker(parsed, self._library.simplify)
        return [
            TitleHit(
                row=rows[match.name.ordinal],
                matched=_marked(match, marker),
                path=paths[rows[match.name.ordinal].topic],
                score=match.score,
            )
            for match in chosen
        ]

    def _best_names(self, query: Query, language: Language) -> dict[int, _Match]:
        """The best matching name of each question, by the question's ordinal."""
        best: dict[int, _Match] = {}
        for match in self._name_matches(query, language):
            known = best.get(match.name.ordinal)
            if known is None or match.score > known.score:
                best[match.name.ordinal] = match
        return best

    def _name_matches(self, query: Query, language: Language) -> Iterator[_Match]:
        if not query.terms:
            return
        seen: set[int] = set()
        for number, name in self._names_beginning(query.key):
            seen.add(number)
            yield _scored(name, query, language)
        for number, name in self._names_matching(query.match("name"), _CANDIDATES):
            if number not in seen:
                seen.add(number)
                yield _scored(name, query, language)
        if query.pinyin:
            typed = f'{{syllables initials}} : "{query.pinyin}"*'
            for number, name in self._names_matching(typed, _PINYIN_CANDIDATES):
                place = None if number in seen else pinyin.find(name.pinyin, query.pinyin)
                if place is not None:
                    yield _by_pinyin(name, place, language)

    def _names_beginning(self, key: str) -> Iterator[tuple[int, _Name]]:
        if key:
            yield from self._names(
                "WHERE key >= ? AND key < ? ORDER BY key, number LIMIT ?",
                (key, key + "\U0010ffff", _CANDIDATES // 2),
            )

    def _names_matching(self, match: str, limit: int) -> Iterator[tuple[int, _Name]]:
        yield from self._names(
            "WHERE number IN (SELECT rowid FROM name_index WHERE name_index MATCH ? LIMIT ?)",
            (match, limit),
        )

    def _names(self, where: str, arguments: tuple[object, ...]) -> Iterator[tuple[int, _Name]]:
        for number, ordinal, alias, *rest in self._library.rows(
            f"SELECT number, ordinal, alias, language, text, key, pinyin FROM name {where}",
            arguments,
        ):
            yield number, _Name(ordinal, bool(alias), *rest)

    def texts(
        self,
        query: str,
        language: Language,
        limit: int = 50,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[TextHit]:
        """Questions whose names or text hold all terms, ranked by BM25; empty once cancelled.

        Where hardly any hold all, those follow that hold the words that carry the meaning, then
        those that hold some piece of it.
        """
        parsed = parse(query, self._library.simplify).for_texts()
        if not parsed.terms:
            return []
        stop = cancelled or (lambda: False)
        connection = self._library.connection
        connection.set_progress_handler(lambda: int(stop()), _STEPS)
        try:
            with reading(self._library.path):
                return self._texts(parsed, language, limit, stop)
        except sqlite3.OperationalError as error:
            if is_interrupt(error):
                return []
            raise
        finally:
            connection.set_progress_handler(None, 0)

    def _texts(
        self, query: Query, language: Language, limit: int, stop: Callable[[], bool]
    ) -> list[TextHit]:
        scores: dict[int, float] = {}
        languages: dict[int, Language] = {}
        for reading_of_it, match in _readings(query):
            if len(scores) >= min(_FEW, limit) or stop():
                break
            found = [
                (ordinal, -rank)
                for ordinal, rank in self._ranked(match, language, limit)
                if ordinal not in scores
            ]
            # A looser reading's hits come below all those of a stricter one.
            shift = min(min(scores.values()) - found[0][1] - 1.0, 0.0) if scores and found else 0.0
            scores |= {ordinal: score + shift for ordinal, score in found}
            languages |= self._languages(
                reading_of_it, match, [ordinal for ordinal, _ in found], language
            )
        chosen = sorted(scores, key=lambda ordinal: (-scores[ordinal], ordinal))[:limit]
        if not chosen or stop():
            return []
        rows = self._library.rows_at(chosen)
        paths = self._paths(rows.values())
        return [
            TextHit(
                row=rows[ordinal],
                path=paths[rows[ordinal].topic],
                language=languages[ordinal],
                score=scores[ordinal],
            )
            for ordinal in chosen
        ]

    def _ranked(self, match: str, language: Language, limit: int) -> list[tuple[int, float]]:
        chinese = language is Language.ZH
        weights = (
            _NAMES_WEIGHT,
            _OWN_LANGUAGE if chinese else _OTHER_LANGUAGE,
            _OTHER_LANGUAGE if chinese else _OWN_LANGUAGE,
        )
        return self._library.connection.execute(
            "SELECT rowid, rank FROM text_index WHERE text_index MATCH ? "
            f"AND rank MATCH 'bm25{weights}' ORDER BY rank LIMIT ?",
            (match, limit),
        ).fetchall()

    def _languages(
        self, query: Query, match: str, ordinals: Sequence[int], language: Language
    ) -> dict[int, Language]:
        """In which language's text each hit is: the reader's where that holds it."""
        answer = dict.fromkeys(ordinals, language)
        if not ordinals:
            return answer
        if all(term.is_han for term in query.terms):
            return dict.fromkeys(ordinals, Language.ZH)  # hardly ever in an English text
        marks = ",".join("?" * len(ordinals))
        holding: dict[Language, set[int]] = {}
        for candidate in Language:
            found = self._library.connection.execute(
                f"SELECT rowid FROM text_index WHERE text_index MATCH ? AND rowid IN ({marks})",
                (f"{{{candidate}}} : ({match})", *ordinals),
            )
            holding[candidate] = {row[0] for row in found}
        for ordinal in holding[language.other] - holding[language]:
            answer[ordinal] = language.other
        return answer

    def snippets(self, query: str, hits: Sequence[TextHit]) -> list[Snippet]:
        """An excerpt for each hit, in the same order. For the rows on the screen only."""
        parsed = parse(query, self._library.simplify).for_texts()
        markers = [
            Marker(reading_of_it, self._library.simplify) for reading_of_it, _ in _readings(parsed)
        ]
        cut: list[Snippet] = []
        for hit in hits:
            text = self._library.plain_at(hit.row.ordinal, hit.language)
            excerpts = (marker.excerpt(text) for marker in markers)
            first = next(excerpts, Snippet("", ()))
            cut.append(
                first if first.hits else next((found for found in excerpts if found.hits), first)
            )
        return cut

    def _paths(self, rows: Iterable[QuestionRow]) -> dict[TopicId, Text]:
        paths = self._known_paths
        for topic in {row.topic for row in rows} - paths.keys():
            above = self._library.topic_path(topic)
            paths[topic] = Text(
                *(" › ".join(row.title.shown(language) for row in above) for language in Language)
            )
        return paths


def _readings(query: Query) -> Iterator[tuple[Query, str]]:
    """The readings of a query from strict to loose, each with what the index is asked."""
    if not query.terms:
        return
    yield query, query.match()
    meaning = query.without_function_words()
    if meaning is not None:
        yield meaning, meaning.match()
    pieces = (meaning or query).in_pieces()
    if pieces is not None:
        yield pieces, pieces.match_any()


def _scored(name: _Name, query: Query, language: Language) -> _Match:
    if name.key == query.key:
        score = _ALIAS_EXACT if name.alias else _TITLE_EXACT
    elif name.key.startswith(query.key):
        score = _ALIAS_BEGINS if name.alias else _TITLE_BEGINS
    else:
        score = _ALIAS_CONTAINS if name.alias else _TITLE_CONTAINS
    score += _SHORTNESS * len(query.key) / max(len(name.key), len(query.key))
    return _Match(name, score + (_LANGUAGE if name.language == language else 0.0))


def _by_pinyin(name: _Name, place: pinyin.Place, language: Language) -> _Match:
    score = _PINYIN_WHOLE if place.whole else _PINYIN
    score += 2.0 if place.start == 0 else 0.0
    score += _SHORTNESS * (place.end - place.start) / max(len(name.key), 1)
    return _Match(name, score + (_LANGUAGE if name.language == language else 0.0), place)


def _marked(match: _Match, marker: Marker) -> Snippet:
    if match.place is None:
        return marker.mark(match.name.text)
    hit = pinyin.character_range(match.name.text, match.place)
    return Snippet(match.name.text, (hit,) if hit[1] else ())


def merged(results: Iterable[Sequence[Any]], limit: int) -> list[Any]:
    """The hits of several libraries in one ranking. All of one kind: titles or texts."""
    together = [hit for hits in results for hit in hits]
    return sorted(together, key=lambda hit: -float(hit.score))[:limit]
