import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import attention

Q = [[2, 0, 2, 0], [0, 2, 0, 2]]
K = [[1, 0, 1, 0], [0, 1, 0, 1], [1, 1, 0, 0]]
V = [[1, 0], [0, 1], [1, 1]]

rows = st.lists(st.floats(-30, 30), min_size=1, max_size=8)


def test_scores_and_weights_by_hand():
    assert attention.scores(Q, K) == [[2, 0, 1], [0, 2, 1]]
    assert attention.scores(Q, K, scaled=False) == [[4, 0, 2], [0, 4, 2]]
    e = np.exp([2, 0, 1])
    assert attention.weights(Q, K)[0] == pytest.approx(list(e / e.sum()))
    assert attention.attend(Q, K, V)[0] == pytest.approx([0.91, 0.3348], abs=5e-5)


def test_large_scores_saturate():
    assert attention.softmax_weights([8, 0])[0] == pytest.approx(0.99966, abs=5e-6)
    assert attention.softmax_weights([8, 0], divisor=8)[0] == pytest.approx(0.731, abs=5e-4)
    assert attention.softmax_jacobian([8, 0])[0][0] < attention.softmax_jacobian([1, 0])[0][0] / 500


def test_masks():
    causal = attention.weights(K, K, causal=True)
    assert causal[0] == [1, 0, 0]
    assert causal[1][2] == 0
    masked = attention.weights(Q, K, mask=[[True, True, False], [True, True, True]])
    assert masked[0][2] == 0
    assert masked[0] == pytest.approx([0.8808, 0.1192, 0], abs=5e-5)


@given(rows)
def test_weights_are_a_distribution(scores):
    weights = attention.softmax_weights(scores)
    assert sum(weights) == pytest.approx(1)
    assert min(weights) >= 0


@given(rows)
def test_jacobian_is_symmetric_with_rows_summing_to_zero(scores):
    jacobian = np.array(attention.softmax_jacobian(scores))
    assert np.allclose(jacobian, jacobian.T)
    assert np.allclose(jacobian.sum(axis=1), 0)


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=6))
def test_jacobian_is_the_derivative(scores):
    step = 1e-6
    moved = [scores[0] + step, *scores[1:]]
    slope = (
        np.array(attention.softmax_weights(moved)) - np.array(attention.softmax_weights(scores))
    ) / step
    assert np.allclose(slope, np.array(attention.softmax_jacobian(scores))[:, 0], atol=1e-4)


def test_permuting_keys_and_values_together_changes_nothing():
    order = [2, 0, 1]
    other = attention.attend(Q, [K[i] for i in order], [V[i] for i in order])
    assert np.allclose(other, attention.attend(Q, K, V))


@given(st.integers(1, 4096))
def test_scaling_gives_unit_variance(d_k):
    assert attention.score_std(d_k) == pytest.approx(d_k**0.5)
    assert attention.score_std(d_k, scaled=True) == pytest.approx(1)


def test_costs():
    assert attention.multiply_adds(tokens=10, d_k=4) == 2 * 100 * 4
    assert attention.multiply_adds(tokens=10, keys=5, d_k=4, d_v=6) == 50 * 10
    assert attention.score_memory(4096, heads=12, bytes_per_value=2) == 384 * 2**20
    assert attention.projection_parameters(768, bias=True) == 2_362_368


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: attention.scores([[1, 2]], [[1]]), "components and keys"),
        (
            lambda: attention.scores([[1, 2], [3]], [[1, 2]]),
            "queries must have rows of equal length",
        ),
        (lambda: attention.scores([], [[1]]), "queries must be a non-empty matrix"),
        (lambda: attention.attend(Q, K, V[:2]), "there are"),
        (lambda: attention.weights(Q, K, mask=[[True]]), "the mask must have shape"),
        (
            lambda: attention.weights(Q, K, mask=[[False] * 3, [True] * 3]),
            "a query may attend to no key at all: its",
        ),
        (lambda: attention.softmax_weights([]), "there must be at least one score"),
        (lambda: attention.softmax_weights([1], divisor=0), "the divisor must be positive, got"),
        (lambda: attention.score_std(0), "d_k must be at least"),
        (lambda: attention.score_std(4, variance=-1), "a variance is not negative, got -"),
        (lambda: attention.multiply_adds(0, 4), "lengths and dimensions must be at least"),
        (lambda: attention.score_memory(0), "lengths and sizes must be at least"),
        (lambda: attention.projection_parameters(0), "dim must be at least"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
