"""Spaced review over a real store and a real compiled bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quiz_world import SMALL, make_libraries

from studyapp.base.errors import StudyAppError
from studyapp.base.paths import DataFolder
from studyapp.model.attempt import Attempt, AttemptId, Confidence, SessionId
from studyapp.model.ids import WHOLE, ItemId, ItemRef, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language
from studyapp.model.review import CardState, Rating
from studyapp.review import scheduling
from studyapp.review.queue import Kind
from studyapp.services.history import Change
from studyapp.services.libraries import Libraries
from studyapp.services.profile import Profile
from studyapp.services.review import ReviewService
from studyapp.store.bookmarks import Level
from studyapp.store.changes import new_id

ALPHA, BETA = (QuestionRef(SMALL, QuestionId(name)) for name in ("alpha", "beta"))
FIRST, SECOND = ItemRef(ALPHA, ItemId("which")), ItemRef(ALPHA, ItemId("yes"))
OTHER = ItemRef(BETA, ItemId("which"))


class Clock:
    """The time of day, turned by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time

    def go(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def libraries(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Libraries]:
    opened = make_libraries(tmp_path_factory.mktemp("bank"))
    yield opened
    opened.close()


@pytest.fixture
def profile(qapp: object, tmp_path: Path, time: Clock, libraries: Libraries) -> Iterator[Profile]:
    opened = Profile.open(DataFolder(tmp_path / "data"), time)
    opened.libraries = libraries
    yield opened
    opened.close()


@pytest.fixture
def review(profile: Profile) -> ReviewService:
    service = ReviewService(
        profile.history, profile.settings, lambda: profile.libraries, lambda: UTC, profile
    )
    profile.__dict__["review"] = service  # in UTC, wherever the tests run
    return service


def state(profile: Profile) -> tuple[Any, ...]:
    """Everything about reviews that is kept."""
    store = profile.store
    return (store.cards.all(), store.reviews.all(), store.bookmarks.all())


def answer(
    profile: Profile,
    item: ItemRef = FIRST,
    score: float = 1.0,
    confidence: Confidence | None = None,
    confused: str = "",
) -> Attempt:
    attempt = given_answer(profile, item, score, confidence, confused)
    with profile.history.command("review.answer", undoable=False) as edits:
        edits.append(profile.store.attempts.put(attempt))
    return attempt


def given_answer(
    profile: Profile,
    item: ItemRef,
    score: float,
    confidence: Confidence | None = None,
    confused: str = "",
) -> Attempt:
    now = profile.store.now()
    return Attempt(
        id=AttemptId(new_id(now)),
        at=now,
        day=profile.review.day_of(now),
        item=item,
        session=SessionId(""),
        seed=1,
        language=Language.EN,
        response='{"verdict":true}',
        score=score,
        confidence=confidence,
        seconds=10.0,
        confused=confused,
    )


# -- ratings --------------------------------------------------------------------------------------


def test_a_rating_is_kept_told_and_taken_back(profile: Profile, review: ReviewService) -> None:
    told: list[Change] = []
    profile.history.changed.connect(told.append)
    result = review.rate(FIRST, Rating.GOOD, seconds=12.5, attempt="an-answer")
    assert review.card(FIRST) == result.card
    assert profile.store.reviews.of_item(FIRST) == [result.review]
    assert result.review.seconds == 12.5
    assert result.review.attempt == "an-answer"
    assert (result.review.state, result.review.retrievability) == (CardState.NEW, None)
    assert result.review.algorithm == scheduling.ALGORITHM
    assert {change.kind for change in told} == {"card", "review"}
    kept = state(profile)
    assert profile.undo.undo() is not None
    assert review.card(FIRST) is None
    assert profile.store.reviews.all() == []
    assert profile.undo.redo() is not None
    assert state(profile) == kept


def test_a_rating_is_in_its_log_and_not_a_second_time_in_the_history(
    profile: Profile, review: ReviewService
) -> None:
    review.add([FIRST])
    count = profile.store.changes.count()
    review.rate(FIRST, Rating.GOOD)
    assert profile.store.changes.count() == count
    profile.undo.undo()
    assert [one.kind for one in profile.store.changes.all()][count:] == ["review"]
    assert list(profile.store.changes.all())[-1].payload is None
    profile.undo.redo()
    assert list(profile.store.changes.all())[-1].payload is not None
    review.suspend([FIRST])
    last = list(profile.store.changes.all())[-1]
    assert (last.kind, last.key.subject) == ("card", "which")


def test_the_button_says_what_the_rating_does(review: ReviewService, time: Clock) -> None:
    for rating in (Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.GOOD, Rating.HARD):
        said = review.intervals(FIRST)[rating]
        result = review.rate(FIRST, rating)
        assert result.card.due - result.review.at == said
        time.time = result.card.due


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["rate", "bury", "suspend", "unsuspend", "add", "remove", "bookmark", "unbury"]
            ),
            st.sampled_from([FIRST, SECOND, OTHER]),
            st.sampled_from(list(Rating)),
            st.integers(0, 5_000),
        ),
        max_size=12,
    )
)
def test_undo_restores_exactly_and_the_replay_of_the_log_is_the_card(
    profile: Profile,
    review: ReviewService,
    time: Clock,
    steps: list[tuple[str, ItemRef, Rating, int]],
) -> None:
    profile.history.undo_stack.clear()
    states = [state(profile)]
    for action, item, rating, minutes in steps:
        time.go(minutes=minutes)
        done = len(profile.history.undo_stack._done)
        if action == "rate":
            review.rate(item, rating)
        elif action == "bookmark":
            profile.bookmarks.toggle(item.question)
        else:
            getattr(review, action)([item])
        if len(profile.history.undo_stack._done) > done:
            states.append(state(profile))
        assert state(profile) == states[-1]
        for card in profile.store.cards.all():
            logs = profile.store.reviews.of_item(card.item)
            assert len(logs) == card.reviews
            if logs:
                assert scheduling.replay(card, logs) == card
    for earlier in reversed(states[:-1]):
        profile.undo.undo()
        assert state(profile) == earlier
    for later in states[1:]:
        profile.undo.redo()
        assert state(profile) == later


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["rate", "answer", "bury", "suspend", "add", "remove", "bookmark", "undo", "redo"]
            ),
            st.sampled_from([FIRST, SECOND, OTHER]),
            st.sampled_from(list(Rating)),
            st.sampled_from([0, 1, 15, 600, 2_000, 11_000]),
        ),
        max_size=14,
    )
)
def test_what_is_kept_up_with_is_what_would_be_read_anew(
    profile: Profile,
    review: ReviewService,
    time: Clock,
    steps: list[tuple[str, ItemRef, Rating, int]],
) -> None:
    for action, item, rating, minutes in steps:
        time.go(minutes=minutes)
        if action == "rate":
            review.rate(item, rating)
        elif action == "answer":
            review.keep(given_answer(profile, item, 0.0, Confidence.SURE))
        elif action == "bookmark":
            profile.bookmarks.toggle(item.question)
        elif action in {"undo", "redo"}:
            getattr(profile.undo, action)()
        else:
            getattr(review, action)([item])
        anew = ReviewService(
            profile.history, profile.settings, lambda: profile.libraries, lambda: UTC
        )
        kept, fresh = review.queue(), anew.queue()
        assert [entry.item for entry in kept.order] == [entry.item for entry in fresh.order]
        assert kept.counts == fresh.counts
        assert review.proposals() == anew.proposals()
        assert review.proposals(1) == anew.proposals()[:1]
        assert review.topic_proposals() == anew.topic_proposals()
        anew.deleteLater()


