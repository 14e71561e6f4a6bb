"""The nodes behind the tree: what has been fetched of each bank so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Text
from studyapp.model.library import QuestionRow, TopicRow
from studyapp.store.mastery import Mark, Tally, tallies


class Source(Protocol):
    """What the tree needs of a compiled bank (``library.Library`` has it)."""

    @property
    def bank_id(self) -> BankId:
        """The bank's id."""

    @property
    def title(self) -> Text:
        """The bank's title."""

    @property
    def count(self) -> int:
        """Number of its questions."""

    def topics(self, parent: TopicId | None) -> list[TopicRow]:
        """The topics directly below one (None: the top)."""

    def questions(self, topic: TopicId, offset: int = 0, limit: int = 256) -> list[QuestionRow]:
        """Some of the questions directly in a topic."""

    def question(self, question: QuestionId) -> QuestionRow | None:
        """One question, if it is there."""


@dataclass(eq=False, slots=True)
class Node:
    """A bank, a topic or a question in the tree."""

    key: int  # the model's handle for it
    parent: Node | None
    row: int
    source: Source
    topic: TopicRow | None = None
    question: QuestionRow | None = None
    children: list[Node] = field(default_factory=list)
    topics_fetched: bool = False
    questions_fetched: int = 0

    @property
    def questions_total(self) -> int:
        """How many questions lie directly in this node."""
        return self.topic.own_questions if self.topic else 0

    @property
    def has_children(self) -> bool:
        """Whether it can be expanded."""
        if self.question is not None:
            return False
        if self.topic is not None:
            return bool(self.topic.children or self.topic.own_questions)
        return True

    @property
    def complete(self) -> bool:
        """Whether everything below it has been fetched."""
        return self.question is not None or (
            self.topics_fetched and self.questions_fetched >= self.questions_total
        )

    @property
    def ref(self) -> QuestionRef | None:
        """The question's key, for a question."""
        return self.question.ref if self.question else None

    @property
    def path(self) -> str:
        """What the expansion state is kept under: the bank, or bank and topic."""
        return f"{self.source.bank_id}/{self.topic.id}" if self.topic else str(self.source.bank_id)


@dataclass(frozen=True)
class Filtered:
    """A bank narrowed to the questions that a filter found."""

    source: Source
    hits: Sequence[QuestionRow]

    @property
    def bank_id(self) -> BankId:
        """The bank's id."""
        return self.source.bank_id

    @property
    def title(self) -> Text:
        """The bank's title."""
        return self.source.title

    @property
    def count(self) -> int:
        """Number of questions found."""
        return len(self.hits)

    def topics(self, parent: TopicId | None) -> list[TopicRow]:
        """Topics that hold a hit, with the counts of hits."""
        totals: dict[str, int] = {}
        own: dict[str, int] = {}
        for hit in self.hits:
            own[hit.topic] = own.get(hit.topic, 0) + 1
            path = hit.topic.split("/")
            for depth in range(1, len(path) + 1):
                above = "/".join(path[:depth])
                totals[above] = totals.get(above, 0) + 1
        rows: list[TopicRow] = []
        for row in self.source.topics(parent):
            if row.id in totals:
                below = sum(1 for name in totals if name.rpartition("/")[0] == row.id)
                rows.append(TopicRow(row.id, row.title, totals[row.id], own.get(row.id, 0), below))
        return rows

    def questions(self, topic: TopicId, offset: int = 0, limit: int = 256) -> list[QuestionRow]:
        """The hits directly in a topic, in tree order."""
        found = sorted((hit for hit in self.hits if hit.topic == topic), key=lambda r: r.ordinal)
        return found[offset : offset + limit]

    def question(self, question: QuestionId) -> QuestionRow | None:
        """One of the hits."""
        return self._by_id.get(question)

    @cached_property
    def _by_id(self) -> dict[QuestionId, QuestionRow]:
        return {hit.ref.question: hit for hit in self.hits}


def sums(source: Source, marks: Mapping[QuestionId, Mark]) -> tuple[dict[TopicId, Tally], Tally]:
    """Marks of questions added up for each topic, and for the whole bank."""
    topic_of: dict[QuestionId, TopicId] = {}
    for question in marks:
        row = source.question(question)
        if row is not None:  # its bank may no longer hold it; the history stays
            topic_of[question] = row.topic
    below = tallies(marks, topic_of)
    total = Tally()
    for topic, tally in below.items():
        if "/" not in topic:
            total += tally
    return below, total
