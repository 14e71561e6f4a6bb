from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.items.computing import findings
from studyapp.items.explained import unexplained
from studyapp.items.instance import instantiate
from studyapp.items.marking import mark
from studyapp.items.numbers import UnreadableNumberError
from studyapp.items.quantities import show
from studyapp.items.recall import recall_item
from studyapp.items.responses import (
    Blanks,
    Choice,
    Matches,
    Number,
    Order,
    Recall,
    Response,
    Verdict,
    from_json,
    is_empty,
    to_json,
)
from studyapp.items.types import Item, KeyPoint
from studyapp.labs import losses
from studyapp.model.ids import WHOLE
from studyapp.model.language import Language, Text
from tests.items import items_by_text as texts
from tests.items.items_by_text import item

EN = Language.EN
RECALL = recall_item(
    Text("题", "Question"), [KeyPoint(Text("甲", "A"), 3), KeyPoint(Text("乙", "B"), 1)]
)
ITEMS = [*(item(text) for text in texts.ALL), RECALL]


@pytest.mark.parametrize("one", ITEMS, ids=lambda one: one.type)
@given(seed=st.integers(0, 2**53))
def test_the_right_response_is_marked_right_and_kept_as_json(one: Item, seed: int) -> None:
    instance = instantiate(one, seed)
    response = instance.right_response()
    for language in Language:
        marking = mark(instance, response, language)
        assert (marking.score, marking.right, marking.confused) == (1, True, None)
        assert all(part.right for part in marking.parts)
    assert from_json(to_json(response)) == response
    assert not is_empty(response)
    assert instantiate(one, seed) == instance


@pytest.mark.parametrize("text", texts.ALL)
def test_the_examples_are_sound(text: str) -> None:
    one = item(text)
    assert list(findings(one)) == []
    assert list(unexplained(one, tuple(Language))) == []


@given(st.integers(0, 10_000))
def test_a_drawn_answer_is_what_the_computation_says(seed: int) -> None:
    instance = instantiate(item(texts.NUMERIC), seed)
    values = instance.values
    right = losses.smoothed_target(classes=values["K"], alpha=values["a"], label=0)[0]
    assert values["answer"] == right
    assert show(right) in instance.feedback(EN)
    assert "#" not in instance.stem(EN)
    options = instantiate(item(texts.SINGLE), seed).option_texts(EN)
    assert len(set(options)) == 3


def test_a_likely_slip_is_explained() -> None:
    instance = instantiate(item(texts.NUMERIC), 0)
    slip = 1 - float(str(instance.values["a"]))
    marking = mark(instance, Number(str(slip)), EN)
    assert (marking.score, marking.reason) == (0, "The uniform part is missing")
    assert mark(instance, Number(""), EN).score == 0
    with pytest.raises(UnreadableNumberError, match="abc"):
        mark(instance, Number("abc"), EN)


def test_the_question_a_wrong_option_was_taken_from_is_named() -> None:
    instance = instantiate(item(texts.SINGLE), 3)
    marking = mark(instance, Choice(frozenset({0})), EN)
    assert (marking.score, marking.confused) == (0, "other")
    assert [part.right for part in marking.parts] == [False, False, True]
    assert marking.parts[0].why == "Missing"


@pytest.mark.parametrize(
    ("chosen", "score"),
    [({0, 1}, 1), ({0}, 0.5), ({0, 1, 2}, 0.5), ({0, 2}, 0), ({2, 3}, 0), (set(), 0)],
)
def test_several_choices_count_one_by_one(chosen: set[int], score: float) -> None:
    marking = mark(instantiate(item(texts.MULTIPLE), 0), Choice(frozenset(chosen)), EN)
    assert marking.score == score
    assert marking.right == (score == 1)


@pytest.mark.parametrize(
    ("given_", "right"),
    [
        (("cross entropy", "0.505", "1-a+a/K"), [True, True, True]),
        (("交叉熵", "１／２", "1 - a(1 - 1/K)"), [True, True, True]),
        (("Cross-Entropy.", "0.52", "1-a"), [True, False, False]),
        (("CE", "", ""), [True, False, False]),
        (("熵",), [False, False, False]),
    ],
)
def test_gaps(given_: tuple[str, ...], right: list[bool]) -> None:
    def synonyms(word: str) -> list[str]:
        return ["CE"] if word == "交叉熵" else []

    marking = mark(instantiate(item(texts.CLOZE), 0), Blanks(given_), EN, synonyms)
    assert [part.right for part in marking.parts] == right
    assert marking.score == pytest.approx(sum(right) / 3)


@pytest.mark.parametrize(
    ("steps", "score"),
    [((0, 1, 2, 3), 1), ((1, 2, 3, 0), 0.5), ((3, 2, 1, 0), 0), ((0, 1), 0), ((0, 0, 1, 2), 0)],
)
def test_steps(steps: tuple[int, ...], score: float) -> None:
    marking = mark(instantiate(item(texts.ORDERING), 0), Order(steps), EN)
    assert marking.score == score


@given(st.integers())
def test_steps_are_never_shown_in_the_right_order(seed: int) -> None:
    assert instantiate(item(texts.ORDERING), seed).order != (0, 1, 2, 3)


def test_pairs_whose_right_sides_read_the_same_are_the_same() -> None:
    instance = instantiate(item(texts.MATCHING), 0)
    assert mark(instance, Matches((2, 1, 0)), EN).right
    assert mark(instance, Matches((1, None, 2)), EN).score == pytest.approx(1 / 3)


def test_true_or_false_by_the_numbers_drawn() -> None:
    seen = set()
    for seed in range(30):
        instance = instantiate(item(texts.TRUTH), seed)
        truth = losses.smoothed_target(classes=instance.values["n"], alpha=0.3, label=0)[0] > 0.8
        seen.add(truth)
        assert mark(instance, Verdict(truth), EN).right
        assert not mark(instance, Verdict(not truth), EN).right
    assert seen == {True, False}


def test_key_points_weigh() -> None:
    instance = instantiate(RECALL, 0)
    assert RECALL.id == WHOLE
    assert mark(instance, Recall(frozenset({0})), EN).score == 0.75
    assert mark(instance, Recall(), EN).score == 0


def test_a_response_of_another_type_is_a_bug() -> None:
    with pytest.raises(ValueError, match="does not answer"):
        mark(instantiate(item(texts.NUMERIC), 0), Verdict(True), EN)


@pytest.mark.parametrize("text", ["", "{}", '{"choice": [null]}', '{"verdict": 1}', "[1]"])
def test_json_that_is_no_response(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own message, or ours
        from_json(text)


EMPTY: list[Response] = [Choice(), Number(" "), Blanks(("", " ")), Order(), Matches((None,))]


@pytest.mark.parametrize("response", EMPTY)
def test_nothing_answered(response: Response) -> None:
    assert is_empty(response)
    assert from_json(to_json(response)) == response
