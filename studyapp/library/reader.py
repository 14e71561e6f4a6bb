"""Reading a compiled library: the tree, the questions, the pages."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from studyapp.base.errors import message
from studyapp.library.connect import connect
from studyapp.library.errors import UnusableLibraryError, reading
from studyapp.library.schema import page_number
from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import AnswerPage, Neighbours, OutlineEntry, QuestionRow, TopicRow

if TYPE_CHECKING:
    from studyapp.library import fold
    from studyapp.library.quizzes import Quizzes
    from studyapp.library.search import Search

_QUESTION = """
    SELECT question.ordinal, question.id, topic.id, question.title_zh, question.title_en,
           question.difficulty, question.broken
    FROM question JOIN topic ON topic.number = question.topic
"""
_TOPIC = "SELECT id, title_zh, title_en, total, own, children FROM topic"


class Library:
    """One compiled bank. May be used from several threads at once: each has its own connection.

    Opening costs the same whatever the bank's size. Every method raises ``UnusableLibraryError``
    where the file turns out to be damaged; the bank is then to be compiled again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        try:
            with reading(path):
                self._meta = dict(self.connection.execute("SELECT name, value FROM meta"))
            self.bank_id = BankId(self._meta["bank"])
            self.title = Text(self._meta["title_zh"], self._meta["title_en"])
            self.version = str(self._meta["version"])
        except KeyError as error:
            self.close()
            raise UnusableLibraryError(path, message("it is incomplete")) from error
        except UnusableLibraryError:
            self.close()
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self.path)
            self._local.connection = connection
            with self._lock:
                self._connections.append(connection)
        return connection

    def close(self) -> None:
        """Close the connections of all threads.

        No thread may be reading: stop searches that run elsewhere and wait for them first.
        """
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def search(self) -> Search:
        """Ranked search in this library."""
        from studyapp.library.search import Search

        return Search(self)

    @cached_property
    def quizzes(self) -> Quizzes:
        """The quiz items, and how the questions hang together."""
        from studyapp.library.quizzes import Quizzes

        return Quizzes(self)

    @cached_property
    def simplify(self) -> fold.Table:
        """Traditional characters to simplified, for folding a query."""
        from studyapp.library import fold

        return fold.table(self._meta["traditional"], self._meta["simplified"])

    def rows(self, query: str, arguments: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query."""
        with reading(self.path):
            return self.connection.execute(query, arguments).fetchall()

    @cached_property
    def count(self) -> int:
        """How many questions there are."""
        (last,) = self.rows("SELECT max(ordinal) FROM question")[0]
        return 0 if last is None else int(last) + 1

    def topics(self, parent: TopicId | None = None) -> list[TopicRow]:
        """The topics directly below ``parent`` (or at the top), in order."""
        if parent is None:
            rows = self.rows(f"{_TOPIC} WHERE parent IS NULL ORDER BY number")
        else:
            rows = self.rows(
                f"{_TOPIC} WHERE parent = (SELECT number FROM topic WHERE id = ?) ORDER BY number",
                (parent,),
            )
        return [_topic(row) for row in rows]

    def topic(self, topic: TopicId) -> TopicRow | None:
        """One topic, if the bank has it."""
        rows = self.rows(f"{_TOPIC} WHERE id = ?", (topic,))
        return _topic(rows[0]) if rows else None

    def topic_path(self, topic: TopicId) -> list[TopicRow]:
        """The topic and all above it, from the top; empty where the bank does not have it."""
        parts = topic.split("/")
        ids = ["/".join(parts[: end + 1]) for end in range(len(parts))]
        marks = ",".join("?" * len(ids))
        rows = self.rows(f"{_TOPIC} WHERE id IN ({marks}) ORDER BY number", tuple(ids))
        return [_topic(row) for row in rows] if rows and rows[-1][0] == topic else []

    def ordinals_in(self, topic: TopicId) -> tuple[int, int]:
        """The ordinals of the questions at and below a topic: [first, last). (0, 0) if unknown."""
        rows = self.rows("SELECT first, total FROM topic WHERE id = ?", (topic,))
        return (rows[0][0], rows[0][0] + rows[0][1]) if rows else (0, 0)

    def questions(self, topic: TopicId, offset: int = 0, limit: int = -1) -> list[QuestionRow]:
        """Questions directly in a topic, in order."""
        rows = self.rows("SELECT first, own FROM topic WHERE id = ?", (topic,))
        if not rows:
            return []
        first, own = rows[0]
        available = max(own - offset, 0)
        return self.questions_at(first + offset, available if limit < 0 else min(limit, available))

    def questions_at(self, ordinal: int, count: int) -> list[QuestionRow]:
        """``count`` questions in tree order from ``ordinal`` on (fewer at the end)."""
        rows = self.rows(
            f"{_QUESTION} WHERE question.ordinal >= ? AND question.ordinal < ? "
            "ORDER BY question.ordinal",
            (ordinal, ordinal + count),
        )
        return [self._question(row) for row in rows]

    def question(self, question: QuestionId) -> QuestionRow | None:
        """One question, if the bank has it."""
        rows = self.rows(f"{_QUESTION} WHERE question.id = ?", (question,))
        return self._question(rows[0]) if rows else None

    def neighbours(self, question: QuestionId) -> Neighbours:
        """The questions before and after one in tree order."""
        rows = self.rows(
            "SELECT before.id, after.id FROM question "
            "LEFT JOIN question AS before ON before.ordinal = question.ordinal - 1 "
            "LEFT JOIN question AS after ON after.ordinal = question.ordinal + 1 "
            "WHERE question.id = ?",
            (question,),
        )
        return Neighbours(*rows[0]) if rows else Neighbours(None, None)

    def page(self, question: QuestionId, language: Language) -> AnswerPage | None:
        """The answer as it is shown to who reads ``language``; None where there is no question."""
        import json

        ordinal = self.ordinal(question)
        if ordinal is None:
            return None
        rows = self.rows(
            "SELECT language, title, html, outline, revision FROM page WHERE number = ?",
            (page_number(ordinal, language),),
        )
        if not rows:
            raise UnusableLibraryError(
                self.path, message("the page of {question} is missing", question=question)
            )
        shown, title, html, outline, revision = rows[0]
        return AnswerPage(
            ref=QuestionRef(self.bank_id, question),
            language=Language(shown),
            title=title,
            html=self._text(html),
            outline=tuple(OutlineEntry(*entry) for entry in json.loads(outline)),
            revision=revision,
        )

    def plain_text(self, question: QuestionId, language: Language) -> str:
        """The answer's text without markup (formulas as TeX), in the other language if need be."""
        ordinal = self.ordinal(question)
        if ordinal is None:
            return ""
        for candidate in (language, language.other):
            text = self.plain_at(ordinal, candidate)
            if text:
                return text
        return ""

    def plain_at(self, ordinal: int, language: Language) -> str:
        """The text of the question at a place, exactly in this language; empty if missing."""
        rows = self.rows(
            "SELECT text FROM plain WHERE number = ?", (page_number(ordinal, language),)
        )
        return self._text(rows[0][0]) if rows else ""

    def ordinal(self, question: QuestionId) -> int | None:
        """A question's place in tree order."""
        rows = self.rows("SELECT ordinal FROM question WHERE id = ?", (question,))
        return int(rows[0][0]) if rows else None

    def rows_at(self, ordinals: list[int]) -> dict[int, QuestionRow]:
        """The questions at several places."""
        marks = ",".join("?" * len(ordinals))
        rows = self.rows(f"{_QUESTION} WHERE question.ordinal IN ({marks})", tuple(ordinals))
        return {row[0]: self._question(row) for row in rows}

    def _question(self, row: tuple[Any, ...]) -> QuestionRow:
        ordinal, question, topic, title_zh, title_en, difficulty, broken = row
        return QuestionRow(
            ref=QuestionRef(self.bank_id, QuestionId(question)),
            topic=TopicId(topic),
            ordinal=ordinal,
            title=Text(title_zh, title_en),
            difficulty=difficulty,
            broken=bool(broken),
        )

    def _text(self, compressed: bytes) -> str:
        try:
            return zlib.decompress(compressed).decode()
        except (zlib.error, UnicodeDecodeError) as error:
            raise UnusableLibraryError(self.path, message("a text in it is damaged")) from error


def _topic(row: tuple[Any, ...]) -> TopicRow:
    topic, title_zh, title_en, total, own, children = row
    return TopicRow(TopicId(topic), Text(title_zh, title_en), total, own, children)
