"""Mastery of items, questions and topics; the weakest topics; the hardest questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.model.language import Text
from studyapp.model.tally import ItemTally, QuestionTally
from studyapp.stats.hardest import hardest
from studyapp.stats.mastery import (
    KNOWN,
    of_topics,
    weakest,
)
from studyapp.stats.outline import Outline, OutlineTopic, TopicRef, joined

BANK, TRAINING = TopicRef("dl"), TopicRef("dl", "training")
LOSSES, OPTIMIZERS = TopicRef("dl", "training/losses"), TopicRef("dl", "training/optimizers")


def outline(losses: int, optimizers: int) -> Outline:
    of = {("dl", f"loss-{n}"): LOSSES for n in range(losses)}
    of |= {("dl", f"opt-{n}"): OPTIMIZERS for n in range(optimizers)}
    return Outline(
        (
            OutlineTopic(BANK, Text("库", "Bank"), losses + optimizers),
            OutlineTopic(TRAINING, Text("训练", "Training"), losses + optimizers),
            OutlineTopic(LOSSES, Text("损失", "Losses"), losses),
            OutlineTopic(OPTIMIZERS, Text("优化器", "Optimizers"), optimizers),
        ),
        of,
    )


def met(mastery: float, question: str = "loss-0") -> QuestionTally:
    return QuestionTally("dl", question, mastery, 1, int(mastery < 1), 0)


def test_a_topic_counts_what_was_never_met_as_unknown() -> None:
    questions = [met(1.0), met(0.0, "loss-1"), met(1.0, "elsewhere")]
    due = {("dl", "opt-0"): 1, ("dl", "elsewhere"): 5}
    topics = {one.topic: one for one in of_topics(outline(4, 2), questions, due)}
    losses = topics[LOSSES]
    assert (losses.questions, losses.seen, losses.mastery, losses.of_seen) == (4, 2, 0.25, 0.5)
    assert (losses.wrong, losses.leaf, losses.parent) == (1, True, TRAINING)
    optimizers = topics[OPTIMIZERS]
    assert (optimizers.mastery, optimizers.of_seen, optimizers.seen) == (None, None, 0)
    assert optimizers.due == 1
    assert topics[BANK].mastery == topics[TRAINING].mastery == 1 / 6
    assert (topics[BANK].parent, topics[BANK].leaf, topics[BANK].due) == (None, False, 1)


def test_an_empty_topic_has_no_mastery() -> None:
    (_, _, losses, _) = of_topics(outline(0, 1), {}, {})
    assert losses.mastery is losses.of_seen is None


scores = st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=8)


@given(scores, scores)
def test_a_topic_is_the_sum_of_those_below(losses: list[float], optimizers: list[float]) -> None:
    tallies = [met(score, f"loss-{n}") for n, score in enumerate(losses)]
    tallies += [met(score, f"opt-{n}") for n, score in enumerate(optimizers)]
    topics = {
        one.topic: one for one in of_topics(outline(len(losses), len(optimizers)), tallies, {})
    }
    whole = topics[TRAINING]
    assert whole.mastery == pytest.approx(sum(losses + optimizers) / len(losses + optimizers))
    assert whole.seen == len(losses) + len(optimizers)
    assert 0 <= (whole.mastery or 0) <= 1


def test_one_slip_is_not_weaker_than_ten_failures() -> None:
    tallies = [met(0.0, "opt-0")] + [met(0.0, f"loss-{n}") for n in range(10)]
    topics = of_topics(outline(10, 5), tallies, {})
    assert [one.topic for one in weakest(topics)] == [LOSSES, OPTIMIZERS]
    first = weakest(topics, 1)[0]
    assert (first.mastery, first.seen, first.wrong) == (0.0, 10, 10)


def test_topics_known_well_or_never_met_are_not_weak() -> None:
    topics = of_topics(outline(1, 1), [met(1.0)], {})
    assert KNOWN < 1
    assert weakest(topics) == ()


def test_hardest_is_what_surely_goes_wrong() -> None:
    tallies = [
        ItemTally("dl", "loss-0", "a", 1, 0, 0.0, 5.0),  # once wrong
        ItemTally("dl", "loss-1", "a", 6, 1, 1.5, 60.0),
        ItemTally("dl", "loss-1", "b", 4, 0, 0.5, 40.0, reviews=2, lapses=1),
        ItemTally("dl", "loss-2", "a", 1, 1, 1.0, 5.0),
        ItemTally("dl", "loss-3", "", reviews=10, lapses=2),
        ItemTally("dl", "gone", "a", 1, 0, 0.0, 5.0),
    ]
    found = hardest(tallies, outline(4, 1))
    assert [one.ref.question for one in found] == ["loss-1", "loss-0", "loss-3"]
    first = found[0]
    assert (first.answers, first.score, first.seconds) == (10, 0.2, 10.0)
    assert first.right == 2 / 12
    assert first.interval.low < first.right < first.interval.high
    assert (found[2].score, found[2].seconds, found[2].right) == (None, None, 0.8)


def test_outlines_are_joined() -> None:
    one = outline(1, 1)
    other = Outline(
        (OutlineTopic(TopicRef("mine"), Text("我", "Mine"), 1),), {("mine", "x"): TopicRef("mine")}
    )
    both = joined((one, other))
    assert both.chains[TopicRef("mine")] == (TopicRef("mine"),)
    assert both.chains[LOSSES] == (LOSSES, TRAINING, BANK)
    assert joined((one,)) is one
    assert both.title(("mine", "x")) == Text("x", "x")
    assert TopicRef.parse(str(LOSSES)) == LOSSES
    assert TopicRef.parse("dl") == BANK
