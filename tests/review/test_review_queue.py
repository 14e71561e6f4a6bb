"""The queue of a day: limits, siblings, order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from studyapp.model.ids import WHOLE, BankId, ItemId, ItemRef, QuestionId, QuestionRef
from studyapp.model.review import Card, CardState, Rating
from studyapp.review.interleaving import prerequisites_first, side_by_side, spread
from studyapp.review.queue import Candidates, Done, Kind, Limits, build
from studyapp.review.scheduling import new_card, rated

NOW = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
BANK = BankId("bank")


def question(name: str) -> QuestionRef:
    return QuestionRef(BANK, QuestionId(name))


def item(name: str, one: str = "one") -> ItemRef:
    return ItemRef(question(name), ItemId(one))


def learned(ref: ItemRef, days_ago: int, stability: float = 5.0) -> Card:
    """A card in review, last seen some days ago."""
    at = NOW - timedelta(days=days_ago)
    card = rated(new_card(ref, at), Rating.EASY, at, at.date(), 0.9)
    return replace(card, stability=stability, due=at + timedelta(days=round(stability)))


cards = st.lists(
    st.builds(
        learned,
        st.builds(item, st.sampled_from("abcdefgh"), st.sampled_from(["one", "two", "three"])),
        st.integers(0, 60),
        st.floats(1, 50),
    ),
    unique_by=lambda card: card.item,
)
fresh = st.lists(
    st.builds(
        lambda ref: new_card(ref, NOW),
        st.builds(item, st.sampled_from("fghijklm"), st.sampled_from(["four", "five"])),
    ),
    unique_by=lambda card: card.item,
)


@given(cards, fresh, st.integers(0, 10), st.integers(0, 10), st.integers(0, 5), st.integers(0, 5))
def test_the_queue_never_exceeds_the_limits(
    seen: list[Card], new: list[Card], most_new: int, most: int, new_done: int, done: int
) -> None:
    kin = {question("a"): [question("b")], question("f"): [question("g")]}
    queue = build(
        Candidates(seen, new, rechecks=seen[:2]),
        NOW,
        TODAY,
        Limits(most_new, most),
        Done(new_done, done),
        lambda one: kin.get(one, ()),
    )
    assert len(queue.due) <= max(0, most - done)
    assert len(queue.new) <= max(0, most_new - new_done)
    items = [entry.item for entry in queue.order]
    assert len(set(items)) == len(items)
    assert sorted(items) == sorted(entry.item for entry in (*queue.due, *queue.new))
    for entry in queue.due:
        due = entry.card.due_day
        assert entry.kind is Kind.RECHECK or (due is not None and due <= TODAY)
    new_questions = [entry.question for entry in queue.new]
    assert len(set(new_questions)) == len(new_questions)
    assert not set(new_questions) & {entry.question for entry in queue.due}


def test_what_is_being_learned_comes_first_when_its_time_has_come() -> None:
    soon = rated(new_card(item("a"), NOW), Rating.GOOD, NOW - timedelta(minutes=9), TODAY, 0.9)
    now = rated(new_card(item("b"), NOW), Rating.AGAIN, NOW - timedelta(minutes=2), TODAY, 0.9)
    review = learned(item("c"), 10)
    queue = build(Candidates([soon, now, review]), NOW, TODAY, Limits())
    assert [entry.item for entry in queue.order] == [now.item, review.item]
    assert [entry.item for entry in queue.waiting] == [soon.item]
    assert (queue.counts.learning, queue.counts.due, queue.counts.new) == (2, 1, 0)
    assert queue.next_at == NOW + timedelta(minutes=1)
    # With nothing else to do, what is due within 20 minutes is not waited for.
    alone = build(Candidates([soon]), NOW, TODAY, Limits())
    assert alone.next(NOW) == alone.waiting[0]
    assert alone.next(NOW - timedelta(minutes=20)) is None


def test_siblings_come_another_day_unless_they_have_waited() -> None:
    first, second = learned(item("a", "one"), 6), learned(item("a", "two"), 7)
    queue = build(Candidates([first, second]), NOW, TODAY, Limits())
    assert len(queue.due) == 1
    assert queue.siblings == 1
    waited = learned(item("a", "two"), 9)
    queue = build(Candidates([first, waited]), NOW, TODAY, Limits())
    assert {entry.item for entry in queue.due} == {first.item, waited.item}


def test_a_sibling_of_what_was_rated_today_comes_tomorrow() -> None:
    card = learned(item("a", "two"), 6)
    done = Done(0, 1, frozenset({question("a")}))
    assert not build(Candidates([card]), NOW, TODAY, Limits(), done).due
    new = [new_card(item("a", "three"), NOW)]
    assert not build(Candidates((), new), NOW, TODAY, Limits(), done).new


def test_what_is_put_off_for_today_comes_tomorrow() -> None:
    card = replace(learned(item("a"), 6), buried=TODAY)
    assert not build(Candidates([card]), NOW, TODAY, Limits()).due
    later = NOW + timedelta(days=1)
    assert build(Candidates([card]), later, later.date(), Limits()).due


def test_over_the_limit_what_is_still_recalled_goes_first() -> None:
    seen = [learned(item(name), days) for name, days in zip("abc", (40, 6, 15), strict=True)]
    queue = build(Candidates(seen), NOW, TODAY, Limits(reviews=2))
    assert [entry.item for entry in queue.due] == [item("b"), item("c")]
    assert queue.over_limit == 1


def test_the_plan_says_when_what_is_in_it_comes() -> None:
    due, later = learned(item("a"), 6), learned(item("b"), 6, 30.0)
    planned = {due.item: TODAY + timedelta(days=2), later.item: TODAY}
    queue = build(Candidates([due, later], planned=planned), NOW, TODAY, Limits())
    assert [entry.item for entry in queue.due] == [later.item]


def test_confusable_questions_stand_side_by_side() -> None:
    seen = [learned(item(name), 6) for name in "abcdef"]
    kin = {question("a"): [question("e")], question("e"): [question("a")]}
    queue = build(Candidates(seen), NOW, TODAY, Limits(), kin=lambda one: kin.get(one, ()))
    names = [str(entry.question.question) for entry in queue.order]
    assert abs(names.index("a") - names.index("e")) == 1


def test_new_questions_come_after_what_they_build_on() -> None:
    new = [new_card(item(name), NOW) for name in ("adam", "sgd", "momentum")]
    needs = {question("adam"): [question("momentum")], question("momentum"): [question("sgd")]}
    ordered = prerequisites_first(new, lambda one: needs.get(one, ()))
    assert [card.item.question.question for card in ordered] == ["sgd", "momentum", "adam"]
    circle = {question("adam"): [question("sgd")], question("sgd"): [question("adam")]}
    assert len(prerequisites_first(new, lambda one: circle.get(one, ()))) == 3


@given(st.lists(st.sampled_from("abcd"), max_size=30), st.integers(0, 100))
def test_two_of_a_question_follow_each_other_only_at_the_end(names: list[str], seed: int) -> None:
    Random(seed).shuffle(names)
    ordered = side_by_side(names, question, lambda _: ())
    assert sorted(ordered) == sorted(names)
    for place in range(1, len(ordered)):
        if ordered[place] == ordered[place - 1]:
            assert set(ordered[place:]) == {ordered[place]}


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(10, 19)))
def test_spreading_keeps_both_orders(many: list[int], few: list[int]) -> None:
    both = spread(many, few)
    assert [one for one in both if one < 10] == many
    assert [one for one in both if one >= 10] == few


def test_new_things_are_spread_over_the_reviews() -> None:
    assert spread(list("rrrrrr"), list("nn")) == list("rrnrrnrr")


def test_a_recheck_comes_though_the_scheduler_would_wait() -> None:
    far = learned(item("a", WHOLE), 7, 60.0)
    queue = build(Candidates(rechecks=[far]), NOW, TODAY, Limits())
    assert [(entry.item, entry.kind) for entry in queue.order] == [(far.item, Kind.RECHECK)]
    assert far.state is CardState.REVIEW
    assert queue.day == date(2026, 11, 3)
