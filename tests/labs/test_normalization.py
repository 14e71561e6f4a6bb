"""Normalisation: known values, laws, refusals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import normalization

X = [1, 2, 3, 4]

vectors = st.lists(st.integers(-20, 20), min_size=4, max_size=4).filter(lambda v: len(set(v)) > 1)


def test_one_to_four() -> None:
    assert normalization.mean(X) == 2.5
    assert normalization.variance(X) == 1.25
    assert normalization.variance(X, unbiased=True) == pytest.approx(5 / 3)
    assert normalization.normalize(X) == pytest.approx([-1.3416, -0.4472, 0.4472, 1.3416], abs=5e-5)


@given(vectors, st.floats(0.5, 3), st.floats(-3, 3))
def test_result_has_the_learned_mean_and_spread(
    values: list[int], gamma: float, beta: float
) -> None:
    result = normalization.normalize(values, gamma, beta)
    assert normalization.mean(result) == pytest.approx(beta, abs=1e-9)
    assert normalization.variance(result) == pytest.approx(gamma**2)


@given(vectors, st.floats(0.5, 3), st.floats(-3, 3))
def test_scale_and_shift_of_the_input_do_not_matter(
    values: list[int], scale: float, shift: float
) -> None:
    moved = [scale * v + shift for v in values]
    assert normalization.normalize(moved) == pytest.approx(normalization.normalize(values))


def test_columns_and_rows() -> None:
    assert normalization.batch_norm([[1, 2], [3, 6]]) == [[-1, -1], [1, 1]]
    assert normalization.layer_norm([[1, 2], [3, 6]]) == [[-1, 1], [-1, 1]]


@given(vectors, st.lists(st.floats(-3, 3), min_size=4, max_size=4))
def test_gradient_is_orthogonal_to_ones_and_to_the_normalised_input(
    values: list[int], upstream: list[float]
) -> None:
    gradient = normalization.batch_norm_gradient(values, upstream)[0]
    normalised = normalization.normalize(values)
    assert sum(gradient) == pytest.approx(0, abs=1e-9)
    assert sum(g * h for g, h in zip(gradient, normalised, strict=True)) == pytest.approx(
        0, abs=1e-9
    )


@given(vectors, st.lists(st.floats(-3, 3), min_size=4, max_size=4))
def test_gradient_matches_differences(values: list[int], upstream: list[float]) -> None:
    assert normalization.batch_norm_gradient_error(values, upstream, gamma=1.5, epsilon=0.1) < 1e-6


def test_parameter_gradients() -> None:
    _, scale, shift = normalization.batch_norm_gradient(X, [1, 0, 0, 0])
    assert scale == pytest.approx([-1.3416], abs=5e-5)
    assert shift == [1]


def test_running_average_weighs_the_new_value() -> None:
    assert normalization.running_average(0, [2.5]) == pytest.approx(0.25)
    assert normalization.running_average(1, [2, 2], momentum=0.5) == 1.75


def test_counts() -> None:
    assert normalization.batch_norm_values(64) == [128, 128]
    assert normalization.layer_norm_values(768) == [1536, 0]
    assert normalization.batch_norm_multiply_adds(64, 56, 56) == 200_704


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("batch", [64, 8192]),
        ("layer", [8, 65536]),
        ("token", [8192, 64]),
        ("instance", [512, 1024]),
        ("group", [256, 2048]),
    ],
)
def test_groups_cover_the_tensor(method: str, expected: list[int]) -> None:
    result = normalization.normalization_groups(method, 8, 64, 32, 32)
    assert result == expected
    assert result[0] * result[1] == 8 * 64 * 32 * 32


@given(st.floats(-5, 5), st.floats(-2, 2), st.floats(-2, 2), st.floats(0.1, 4))
def test_folding_does_not_change_the_output(
    x: float, weight: float, bias: float, var: float
) -> None:
    folded_weight, folded_bias = normalization.fold_batch_norm(
        [[weight]], [bias], [1.2], [0.3], [0.7], [var], epsilon=1e-5
    )
    two_layers = normalization.batch_norm_inference(
        weight * x + bias, 0.7, var, gamma=1.2, beta=0.3, epsilon=1e-5
    )
    assert folded_weight[0][0] * x + folded_bias[0][0] == pytest.approx(two_layers)


def test_folding_of_the_literature() -> None:
    assert normalization.fold_batch_norm([[2]], [1], [1], [0.5], [3], [4]) == [[[1]], [[-0.5]]]


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="At least one value"):
        normalization.mean([])
    with pytest.raises(ValueError, match="two values"):
        normalization.variance([1], unbiased=True)
    with pytest.raises(ValueError, match="Equal values"):
        normalization.normalize([2, 2])
    with pytest.raises(ValueError, match="epsilon"):
        normalization.normalize(X, epsilon=-1)
    with pytest.raises(ValueError, match="matrix"):
        normalization.layer_norm([[1, 2], [3]])
    with pytest.raises(ValueError, match="upstream"):
        normalization.batch_norm_gradient(X, [1])
    with pytest.raises(ValueError, match="step"):
        normalization.batch_norm_gradient_error(X, X, step=0)
    with pytest.raises(ValueError, match="positive"):
        normalization.batch_norm_inference(1, 0, 0)
    with pytest.raises(ValueError, match="momentum"):
        normalization.running_average(0, [1], momentum=2)
    with pytest.raises(ValueError, match="channel"):
        normalization.batch_norm_values(0)
    with pytest.raises(ValueError, match="feature"):
        normalization.layer_norm_values(0)
    with pytest.raises(ValueError, match="sizes"):
        normalization.batch_norm_multiply_adds(0, 1, 1)
    with pytest.raises(ValueError, match="sizes"):
        normalization.normalization_groups("batch", 0, 1)
    with pytest.raises(ValueError, match="divisible"):
        normalization.normalization_groups("group", 1, 10, groups=3)
    with pytest.raises(ValueError, match="method"):
        normalization.normalization_groups("weight", 1, 1)
    with pytest.raises(ValueError, match="output channel"):
        normalization.fold_batch_norm([[1]], [1, 2], [1], [1], [1], [1])
    with pytest.raises(ValueError, match="positive"):
        normalization.fold_batch_norm([[1]], [1], [1], [1], [1], [0])
