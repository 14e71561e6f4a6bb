"""Whatever is done in a session, in whatever order: no answer is lost, none is invented,
the clock never gains, and the score is the sum over the items."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from quiz_world import Time, World, make_libraries, wrong

from studyapp.base.paths import DataFolder
from studyapp.items.marking import mark
from studyapp.items.responses import Number, Response, is_empty, to_json
from studyapp.items.types import ItemType
from studyapp.model.attempt import Confidence
from studyapp.quiz.session import Answer, Entry, State
from studyapp.quiz.setup import Mode, Scope, Setup
from studyapp.services.libraries import Libraries
from studyapp.services.quiz_clock import HEARTBEAT

COUNT = 6
places = st.integers(0, COUNT - 1)
hows = st.sampled_from(["right", "right", "wrong", "unreadable", "nothing"])
confidences = st.none() | st.sampled_from(Confidence)
short = st.floats(0, 30).map(lambda seconds: round(seconds, 3))


class Sitting(RuleBasedStateMachine):
    """Drives one session; ``given`` is what must be in it."""

    libraries: Libraries

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.time = Time()
        self.world = World.open(DataFolder(self.place), self.libraries, self.time)
        self.given: dict[int, tuple[Response | None, Confidence | None]] = {}
        self.flags: set[int] = set()
        self.entries: tuple[Entry, ...] = ()
        self.orders: list[tuple[int, ...]] = []
        self.left = float("inf")
        self.ended = False

    @initialize(
        mode=st.sampled_from(Mode),
        seconds=st.none() | st.sampled_from([60.0, 300.0]),
        each=st.none() | st.just(40.0),
        seed=st.integers(0, 99),
    )
    def begin(self, mode: Mode, seconds: float | None, each: float | None, seed: int) -> None:
        setup = Setup(Scope(everything=True), COUNT, mode=mode, seconds=seconds, seconds_each=each)
        session = self.world.quiz.start(setup, Random(seed))
        self.entries = session.entries
        self.orders = [self.world.quiz.instance(at).order for at in range(COUNT)]

    @property
    def state(self) -> State:
        session = self.world.quiz.session
        assert session is not None
        return session.state

    def running(self) -> bool:
        return not self.ended and self.state is State.RUNNING

    def practising(self) -> bool:
        session = self.world.quiz.session
        return self.running() and session is not None and not session.setup.exam

    def give(self, at: int, how: str, confidence: Confidence | None) -> None:
        instance = self.world.quiz.instance(at)
        response: Response | None = None
        if how == "right":
            response = instance.right_response()
        elif how == "unreadable" and instance.item.type is ItemType.NUMERIC:
            response = Number("no number")
        elif how != "nothing":
            response = wrong(instance)
        if self.world.quiz.answer(at, response, confidence):
            self.given[at] = response, confidence

    @precondition(running)
    @rule(at=places, how=hows, confidence=confidences)
    def answer(self, at: int, how: str, confidence: Confidence | None) -> None:
        self.give(at, how, confidence)

    @precondition(running)
    @rule(answers=st.lists(st.tuples(hows, confidences), min_size=1, max_size=COUNT), wait=short)
    def answer_one_after_the_other(
        self, answers: list[tuple[str, Confidence | None]], wait: float
    ) -> None:
        for at, (how, confidence) in enumerate(answers):
            if self.running():
                self.world.quiz.go(at)
                self.time.run(wait / COUNT)
                self.give(at, how, confidence)

    @precondition(running)
    @rule(at=places, on=st.none() | st.booleans())
    def flag(self, at: int, on: bool | None) -> None:
        self.world.quiz.flag(at, on)
        session = self.world.quiz.session
        assert session is not None
        if not session.finished:
            wanted = at not in self.flags if on is None else on
            (self.flags.add if wanted else self.flags.discard)(at)

    @precondition(running)
    @rule(at=places)
    def skip(self, at: int) -> None:
        self.world.quiz.go(at)

    @precondition(practising)
    @rule(at=places)
    def check(self, at: int) -> None:
        if self.world.quiz.complaint(at) is None:
            self.world.quiz.check(at)

    @precondition(practising)
    @rule()
    def pause(self) -> None:
        self.world.quiz.pause()

    @precondition(lambda self: not self.ended and self.state is State.PAUSED)
    @rule()
    def go_on(self) -> None:
        self.world.quiz.resume()

    @rule(seconds=short)
    def wait(self, seconds: float) -> None:
        self.time.run(seconds)

    @rule(seconds=st.sampled_from([1.0, 10.0, 3600.0]))
    def sleep(self, seconds: float) -> None:
        self.time.sleep(seconds)

    @rule(hours=st.integers(-30, 30))
    def change_the_time_of_day(self, hours: int) -> None:
        before = self.world.quiz.time_used()
        self.time.day = self.time.day.replace(hour=abs(hours) % 24)
        assert self.world.quiz.time_used() == before

    @rule()
    def tick(self) -> None:
        self.world.quiz.tick()

    @precondition(lambda self: not self.ended)
    @rule(politely=st.booleans())
    def end_the_program_and_start_it_again(self, politely: bool) -> None:
        quiz = self.world.quiz
        quiz.tick()
        if quiz.session is None or quiz.session.finished:
            return
        used = quiz.time_used()
        if politely:
            quiz.leave()
        self.world = self.world.kill()
        offered = self.world.quiz.unfinished()
        assert offered is not None
        assert offered.entries == self.entries
        self.time.run(1000)  # while it does not run, its clock does not
        resumed = self.world.quiz.resume()
        assert resumed.id == offered.id
        again = self.world.quiz.time_used()
        lost = 0.0 if politely else HEARTBEAT
        assert used - lost <= again <= used + 1e-6
        self.left = float("inf")  # from here on it is measured anew

    @precondition(lambda self: not self.ended)
    @rule(really=st.integers(0, 9).map(lambda number: number == 0))
    def submit(self, really: bool) -> None:
        if really:
            self.world.quiz.submit()

    @invariant()
    def the_clock_never_gains(self) -> None:
        left = self.world.quiz.time_left()
        if left is not None:
            assert left <= self.left + 1e-6
            self.left = left
        session = self.world.quiz.session
        if session is not None and session.setup.exam and session.setup.seconds is not None:
            assert self.world.quiz.time_used() <= session.setup.seconds

    @invariant()
    def no_answer_is_lost_and_none_is_invented(self) -> None:
        session = self.world.quiz.session
        if session is None:
            return
        assert session.entries == self.entries
        found = {
            at: (one.response, one.confidence)
            for at, one in enumerate(session.answers)
            if one != Answer(mark=one.mark, expired=one.expired)
        }
        assert found == {at: given for at, given in self.given.items() if given != (None, None)}
        assert session.flags == self.flags
        if session.finished and not self.ended:
            self.ended = True
            self.check_the_result()

    def check_the_result(self) -> None:
        quiz, store = self.world.quiz, self.world.profile.store
        session = quiz.session
        assert session is not None
        expected = {}
        for at, (response, _) in self.given.items():
            if response is None or is_empty(response):
                continue
            readable = response != Number("no number")
            marking = mark(quiz.instance(at), response, quiz.language) if readable else None
            expected[at] = marking.score if marking else 0.0
        attempts = store.attempts.of_session(session.id)
        assert sorted((one.item, one.score, one.response) for one in attempts) == sorted(
            (self.entries[at].item, score, to_json(self.given[at][0] or Number()))
            for at, score in expected.items()
        )
        assert [one.seed for one in attempts if one.item == self.entries[0].item] in (
            [],
            [self.entries[0].seed],
        )
        result = quiz.result()
        assert result.score.points == pytest.approx(sum(expected.values()))
        assert result.score.most == COUNT
        assert result.score.points == pytest.approx(sum(one.score for one in result.entries))
        assert result.certainty is not None
        assert result.certainty.points == sum(one.points for one in result.entries)
        assert sum(one.score.points for one in result.topics) == pytest.approx(result.score.points)
        assert sum(one.seconds for one in result.entries) <= result.seconds + 1e-6
        assert [quiz.instance(at).order for at in range(COUNT)] == self.orders
        assert quiz.unfinished() is None
        kept = next(one for one in quiz.past() if one.id == session.id)
        assert kept == replace(session)

    def teardown(self) -> None:
        if self.entries and not self.ended:
            self.world.quiz.submit()
            self.no_answer_is_lost_and_none_is_invented()
            assert self.ended
        self.world.close()
        shutil.rmtree(self.place)


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Libraries]:
    opened = make_libraries(tmp_path_factory.mktemp("quiz"))
    yield opened
    opened.close()


def sit(libraries: Libraries, examples: int) -> None:
    Sitting.libraries = libraries
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Sitting,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_session_holds_whatever_is_done(qapp: object, libraries: Libraries) -> None:
    sit(libraries, 40)


@pytest.mark.slow
def test_a_session_holds_whatever_is_done_many_times(qapp: object, libraries: Libraries) -> None:
    sit(libraries, 200)
