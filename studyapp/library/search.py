"""Ranked search in one compiled library.

Titles and aliases answer while one types; the full text is searched on a thread of its own, can be
stopped, and its excerpts are cut only for the rows on the screen. A better score means a better
hit; scores of titles and of texts are on different scales.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from studyapp.library.errors import is_interrupt, reading
from studyapp.library.name_search import best_names
from studyapp.library.query import parse
from studyapp.library.snippet import Marker
from studyapp.library.text_search import Ranked, rank, readings
from studyapp.model.ids import TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import QuestionRow, Snippet, TextHit, TitleHit

if TYPE_CHECKING:
    from studyapp.library.reader import Library

_STEPS = 5_000  # of SQLite's machine between two looks at `cancelled`

Hit = TypeVar("Hit", TitleHit, TextHit)


class Search:
    """Search in a library; used like the library from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known_paths: dict[TopicId, Text] = {}

    def titles(self, query: str, language: Language, limit: int = 30) -> list[TitleHit]:
        """Questions whose title or alias fits, the best first.

        Exact before beginning before containing, a title before an alias of the same kind where
        they begin with the query, pinyin last. A question typed out finds titles by the words that
        carry its meaning.
        """
        parsed = parse(query, self._library.simplify)
        found = best_names(self._library, parsed, language)
        meaning = parsed.without_function_words() if not found else None
        if meaning is not None:
            parsed, found = meaning, best_names(self._library, meaning, language)
        chosen = found[:limit]
        if not chosen:
            return []
        rows = self._library.rows_at([match.name.ordinal for match in chosen])
        paths = self._paths(rows.values())
        marker = Marker(parsed, self._library.simplify)
        return [
            TitleHit(
                row=rows[match.name.ordinal],
                matched=match.marked(marker),
                path=paths[rows[match.name.ordinal].topic],
                score=match.score,
            )
            for match in chosen
        ]

    def texts(
        self,
        query: str,
        language: Language,
        limit: int = 50,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[TextHit]:
        """Questions whose names or text hold all terms, ranked by BM25; empty once cancelled.

        Where none does: those that hold the words that carry the meaning, or else pieces of them.
        ``cancelled`` is asked from within the query, on the calling thread.
        """
        parsed = parse(query, self._library.simplify).for_texts()
        if not parsed.terms:
            return []
        stop = cancelled or (lambda: False)
        connection = self._library.connection
        connection.set_progress_handler(lambda: int(stop()), _STEPS)
        try:
            with reading(self._library.path):
                ranked = rank(connection, parsed, language, limit, stop)
        except sqlite3.OperationalError as error:
            if is_interrupt(error):
                return []
            raise
        finally:
            connection.set_progress_handler(None, 0)
        return [] if stop() else self._hits(ranked)

    def _hits(self, ranked: Ranked) -> list[TextHit]:
        rows = self._library.rows_at([ordinal for ordinal, _, _ in ranked.hits])
        paths = self._paths(rows.values())
        return [
            TextHit(rows[ordinal], paths[rows[ordinal].topic], language, score)
            for ordinal, score, language in ranked.hits
        ]

    def snippets(self, query: str, hits: Sequence[TextHit]) -> list[Snippet]:
        """An excerpt for each hit, in the same order. For the rows on the screen only."""
        parsed = parse(query, self._library.simplify).for_texts()
        markers = [Marker(reading, self._library.simplify) for reading in readings(parsed)]
        return [self._snippet(hit, markers) for hit in hits]

    def _snippet(self, hit: TextHit, markers: Sequence[Marker]) -> Snippet:
        text = self._library.plain_at(hit.row.ordinal, hit.language)
        for marker in markers:
            excerpt = marker.excerpt(text)
            if excerpt.hits:
                return excerpt
        return Marker.beginning(text)

    def _paths(self, rows: Iterable[QuestionRow]) -> dict[TopicId, Text]:
        paths = self._known_paths
        for topic in {row.topic for row in rows} - paths.keys():
            above = self._library.topic_path(topic)
            paths[topic] = Text(
                *(" › ".join(row.title.shown(language) for row in above) for language in Language)
            )
        return paths


def merged(results: Iterable[Sequence[Hit]], limit: int) -> list[Hit]:
    """The hits of several libraries in one ranking."""
    together = [hit for hits in results for hit in hits]
    return sorted(together, key=lambda hit: -hit.score)[:limit]
