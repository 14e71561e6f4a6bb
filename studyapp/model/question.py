"""A bank as plain values: topics, questions, answers and what belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from studyapp.model.ids import BankId, QuestionId, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.problem import Problem


class SectionKey(StrEnum):
    """The five sections of an answer, in their order."""

    SHORT = "short"
    DEPTH = "depth"
    EXAMPLE = "example"
    MISTAKES = "mistakes"
    FOLLOWUPS = "followups"


HEADINGS: Mapping[SectionKey, Text] = {
    SectionKey.SHORT: Text("简答", "In short"),
    SectionKey.DEPTH: Text("详解", "In depth"),
    SectionKey.EXAMPLE: Text("算例", "Worked example"),
    SectionKey.MISTAKES: Text("常见误区", "Common mistakes"),
    SectionKey.FOLLOWUPS: Text("追问", "Follow-ups"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section of an answer. ``line`` is that of its heading in the file."""

    key: str  # a SectionKey for our own format; free in imported notes
    heading: str
    line: int
    text: str  # Markdown + TeX, without the heading


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in one language."""

    language: Language
    file: str  # relative to the bank's folder
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A work of the literature, and what it is cited for."""

    authors: str
    title: str
    year: int
    venue: str = ""
    arxiv: str = ""
    url: str = ""
    purpose: Text = field(default_factory=Text)  # `for` in the file


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a question: its file as written in the answers, and its text alternative."""

    file: str
    alt: Text


@dataclass(frozen=True, slots=True)
class Check:
    """A number in the text, and the computation it is tied to."""

    says: str
    expression: str
    where: str = ""  # a SectionKey, or anywhere
    nth: int = 0  # which occurrence, from 1; 0: the only one
    covers: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """One question with everything about it."""

    id: QuestionId
    topic: TopicId
    folder: Path
    title: Text
    difficulty: int = 1
    tags: tuple[str, ...] = ()
    aliases: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    prerequisites: tuple[QuestionId, ...] = ()
    confusable: tuple[QuestionId, ...] = ()
    references: tuple[Reference, ...] = ()
    figures: tuple[Figure, ...] = ()
    checks: tuple[Check, ...] = ()
    labs: tuple[str, ...] = ()
    reviewed: tuple[date, str] | None = None
    answers: Mapping[Language, Answer] = field(default_factory=dict)
    quiz: Mapping[str, object] = field(default_factory=dict)  # quiz.toml as read
    problems: tuple[Problem, ...] = ()  # what was wrong in its files; the rest is usable


@dataclass(frozen=True, slots=True)
class Topic:
    """A node of the topic tree."""

    id: TopicId
    order: int
    title: Text

    @property
    def parent(self) -> TopicId | None:
        """The topic above, if any."""
        head, slash, _ = self.id.rpartition("/")
        return TopicId(head) if slash else None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary in both languages, and spellings to avoid."""

    text: Text
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bank:
    """A question bank in the order of its topic tree."""

    id: BankId
    title: Text
    version: str
    folder: Path
    languages: tuple[Language, ...] = (Language.ZH, Language.EN)
    licence: str = ""
    topics: tuple[Topic, ...] = ()  # parents before children, siblings in order
    questions: tuple[Question, ...] = ()  # in tree order
    glossary: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()  # of bank.toml, topics.toml, glossary.toml and all questions