def test_what_was_recalled_is_kept_with_its_rating_and_taken_back_with_it(
    profile: Profile, review: ReviewService
) -> None:
    free = ItemRef(ALPHA, WHOLE)
    recalled = given_answer(profile, free, 0.75)
    result = review.rate(free, Rating.HARD, 20.0, answer=recalled)
    assert result.review.attempt == recalled.id
    assert profile.store.attempts.of_item(free) == [recalled]
    profile.undo.undo()
    assert profile.store.attempts.of_item(free) == []
    assert profile.store.reviews.of_item(free) == []
    profile.undo.redo()
    assert profile.store.attempts.of_item(free) == [recalled]
    assert profile.store.reviews.of_item(free) == [result.review]


def test_a_card_that_was_removed_goes_on_where_it_was(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    review.rate(FIRST, Rating.EASY)
    time.go(days=9)
    kept = review.rate(FIRST, Rating.GOOD).card
    assert review.remove([FIRST]) == 1
    assert review.card(FIRST) is None
    assert review.add([FIRST]) == 1
    again = review.card(FIRST)
    assert again is not None
    assert replace(again, added=kept.added) == kept


# -- the queue ------------------------------------------------------------------------------------


def test_questions_bookmarked_as_weak_or_shaky_are_new(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    assert review.next() is None
    profile.bookmarks.edit(BETA, level=Level.WEAK)
    profile.bookmarks.edit(ALPHA, level=Level.SHAKY)
    queue = review.queue()
    # One item of a question a day, and what a question builds on before it.
    assert [entry.question for entry in queue.order] == [ALPHA, BETA]
    assert queue.counts.new == 2
    assert profile.store.cards.all() == []  # nothing is written for a bookmark
    profile.bookmarks.edit(ALPHA, level=Level.SOLID)
    assert [entry.question for entry in review.queue().order] == [BETA]
    first = review.next()
    assert first is not None
    review.rate(first, Rating.EASY)
    assert review.next() is None
    time.go(days=1)
    following = review.next()
    assert following is not None
    assert following.question == BETA
    assert following != first


def test_the_limit_of_new_cards_holds_for_the_day(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    profile.settings.review_new_per_day = 1
    review.add([FIRST, OTHER])
    assert review.queue().counts.new == 1
    review.rate(FIRST, Rating.EASY)
    assert review.queue().counts.new == 0
    profile.undo.undo()
    assert review.queue().counts.new == 1
    profile.undo.redo()
    time.go(days=1)
    assert [entry.item for entry in review.queue().new] == [OTHER]


def test_what_is_put_off_or_rests_is_not_asked_for(review: ReviewService, time: Clock) -> None:
    review.add([FIRST, OTHER])
    review.bury([FIRST])
    review.suspend([OTHER])
    assert review.next() is None
    time.go(days=1)
    assert review.next() == FIRST
    assert [card.item for card in review.suspended()] == [OTHER]
    review.unsuspend([OTHER])
    assert {entry.item for entry in review.queue().order} == {FIRST, OTHER}


def test_what_is_removed_does_not_come_back_by_its_bookmark(
    profile: Profile, review: ReviewService
) -> None:
    profile.bookmarks.edit(ALPHA, level=Level.WEAK)
    first = review.next()
    assert first is not None
    review.remove([first])
    assert first not in {entry.item for entry in review.queue().order}
    assert review.next() is not None  # its sibling


def test_a_topic_and_a_question_are_added_with_all_their_items(review: ReviewService) -> None:
    assert review.add_question(ALPHA) == 8
    assert review.add_topic(SMALL, TopicId("training")) == 8  # the others of both questions
    assert review.add_topic(SMALL, TopicId("train")) == 0


def test_the_day_begins_at_four_in_the_morning(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    review.rate(FIRST, Rating.EASY)
    card = review.card(FIRST)
    assert card is not None
    assert card.due_day is not None
    time.time = datetime.combine(card.due_day, datetime.min.time(), UTC) + timedelta(hours=3.9)
    assert review.next() is None
    time.go(hours=0.2)
    assert review.next() == FIRST
    profile.settings.review_rollover = 6
    assert review.next() is None


def test_what_is_being_learned_comes_back_the_same_day(review: ReviewService, time: Clock) -> None:
    review.rate(FIRST, Rating.AGAIN)
    review.rate(OTHER, Rating.GOOD)
    assert review.queue().counts.learning == 2
    assert review.next() == FIRST  # sooner than in 20 minutes, and nothing else is left
    time.go(minutes=11)
    assert [entry.item for entry in review.queue().learning] == [FIRST, OTHER]


def test_items_that_are_gone_from_the_bank_are_not_asked_for(
    profile: Profile, review: ReviewService
) -> None:
    gone = ItemRef(ALPHA, ItemId("no-such-item"))
    review.add([gone])
    assert review.next() is None
    assert [card.item for card in review.all_cards()] == [gone]  # but listed
    assert review.remove([gone]) == 1
    assert review.all_cards() == []
    profile.undo.undo()
    assert [card.item for card in review.all_cards()] == [gone]


def test_what_cannot_be_shown_is_passed_over(review: ReviewService) -> None:
    review.add([FIRST, OTHER])
    first = review.next_entry()
    assert first is not None
    second = review.next_entry([first.item])
    assert second is not None
    assert second.item != first.item
    assert review.next_entry([first.item, second.item]) is None


def test_the_list_holds_what_a_bookmark_has_put_under_review(
    profile: Profile, review: ReviewService
) -> None:
    profile.bookmarks.edit(ALPHA, level=Level.WEAK)
    review.suspend([FIRST])
    listed = review.all_cards()
    assert len(listed) == len({card.item for card in listed}) == 8
    assert [card.item for card in listed if card.suspended] == [FIRST]


# -- quizzes --------------------------------------------------------------------------------------


def test_answers_of_a_quiz_become_ratings_once(profile: Profile, review: ReviewService) -> None:
    attempts = [
        answer(profile, FIRST, 1.0, Confidence.SURE),
        answer(profile, OTHER, 0.0, Confidence.GUESS),
        answer(profile, ItemRef(BETA, WHOLE), 0.7),
    ]
    assert review.learn_from(attempts) == 3
    assert review.learn_from(attempts) == 0
    logs = {log.attempt: log for log in profile.store.reviews.all()}
    assert [logs[one.id].rating for one in attempts] == [Rating.GOOD, Rating.AGAIN, Rating.HARD]
    assert [(logs[one.id].at, logs[one.id].day) for one in attempts] == [
        (one.at, one.day) for one in attempts
    ]
    label = profile.undo.undo()
    assert label is not None
    assert label.action == "review.learn"
    assert profile.store.cards.all() == []


def test_sure_but_wrong_comes_back_a_week_later(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    review.learn_from([answer(profile, FIRST, 0.0, Confidence.SURE)])
    time.go(minutes=10)
    review.rate(FIRST, Rating.GOOD)  # relearned at once
    time.go(minutes=10)
    stable = review.rate(FIRST, Rating.EASY).card
    with profile.history.command("test") as edits:  # the scheduler would wait for long
        stable = replace(stable, due=stable.due + timedelta(days=60))
        edits.append(profile.store.cards.put(stable))
    for _ in range(7):
        assert review.next() is None
        time.go(days=1)
    entry = review.next_entry()
    assert entry is not None
    assert (entry.item, entry.kind) == (FIRST, Kind.RECHECK)
    assert entry.card == stable  # nothing was made up for the scheduler
    review.rate(FIRST, Rating.GOOD)
    assert review.next() is None
    profile.undo.undo()
    assert review.next() == FIRST


def test_sure_but_wrong_comes_back_even_where_quizzes_feed_nothing(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    answer(profile, FIRST, 0.0, Confidence.SURE)
    answer(profile, SECOND, 0.0, Confidence.LIKELY)
    time.go(days=7)
    assert [(entry.item, entry.kind) for entry in review.queue().order] == [(FIRST, Kind.RECHECK)]
    review.rate(FIRST, Rating.EASY)
    assert review.card(FIRST) is not None
    assert review.next() is None


# -- leeches, proposals, pairs --------------------------------------------------------------------


def make_leech(review: ReviewService, time: Clock, item: ItemRef) -> list[ItemRef]:
    said: list[ItemRef] = []
    review.leeched.connect(said.append)
    for _ in range(8):
        review.rate(item, Rating.EASY)
        time.go(days=1)
        assert not said
        review.rate(item, Rating.AGAIN)
        time.go(minutes=10)
    return said


def test_a_leech_is_said_with_its_prerequisites_and_rests(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    assert make_leech(review, time, OTHER) == [OTHER]
    (leech,) = review.leeches()
    assert (leech.item, leech.lapses, leech.prerequisites) == (OTHER, 8, (ALPHA,))
    assert review.leech(OTHER) == leech
    before = state(profile)
    assert review.follow(leech) == 8
    assert review.leeches() == []
    card = review.card(OTHER)
    assert card is not None
    assert card.suspended
    entry = review.next_entry()
    assert entry is not None
    assert entry.question == ALPHA
    profile.undo.undo()
    assert state(profile) == before


def test_a_prerequisite_that_is_known_need_not_be_learned_first(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    make_leech(review, time, OTHER)
    profile.bookmarks.edit(ALPHA, level=Level.SOLID)
    (leech,) = review.leeches()
    assert leech.prerequisites == ()


def test_weak_questions_are_proposed_until_they_are_bookmarked_or_turned_down(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    for item in (FIRST, FIRST, SECOND, OTHER, OTHER):
        answer(profile, item, 0.0, Confidence.LIKELY)
    found = review.proposals()
    assert {one.question for one in found} == {ALPHA, BETA}
    assert found[0].reason.en == "3 of 3 answers wrong in the last 30 days"
    assert review.adopt(found[0]) == 1
    mark = profile.bookmarks.get(found[0].question)
    assert mark is not None
    assert (mark.level, mark.note) == (Level.WEAK, found[0].reason.en)
    (left,) = review.proposals()
    review.turn_down(left)
    assert review.proposals() == []
    time.go(days=31)
    answer(profile, OTHER, 0.0)
    answer(profile, OTHER, 0.0)
    assert [one.question for one in review.proposals()] == [BETA]


def test_a_weak_topic_is_proposed_with_its_questions(
    profile: Profile, review: ReviewService
) -> None:
    for item in (OTHER, OTHER, OTHER, FIRST, SECOND):
        answer(profile, item, 0.0)
    assert review.topic_proposals() == []  # one question each
    assert len(review.proposals()) == 2


def test_confused_pairs_are_practised_in_turns(profile: Profile, review: ReviewService) -> None:
    answer(profile, FIRST, 0.0, confused="beta")
    answer(profile, OTHER, 0.0, confused="small/alpha")
    answer(profile, OTHER, 0.0, confused="gone")
    items = review.pair_items(BETA, ALPHA)
    assert len(items) == 16
    assert [one.question for one in items] == [ALPHA, BETA] * 8


# -- the exam -------------------------------------------------------------------------------------


def test_an_exam_is_planned_shown_and_kept_to(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    # Learned well: without a plan nothing would be asked for before the exam.
    for item in (FIRST, OTHER):
        review.rate(item, Rating.EASY)
        time.go(days=8)
        review.rate(item, Rating.EASY)
    exam = review.today() + timedelta(days=20)
    plan = review.plan(exam)
    assert profile.settings.review_exam_date is None
    assert plan.cards == 2
    assert plan.recall_with > plan.recall_without
    assert plan.window > 0
    review.accept_plan(plan)
    assert (review.exam.day, review.exam.accepted, review.exam.days_left()) == (exam, True, 20)
    asked: dict[date, set[ItemRef]] = {}
    while review.today() < exam:
        while (item := review.next()) is not None:
            asked.setdefault(review.today(), set()).add(item)
            review.rate(item, Rating.GOOD)
        time.go(days=1)
    assert set().union(*asked.values()) == {FIRST, OTHER}
    assert min(asked) >= exam - timedelta(days=plan.window)
    assert review.exam.days_left() == 0
    time.go(days=1)
    assert review.exam.days_left() is None


def test_without_a_plan_the_scheduler_stands(profile: Profile, review: ReviewService) -> None:
    review.rate(FIRST, Rating.EASY)
    plan = review.plan(review.today() + timedelta(days=5))
    review.accept_plan(plan)
    review.drop_plan()
    assert review.exam.day == plan.exam
    assert not review.exam.accepted
    review.exam.set_date(None)
    assert review.exam.day is None


def test_a_date_that_cannot_be_planned_says_so(review: ReviewService) -> None:
    with pytest.raises(StudyAppError, match="No plan can be made"):
        review.plan(review.today())


def test_settings_out_of_range_are_not_taken(profile: Profile) -> None:
    for key, wrong in (
        ("review.retention", 0.5),
        ("review.new_per_day", -1),
        ("review.exam_date", "tomorrow"),
        ("review.rollover", 23),
    ):
        profile.settings.keep(key, wrong)
    assert profile.settings.review_retention == 0.9
    assert profile.settings.review_new_per_day == 20
    assert profile.settings.review_exam_date is None
    assert profile.settings.review_rollover == 4
    profile.settings.review_retention = 0.85
    assert profile.settings.raw("review.retention") == 0.85


def test_the_retention_wished_for_is_what_is_logged(
    profile: Profile, review: ReviewService
) -> None:
    usual = review.intervals(FIRST)[Rating.EASY]
    profile.settings.review_retention = 0.8
    assert review.intervals(FIRST)[Rating.EASY] > usual
    assert review.rate(FIRST, Rating.EASY).review.retention == 0.8


def test_a_restored_backup_is_read_again(
    profile: Profile, review: ReviewService, time: Clock
) -> None:
    profile.bookmarks.edit(ALPHA, level=Level.WEAK)
    made = profile.store.backups.make()
    first = review.next()
    assert first is not None
    review.rate(first, Rating.EASY)
    assert review.next() is None
    profile.restore(made.path)
    assert review.next() == first
