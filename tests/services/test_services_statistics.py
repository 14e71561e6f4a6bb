"""Numbers over a real store and a real bank: after answers, ratings, undo, another day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot
from quiz_world import SMALL, Time, make_libraries

from studyapp.base.paths import DataFolder
from studyapp.model.attempt import Attempt, AttemptId, Confidence, SessionId
from studyapp.model.ids import ItemRef, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.model.review import Rating
from studyapp.quiz.setup import Mode, Scope, Setup
from studyapp.services.history import REST
from studyapp.services.profile import Profile
from studyapp.services.statistics import StatisticsService
from studyapp.stats.home import Due
from studyapp.stats.outline import TopicRef

ALPHA = QuestionRef(SMALL, QuestionId("alpha"))
LOSSES = TopicRef(SMALL, "training/losses")


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def profile(qapp: object, tmp_path: Path, time: Time) -> Iterator[Profile]:
    opened = Profile.open(DataFolder(tmp_path / "data"), time.now)
    libraries = make_libraries(tmp_path)
    opened.libraries = libraries
    yield opened
    opened.close()
    libraries.close()


def items(profile: Profile) -> list[ItemRef]:
    assert profile.libraries is not None
    return [row.ref for row in profile.libraries.item_rows() if row.ref.question == ALPHA]


def answer(profile: Profile, item: ItemRef, score: float, name: str = "x") -> None:
    now = profile.store.now()
    with profile.history.command("quiz.answer") as edits:
        edits.append(
            profile.store.attempts.put(
                Attempt(
                    id=AttemptId(name),
                    at=now,
                    day=profile.statistics.today(),
                    item=item,
                    session=SessionId(""),
                    seed=1,
                    language=Language.EN,
                    response="{}",
                    score=score,
                    confidence=Confidence.SURE,
                    seconds=20.0,
                    confused="" if score else "beta",
                )
            )
        )


def test_nothing_yet(profile: Profile) -> None:
    home = profile.statistics.home()
    assert not home.begun
    assert home.due == Due()
    assert (home.streak.current, home.last, home.session, home.exam) == (0, None, None, None)
    found = profile.statistics.statistics()
    assert found.empty
    assert found.totals.score is found.calibration.brier is found.retention.recalled is None
    assert found.topics[0].topic == TopicRef(SMALL)
    assert all(one.mastery is None for one in found.topics)
    assert len(found.load.days) == 90
    assert len(found.calendar) == 365


def test_an_answer_and_a_rating_show_and_can_be_taken_back(profile: Profile) -> None:
    empty = profile.statistics.statistics()
    heard: list[bool] = []
    profile.statistics.changed.connect(lambda: heard.append(True))
    first, second = items(profile)[:2]
    answer(profile, first, 0.0)
    profile.review.rate(second, Rating.GOOD, seconds=12.0)
    assert heard
    home = profile.statistics.home()
    assert home.begun
    assert (home.done.answers, home.done.reviews, home.done.learned) == (1, 1, 1)
    assert home.done.seconds == 32.0
    assert home.streak.current == 1
    assert home.streak.today
    assert home.due.learning == 1
    assert home.weakest[0].topic == LOSSES
    assert home.weakest[0].mastery == 0.5
    found = profile.statistics.statistics()
    topics = {one.topic: one for one in found.topics}
    assert topics[LOSSES].seen == 1
    assert topics[LOSSES].mastery == 0.5 / topics[LOSSES].questions
    assert found.calibration.points[2].observed == 0.0
    assert found.hardest[0].ref == ALPHA
    assert found.confusions[0].second.question == "beta"
    assert profile.statistics.mastery()[SMALL, "alpha"].wrong == 1
    profile.undo.undo()
    profile.undo.undo()
    assert profile.statistics.statistics() == empty
    profile.undo.redo()
    assert profile.statistics.home().done.answers == 1


def test_a_right_answer_after_a_wrong_one_moves_the_topic(profile: Profile) -> None:
    item = items(profile)[0]
    seen = []
    for number, score in enumerate((0.0, 1.0, 0.5)):
        answer(profile, item, score, f"x{number}")
        seen.append(profile.statistics.mastery()[SMALL, "alpha"].mastery)
    assert seen == [0.0, 1.0, 0.5]


def test_yesterdays_streak_goes_on_until_the_day_is_over(profile: Profile, time: Time) -> None:
    answer(profile, items(profile)[0], 1.0)
    for days, current in ((0, 1), (1, 1), (2, 0)):
        time.day += timedelta(days=min(days, 1))
        home = profile.statistics.home()
        assert home.streak.current == current
        assert home.done.answers == (1 if days == 0 else 0)


@pytest.mark.parametrize(("hour", "day"), [(3, 2), (4, 3)])
def test_the_day_begins_at_four(profile: Profile, time: Time, hour: int, day: int) -> None:
    def shanghai() -> tzinfo:
        return ZoneInfo("Asia/Shanghai")

    service = StatisticsService(profile, shanghai)
    time.day = time.day.replace(hour=hour, tzinfo=shanghai()).astimezone(UTC)
    assert service.today() == date(2026, 11, day)


def test_what_one_was_doing(profile: Profile) -> None:
    profile.reading.opened(ALPHA, Language.EN, "1")
    profile.quiz.start(Setup(scope=Scope(everything=True), mode=Mode.EXAM, count=3))
    profile.quiz.leave()
    home = profile.statistics.home()
    assert home.last == ALPHA
    assert home.session is not None
    assert (home.session.exam, home.session.answered, home.session.total) == (True, 0, 3)
    profile.quiz.discard()
    assert profile.statistics.home().session is None


def test_the_exam_is_counted_down_to(profile: Profile) -> None:
    profile.settings.review_exam_date = profile.statistics.today() + timedelta(days=10)
    profile.review.rate(items(profile)[0], Rating.EASY)
    exam = profile.statistics.home().exam
    assert exam is not None
    assert exam.days == 10
    assert exam.expected is not None
    assert 0.5 < exam.expected < 1


def test_a_rated_card_falls_due_on_its_day(profile: Profile) -> None:
    rated = profile.review.rate(items(profile)[0], Rating.EASY)
    found = profile.statistics.statistics()
    assert rated.card.due_day is not None
    ahead = {one.day: one.due for one in found.load.days if one.due}
    assert ahead == {rated.card.due_day: 1}
    days = (rated.card.due_day - profile.statistics.today()).days
    assert profile.statistics.home().tomorrow == (days == 1)
    assert found.load.within(days) == 0
    assert found.load.within(days + 1) == 1


def test_without_banks_there_are_still_numbers(profile: Profile) -> None:
    answer(profile, items(profile)[0], 1.0)
    profile.libraries = None
    found = profile.statistics.statistics()
    assert found.topics == ()
    assert found.totals.answers == 1
    assert profile.statistics.home().done.answers == 1


def test_the_journal_is_folded_when_one_rests(profile: Profile, qtbot: QtBot) -> None:
    item = items(profile)[0]
    for number in range(60):
        answer(profile, item, 1.0, f"to-be-found-again-{number}")
    database = profile.store.folder.database
    assert b"to-be-found-again-3" not in database.read_bytes()
    qtbot.waitUntil(lambda: b"to-be-found-again-3" in database.read_bytes(), timeout=10 * REST)
