"""How well each question is known, as the tree shows it; and the sums for topics.

The level is the bookmark's, one's own judgement; whether it was read stands beside it, and so
does what the reviews predict where there were any: none of them speaks for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.memory import retrievability
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
    read: bool = False  # whatever its level
    recall: float | None = None  # predicted, 0..1: the mean of its cards; None: no reviews

    @property
    def predicted(self) -> Mastery | None:
        """How well it is known by the reviews; None where there were none."""
        return None if self.recall is None else level_of(self.recall)


UNTOUCHED = Mark()


SOLID_FROM, SHAKY_FROM = 0.9, 0.7  # predicted recall


def level_of(recall: float) -> Mastery:
    """The level that a predicted recall stands for."""
    if recall >= SOLID_FROM:
        return Mastery.SOLID
    return Mastery.SHAKY if recall >= SHAKY_FROM else Mastery.WEAK


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions of a topic were bookmarked at which level, read, noted."""

    solid: int = 0
    shaky: int = 0
    weak: int = 0
    read: int = 0  # bookmarked or not
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

    def __sub__(self, other: Tally) -> Tally:
        return Tally(
            self.solid - other.solid,
            self.shaky - other.shaky,
            self.weak - other.weak,
            self.read - other.read,
            self.bookmarked - other.bookmarked,
            self.noted - other.noted,
        )


def tally(marks: Iterable[Mark]) -> Tally:
    """The sum of some marks."""
    counts = dict.fromkeys(Mastery, 0)
    bookmarked = noted = read = 0
    for mark in marks:
        counts[mark.mastery] += 1
        read += mark.read
        bookmarked += mark.bookmarked
        noted += mark.noted
    return Tally(
        counts[Mastery.SOLID],
        counts[Mastery.SHAKY],
        counts[Mastery.WEAK],
        read,
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

    def marks(self, bank: BankId, today: date | None = None) -> dict[QuestionId, Mark]:
        """The mark of every question of ``bank`` that was touched; the others are ``UNTOUCHED``.

        With ``today`` they hold the recall predicted for that study day; without, the tree has
        them sooner.
        """
        return self._marks("bank = ?", (bank,), today)

    def mark(self, ref: QuestionRef, today: date | None = None) -> Mark:
        """The mark of one question."""
        found = self._marks("bank = ? AND question = ?", (ref.bank, ref.question), today)
        return found.get(ref.question, UNTOUCHED)

    def _marks(
        self, where: str, parameters: tuple[str, ...], today: date | None
    ) -> dict[QuestionId, Mark]:
        # Most touched questions are read and nothing else: those cost the least here.
        read = self._questions("reads", where, parameters)
        marks = dict.fromkeys(read, Mark(Mastery.READ, read=True))
        marked = {
            (level, seen): Mark(level, bookmarked=True, read=seen)
            for level in Mastery
            for seen in (False, True)
        }
        for question, level in self._database.rows(
            f"SELECT question, level FROM bookmarks WHERE {where}", parameters
        ):
            name = QuestionId(str(question))
            marks[name] = marked[Mastery(str(level)), name in marks]
        for table in ("notes", "highlights"):
            for question in self._questions(table, where, parameters):
                mark = marks.get(question, UNTOUCHED)
                if not mark.noted:
                    marks[question] = replace(mark, noted=True)
        if today is not None:
            for question, recall in self._recalls(where, parameters, today).items():
                marks[question] = replace(marks.get(question, UNTOUCHED), recall=recall)
        return marks

    def _recalls(
        self, where: str, parameters: tuple[str, ...], today: date
    ) -> dict[QuestionId, float]:
        found: dict[QuestionId, list[float]] = {}
        for question, stability, day in self._database.rows(
            "SELECT question, stability, last_day FROM cards"
            f" WHERE {where} AND stability IS NOT NULL",
            parameters,
        ):
            days = (today - date.fromisoformat(str(day))).days
            recall = retrievability(float(stability or 0.0), days)
            found.setdefault(QuestionId(str(question)), []).append(recall)
        return {question: sum(all_) / len(all_) for question, all_ in found.items()}

    def _questions(self, table: str, where: str, parameters: tuple[str, ...]) -> list[QuestionId]:
        rows = self._database.rows(f"SELECT question FROM {table} WHERE {where}", parameters)
        return [QuestionId(str(question)) for (question,) in rows]
