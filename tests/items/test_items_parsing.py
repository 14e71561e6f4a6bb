from __future__ import annotations

import tomllib

import pytest

from studyapp.bank.fields import Fields
from studyapp.bank.files import Problems
from studyapp.bank.toml_lines import TomlLines
from studyapp.items.computing import findings
from studyapp.items.parsing import parse_quiz
from studyapp.items.types import ItemType, Quiz, Tolerance
from studyapp.model.problem import Problem
from tests.bank_builder import QUIZ


def parse(text: str) -> tuple[Quiz, list[Problem]]:
    problems = Problems("quiz.toml")
    quiz = parse_quiz(Fields(tomllib.loads(text), TomlLines(text), problems))
    return quiz, problems.found


def test_every_type() -> None:
    quiz, problems = parse(QUIZ)
    assert problems == []
    assert [item.type for item in quiz.items] == [
        ItemType.NUMERIC,
        ItemType.SINGLE,
        ItemType.MULTIPLE,
        ItemType.CLOZE,
        ItemType.ORDERING,
        ItemType.MATCHING,
        ItemType.TRUE_FALSE,
    ]
    numeric, single, multiple, cloze, ordering, matching, truth = quiz.items
    assert numeric.quantity is not None
    assert numeric.quantity.tolerance == Tolerance(relative=0.001)
    assert numeric.quantity.accept_units == ("nats",)
    assert numeric.draw["a"].values == (0.1, 0.2, 0.3)
    assert single.options[1].confuses == "beta"
    assert [option.key for option in multiple.options] == [True, True, False]
    assert cloze.blanks[1].quantity is not None
    assert ordering.steps[2].en == "three"
    assert matching.pairs[0].right.zh == "一"
    assert truth.key is True
    assert quiz.key_points[0].weight == 2
    for item in quiz.items:
        assert list(findings(item)) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('type = "numeric"', 'type = "essay"', "essay"),
        ('id = "which"', 'id = "target"', "twice"),
        ('id = "which"', 'id = "Which One"', "slug"),
        ('{ key = true, zh = "甲", en = "A", why.zh', '{ zh = "甲", en = "A", why.zh', "0 options"),
        ('zh = "甲", en = "A", why.zh', 'en = "A", why.zh', "zh"),
        ('confuses = "beta"', "confuses = 3", "confuses"),
        ("choice = [5, 10]", "choice = []", "choice"),
        ("from = 0.1, to = 0.3", "from = 0.4, to = 0.3", "no values"),
        ("from = 0.1, ", "", "from"),
        ("relative = 0.001", "relative = -1", "negative"),
        ("tolerance = 0.5", 'tolerance = "small"', "tolerance"),
        ("[[2]]是", "[[3]]是", "[[2]]"),
        (', { zh = "三", en = "three" }', "", "three steps"),
        ("key = true\n", "", "key"),
        ("key = true\n", "key = 1\n", "key"),
        ("weight = 2", "weight = 0", "weight"),
        ('unit = "nat"', 'units = "nat"', "units"),
    ],
)
def test_what_is_wrong(old: str, new: str, words: str) -> None:
    source = QUIZ.replace("等于[[2]]", "[[2]]是")
    assert old in source
    _, problems = parse(source.replace(old, new))
    assert any(words in problem.what for problem in problems), problems
    line = source[: source.index(old)].count("\n") + 1
    assert any(abs(problem.line - line) <= 12 for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("#{K}", "#{N}", "N"),
        ("是#{answer}。", "是#{answer:.1q}。", "format"),
        ("目标是多少", "目标是#{answer}吗", "shows the answer"),
        ("K * a > 0.6", "K * a > 600", "No draw"),
        ("K * a > 0.6", "K * b > 1", "b"),
        ("label=0)[0]", "label=0)", "list"),
        ('value = "1 - a"', 'value = "answer + 0.0001"', "too close"),
        ('value = "1 - a"', 'value = "1 - z"', "z"),
    ],
)
def test_what_cannot_be_computed(old: str, new: str, words: str) -> None:
    assert old in QUIZ
    quiz, _ = parse(QUIZ.replace(old, new))
    found = list(findings(quiz.items[0]))
    assert any(words in what for _, what, _ in found), found
