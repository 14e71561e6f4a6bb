"""What answers suggest: grades, rechecks, leeches, proposals, pairs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.model.ids import WHOLE, BankId, ItemId, ItemRef, QuestionId, QuestionRef, TopicId
from studyapp.model.review import Rating
from studyapp.review import leeches, proposals
from studyapp.review.confusion import alternating
from studyapp.review.hypercorrection import SureButWrong, rechecks
from studyapp.review.scheduling import new_card
from studyapp.review.suggesting import from_points, grade, usual

A, B, C = (QuestionRef(BankId("bank"), QuestionId(name)) for name in ("a", "b", "c"))
ITEM, FREE = ItemRef(A, ItemId("one")), ItemRef(A, WHOLE)
DAY = date(2026, 11, 3)


@dataclass(frozen=True)
class Given:
    score: float
    confidence: str | None = None
    seconds: float = 20.0
    item: ItemRef = ITEM


@pytest.mark.parametrize(
    ("answer", "usual_seconds", "rating"),
    [
        (Given(0.0, "sure"), 20.0, Rating.AGAIN),
        (Given(0.5), None, Rating.AGAIN),
        (Given(0.75), None, Rating.HARD),
        (Given(1.0, "guess"), None, Rating.HARD),
        (Given(1.0), None, Rating.GOOD),
        (Given(1.0, "likely"), 20.0, Rating.GOOD),
        (Given(1.0, "likely", 50.0), 20.0, Rating.HARD),
        (Given(1.0, "sure", 50.0), 20.0, Rating.GOOD),
        (Given(1.0, "sure"), None, Rating.GOOD),
        (Given(1.0, "sure", 8.0), 20.0, Rating.EASY),
        (Given(0.95, "sure", 8.0), 20.0, Rating.HARD),
        (Given(0.95, item=FREE), None, Rating.GOOD),
        (Given(0.7, item=FREE), None, Rating.HARD),
    ],
)
def test_an_answer_suggests_a_grade(
    answer: Given, usual_seconds: float | None, rating: Rating
) -> None:
    assert grade(answer, usual_seconds) is rating


sure = st.sampled_from(["guess", "likely", "sure"])


@given(
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
    sure,
    st.tuples(st.floats(1, 100), st.floats(1, 100)),
    st.sampled_from([ITEM, FREE]),
)
def test_better_surer_and_faster_is_never_graded_lower(
    scores: tuple[float, float], confidence: str, times: tuple[float, float], item: ItemRef
) -> None:
    low, high = sorted(scores)
    fast, slow = sorted(times)
    worse = grade(Given(low, confidence, slow, item), 20.0)
    assert worse <= grade(Given(high, confidence, slow, item), 20.0)
    assert worse <= grade(Given(low, confidence, fast, item), 20.0)
    assert worse <= grade(Given(low, "sure", slow, item), 20.0)


def test_ticked_points_suggest_a_grade() -> None:
    assert [from_points(share) for share in (0, 0.59, 0.6, 0.89, 0.9, 1)] == [1, 1, 2, 2, 3, 3]


def test_there_is_no_usual_time_before_three_answers() -> None:
    assert usual([10.0, 30.0]) is None
    assert usual([10.0, 0.0, 30.0]) is None
    assert usual([10.0, 30.0, 20.0]) == 20.0


def error(days_ago: int, since: int | None = None, score: float = 0.0) -> SureButWrong:
    seen = None if since is None else DAY - timedelta(days=since)
    return SureButWrong(ITEM, DAY - timedelta(days=days_ago), score, seen)


@pytest.mark.parametrize(
    ("found", "comes"),
    [
        (error(6), False),
        (error(7), True),
        (error(7, since=6), True),  # asked the day after, as the scheduler does
        (error(8, since=3), False),  # asked five days later by chance: enough
        (error(7, since=0), False),  # asked today: done
        (error(20), True),
        (error(29), False),
    ],
)
def test_sure_but_wrong_comes_back_after_a_week(found: SureButWrong, comes: bool) -> None:
    assert rechecks([found], DAY) == ([ITEM] if comes else [])


def test_a_free_recall_that_missed_a_few_points_was_not_wrong() -> None:
    assert rechecks([replace(error(7, score=0.8), item=FREE)], DAY) == []
    assert rechecks([error(7, score=0.8)], DAY) == [ITEM]


def test_a_leech_is_said_at_eight_lapses_and_after_four_more() -> None:
    card = new_card(ITEM, datetime(2026, 1, 1, tzinfo=UTC))
    said = [
        lapses
        for lapses in range(1, 20)
        if leeches.becomes_leech(replace(card, lapses=lapses - 1), replace(card, lapses=lapses))
    ]
    assert said == [8, 12, 16]
    assert not leeches.becomes_leech(replace(card, lapses=8), replace(card, lapses=8))


def test_a_leech_is_told_what_to_learn_first() -> None:
    card = replace(new_card(ITEM, datetime(2026, 1, 1, tzinfo=UTC)), lapses=9)
    with_it, without = leeches.propose(card, (B,)), leeches.propose(card, ())
    assert with_it.prerequisites == (B,)
    assert "builds on" in with_it.advice.en
    assert "前置" in with_it.advice.zh
    assert without.advice != with_it.advice


def facts(question: QuestionRef, **numbers: int) -> proposals.Facts:
    return proposals.Facts(question.bank, question.question, **numbers)


def test_weak_questions_are_proposed_with_the_reason_in_both_languages() -> None:
    known = [
        facts(A, answers=4, wrong=3, sure_wrong=1),
        facts(B, answers=10, wrong=3),
        facts(C, answers=10, wrong=1),
    ]
    found = proposals.propose(known, {A: 0.61, C: 0.95}.get)
    assert [(one.question, one.level) for one in found] == [(A, "weak"), (B, "shaky")]
    assert found[0].reason.en == (
        "Sure but wrong once; 3 of 4 answers wrong in the last 30 days; recall now predicted at "
        "61 %"
    )
    assert (
        found[0].reason.zh
        == "有1次很有把握却答错；近30天答了4次，错了3次；预计现在能想起的概率为61%"
    )


def test_one_wrong_answer_is_no_reason() -> None:
    assert not proposals.propose([facts(A, answers=1, wrong=1)])


@given(
    st.lists(
        st.tuples(
            st.integers(0, 9),
            st.integers(0, 9),
            st.integers(0, 4),
            st.integers(0, 9),
            st.floats(0, 1),
        ),
        max_size=12,
    ),
    st.integers(1, 5),
)
def test_the_weakest_so_many_are_the_first_of_all(
    numbers: list[tuple[int, int, int, int, float]], limit: int
) -> None:
    known, recalls = [], {}
    for place, (right, wrong, sure, lapses, recall) in enumerate(numbers):
        ref = QuestionRef(BankId("bank"), QuestionId(f"q{place}"))
        known.append(proposals.Facts("bank", f"q{place}", right + wrong, wrong, sure, lapses))
        recalls[ref] = None if place % 3 == 2 else recall
    everything = proposals.propose(known, recalls.get)
    assert proposals.propose(known, recalls.get, limit) == everything[:limit]
    assert [one.weight for one in everything] == sorted(
        (one.weight for one in everything), reverse=True
    )
    unwanted = {one.question for one in everything[::2]}
    wanted = proposals.propose(known, recalls.get, limit, lambda ref: ref not in unwanted)
    assert wanted == everything[1::2][:limit]


def test_a_topic_is_weak_by_several_questions() -> None:
    topic = TopicId("training")
    known = [facts(A, answers=4, wrong=3), facts(B, answers=2, wrong=1)]
    (found,) = proposals.propose_topics(known, {A: topic, B: topic})
    assert (found.topic, found.questions) == (topic, (A, B))
    assert "33 %" in found.reason.en
    assert not proposals.propose_topics(known[:1], {A: topic})
    assert not proposals.propose_topics(known, {A: topic, B: TopicId("other")})


def test_a_pair_is_practised_in_turns() -> None:
    first = [ItemRef(A, ItemId(name)) for name in "xyz"]
    second = [ItemRef(B, ItemId("x"))]
    assert alternating(first, second) == [first[0], second[0], first[1], first[2]]
