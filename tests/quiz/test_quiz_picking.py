"""What a session holds, and in which order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.items.types import ItemType
from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef, TopicId
from studyapp.model.library import ItemRow
from studyapp.quiz.picking import Candidate, fitting, pick
from studyapp.quiz.setup import Scope, Sequence, Setup

BANK = BankId("b")
ALL = Scope(everything=True)


def ref(question: str) -> QuestionRef:
    return QuestionRef(BANK, QuestionId(question))


def candidate(
    question: str,
    item: str = "i",
    *,
    topic: str = "t",
    ordinal: int = 0,
    kind: ItemType = ItemType.SINGLE,
    difficulty: int = 2,
    confusable: tuple[str, ...] = (),
    level: str = "",
    due: bool = False,
    recent: tuple[float, ...] = (),
) -> Candidate:
    row = ItemRow(
        ItemRef(ref(question), ItemId(item)), TopicId(topic), ordinal, kind, difficulty, False
    )
    return Candidate(row, frozenset(map(ref, confusable)), level, due, recent)


def names(found: list[Candidate]) -> set[str]:
    return {str(one.question.question) for one in found}


def test_the_scope_is_the_union_of_what_is_named() -> None:
    pool = [
        candidate("in-topic", topic="training/losses"),
        candidate("beside", topic="training/losses-2"),
        candidate("weak-mark", level="weak"),
        candidate("solid", level="solid"),
        candidate("due", due=True, recent=(1.0,)),
        candidate("badly", recent=(1.0, 0.0, 0.0)),
        candidate("wrong", recent=(0.5, 1.0, 1.0)),
        candidate("right", recent=(1.0, 1.0)),
    ]

    def of(**scope: object) -> set[str]:
        return names(fitting(pool, Setup(Scope(**scope))))  # type: ignore[arg-type]

    assert of() == set()
    assert of(everything=True) == names(pool)
    assert of(topics=((BANK, TopicId("training")),)) == {"in-topic", "beside"}
    assert of(topics=((BANK, TopicId("training/losses")),)) == {"in-topic"}
    assert of(topics=((BankId("other"), TopicId("training")),)) == set()
    assert of(topics=((BANK, TopicId("")),)) == names(pool)
    assert of(levels=("weak", "shaky")) == {"weak-mark"}
    assert of(due=True) == {"due"}
    assert of(weak=True) == {"weak-mark", "badly"}
    assert of(wrong=True) == {"wrong"}
    assert of(unseen=True) == {"in-topic", "beside", "weak-mark", "solid"}
    assert of(items=(ItemRef(ref("right"), ItemId("i")),)) == {"right"}
    assert of(due=True, levels=("solid",)) == {"due", "solid"}


def test_types_and_difficulties_narrow_it() -> None:
    pool = [
        candidate("a", kind=ItemType.NUMERIC, difficulty=1),
        candidate("b", kind=ItemType.RECALL, difficulty=3),
        candidate("c", kind=ItemType.SINGLE, difficulty=5),
    ]
    assert names(fitting(pool, Setup(ALL, types=frozenset({ItemType.NUMERIC})))) == {"a"}
    assert names(fitting(pool, Setup(ALL, difficulties=(2, 4)))) == {"b"}


def test_every_question_gets_one_item_before_any_gets_two() -> None:
    pool = [candidate(q, i) for q in "abcdef" for i in ("1", "2", "3")]
    for sequence in Sequence:
        for count in (3, 6, 9, 12):
            picked = pick(pool, Setup(ALL, count, sequence=sequence), Random(1))
            number = Counter(item.question for item in picked)
            assert len(picked) == len(set(picked)) == count
            assert max(number.values()) - min(number.values(), default=0) <= 1
            assert len(number) == min(count, 6)


def test_what_is_new_or_was_wrong_comes_before_what_was_right() -> None:
    pool = [
        candidate("a", "right", recent=(1.0,)),
        candidate("a", "wrong", recent=(0.0,)),
        candidate("a", "new"),
    ]
    for seed in range(20):
        picked = pick(pool, Setup(ALL, 2), Random(seed))
        assert {item.item for item in picked} == {"wrong", "new"}


def test_confusable_questions_come_together() -> None:
    pool = [candidate(q, "1") for q in "abcdefgh"]
    pool += [candidate("bn", i, confusable=("ln",)) for i in "12"]
    pool += [candidate("ln", i, confusable=("bn",)) for i in "12"]
    for seed in range(30):
        picked = [str(item.question.question) for item in pick(pool, Setup(ALL, 0), Random(seed))]
        places = [at for at, name in enumerate(picked) if name in {"bn", "ln"}]
        assert places == list(range(places[0], places[0] + 4))
        assert all(one != other for one, other in pairwise(picked))
        few = {item.question.question for item in pick(pool, Setup(ALL, 2), Random(seed))}
        assert ("bn" in few) == ("ln" in few) or len(few & {"bn", "ln"}) == 1


def test_by_topic_keeps_the_order_of_the_tree() -> None:
    pool = [
        candidate(f"q{number}", item, topic=f"t{number // 3}", ordinal=number)
        for number in range(9)
        for item in "12"
    ]
    picked = pick(pool, Setup(ALL, 0, sequence=Sequence.BY_TOPIC), Random(3))
    topics = [int(str(item.question.question)[1:]) // 3 for item in picked]
    assert topics == sorted(topics)
    assert all(one.question != other.question for one, other in pairwise(picked))


def test_the_same_seed_picks_the_same() -> None:
    pool = [candidate(q, i) for q in "abcdef" for i in "123"]
    setup = Setup(ALL, 7)
    assert pick(pool, setup, Random(5)) == pick(pool, setup, Random(5))
    assert pick([], setup, Random(5)) == []


@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=6),
    st.sampled_from([Sequence.INTERLEAVED, Sequence.RANDOM]),
    st.integers(0, 9),
    st.data(),
)
def test_one_question_twice_in_a_row_only_where_it_cannot_be_avoided(
    sizes: list[int], sequence: Sequence, seed: int, data: st.DataObject
) -> None:
    siblings = [
        tuple(
            f"q{other}"
            for other in range(len(sizes))
            if other != number and data.draw(st.booleans())
        )
        for number in range(len(sizes))
    ]
    pool = [
        candidate(f"q{number}", str(item), confusable=siblings[number])
        for number, size in enumerate(sizes)
        for item in range(size)
    ]
    picked = pick(pool, Setup(ALL, 0, sequence=sequence), Random(seed))
    assert sorted(picked) == sorted(one.row.ref for one in pool)
    repeats = sum(one.question == other.question for one, other in pairwise(picked))
    most, total = max(sizes), sum(sizes)
    assert repeats == max(0, most - (total - most) - 1)


@pytest.mark.parametrize("count", [0, 1, 10_000])
def test_never_more_than_there_are(count: int) -> None:
    pool = [candidate("a"), candidate("b")]
    assert len(pick(pool, Setup(ALL, count), Random(0))) == (1 if count == 1 else 2)
