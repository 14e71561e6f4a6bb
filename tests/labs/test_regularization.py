"""Dropout: known values, formulas against enumeration, refusals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import regularization

A = [1, 2, 3, 4]


def test_four_units() -> None:
    assert regularization.dropout_subnetworks(4) == 16
    assert regularization.dropout_expectation(A, 0.5, inverted=False) == 5
    assert regularization.dropout_expectation(A, 0.5) == 10
    assert regularization.dropout_variance(A, 0.5) == 30
    assert regularization.dropout_scale(0.5) == 2


@given(
    st.lists(st.floats(-3, 3), min_size=1, max_size=6),
    st.floats(0, 0.9),
    st.booleans(),
)
def test_formulas_match_enumeration(values: list[float], drop: float, inverted: bool) -> None:
    weights = [0.5 + index for index in range(len(values))]
    expected = [
        regularization.dropout_expectation(values, drop, inverted, weights),
        regularization.dropout_variance(values, drop, inverted, weights),
    ]
    result = regularization.dropout_enumerated(values, drop, inverted, weights)
    assert result == pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="drop probability"):
        regularization.dropout_scale(1)
    with pytest.raises(ValueError, match="weight"):
        regularization.dropout_expectation(A, 0.5, weights=[1])
    with pytest.raises(ValueError, match="units"):
        regularization.dropout_subnetworks(-1)
    with pytest.raises(ValueError, match="16 units"):
        regularization.dropout_enumerated([1] * 17, 0.5)
