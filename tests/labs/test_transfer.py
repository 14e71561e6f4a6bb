import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import transfer

samples = st.lists(st.floats(-10, 10), min_size=1, max_size=8)


def test_linear_mmd_compares_means():
    assert transfer.mmd_squared([1, 2, 3], [4, 5, 6]) == pytest.approx(9)
    assert transfer.mmd_squared([[0, 0]], [[3, 4]]) == pytest.approx(25)
    assert transfer.mmd_squared([-1, 1], [-3, 3]) == 0


def test_gaussian_mmd_sees_more_than_means():
    assert transfer.mmd_squared([-1, 1], [-3, 3], "gaussian") == pytest.approx(0.932, abs=5e-4)


@given(samples, samples, st.sampled_from(["linear", "gaussian"]))
def test_mmd_is_a_symmetric_squared_distance(s, t, kernel):
    assert transfer.mmd_squared(s, s, kernel) == pytest.approx(0, abs=1e-9)
    forward = transfer.mmd_squared(s, t, kernel)
    assert forward >= -1e-9
    assert forward == pytest.approx(transfer.mmd_squared(t, s, kernel), abs=1e-9)


@given(st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_importance_weights_give_the_target_risk(source, target):
    s, t = [source, 1 - source], [target, 1 - target]
    weights = transfer.importance_weights(s, t)
    losses = [0.05, 0.3]
    weighted = sum(a * w * x for a, w, x in zip(s, weights, losses, strict=True))
    assert weighted == pytest.approx(sum(b * x for b, x in zip(t, losses, strict=True)))


def test_proxy_a_distance():
    assert transfer.proxy_a_distance(0.5) == 0
    assert transfer.proxy_a_distance(0) == 2


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: transfer.mmd_squared([], [1]), "source must be a non-empty list of numbers"),
        (lambda: transfer.mmd_squared([[1, 2]], [1]), "source and target vectors must have the"),
        (
            lambda: transfer.mmd_squared([1], [2], "gaussian", 0),
            "the bandwidth must be positive, got",
        ),
        (lambda: transfer.mmd_squared([1], [2], "cubic"), "kernel must be"),
        (
            lambda: transfer.importance_weights([0.5], [0.2, 0.8]),
            "there must be one source and one target",
        ),
        (
            lambda: transfer.importance_weights([0.0, 1.0], [0.2, 0.8]),
            "source densities must be positive and",
        ),
        (lambda: transfer.proxy_a_distance(1.5), "an error rate lies in"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
