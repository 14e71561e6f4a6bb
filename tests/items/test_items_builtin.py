"""The built-in bank's drawn items, instance by instance: 200 seeds each, 10,000 with ``--full``."""

from __future__ import annotations

import importlib
import math
import pkgutil
from functools import cache
from types import SimpleNamespace

import pytest

from studyapp import labs
from studyapp.bank.reader import read_bank
from studyapp.base import paths
from studyapp.items.instance import Instance, instantiate
from studyapp.items.marking import mark
from studyapp.items.quantities import show
from studyapp.items.types import Item, ItemType
from studyapp.library.quizzes import parse
from studyapp.model.language import Language

READABLE = 14  # characters of a number


@cache
def drawn() -> dict[str, Item]:
    found = {}
    for question in read_bank(paths.builtin_bank()).questions:
        for item in parse(question.quiz).items:
            if item.parametric:
                found[f"{question.id}#{item.id}"] = item
    return found


@cache
def families() -> dict[str, object]:
    """The computations as Python sees them, past our own reading of expressions."""
    found: dict[str, object] = {
        name: getattr(math, name) for name in ("sqrt", "exp", "log", "log2", "log10")
    }
    found |= {"floor": math.floor, "ceil": math.ceil}
    for module in pkgutil.iter_modules(labs.__path__):
        loaded = importlib.import_module(f"studyapp.labs.{module.name}")
        found[module.name] = SimpleNamespace(**vars(loaded))
    return found


def by_python(expression: str, values: object) -> float:
    return float(eval(expression, {**families(), **dict(values)}))  # type: ignore[call-overload]


def sound(instance: Instance) -> None:
    item = instance.item
    for value in instance.values.values():
        for number in value if isinstance(value, list) else [value]:
            assert not isinstance(number, float) or math.isfinite(number)
            assert isinstance(number, str | list) or len(show(number)) <= READABLE
    for language in Language:
        marking = mark(instance, instance.right_response(), language)
        assert marking.right, (instance.seed, instance.values)
        options = instance.option_texts(language)
        assert len(set(options)) == len(options), (instance.seed, options)
        assert "#{" not in instance.stem(language) + instance.feedback(language)
    for name, expression in item.compute.items():
        value = instance.values[name]
        if isinstance(value, int | float):
            right = by_python(expression, instance.values)
            assert math.isclose(float(value), right, rel_tol=1e-12)
    if item.type is ItemType.NUMERIC and item.quantity is not None:
        answer = instance.amount(item.quantity)
        right = by_python(item.quantity.expression, instance.values)
        assert math.isclose(answer, right, rel_tol=1e-12)
        for wrong in item.quantity.wrong:
            value = by_python(wrong.expression, {**instance.values, "answer": answer})
            assert abs(value - answer) > item.quantity.tolerance.around(answer)


def run(item: Item, seeds: int) -> None:
    seen = set()
    for seed in range(seeds):
        instance = instantiate(item, seed)
        numbers = str(sorted(instance.values.items(), key=lambda pair: pair[0]))
        if numbers not in seen:
            seen.add(numbers)
            sound(instance)


@pytest.mark.parametrize("name", sorted(drawn()))
def test_every_drawn_instance_is_sound(name: str) -> None:
    run(drawn()[name], 200)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(drawn()))
def test_ten_thousand_instances(name: str) -> None:
    run(drawn()[name], 10_000)


def test_at_least_three_items_for_each_question_and_one_in_four_drawn() -> None:
    bank = read_bank(paths.builtin_bank())
    quizzes = {question.id: parse(question.quiz) for question in bank.questions}
    assert [name for name, quiz in quizzes.items() if len(quiz.items) < 3] == []
    assert [name for name, quiz in quizzes.items() if len(quiz.key_points) < 4] == []
    items = [item for quiz in quizzes.values() for item in quiz.items]
    assert sum(item.parametric for item in items) >= len(items) / 4
