"""Up to an exam: never worse than no plan, never more than the limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import fsrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef
from studyapp.model.review import Card, Rating
from studyapp.review import simulation
from studyapp.review.planning import last_round
from studyapp.review.queue import Limits
from studyapp.review.scheduling import new_card, rated

NOW = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
TODAY = NOW.date()


def card(number: int, days_ago: int, stability: float, difficulty: float = 5.0) -> Card:
    ref = ItemRef(QuestionRef(BankId("b"), QuestionId(f"q{number:04}")), ItemId("one"))
    at = NOW - timedelta(days=days_ago)
    learned = rated(new_card(ref, at), Rating.EASY, at, at.date(), 0.9)
    return replace(
        learned,
        stability=stability,
        difficulty=difficulty,
        due=at + timedelta(days=max(1, round(stability))),
    )


def fresh(number: int) -> Card:
    ref = ItemRef(QuestionRef(BankId("b"), QuestionId(f"n{number:04}")), ItemId("one"))
    return new_card(ref, NOW)


@st.composite
def collections(draw: st.DrawFn) -> list[Card]:
    seen = draw(
        st.lists(st.tuples(st.integers(0, 120), st.floats(0.1, 400), st.floats(1, 10)), max_size=60)
    )
    new = draw(st.integers(0, 30))
    return [card(number, *one) for number, one in enumerate(seen)] + [fresh(n) for n in range(new)]


@settings(max_examples=60)
@given(
    collections(),
    st.integers(1, 90),
    st.integers(0, 30),
    st.integers(0, 40),
    st.floats(0.7, 0.97),
    st.tuples(st.integers(0, 10), st.integers(0, 10)),
)
def test_a_plan_is_never_worse_than_none_and_keeps_the_limits(
    cards: list[Card],
    length: int,
    most_new: int,
    most: int,
    retention: float,
    done: tuple[int, int],
) -> None:
    plan = simulation.plan(
        cards,
        TODAY,
        TODAY + timedelta(days=length),
        Limits(most_new, most),
        retention,
        new_done=done[0],
        reviews_done=done[1],
    )
    assert plan.recall_with >= plan.recall_without
    assert 0 <= plan.recall_without <= plan.recall_with <= 1
    assert [day.day for day in plan.days] == [
        TODAY + timedelta(days=offset) for offset in range(length + 1)
    ]
    for offset, day in enumerate(plan.days):
        used = done if offset == 0 else (0, 0)
        assert day.new_with <= max(0, most_new - used[0])
        assert day.new_without <= max(0, most_new - used[0])
        assert day.reviews_with <= max(0, most - used[1])
        assert day.reviews_without <= max(0, most - used[1])
    assert (plan.days[-1].reviews_with, plan.days[-1].new_with) == (0, 0)
    assert plan.days[-1].recall_with == plan.recall_with
    assert plan.days[-1].recall_without == plan.recall_without


def test_a_plan_helps_where_there_is_room() -> None:
    cards = [card(n, n % 30, 5.0 + n) for n in range(200)]
    plan = simulation.plan(cards, TODAY, TODAY + timedelta(days=40), Limits(20, 50), 0.9)
    assert plan.recall_with > plan.recall_without + 0.02
    assert plan.window > 0
    assert plan.peak <= 50
    # The last round is spread: no day of it is empty, none far above the others.
    loads = [day.reviews_with for day in plan.days[-1 - plan.window : -1]]
    assert min(loads) > 0
    assert max(loads) <= 2 * min(loads) + 1


def test_a_plan_without_cards_is_empty() -> None:
    plan = simulation.plan([], TODAY, TODAY + timedelta(days=3), Limits(), 0.9)
    assert (plan.cards, plan.window, plan.recall_with) == (0, 0, 0.0)
    assert len(plan.days) == 4


@pytest.mark.parametrize("days", [0, -1, 4000])
def test_an_exam_that_is_over_or_too_far_cannot_be_planned(days: int) -> None:
    with pytest.raises(ValueError, match="cannot be planned"):
        simulation.plan([], TODAY, TODAY + timedelta(days=days), Limits(), 0.9)


def test_what_there_was_no_room_to_learn_is_counted() -> None:
    plan = simulation.plan(
        [fresh(n) for n in range(30)], TODAY, TODAY + timedelta(days=2), Limits(10, 50), 0.9
    )
    assert plan.unlearned == 10
    assert [day.new_with for day in plan.days] == [10, 10, 0]


@settings(max_examples=80)
@given(collections(), st.integers(1, 20), st.integers(1, 30), st.integers(0, 30), st.integers(1, 9))
def test_the_last_round_keeps_the_limit_and_asks_for_what_gains_most(
    cards: list[Card], window: int, limit: int, done: int, before: int
) -> None:
    exam = TODAY + timedelta(days=max(1, window - before))
    planned = last_round(cards, TODAY, exam, window, limit, done)
    loads: dict[date, int] = {}
    for day in planned.values():
        assert TODAY <= day <= exam
        loads[day] = loads.get(day, 0) + 1
    assert loads.get(TODAY, 0) <= max(0, limit - done)
    assert all(load <= limit for day, load in loads.items() if day not in {TODAY, exam})
    room = max(0, limit - done) + limit * ((exam - TODAY).days - 1)
    assert loads.get(exam, 0) == max(0, len(planned) - room)
    # The stable ones first, what fades fastest last.
    stabilities = {one.item: one.stability or 0 for one in cards}
    asked = [(day, -stabilities[item]) for item, day in planned.items() if day < exam]
    for earlier, strong in asked:
        for later, weak in asked:
            assert not (earlier < later and strong > weak)


def test_outside_the_last_round_nothing_is_planned() -> None:
    cards = [card(1, 3, 5.0)]
    assert not last_round(cards, TODAY, TODAY + timedelta(days=9), 8, 50)
    assert not last_round(cards, TODAY, TODAY, 8, 50)
    assert last_round(cards, TODAY, TODAY + timedelta(days=8), 8, 50)


@given(st.floats(0.01, 500), st.floats(1, 10), st.integers(1, 300))
def test_the_formulas_for_all_cards_at_once_are_those_of_py_fsrs(
    stability: float, difficulty: float, days: int
) -> None:
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    before = fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=stability,
        difficulty=difficulty,
        last_review=NOW,
    )
    at = NOW + timedelta(days=days)
    good, _ = scheduler.review_card(before, fsrs.Rating.Good, at)
    again, _ = scheduler.review_card(before, fsrs.Rating.Again, at)
    relearned, _ = scheduler.review_card(again, fsrs.Rating.Good, at)
    one, hard = np.array([stability]), np.array([difficulty])
    recall = simulation.retrievability(one, np.array([days]))
    assert recall[0] == pytest.approx(scheduler.get_card_retrievability(before, at))
    assert simulation.after_recall(hard, one, recall)[0] == pytest.approx(good.stability)
    lapsed = simulation.after_lapse(hard, one, recall)
    assert lapsed[0] == pytest.approx(again.stability)
    assert simulation.same_day(lapsed)[0] == pytest.approx(relearned.stability)
    assert simulation.next_difficulty(hard, 3)[0] == pytest.approx(good.difficulty)
    assert simulation.next_difficulty(hard, 1)[0] == pytest.approx(again.difficulty)
