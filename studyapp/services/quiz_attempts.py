"""Answers of a session that are marked become attempts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from studyapp.items.marking import Marking
from studyapp.items.responses import to_json
from studyapp.model.attempt import Attempt
from studyapp.model.language import Language
from studyapp.quiz.events import Mark
from studyapp.quiz.session import Session
from studyapp.services.quiz_items import SessionItems
from studyapp.store.attempts import new_attempt_id


@dataclass(frozen=True, slots=True)
class Moment:
    """When answers are marked, and in which language they were given."""

    at: datetime
    day: date  # of study
    language: Language


@dataclass(frozen=True, slots=True)
class Marked:
    """Some entries, marked: for the session and for the log of attempts."""

    marks: dict[int, Mark]
    attempts: list[Attempt]


def attempt_of(
    session: Session, index: int, marking: Marking, used: float, moment: Moment
) -> Attempt:
    """The attempt that an answered entry is when it is marked at ``used`` of its session."""
    entry, answer = session.entries[index], session.answers[index]
    assert answer.response is not None
    return Attempt(
        id=new_attempt_id(moment.at),
        at=moment.at,
        day=moment.day,
        item=entry.item,
        session=session.id,
        seed=entry.seed,
        language=moment.language,
        response=to_json(answer.response),
        score=marking.score,
        confidence=answer.confidence,
        seconds=session.spent_at(used)[index],
        confused=marking.confused or "",
    )


def mark_all(
    items: SessionItems,
    session: Session,
    indices: Sequence[int],
    used: float,
    moment: Moment,
) -> Marked:
    """Mark entries for good; what cannot be read is wrong, what is gone is left out."""
    found = Marked({}, [])
    for index in indices:
        entry, answer = session.entries[index], session.answers[index]
        marking = items.mark_finally(entry, answer.response, moment.language)
        if marking is not None:
            found.marks[index] = Mark(marking.score, marking.right)
            found.attempts.append(attempt_of(session, index, marking, used, moment))
    return found
