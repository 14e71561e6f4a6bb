"""The rules of a session: what its events make of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.items.responses import (
    Blanks,
    Choice,
    Matches,
    Number,
    Order,
    Recall,
    Verdict,
)
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
    kind_of,
    payload_of,
    read_event,
)
from studyapp.quiz.session import (
    Entry,
    Session,
    State,
    Status,
    apply,
    begin,
    entries_from_json,
    entries_to_json,
    replay,
)
from studyapp.quiz.setup import Mode, Setup

ENTRIES = tuple(Entry(ItemRef.parse(f"small/alpha#{name}"), 7) for name in ("a", "b", "c"))
TIME = datetime(2026, 11, 3, 10, tzinfo=UTC)
RIGHT = Mark(1.0, True)


def new(mode: Mode = Mode.PRACTICE) -> Session:
    return begin(SessionId("s"), TIME, Setup(mode=mode), ENTRIES)


def after(*events: Event, mode: Mode = Mode.PRACTICE) -> Session:
    return replay(new(mode), events)


def test_time_is_spent_on_the_entry_that_is_on_the_screen() -> None:
    session = after(
        Moved(5, 1),
        Answered(8, 1, Number("3")),
        Flagged(9, 0, True),
        Moved(10, 0),
        Slept(12, 99),
        Answered(14, 0, Choice(frozenset({1})), Confidence.SURE),
    )
    assert session.spent == (9, 5, 0)
    assert session.used == sum(session.spent) == 14
    assert session.spent_at(20) == (15, 5, 0)
    assert session.slept == 99
    assert (session.position, session.seen, session.flags) == (0, {0, 1}, {0})
    assert [session.status(index) for index in range(3)] == [
        Status.ANSWERED,
        Status.ANSWERED,
        Status.UNSEEN,
    ]


def test_feedback_and_pauses_are_no_time_on_a_question() -> None:
    session = after(
        Answered(3, 0, Verdict(True)),
        Checked(4, 0, RIGHT),
        Moved(60, 1),
        Paused(70),
        Resumed(70),
        Moved(75, 2),
    )
    assert session.spent == (4, 15, 0)


def test_an_answer_can_be_changed_and_taken_back_until_it_is_final() -> None:
    session = after(
        Answered(1, 0, Number("1"), Confidence.GUESS),
        Answered(2, 0, Number("2"), Confidence.SURE),
        Answered(3, 1, Number("9")),
        Answered(4, 1, None),
    )
    assert session.answers[0].response == Number("2")
    assert session.answers[0].confidence is Confidence.SURE
    assert session.answered == {0}
    checked = apply(session, Checked(5, 0, RIGHT))
    with pytest.raises(ValueError, match="final"):
        apply(checked, Answered(6, 0, Number("3")))
    with pytest.raises(ValueError, match="second time"):
        apply(checked, Checked(6, 0, RIGHT))


def test_what_an_exam_does_not_allow() -> None:
    for event in (Paused(1), Checked(1, 0, RIGHT)):
        with pytest.raises(ValueError, match="exam"):
            after(event, mode=Mode.EXAM)


def test_an_expired_answer_stays_as_it_is_and_is_marked_at_the_end() -> None:
    session = after(Answered(1, 0, Number("1")), Expired(30, 0), mode=Mode.EXAM)
    with pytest.raises(ValueError, match="final"):
        apply(session, Answered(31, 0, Number("2")))
    ended = apply(session, Submitted(40, Reason.TIME, {0: RIGHT, 1: RIGHT}))
    assert ended.answers[0].mark == RIGHT
    assert ended.answers[1].mark is None  # nothing was given, so nothing is invented
    assert ended.spent == (30, 0, 0)


def test_nothing_happens_after_the_end() -> None:
    ended = after(Submitted(1, Reason.BY_HAND))
    assert ended.finished
    assert ended.reason is Reason.BY_HAND
    for event in (Moved(2, 1), Resumed(2), Submitted(2, Reason.TIME)):
        with pytest.raises(ValueError, match="after the end"):
            apply(ended, event)


def test_a_pause_takes_no_answer() -> None:
    paused = after(Paused(3))
    assert paused.state is State.PAUSED
    for event in (Answered(4, 0, Number("1")), Moved(4, 1), Checked(4, 0, RIGHT)):
        with pytest.raises(ValueError, match="pause"):
            apply(paused, event)
    assert apply(paused, Flagged(3, 1, True)).flags == {1}


def test_entries_that_are_not_there() -> None:
    for index in (-1, 3):
        with pytest.raises(ValueError, match="no entry"):
            after(Moved(1, index))
    with pytest.raises(ValueError, match="without items"):
        begin(SessionId("s"), TIME, Setup(), ())


def test_the_next_open_entry_is_found_round_the_end() -> None:
    session = after(Checked(1, 1, RIGHT))
    assert session.open_after(0) == 2
    assert session.open_after(2) == 0
    assert after(Checked(1, 1, RIGHT), Checked(1, 0, RIGHT)).open_after(2) is None


texts = st.text(max_size=8)
numbers = st.integers(0, 9)
responses = st.one_of(
    st.none(),
    st.builds(Choice, st.frozensets(numbers)),
    st.builds(Number, texts),
    st.builds(Blanks, st.lists(texts).map(tuple)),
    st.builds(Order, st.permutations(range(4)).map(tuple)),
    st.builds(Matches, st.lists(st.none() | numbers).map(tuple)),
    st.builds(Verdict, st.booleans()),
    st.builds(Recall, st.frozensets(numbers), texts),
)
used = st.floats(0, 1e6, allow_nan=False)
index = st.integers(0, 2)
marks = st.builds(Mark, st.floats(0, 1), st.booleans())
events: st.SearchStrategy[Any] = st.one_of(
    st.builds(Answered, used, index, responses, st.none() | st.sampled_from(Confidence)),
    st.builds(Checked, used, index, marks),
    st.builds(Expired, used, index),
    st.builds(Flagged, used, index, st.booleans()),
    st.builds(Moved, used, index),
    st.builds(Paused, used),
    st.builds(Resumed, used),
    st.builds(Slept, used, used),
    st.builds(Submitted, used, st.sampled_from(Reason), st.dictionaries(index, marks)),
)


@given(events)
def test_an_event_is_read_as_it_was_written(event: Event) -> None:
    assert read_event(kind_of(event), event.used, payload_of(event)) == event


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("answered", "{}"),
        ("answered", "[]"),
        ("answered", '{"index": 0, "response": {"song": 1}, "confidence": ""}'),
        ("moved", "no json"),
        ("danced", "{}"),
        ("submitted", '{"reason": "boredom", "marks": []}'),
    ],
)
def test_what_is_no_event_is_refused(kind: str, payload: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_event(kind, 0.0, payload)


def test_entries_are_read_as_they_were_written() -> None:
    assert entries_from_json(entries_to_json(ENTRIES)) == ENTRIES
    for text in ("{}x", "[1]", '[["a#b", 1]]', "null"):
        with pytest.raises(ValueError, match=r"."):
            entries_from_json(text)


@given(st.sampled_from(Mode), st.lists(events, max_size=30))
def test_whatever_happens_the_times_add_up(mode: Mode, happened: list[Event]) -> None:
    session = new(mode)
    for event in happened:
        try:
            following = apply(session, event)
        except ValueError:
            continue
        assert following.used >= session.used
        assert all(a >= b for a, b in zip(following.spent, session.spent, strict=True))
        assert sum(following.spent) <= following.used * (1 + 1e-9)
        for before, now in zip(session.answers, following.answers, strict=True):
            if before.final:
                assert (now.response, now.confidence) == (before.response, before.confidence)
        session = following
