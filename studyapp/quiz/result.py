"""What came out of a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from studyapp.items.marking import Marking
from studyapp.model.attempt import SessionId
from studyapp.model.ids import BankId, ItemRef, QuestionRef, TopicId
from studyapp.quiz.events import Reason
from studyapp.quiz.scoring import (
    Score,
    certainty_points,
    certainty_score,
    plain_score,
)
from studyapp.quiz.session import Answer, Entry, Session
from studyapp.quiz.setup import Setup

ENOUGH = 3  # earlier answers to an item for a median of its own


@dataclass(frozen=True, slots=True)
class EntryResult:
    """One item of a session after its end."""

    index: int
    entry: Entry
    answer: Answer
    topic: TopicId | None  # None: the bank has it no longer
    marking: Marking | None  # why; None where it was not answered or the bank has it no longer
    points: int  # by certainty
    seconds: float  # spent on it
    usual: float | None  # one's own median for it, or for items of its type; None: none yet

    @property
    def score(self) -> float:
        """0..1; what was not answered is 0."""
        return self.answer.mark.score if self.answer.mark else 0.0

    @property
    def right(self) -> bool:
        """Whether it was wholly right."""
        return self.answer.mark is not None and self.answer.mark.right


@dataclass(frozen=True, slots=True)
class TopicScore:
    """The score over the items of one topic."""

    bank: BankId
    topic: TopicId
    score: Score


@dataclass(frozen=True, slots=True)
class Result:
    """The whole of it."""

    session: SessionId
    setup: Setup
    started: datetime
    reason: Reason | None  # None while it is not over
    seconds: float  # of its own time
    score: Score
    certainty: Score | None  # None where confidence was not asked for
    topics: tuple[TopicScore, ...]  # in the order in which they came
    entries: tuple[EntryResult, ...]

    @property
    def wrong(self) -> tuple[ItemRef, ...]:
        """What was not wholly right, or not answered at all: to be repeated."""
        return tuple(entry.entry.item for entry in self.entries if not entry.right)

    @property
    def wrong_questions(self) -> tuple[QuestionRef, ...]:
        """Their questions, each once: to be bookmarked."""
        return tuple(dict.fromkeys(item.question for item in self.wrong))


def make_result(
    session: Session,
    markings: Mapping[int, Marking],
    topics: Mapping[ItemRef, TopicId],
    usual: Mapping[int, float | None],
) -> Result:
    """The result of a session.

    ``markings``: why each answer is right or wrong, by entry; ``usual``: one's own median times.
    """
    entries = tuple(
        EntryResult(
            index,
            entry,
            answer,
            topics.get(entry.item),
            markings.get(index),
            certainty_points(answer),
            session.spent[index],
            usual.get(index),
        )
        for index, (entry, answer) in enumerate(zip(session.entries, session.answers, strict=True))
    )
    return Result(
        session.id,
        session.setup,
        session.started,
        session.reason,
        session.used,
        plain_score(session.answers),
        certainty_score(session.answers) if session.setup.confidence else None,
        _by_topic(entries),
        entries,
    )


def own_median(of_item: Sequence[float], of_type: Sequence[float]) -> float | None:
    """One's usual time: for this item where it was answered often enough, else for its type."""
    for seconds in (of_item, of_type):
        if len(seconds) >= ENOUGH:
            return float(median(seconds))
    return None


def _by_topic(entries: Sequence[EntryResult]) -> tuple[TopicScore, ...]:
    answers: dict[tuple[BankId, TopicId], list[Answer]] = {}
    for entry in entries:
        if entry.topic is not None:
            place = (entry.entry.item.question.bank, entry.topic)
            answers.setdefault(place, []).append(entry.answer)
    return tuple(
        TopicScore(bank, topic, plain_score(of_topic))
        for (bank, topic), of_topic in answers.items()
    )
