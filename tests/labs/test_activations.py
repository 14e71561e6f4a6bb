from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import activations

NAMES = ["identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "swish", "softplus"]
logit_lists = st.lists(st.floats(-50, 50), min_size=1, max_size=8)


def test_known_values() -> None:
    assert activations.sigmoid(0.0) == 0.5
    assert activations.derivative("sigmoid", 0.0) == 0.25
    assert activations.derivative("sigmoid", 5.0) == pytest.approx(0.006648, abs=1e-6)
    assert activations.derivative("tanh", 0.0) == 1.0
    assert activations.elu(-2.0) == pytest.approx(-0.864665, abs=1e-6)
    assert activations.leaky_relu(-2.0, slope=0.01) == pytest.approx(-0.02)
    assert activations.gelu(1.0) == pytest.approx(0.841345, abs=1e-6)
    assert activations.gelu_tanh(1.0) == pytest.approx(activations.gelu(1.0), abs=1e-3)
    assert activations.swish(1.0) == pytest.approx(0.731059, abs=1e-6)
    assert activations.softplus(0.0) == pytest.approx(math.log(2.0))


def test_extreme_inputs_do_not_overflow() -> None:
    for name in NAMES:
        for x in (-1000.0, 1000.0):
            assert math.isfinite(activations.evaluate(name, x))
            assert math.isfinite(activations.derivative(name, x))


@given(st.sampled_from(NAMES), st.floats(-8, 8).filter(lambda x: abs(x) > 1e-3))
def test_the_derivative_is_the_slope(name: str, x: float) -> None:
    step = 1e-5
    slope = (activations.evaluate(name, x + step) - activations.evaluate(name, x - step)) / 2e-5
    assert activations.derivative(name, x) == pytest.approx(slope, abs=1e-5)


def test_at_the_kink_the_left_derivative_counts() -> None:
    assert activations.derivative("relu", 0.0) == 0.0
    assert activations.derivative("leaky_relu", 0.0, parameter=0.2) == 0.2
    assert activations.derivative("elu", 0.0, parameter=1.5) == 1.5


@given(st.floats(-20, 20))
def test_tanh_is_a_stretched_sigmoid(x: float) -> None:
    assert activations.tanh(x) == pytest.approx(2 * activations.sigmoid(2 * x) - 1, abs=1e-12)


def test_softmax_known_values() -> None:
    assert activations.softmax([1, 2, 3]) == pytest.approx([0.0900, 0.2447, 0.6652], abs=5e-5)
    assert activations.softmax([5, 2, 0]) == pytest.approx([0.9465, 0.0471, 0.0064], abs=5e-5)
    warm = activations.softmax([5, 2, 0], temperature=4)
    assert warm == pytest.approx([0.5685, 0.2686, 0.1629], abs=5e-5)
    assert activations.softmax([1000, 1000]) == pytest.approx([0.5, 0.5])


@given(logit_lists, st.floats(-100, 100), st.floats(0.1, 10))
def test_softmax_sums_to_one_and_ignores_a_shift(
    logits: list[float], shift: float, temperature: float
) -> None:
    p = activations.softmax(logits, temperature=temperature)
    assert sum(p) == pytest.approx(1.0)
    moved = activations.softmax([z + shift for z in logits], temperature=temperature)
    assert moved == pytest.approx(p, abs=1e-9)


@given(logit_lists, st.floats(0.5, 5))
def test_the_jacobian_is_symmetric_with_rows_summing_to_zero(
    logits: list[float], temperature: float
) -> None:
    jacobian = activations.softmax_jacobian(logits, temperature=temperature)
    for i, row in enumerate(jacobian):
        assert sum(row) == pytest.approx(0.0, abs=1e-9)
        assert row == pytest.approx([other[i] for other in jacobian])


def test_largest_exponent() -> None:
    assert activations.largest_exponent("float16") == pytest.approx(11.0899, abs=1e-4)
    assert activations.largest_exponent("float32") == pytest.approx(88.7228, abs=1e-4)
    assert activations.largest_exponent("float64") == pytest.approx(709.7827, abs=1e-4)


def test_dead_units_and_sparsity() -> None:
    table = [[1.0, -1.0, 0.0], [2.0, -3.0, 4.0]]
    assert activations.dead_units(table) == 1
    assert activations.zero_fraction(table) == 0.5


@given(st.lists(st.floats(-30, 30), min_size=3, max_size=3), st.floats(-500, 500))
def test_log_sum_exp_moves_with_its_arguments(logits: list[float], shift: float) -> None:
    assert activations.log_sum_exp([z + shift for z in logits]) == pytest.approx(
        activations.log_sum_exp(logits) + shift
    )


def test_log_sum_exp_does_not_overflow() -> None:
    assert activations.log_sum_exp([1000, 1000]) == pytest.approx(1000 + math.log(2))


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown activation"):
        activations.evaluate("step", 1.0)
    with pytest.raises(ValueError, match="takes no parameter"):
        activations.derivative("relu", 1.0, parameter=0.1)
    with pytest.raises(ValueError, match="temperature"):
        activations.softmax([1.0], temperature=0)
    with pytest.raises(ValueError, match="at least one"):
        activations.log_sum_exp([])
    with pytest.raises(ValueError, match="number format"):
        activations.largest_exponent("int8")
    with pytest.raises(ValueError, match="equal length"):
        activations.dead_units([[1.0], [1.0, 2.0]])


def test_saturation() -> None:
    for function, peak in (("sigmoid", 0.25), ("tanh", 1.0)):
        point = activations.saturation_point(function, threshold=0.05)
        assert activations.derivative(function, point) == pytest.approx(0.05)
        assert activations.derivative(function, -point) == pytest.approx(0.05)
        assert activations.saturation_point(function, threshold=peak) == 0.0
    assert activations.saturated_share("tanh", std=1.0, threshold=1.0) == 1.0
    one_sigma = activations.saturation_point("sigmoid")
    assert activations.saturated_share("sigmoid", std=one_sigma) == pytest.approx(0.3173, abs=1e-4)
    with pytest.raises(ValueError, match="only"):
        activations.saturation_point("relu")
    with pytest.raises(ValueError, match="peak"):
        activations.saturation_point("sigmoid", threshold=0.3)
    with pytest.raises(ValueError, match="positive"):
        activations.saturated_share("tanh", std=0.0)


def test_gaussian_moments() -> None:
    assert activations.gaussian_moments("identity", std=2.0) == pytest.approx([0.0, 4.0], abs=1e-9)
    mean, second = activations.gaussian_moments("relu", std=3.0)
    assert mean == pytest.approx(3.0 / math.sqrt(2.0 * math.pi), rel=1e-4)
    assert second == pytest.approx(4.5, rel=1e-6)
    assert activations.gaussian_moments("sigmoid")[0] == pytest.approx(0.5)
    assert activations.gaussian_moments("tanh")[0] == pytest.approx(0.0, abs=1e-12)
    with pytest.raises(ValueError, match="positive"):
        activations.gaussian_moments("relu", std=0.0)
