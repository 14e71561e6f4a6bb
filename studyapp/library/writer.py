"""Writing a compiled library: one file, put in place only when it is whole."""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path
from time import time
from types import TracebackType
from typing import Self
from uuid import uuid4

from studyapp.base.errors import StudyAppError, message
from studyapp.library import fold, pinyin, schema
from studyapp.library.stamp import FileStamp
from studyapp.library.topics import Node
from studyapp.model.ids import WHOLE, BankId, QuestionId, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import AnswerPage, Relations
from studyapp.model.question import Term

_ABANDONED = 86_400.0  # seconds
_BUFFER = 64 << 20  # bytes of index kept in memory while writing: fewer segments to merge


@dataclass(frozen=True, slots=True)
class SearchText:
    """A text as snippets show it, and as the index takes it (formulas cut down to words)."""

    shown: str
    searched: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that the library keeps of one question."""

    id: QuestionId
    topic: TopicId
    title: Text
    difficulty: int
    broken: bool
    aliases: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    pages: Mapping[Language, AnswerPage] = field(default_factory=dict)
    texts: Mapping[Language, SearchText] = field(default_factory=dict)
    quiz: Mapping[str, object] = field(default_factory=dict)  # quiz.toml as read
    relations: Relations = field(default_factory=Relations)


class LibraryWriter:
    """Writes a library beside its target and renames it into place at the end.

    Use as a context manager; leaving it by an exception writes nothing. Questions are added in the
    order of their topics' numbers. Raises ``StudyAppError`` where the file cannot be written.
    """

    def __init__(
        self,
        target: Path,
        *,
        bank: BankId,
        title: Text,
        version: str,
        topics: Sequence[Node],
        files: Iterable[FileStamp] = (),
        glossary: Iterable[Term] = (),
    ) -> None:
        self._target = target
        self._numbers = {node.id: node.number for node in topics}
        self._characters = _simplification()
        self._simplify = fold.table(*self._characters)
        self._ordinal = 0
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _sweep(target)
        except OSError as error:
            raise _unwritable(target, error.strerror or str(error)) from error
        self._temporary = target.with_name(f"{target.name}.{uuid4().hex}.new")
        try:
            self._connection = sqlite3.connect(self._temporary, isolation_level=None)
            self._prepare(bank, title, version, topics, files)
            self._add_terms(glossary)
        except sqlite3.Error as error:
            self._discard()
            raise _unwritable(target, str(error)) from error

    def _prepare(
        self,
        bank: BankId,
        title: Text,
        version: str,
        topics: Sequence[Node],
        files: Iterable[FileStamp],
    ) -> None:
        execute = self._connection.execute
        # Nothing is lost by a crash: the file counts only once it is renamed.
        execute("PRAGMA journal_mode = OFF")
        execute("PRAGMA synchronous = OFF")
        execute("PRAGMA temp_store = MEMORY")
        execute("PRAGMA cache_size = -65536")
        execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        execute(f"PRAGMA user_version = {schema.VERSION}")
        self._connection.executescript(schema.TABLES)
        execute("BEGIN")
        for index in ("name_index", "text_index"):
            execute(f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', {_BUFFER})")
        traditional, simplified = self._characters
        self._connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [
                ("bank", bank),
                ("version", version),
                ("title_zh", title.zh),
                ("title_en", title.en),
                ("traditional", traditional),
                ("simplified", simplified),
            ],
        )
        self._connection.executemany(
            "INSERT INTO file VALUES (?, ?, ?)",
            [(file.path, file.size, file.mtime_ns) for file in files],
        )
        self._connection.executemany(
            "INSERT INTO topic VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    node.number,
                    node.id,
                    node.parent,
                    node.title.zh,
                    node.title.en,
                    node.first,
                    node.own,
                    node.total,
                    node.children,
                )
                for node in topics
            ],
        )
        execute(
            "CREATE TEMP TABLE gathered "
            "(ordinal INTEGER, alias INTEGER, language TEXT, text TEXT, key TEXT)"
        )

    def add(self, record: Record) -> None:
        """Write one question, the next in tree order."""
        ordinal = self._ordinal
        self._ordinal += 1
        try:
            self._connection.execute(
                "INSERT INTO question VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    ordinal,
                    record.id,
                    self._numbers[record.topic],
                    record.title.zh,
                    record.title.en,
                    record.difficulty,
                    record.broken,
                ),
            )
            self._add_pages(ordinal, record)
            self._add_texts(ordinal, record)
            self._add_quiz(ordinal, record)
            self._add_links(ordinal, record.relations)
        except sqlite3.Error as error:
            raise _unwritable(self._target, str(error)) from error

    def _add_pages(self, ordinal: int, record: Record) -> None:
        for language, page in record.pages.items():
            outline = [[entry.anchor, entry.title, entry.level] for entry in page.outline]
            self._connection.execute(
                "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)",
                (
                    schema.page_number(ordinal, language),
                    page.language,
                    page.title,
                    zlib.compress(page.html.encode()),
                    json.dumps(outline, ensure_ascii=False),
                    page.revision,
                ),
            )

    def _add_texts(self, ordinal: int, record: Record) -> None:
        names: list[tuple[int, int, str, str, str]] = []
        for language in Language:
            for alias, name in [
                (0, record.title.of(language)),
                *((1, other) for other in record.aliases.get(language, ())),
            ]:
                key = fold.key(name, self._simplify)
                if key:
                    names.append((ordinal, alias, language, name, key))
        self._connection.executemany("INSERT INTO gathered VALUES (?, ?, ?, ?, ?)", names)
        columns: dict[Language, str] = {}
        for language, text in record.texts.items():
            columns[language] = fold.indexed(text.searched, self._simplify)
            self._connection.execute(
                "INSERT INTO plain VALUES (?, ?)",
                (schema.page_number(ordinal, language), zlib.compress(text.shown.encode())),
            )
        self._connection.execute(
            "INSERT INTO text_index (rowid, names, zh, en) VALUES (?, ?, ?, ?)",
            (
                ordinal,
                "\n".join(fold.indexed(name, self._simplify) for *_, name, _ in names),
                columns.get(Language.ZH, ""),
                columns.get(Language.EN, ""),
            ),
        )

    def _add_quiz(self, ordinal: int, record: Record) -> None:
        if not record.quiz:
            return
        from studyapp.items.types import ItemType
        from studyapp.library import quizzes

        quiz = quizzes.parse(record.quiz)
        rows = [
            (item.id, item.type, item.difficulty, item.parametric) for item in quizzes.usable(quiz)
        ]
        if quiz.key_points:
            rows.append((WHOLE, ItemType.RECALL, record.difficulty, False))
        self._connection.execute(
            "INSERT INTO quiz VALUES (?, ?)",
            (ordinal, zlib.compress(json.dumps(record.quiz, ensure_ascii=False).encode())),
        )
        self._connection.executemany(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)",
            [(ordinal, place, *row) for place, row in enumerate(rows)],
        )

    def _add_links(self, ordinal: int, relations: Relations) -> None:
        links = [
            *(("prerequisite", other) for other in relations.prerequisites),
            *(("confusable", other) for other in relations.confusable),
        ]
        self._connection.executemany(
            "INSERT INTO link VALUES (?, ?, ?, ?)",
            [(ordinal, place, *link) for place, link in enumerate(links)],
        )

    def _add_terms(self, glossary: Iterable[Term]) -> None:
        self._connection.executemany(
            "INSERT INTO term VALUES (?, ?, ?)",
            [
                (number, fold.key(text, self._simplify), text)
                for number, term in enumerate(glossary)
                for text in (term.text.zh, term.text.en, *term.avoid)
                if text
            ],
        )

    def finish(self) -> None:
        """Complete the indexes and put the file in its place."""
        try:
            self._index_names()
            self._connection.execute("COMMIT")
            self._connection.executescript(schema.AFTER_FILLING)
            self._connection.close()
            with self._temporary.open("rb+") as file:
                os.fsync(file.fileno())
            self._temporary.replace(self._target)
        except sqlite3.Error as error:
            raise _unwritable(self._target, str(error)) from error
        except OSError as error:
            raise _unwritable(self._target, error.strerror or str(error)) from error

    def _index_names(self) -> None:
        # Short names first: the index answers in this order, so that reading can stop early and
        # still has met the best matches of a frequent word.
        rows = self._connection.execute(
            "SELECT ordinal, alias, language, text, key FROM gathered "
            "ORDER BY length(key), ordinal, alias, language"
        ).fetchall()
        for number, (ordinal, alias, language, text, key) in enumerate(rows):
            runs = pinyin.syllables(fold.fold(text, self._simplify)) if fold.has_han(text) else ()
            self._connection.execute(
                "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, ordinal, alias, language, text, key, pinyin.written(runs)),
            )
            self._connection.execute(
                "INSERT INTO name_index (rowid, name, syllables, initials) VALUES (?, ?, ?, ?)",
                (number, fold.indexed(text, self._simplify), *pinyin.index_words(runs)),
            )

    def _discard(self) -> None:
        connection = getattr(self, "_connection", None)
        if connection is not None:
            connection.close()
        with suppress(OSError):  # a folder that cannot be written: what failed before is said
            self._temporary.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self.finish()
        finally:
            self._discard()


def _sweep(target: Path) -> None:
    """Remove what a compilation left behind that was killed, days ago."""
    for left in target.parent.glob(f"{escape(target.name)}.*.new"):
        if time() - left.stat().st_mtime > _ABANDONED:
            left.unlink(missing_ok=True)


def _unwritable(target: Path, why: str) -> StudyAppError:
    return StudyAppError(
        message(
            "The compiled question bank {path} cannot be written: {why}.", path=target, why=why
        ),
        message("Make room on the disk, or choose another data folder with --data-dir."),
    )


def _simplification() -> tuple[str, str]:
    """All traditional characters that OpenCC knows, and their simplified forms."""
    from opencc import OpenCC

    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simple = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = [
        (old, new)
        for old, new in zip(characters, simple, strict=True)
        if old != new and len(new) == 1
    ]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)
