from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.items.drawing import Draw, draw, draws
from studyapp.items.expressions import ExpressionError


def test_steps() -> None:
    assert Draw.steps(1, 7, 3).values == (1, 4, 7)
    assert Draw.steps(0.1, 0.5, 0.1).values == (0.1, 0.2, 0.3, 0.4, 0.5)
    for wrong in ((1, 0, 1), (0, 1, 0), (0, 1, -1), (0, 1, 1e-9)):
        with pytest.raises(ValueError, match="values"):
            Draw.steps(*wrong)


@given(st.integers())
def test_a_seed_gives_the_same_draw_and_conditions_hold(seed: int) -> None:
    quantities = {"a": Draw.steps(1, 9, 1), "b": Draw((2, 3))}
    drawn = draw(quantities, ["a > b", "a % b == 0"], seed)
    assert drawn == draw(quantities, ["a > b", "a % b == 0"], seed)
    assert drawn["a"] > drawn["b"]  # type: ignore[operator]
    assert drawn["a"] % drawn["b"] == 0  # type: ignore[operator]


def test_conditions_that_never_hold() -> None:
    with pytest.raises(ExpressionError, match="never held"):
        draw({"a": Draw((1, 2))}, ["a > 5"], 0)
    with pytest.raises(ExpressionError):
        list(draws({"a": Draw((1, 2))}, ["a > 5"], 50))


def test_all_draws_where_there_are_few() -> None:
    found = list(draws({"a": Draw((1, 2)), "b": Draw((3, 4))}, ["a + b != 5"], 50))
    assert found == [{"a": 1, "b": 3}, {"a": 2, "b": 4}]
    assert len(list(draws({"a": Draw.steps(1, 100, 1)}, [], 50))) == 50
    assert list(draws({}, [], 50)) == [{}]
