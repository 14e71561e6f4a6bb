"""Set-ups kept as JSON, scores, medians."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.items.types import ItemType
from studyapp.model.attempt import Confidence
from studyapp.model.ids import BankId, ItemRef, TopicId
from studyapp.quiz.events import Mark
from studyapp.quiz.result import own_median
from studyapp.quiz.scoring import (
    Score,
    certainty_points,
    certainty_score,
    plain_score,
)
from studyapp.quiz.session import Answer
from studyapp.quiz.setup import Mode, Scope, Sequence, Setup, from_json, repeating, to_json

slugs = st.from_regex(r"[a-z]{1,5}", fullmatch=True)
items = st.builds(lambda b, q, i: ItemRef.parse(f"{b}/{q}#{i}"), slugs, slugs, slugs | st.just(""))
seconds = st.none() | st.floats(1, 1e5)
setups = st.builds(
    Setup,
    st.builds(
        Scope,
        st.booleans(),
        st.lists(st.tuples(slugs.map(BankId), slugs.map(TopicId))).map(tuple),
        st.lists(st.sampled_from(["weak", "shaky", "solid"]), unique=True).map(tuple),
        *[st.booleans()] * 4,
        st.lists(items).map(tuple),
    ),
    st.integers(0, 500),
    st.frozensets(st.sampled_from(ItemType)),
    st.tuples(st.integers(1, 5), st.integers(1, 5)),
    st.sampled_from(Sequence),
    st.sampled_from(Mode),
    seconds,
    seconds,
    st.booleans(),
)


@given(setups)
def test_a_set_up_is_read_as_it_was_written(setup: Setup) -> None:
    assert from_json(to_json(setup)) == setup


def test_what_an_older_program_did_not_write_is_at_its_default() -> None:
    assert from_json("{}") == Setup()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "3",
        "null",
        '{"mode": "nap"}',
        '{"seconds": -1}',
        '{"seconds": NaN}',
        '{"types": 3}',
        '{"scope": []}',
        '{"scope": {"topics": [["a"]]}}',
        '{"difficulties": [1]}',
    ],
)
def test_what_is_no_set_up_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(text)


def test_the_wrong_ones_again_in_proportion() -> None:
    setup = Setup(Scope(everything=True), 20, seconds=1200, mode=Mode.EXAM, difficulties=(4, 5))
    wrong = (ItemRef.parse("b/q#i"), ItemRef.parse("b/q"))
    again = repeating(setup, wrong)
    assert again.scope == Scope(items=wrong)
    assert (again.count, again.seconds, again.mode) == (2, 120, Mode.EXAM)
    assert again.difficulties == (1, 5)


def answer(score: float | None, confidence: Confidence | None = None) -> Answer:
    return Answer(None, confidence, None if score is None else Mark(score, score == 1))


@pytest.mark.parametrize(
    ("confidence", "right", "wrong"),
    [
        (Confidence.GUESS, 1, 0),
        (Confidence.LIKELY, 2, -2),
        (Confidence.SURE, 3, -6),
        (None, 1, 0),
    ],
)
def test_points_by_certainty(confidence: Confidence | None, right: int, wrong: int) -> None:
    assert certainty_points(answer(1.0, confidence)) == right
    assert certainty_points(answer(0.75, confidence)) == wrong  # partly right is not right
    assert certainty_points(answer(None, confidence)) == 0


@given(
    st.lists(
        st.tuples(
            st.none() | st.sampled_from([0, 0.25, 0.5, 1]), st.none() | st.sampled_from(Confidence)
        )
    )
)
def test_a_score_is_the_sum_over_the_items(
    given_: list[tuple[float | None, Confidence | None]],
) -> None:
    answers = [answer(score, confidence) for score, confidence in given_]
    assert plain_score(answers) == Score(sum(score or 0 for score, _ in given_), len(given_))
    assert certainty_score(answers).points == sum(map(certainty_points, answers))
    assert -6 * len(given_) <= certainty_score(answers).points <= certainty_score(answers).most
    assert 0 <= plain_score(answers).share <= 1


def test_ones_own_median() -> None:
    assert own_median([10, 20, 30], [1, 1, 1]) == 20
    assert own_median([10, 20], [4, 6, 8, 10]) == 7
    assert own_median([10, 20], [4, 6]) is None
