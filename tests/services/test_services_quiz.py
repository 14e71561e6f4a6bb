"""Quizzes over a real store and bank: what a command returns from is kept, whatever comes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from quiz_world import SMALL, Time, World, make_libraries, wrong

from studyapp.base.errors import StudyAppError
from studyapp.base.paths import DataFolder
from studyapp.items.numbers import UnreadableNumberError
from studyapp.items.responses import Number
from studyapp.items.types import ItemType
from studyapp.model.attempt import Confidence
from studyapp.model.ids import ItemId, ItemRef, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language
from studyapp.quiz.clock import TimeWarning
from studyapp.quiz.events import Reason
from studyapp.quiz.session import State
from studyapp.quiz.setup import Mode, Scope, Sequence, Setup, repeating
from studyapp.services.history import Change
from studyapp.services.libraries import Libraries
from studyapp.services.quiz_presets import Feeds
from studyapp.store import StoreError
from studyapp.store.bookmarks import Level
from studyapp.store.database import Database

ALL = Scope(everything=True)
ALPHA = QuestionRef(SMALL, QuestionId("alpha"))


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Libraries]:
    opened = make_libraries(tmp_path_factory.mktemp("quiz"))
    yield opened
    opened.close()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def world(qapp: object, folder: DataFolder, libraries: Libraries, time: Time) -> Iterator[World]:
    opened = World.open(folder, libraries, time)
    yield opened
    opened.close()


def numeric(**more: Any) -> Setup:
    return Setup(ALL, types=frozenset({ItemType.NUMERIC}), **more)


def answer_right(world: World, index: int, confidence: Confidence | None = None) -> None:
    assert world.quiz.answer(index, world.quiz.instance(index).right_response(), confidence)


def test_what_a_set_up_speaks_of(world: World) -> None:
    quiz = world.quiz
    assert quiz.count(Setup(ALL)) == 16  # seven items of each question, and its key points
    assert quiz.count(numeric()) == 2
    assert quiz.count(Setup(Scope(topics=((SMALL, TopicId("training/losses")),)))) == 8
    assert quiz.count(Setup(Scope(levels=("weak",)))) == 0
    world.profile.bookmarks.toggle(ALPHA, Level.WEAK)
    assert quiz.count(Setup(Scope(levels=("weak",)))) == 8
    assert quiz.count(Setup(Scope(unseen=True))) == 16
    quiz.start(numeric())
    answer_right(world, 0)
    quiz.answer(1, Number("-1"))
    quiz.submit()
    assert quiz.count(Setup(Scope(unseen=True))) == 14
    assert quiz.count(Setup(Scope(wrong=True))) == 1


def test_an_empty_scope_is_one_clear_sentence(world: World) -> None:
    with pytest.raises(StudyAppError) as error:
        world.quiz.start(Setup(Scope(due=True)))
    assert error.value.what == "No quiz item fits this choice."
    assert error.value.remedy
    assert world.quiz.session is None
    assert world.quiz.unfinished() is None


def test_confusable_questions_alternate(world: World) -> None:
    session = world.quiz.start(Setup(ALL, 0), Random(1))
    questions = [entry.item.question for entry in session.entries]
    assert sum(a == b for a, b in pairwise(questions)) == 0


def test_a_practice_from_start_to_result(world: World, time: Time) -> None:
    quiz, told = world.quiz, []
    world.profile.history.changed.connect(told.append)
    session = quiz.start(Setup(ALL, 4, sequence=Sequence.BY_TOPIC), Random(2))
    assert quiz.marking(0) is None
    time.run(10)
    answer_right(world, 0, Confidence.SURE)
    assert quiz.check(0).right
    assert not quiz.answer(0, None)  # final
    time.run(100)  # reading the feedback
    quiz.go(1)
    time.run(7)
    instance = quiz.instance(1)
    quiz.answer(1, wrong(instance), Confidence.SURE)
    marking = quiz.check(1)
    assert not marking.right
    quiz.go(2)
    quiz.answer(2, quiz.instance(2).right_response(), Confidence.GUESS)
    time.run(5)
    quiz.submit()
    result = quiz.result()
    assert result.reason is Reason.BY_HAND
    assert result.score.most == 4
    assert [entry.right for entry in result.entries] == [True, False, True, False]
    assert [entry.seconds for entry in result.entries] == [10, 7, 5, 0]
    assert [entry.points for entry in result.entries] == [3, -6, 1, 0]
    assert result.certainty is not None
    assert result.certainty.points == -2
    assert result.wrong == (session.entries[1].item, session.entries[3].item)
    attempts = world.profile.store.attempts.of_session(session.id)
    assert [(one.item, one.seconds) for one in attempts] == [
        (session.entries[0].item, 10),
        (session.entries[1].item, 7),
        (session.entries[2].item, 5),
    ]
    assert [one.seed for one in attempts] == [entry.seed for entry in session.entries[:3]]
    kinds = [change.kind for change in told if isinstance(change, Change)]
    assert kinds == ["session", "attempt", "attempt", "attempt", "session"]
    assert quiz.past() == [quiz.session]
    assert quiz.result(session.id) == result
    again = quiz.start(repeating(session.setup, result.wrong))
    assert {entry.item for entry in again.entries} == set(result.wrong)


def test_ones_own_median_is_from_earlier_answers(world: World, time: Time) -> None:
    quiz = world.quiz
    for seconds in (10, 20, 60):
        quiz.start(numeric())
        for at in range(2):
            quiz.go(at)
            time.run(seconds)
            answer_right(world, at)
        quiz.submit()
    usual = [entry.usual for entry in quiz.result().entries]
    assert usual == [15, 15]  # of the type: this item has only two answers before
    quiz.start(numeric())
    time.run(33)
    quiz.submit()
    assert [(one.seconds, one.usual) for one in quiz.result().entries] == [(33, 20), (0, 20)]


def test_what_cannot_be_read_is_said_and_can_be_corrected(world: World) -> None:
    quiz = world.quiz
    quiz.start(numeric())
    quiz.answer(0, Number("about seven"))
    assert isinstance(quiz.complaint(0), UnreadableNumberError)
    with pytest.raises(UnreadableNumberError):
        quiz.check(0)
    assert world.profile.store.attempts.all() == []
    answer_right(world, 0)
    assert quiz.complaint(0) is None
    assert quiz.check(0).right


def test_an_exam_marks_what_cannot_be_read_as_wrong(world: World) -> None:
    quiz = world.quiz
    quiz.start(numeric(mode=Mode.EXAM))
    quiz.answer(0, Number("about seven"))
    with pytest.raises(ValueError, match="exam"):
        quiz.check(1)
    quiz.submit()
    marking = quiz.marking(0)
    assert marking is not None
    assert "about seven" in marking.reason
    assert [one.score for one in world.profile.store.attempts.all()] == [0.0]


def test_at_zero_an_exam_takes_what_was_typed_and_ends(world: World, time: Time) -> None:
    quiz, warned, ended = world.quiz, [], []
    quiz.warned.connect(warned.append)
    quiz.finished.connect(lambda: ended.append(True))
    quiz.collecting.connect(lambda: quiz.answer(1, Number("0.5"), Confidence.LIKELY))
    quiz.start(numeric(mode=Mode.EXAM, seconds=600.0))
    answer_right(world, 0)
    for _ in range(70):
        time.run(10)
        quiz.tick()
    assert warned == [
        TimeWarning.FIFTH,
        TimeWarning.MINUTE,
        TimeWarning.TWENTIETH,
        TimeWarning.UP,
    ]
    assert ended == [True]
    assert not quiz.answer(0, None)
    result = quiz.result()
    assert (result.reason, result.seconds) == (Reason.TIME, 600)
    assert [entry.answer.given for entry in result.entries] == [True, True]
    assert quiz.unfinished() is None


def test_an_answer_after_zero_is_too_late(world: World, time: Time) -> None:
    quiz = world.quiz
    quiz.start(numeric(mode=Mode.EXAM, seconds=60.0))
    time.run(61)  # nobody ticked: the answer itself finds the time to be up
    assert not quiz.answer(0, Number("1"))
    assert quiz.session is not None
    assert quiz.session.reason is Reason.TIME
    assert quiz.session.answered == frozenset()


def test_practice_goes_on_over_its_time(world: World, time: Time) -> None:
    quiz = world.quiz
    quiz.start(numeric(seconds=60.0))
    time.run(90)
    quiz.tick()
    assert quiz.time_left() == -30
    answer_right(world, 0)
    assert quiz.running


@pytest.mark.parametrize(("mode", "used"), [(Mode.EXAM, 3610), (Mode.PRACTICE, 10)])
def test_sleep_is_noticed_and_said(world: World, time: Time, mode: Mode, used: float) -> None:
    quiz, said = world.quiz, []
    quiz.slept.connect(lambda seconds, counted: said.append((seconds, counted)))
    quiz.start(numeric(mode=mode, seconds=7200.0))
    time.run(10)
    time.sleep(3600)
    quiz.tick()
    quiz.tick()
    assert said == [(3600, mode is Mode.EXAM)]
    assert quiz.time_used() == used
    session = world.kill().quiz.resume()
    assert session.slept == 3600


def test_each_question_has_its_time(world: World, time: Time) -> None:
    quiz, expired = world.quiz, []
    quiz.expired.connect(expired.append)
    quiz.start(numeric(mode=Mode.EXAM, seconds_each=30.0))
    answer_right(world, 0)
    time.run(20)
    assert quiz.time_left_each() == 10
    time.run(11)
    quiz.tick()
    assert expired == [0]
    assert quiz.session is not None
    assert quiz.session.position == 1
    assert not quiz.answer(0, None)
    time.run(31)
    quiz.tick()
    assert expired == [0, 1]
    assert quiz.session.reason is Reason.TIME
    assert [entry.right for entry in quiz.result().entries] == [True, False]


def test_in_practice_a_question_whose_time_is_up_is_marked(world: World, time: Time) -> None:
    quiz = world.quiz
    quiz.start(numeric(seconds_each=30.0))
    answer_right(world, 0)
    time.run(31)
    quiz.tick()
    marking = quiz.marking(0)
    assert marking is not None
    assert marking.right
    assert len(world.profile.store.attempts.all()) == 1
    quiz.go(1)
    time.run(31)
    quiz.tick()
    assert quiz.marking(1) is not None
    assert len(world.profile.store.attempts.all()) == 1  # nothing was answered
    assert quiz.running


def test_a_pause_stops_the_clock(world: World, time: Time) -> None:
    quiz = world.quiz
    quiz.start(numeric(seconds=600.0))
    time.run(10)
    quiz.pause()
    time.run(1000)
    assert not quiz.answer(0, Number("1"))
    assert quiz.time_used() == 10
    quiz.resume()
    time.run(5)
    assert quiz.time_left() == 585


def test_killed_it_is_offered_with_all_there_was(world: World, time: Time) -> None:
    quiz = world.quiz
    first = quiz.start(Setup(ALL, 6, mode=Mode.EXAM, seconds=600.0), Random(4))
    texts = [quiz.instance(at).stem(Language.EN) for at in range(6)]
    orders = [quiz.instance(at).order for at in range(6)]
    time.run(30)
    answer_right(world, 2, Confidence.LIKELY)
    quiz.flag(3)
    quiz.go(4)
    time.run(7)
    quiz.tick()
    after = world.kill().quiz
    time.run(10_000)
    offered = after.unfinished()
    assert offered is not None
    assert (offered.id, offered.entries) == (first.id, first.entries)
    session = after.resume()
    assert after.time_left() == 563
    assert (session.flags, session.position, session.answered) == ({3}, 4, {2})
    assert session.answers[2].confidence is Confidence.LIKELY
    assert [after.instance(at).stem(Language.EN) for at in range(6)] == texts
    assert [after.instance(at).order for at in range(6)] == orders
    assert session.spent == (30, 0, 0, 0, 7, 0)
    after.discard()
    assert after.unfinished() is None
    assert after.past()[0].reason is Reason.ABANDONED


def test_another_session_leaves_the_first_to_be_gone_on_with(world: World) -> None:
    quiz = world.quiz
    first = quiz.start(numeric())
    second = quiz.start(numeric())
    assert first.id != second.id
    found = quiz.unfinished()
    assert found is not None
    assert (found.id, found.state) == (first.id, State.PAUSED)
    quiz.submit()
    assert quiz.resume().id == first.id
    quiz.discard(first.id)
    with pytest.raises(StudyAppError, match="no unfinished session"):
        quiz.resume()


def test_a_full_disk_is_said_and_the_session_goes_on_after(
    qtbot: QtBot, world: World, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz, failed = world.quiz, []
    world.profile.history.failed.connect(failed.append)
    session = quiz.start(numeric(mode=Mode.EXAM, seconds=60.0))
    pages = world.profile.store._database
    (used,) = pages.row("PRAGMA page_count") or (0,)
    monkeypatch.setattr(Database, "execute", _full)
    with pytest.raises(StoreError, match="full"):
        quiz.answer(0, Number("1"))
    assert quiz.session == session  # it has not happened
    time.run(20)
    for _ in range(3):
        quiz._tick_quietly()
    assert [str(error) for error in failed] == [str(failed[0])]  # said once
    monkeypatch.undo()
    answer_right(world, 0)
    assert quiz.time_left() == 40
    monkeypatch.setattr(Database, "execute", _full)
    time.run(60)
    quiz._tick_quietly()
    assert quiz.running  # it could not be ended
    monkeypatch.undo()
    assert not quiz.answer(1, Number("1"))  # and is over all the same
    assert quiz.session.finished
    assert [entry.right for entry in quiz.result().entries] == [True, False]
    assert used


def _full(self: Database, sql: str, parameters: object = ()) -> int:
    from studyapp.store.errors import explain

    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    found = explain(error, self.path)
    assert found is not None
    raise found


def test_quizzes_feed_the_reviews_only_where_one_says_so(world: World) -> None:
    quiz, store = world.quiz, world.profile.store
    quiz.start(numeric())
    answer_right(world, 0)
    quiz.check(0)
    answer_right(world, 1)
    quiz.submit()
    assert quiz.presets.feeds is Feeds.ASK
    assert len(store.reviews.all()) == 0
    quiz.feed(Feeds.YES)
    quiz.feed(Feeds.YES)
    assert len(store.reviews.all()) == 2
    quiz.start(numeric())
    answer_right(world, 0)
    quiz.check(0)
    assert len(store.reviews.all()) == 3


def test_presets_and_the_last_set_up_stay(world: World) -> None:
    exam = numeric(mode=Mode.EXAM, seconds=600.0)
    world.quiz.presets.save("ten minutes", exam)
    world.quiz.presets.save("all", Setup(ALL, 0))
    world.quiz.start(exam)
    again = world.kill().quiz.presets
    assert list(again.all()) == ["ten minutes", "all"]
    assert again.all()["ten minutes"] == again.last == exam
    again.remove("ten minutes")
    again.remove("all")
    assert again.all() == {}


def test_a_restored_backup_takes_the_session_off_the_table(qtbot: QtBot, world: World) -> None:
    with qtbot.waitSignal(world.profile.backups.made) as made:
        world.profile.backups.make()
    world.quiz.start(numeric())
    world.profile.backups.restore(made.args[0].path)
    assert world.quiz.session is None
    assert world.quiz.unfinished() is None
    world.quiz.start(numeric())  # and it goes on


def test_an_item_that_left_its_bank(world: World) -> None:
    gone = ItemRef(ALPHA, ItemId("gone"))
    quiz = world.quiz
    session = quiz.start(numeric())
    store = world.profile.store
    entries = f'[["{gone}", 1], ["{session.entries[1].item}", 2]]'
    store._database.execute("UPDATE sessions SET entries = ?", (entries,))
    quiz = world.kill().quiz
    quiz.resume()
    with pytest.raises(StudyAppError, match="no longer in its bank"):
        quiz.instance(0)
    quiz.answer(0, Number("1"))
    quiz.answer(1, quiz.instance(1).right_response())
    quiz.submit()
    result = quiz.result()
    assert [entry.right for entry in result.entries] == [False, True]
    assert result.entries[0].marking is None
