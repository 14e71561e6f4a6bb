"""How well each question is known, as the tree shows it; and the sums for topics.

Before there are quizzes this follows from the bookmark's level and from whether it was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.store.database import Database


class Mastery(StrEnum):
    """How well a question is known."""

    SOLID = "solid"
    SHAKY = "shaky"
    WEAK = "weak"
    READ = "read"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the tree shows beside a question."""

    mastery: Mastery = Mastery.UNREAD
    bookmarked: bool = False
    noted: bool = False  # has an own answer, a note, or a highlight


UNTOUCHED = Mark()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions of a topic are how well known; the rest of them is unread."""

    solid: int = 0
    shaky: int = 0
    weak: int = 0
    read: int = 0
    bookmarked: int = 0
    noted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.solid + other.solid,
            self.shaky + other.shaky,
            self.weak + other.weak,
            self.read + other.read,
            self.bookmarked + other.bookmarked,
            self.noted + other.noted,
        )


def tally(marks: Iterable[Mark]) -> Tally:
    """The sum of some marks."""
    counts = dict.fromkeys(Mastery, 0)
    bookmarked = noted = 0
    for mark in marks:
        counts[mark.mastery] += 1
        bookmarked += mark.bookmarked
        noted += mark.noted
    return Tally(
        counts[Mastery.SOLID],
        counts[Mastery.SHAKY],
        counts[Mastery.WEAK],
        counts[Mastery.READ],
        bookmarked,
        noted,
    )


def tallies(
    marks: Mapping[QuestionId, Mark], topic_of: Mapping[QuestionId, TopicId]
) -> dict[TopicId, Tally]:
    """The sums at and below every topic that has a marked question.

    ``topic_of`` need hold the marked questions only; a mark whose question it lacks (gone from
    the bank) counts nowhere. The cost grows with the marks, not with the bank.
    """
    by_topic: dict[TopicId, list[Mark]] = {}
    for question, mark in marks.items():
        topic = topic_of.get(question)
        if topic is not None:
            by_topic.setdefault(topic, []).append(mark)
    sums: dict[TopicId, Tally] = {}
    for topic, own in by_topic.items():
        added = tally(own)
        above = str(topic)
        while above:
            at = TopicId(above)
            sums[at] = sums.get(at, Tally()) + added
            above = above.rpartition("/")[0]
    return sums


class MasteryView:
    """Marks out of the current state; it has no table of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def marks(self, bank: BankId) -> dict[QuestionId, Mark]:
        """The mark of every question of ``bank`` that was touched; the others are ``UNTOUCHED``."""
        return self._marks("bank = ?", (bank,))

    def mark(self, ref: QuestionRef) -> Mark:
        """The mark of one question."""
        found = self._marks("bank = ? AND question = ?", (ref.bank, ref.question))
        return found.get(ref.question, UNTOUCHED)

    def _marks(self, where: str, parameters: tuple[str, ...]) -> dict[QuestionId, Mark]:
        rows = self._database.rows(
            f"SELECT question, level, 0 FROM bookmarks WHERE {where}"
            f" UNION ALL SELECT question, 'read', 0 FROM reads WHERE {where}"
            f" UNION ALL SELECT question, NULL, 1 FROM notes WHERE {where}"
            f" UNION ALL SELECT question, NULL, 1 FROM highlights WHERE {where}",
            parameters * 4,
        )
        level: dict[str, Mastery] = {}
        bookmarked: set[str] = set()
        noted: set[str] = set()
        for question, said, is_note in rows:
            name = str(question)
            if is_note:
                noted.add(name)
            elif said == Mastery.READ:
                level.setdefault(name, Mastery.READ)  # a bookmark's level says more
            else:
                level[name] = Mastery(str(said))
                bookmarked.add(name)
        known: dict[tuple[Mastery, bool, bool], Mark] = {}  # a handful of different ones
        marks: dict[QuestionId, Mark] = {}
        for name in level.keys() | noted:
            parts = (level.get(name, Mastery.UNREAD), name in bookmarked, name in noted)
            marks[QuestionId(name)] = known.setdefault(parts, Mark(*parts))
        return marks
