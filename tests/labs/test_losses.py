"""Losses: known values, laws, refusals."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import losses

P = [0.7, 0.2, 0.1]
Q = [0.5, 0.3, 0.2]

logit_lists = st.lists(st.floats(-30, 30), min_size=3, max_size=3)


@st.composite
def distributions(draw: st.DrawFn) -> list[float]:
    raw = draw(st.lists(st.floats(0.01, 1), min_size=3, max_size=3))
    return [value / sum(raw) for value in raw]


def test_smoothed_target_of_the_literature() -> None:
    target = losses.smoothed_target(classes=10, alpha=0.1, label=3)
    assert target[3] == pytest.approx(0.91)
    assert target[0] == pytest.approx(0.01)
    assert sum(target) == pytest.approx(1)


def test_confident_prediction_shares_the_rest() -> None:
    assert losses.confident_prediction(classes=3, label=0, probability=0.8) == pytest.approx(
        [0.8, 0.1, 0.1]
    )


def test_known_entropies() -> None:
    assert losses.entropy(P) == pytest.approx(0.8018, abs=5e-5)
    assert losses.cross_entropy(P, Q) == pytest.approx(0.8869, abs=5e-5)
    assert losses.kl_divergence(P, Q) == pytest.approx(0.0851, abs=5e-5)
    assert losses.entropy([0.0, 1.0]) == 0
    assert losses.cross_entropy([1, 0], [0, 1]) == math.inf
    assert losses.kl_divergence([1, 0], [0, 1]) == math.inf


@given(distributions(), distributions())
def test_cross_entropy_is_entropy_plus_divergence(p: list[float], q: list[float]) -> None:
    assert losses.cross_entropy(p, q) == pytest.approx(
        losses.entropy(p) + losses.kl_divergence(p, q), abs=1e-9
    )
    assert losses.kl_divergence(p, q) >= 0
    assert losses.kl_divergence(p, p) == pytest.approx(0, abs=1e-12)


@given(logit_lists, distributions())
def test_gradient_sums_to_zero_and_matches_differences(
    logits: list[float], target: list[float]
) -> None:
    gradient = losses.cross_entropy_gradient(logits, target)
    assert sum(gradient) == pytest.approx(0, abs=1e-9)
    step = 1e-5
    up = losses.cross_entropy_with_logits([logits[0] + step, *logits[1:]], target)
    down = losses.cross_entropy_with_logits([logits[0] - step, *logits[1:]], target)
    assert gradient[0] == pytest.approx((up - down) / (2 * step), abs=1e-6)


def test_squared_error_saturates_where_cross_entropy_does_not() -> None:
    assert losses.binary_cross_entropy_gradient(-6, 1) == pytest.approx(-0.997527, abs=1e-6)
    assert losses.squared_error_gradient(-6, 1) == pytest.approx(-0.0024605, abs=1e-6)
    assert losses.squared_error_gradient(40, 0) > 0


def test_focal_loss_of_the_literature() -> None:
    assert losses.focal_loss(0.9, gamma=2) == pytest.approx(0.0010536, abs=5e-8)
    assert losses.focal_loss(0.1, gamma=2) == pytest.approx(1.8651, abs=5e-5)


@given(st.floats(0.001, 0.999), st.floats(0, 5))
def test_focal_loss_never_exceeds_cross_entropy(p: float, gamma: float) -> None:
    assert losses.focal_loss(p, gamma) <= losses.negative_log_likelihood(p) + 1e-12
    assert losses.focal_loss(p, 0) == pytest.approx(losses.negative_log_likelihood(p))


@given(st.floats(-5, 5), st.floats(0, 5))
def test_focal_gradient_matches_differences(logit: float, gamma: float) -> None:
    def at(z: float) -> float:
        return losses.focal_loss(1 / (1 + math.exp(-z)), gamma)

    p = 1 / (1 + math.exp(-logit))
    numeric = (at(logit + 1e-5) - at(logit - 1e-5)) / 2e-5
    assert losses.focal_loss_gradient(p, gamma) == pytest.approx(numeric, abs=1e-5)


@pytest.mark.parametrize("gamma", [0.5, 1, 2, 5])
def test_focal_gradient_exceeds_that_of_cross_entropy_below_the_crossover(gamma: float) -> None:
    p = losses.focal_crossover(gamma)
    assert losses.focal_loss_gradient(p, gamma) == pytest.approx(p - 1, abs=1e-9)
    assert losses.focal_loss_gradient(p / 2, gamma) < p / 2 - 1
    assert losses.focal_loss_gradient((1 + p) / 2, gamma) > (1 + p) / 2 - 1


@given(st.floats(0.001, 0.999))
def test_prior_bias_is_the_logit(prior: float) -> None:
    assert 1 / (1 + math.exp(-losses.prior_bias(prior))) == pytest.approx(prior)


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="sum to 1"):
        losses.entropy([0.5, 0.6])
    with pytest.raises(ValueError, match="negative"):
        losses.entropy([-0.5, 1.5])
    with pytest.raises(ValueError, match="same number"):
        losses.kl_divergence([1], [0.5, 0.5])
    with pytest.raises(ValueError, match="two classes"):
        losses.smoothed_target(classes=1, alpha=0.1)
    with pytest.raises(ValueError, match="label"):
        losses.smoothed_target(classes=3, alpha=0.1, label=3)
    with pytest.raises(ValueError, match="alpha"):
        losses.smoothed_target(classes=3, alpha=1.1)
    with pytest.raises(ValueError, match="probability"):
        losses.confident_prediction(classes=3, label=0, probability=1.2)
    with pytest.raises(ValueError, match="above 0"):
        losses.negative_log_likelihood(0)
    with pytest.raises(ValueError, match="target"):
        losses.binary_cross_entropy_gradient(0, 2)
    with pytest.raises(ValueError, match="gamma"):
        losses.focal_loss(0.5, gamma=-1)
    with pytest.raises(ValueError, match="gamma"):
        losses.focal_loss_gradient(0.5, gamma=-1)
    with pytest.raises(ValueError, match="positive"):
        losses.focal_crossover(0)
    with pytest.raises(ValueError, match="prior"):
        losses.prior_bias(1)
