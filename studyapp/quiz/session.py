"""A session: what its events make of it. ``apply`` is the whole of its rules."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from studyapp.items.responses import Response, is_empty
from studyapp.model.attempt import Confidence, SessionId
from studyapp.model.ids import ItemRef
from studyapp.quiz.events import (
    Answered,
    Checked,
    Event,
    Expired,
    Flagged,
    Mark,
    Moved,
    Paused,
    Reason,
    Resumed,
    Slept,
    Submitted,
)
from studyapp.quiz.setup import Setup


class State(StrEnum):
    """How far a session is."""

    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


class Status(StrEnum):
    """What the palette shows of an item, besides its flag."""

    UNSEEN = "unseen"
    SEEN = "seen"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item at its place in the session, and the seed of its instance."""

    item: ItemRef
    seed: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one entry so far."""

    response: Response | None = None
    confidence: Confidence | None = None
    mark: Mark | None = None  # None: not marked yet, or nothing was there to be marked
    expired: bool = False  # its own time was up

    @property
    def given(self) -> bool:
        """Whether there is anything to be marked."""
        return self.response is not None and not is_empty(self.response)

    @property
    def final(self) -> bool:
        """Whether it can no longer be changed (the session's end apart)."""
        return self.mark is not None or self.expired


@dataclass(frozen=True, slots=True)
class Session:
    """A session at one moment."""

    id: SessionId
    started: datetime
    setup: Setup
    entries: tuple[Entry, ...]
    answers: tuple[Answer, ...]
    spent: tuple[float, ...]  # seconds on each entry, until its feedback was shown
    flags: frozenset[int] = frozenset()
    seen: frozenset[int] = frozenset({0})
    position: int = 0  # the entry on the screen
    used: float = 0.0  # seconds of its own time when the last event happened
    state: State = State.RUNNING
    slept: float = 0.0  # seconds the computer slept meanwhile, all in all
    reason: Reason | None = None  # why it ended

    @property
    def finished(self) -> bool:
        """Whether it is over."""
        return self.state is State.FINISHED

    @property
    def answered(self) -> frozenset[int]:
        """The entries with an answer."""
        return frozenset(at for at, answer in enumerate(self.answers) if answer.given)

    def status(self, index: int) -> Status:
        """What the palette shows of an entry."""
        if self.answers[index].given:
            return Status.ANSWERED
        return Status.SEEN if index in self.seen else Status.UNSEEN

    def open_after(self, index: int) -> int | None:
        """The next entry, from the one after ``index`` round to before it, not yet final."""
        count = len(self.entries)
        for step in range(1, count):
            at = (index + step) % count
            if not self.answers[at].final:
                return at
        return None

    def spent_at(self, used: float) -> tuple[float, ...]:
        """The seconds on each entry when the session's time is ``used``."""
        more = used - self.used
        answer = self.answers[self.position]
        if more <= 0 or self.state is not State.RUNNING or answer.final:
            return self.spent
        at = self.position
        return (*self.spent[:at], self.spent[at] + more, *self.spent[at + 1 :])


def begin(
    identity: SessionId, started: datetime, setup: Setup, entries: Iterable[Entry]
) -> Session:
    """A session with nothing done in it; raises ``ValueError`` without any entry."""
    found = tuple(entries)
    if not found:
        raise ValueError("a session without items")
    return Session(identity, started, setup, found, (Answer(),) * len(found), (0.0,) * len(found))


def apply(session: Session, event: Event) -> Session:
    """The session after an event.

    Raises ``ValueError`` for what cannot happen: anything after the end, an answer that is final
    or given in a pause, a pause in an exam.
    """
    if session.finished:
        raise ValueError(f"{event} after the end of the session")
    used = max(session.used, event.used)
    now = replace(session, spent=session.spent_at(used), used=used)
    match event:
        case Answered(_, index, response, confidence):
            _must(session.state is State.RUNNING, "an answer in a pause")
            _must(not _answer(session, index).final, "a change of a final answer")
            changed = replace(session.answers[index], response=response, confidence=confidence)
            return _with(now, index, changed)
        case Checked(_, index, mark):
            _must(not session.setup.exam, "feedback in an exam")
            _must(session.state is State.RUNNING, "feedback in a pause")
            _must(_answer(session, index).mark is None, "feedback a second time")
            return _with(now, index, replace(session.answers[index], mark=mark))
        case Expired(_, index):
            return _with(now, index, replace(_answer(session, index), expired=True))
        case Flagged(_, index, on):
            _answer(session, index)
            flags = session.flags | {index} if on else session.flags - {index}
            return replace(now, flags=flags)
        case Moved(_, index):
            _answer(session, index)
            _must(session.state is State.RUNNING, "a move in a pause")
            return replace(now, position=index, seen=session.seen | {index})
        case Paused():
            _must(not session.setup.exam, "a pause in an exam")
            return replace(now, state=State.PAUSED)
        case Resumed():
            return replace(now, state=State.RUNNING)
        case Slept(_, seconds):
            return replace(now, slept=session.slept + seconds)
        case Submitted(_, reason, marks):
            answers = tuple(
                replace(answer, mark=marks[at])
                if at in marks and answer.given and answer.mark is None
                else answer
                for at, answer in enumerate(session.answers)
            )
            return replace(now, answers=answers, state=State.FINISHED, reason=reason)


def replay(session: Session, events: Iterable[Event]) -> Session:
    """The session after all of its events."""
    for event in events:
        session = apply(session, event)
    return session


def entries_to_json(entries: Iterable[Entry]) -> str:
    """The entries as JSON."""
    return json.dumps(
        [[str(entry.item), entry.seed] for entry in entries],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def entries_from_json(text: str) -> tuple[Entry, ...]:
    """The reverse of ``entries_to_json``; raises ``ValueError`` where it is nothing of the kind."""
    try:
        return tuple(Entry(ItemRef.parse(item), int(seed)) for item, seed in json.loads(text))
    except (TypeError, AttributeError) as error:
        raise ValueError(f"{text!r} is no list of entries") from error


def _answer(session: Session, index: int) -> Answer:
    if not 0 <= index < len(session.entries):
        raise ValueError(f"there is no entry {index}")
    return session.answers[index]


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)


def _with(session: Session, index: int, answer: Answer) -> Session:
    answers = (*session.answers[:index], answer, *session.answers[index + 1 :])
    return replace(session, answers=answers)
