"""What a compiled bank answers with: rows of the tree, pages, search results."""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.model.ids import ItemRef, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language, Text


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in the tree with the number of questions at and below it."""

    id: TopicId
    title: Text
    questions: int  # at and below
    own_questions: int  # directly in it
    children: int  # sub-topics directly below


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in the tree or a list."""

    ref: QuestionRef
    topic: TopicId
    ordinal: int  # its place in the bank's tree order, from 0
    title: Text
    difficulty: int
    broken: bool  # its files have problems; the page says which


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of an answer."""

    anchor: str  # the element's id in the page
    title: str
    level: int  # 2: section, 3: below


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """An answer ready for the page: a safe HTML fragment with its TeX verbatim."""

    ref: QuestionRef
    language: Language  # the language of the text (the other one where the chosen is missing)
    title: str
    html: str
    outline: tuple[OutlineEntry, ...]
    revision: str  # changes when the rendered text does


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt of a text; ``hits`` are the [start, end) ranges that matched."""

    text: str
    hits: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class TitleHit:
    """A question found by its title or an alias."""

    row: QuestionRow
    matched: Snippet  # the title or alias that matched, marked
    path: Text  # the topic's path, "Training › Losses"
    score: float  # higher is better


@dataclass(frozen=True, slots=True)
class TextHit:
    """A question found in its full text; the snippet is cut later, for the rows on screen."""

    row: QuestionRow
    path: Text
    language: Language  # in which language's text the best hit is
    score: float  # higher is better


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The questions before and after one in tree order."""

    previous: QuestionId | None
    following: QuestionId | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A quiz item in a list, without its texts."""

    ref: ItemRef
    topic: TopicId
    ordinal: int  # of its question
    type: str  # an ``items.types.ItemType``
    difficulty: int
    parametric: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """How a question hangs together with others of its bank."""

    prerequisites: tuple[QuestionId, ...] = ()  # to know first
    confusable: tuple[QuestionId, ...] = ()  # easily mistaken for it
