"""Optimisers: known values, laws, refusals."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import optimizers

gradient_lists = st.lists(st.floats(-10, 10), min_size=1, max_size=20)


def test_first_velocities() -> None:
    assert optimizers.momentum_velocities([1] * 5, 0.9, 0.1) == pytest.approx(
        [0.1, 0.19, 0.271, 0.3439, 0.40951]
    )


def test_velocity_approaches_its_limit() -> None:
    limit = optimizers.momentum_limit_step(learning_rate=0.1, momentum=0.9)
    assert limit == pytest.approx(1)
    assert optimizers.momentum_velocities([1] * 300, 0.9, 0.1)[-1] == pytest.approx(limit)


@given(gradient_lists, st.floats(0.01, 1))
def test_both_momentum_conventions_step_alike_at_a_constant_rate(
    gradients: list[float], rate: float
) -> None:
    velocities = optimizers.momentum_velocities(gradients, 0.9, rate)
    buffers = optimizers.momentum_buffers(gradients, 0.9)
    assert velocities == pytest.approx([rate * b for b in buffers], abs=1e-9)


def test_dampening_spares_the_first_gradient() -> None:
    assert optimizers.momentum_buffers([1, 1], 0.5, dampening=0.5) == [1, 1]


def test_rates_and_steps() -> None:
    assert optimizers.gradient_descent_rate(100) == pytest.approx(99 / 101)
    assert optimizers.heavy_ball_rate(100) == pytest.approx(9 / 11)
    assert optimizers.steps_to_shrink(0.1, 1000) == pytest.approx(3)


@pytest.mark.parametrize("method", ["gd", "momentum", "nesterov"])
def test_paths_reach_the_minimum(method: str) -> None:
    path = optimizers.quadratic_path([4, 1], [1, 10], 400, method, 0.05, 0.8)
    assert len(path) == 401
    assert path[0] == [4, 1]
    assert optimizers.quadratic_loss(path[-1], [1, 10]) < 1e-10


@pytest.mark.parametrize("method", ["momentum", "nesterov"])
@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9])
def test_stability_limit_parts_convergence_from_divergence(method: str, momentum: float) -> None:
    limit = optimizers.stability_limit(momentum, method)

    def end(rate: float) -> float:
        return abs(optimizers.quadratic_path([1], [1], 2000, method, rate, momentum)[-1][0])

    assert end(0.98 * limit) < 1e-3
    assert end(1.02 * limit) > 1e3


@given(st.floats(0.1, 5), st.floats(0.01, 0.15))
def test_nesterov_damps_momentum_by_curvature(curvature: float, rate: float) -> None:
    path = optimizers.quadratic_path([1], [curvature], 2, "nesterov", rate, 0.9)
    first = rate * curvature
    second = 0.9 * (1 - rate * curvature) * first + rate * curvature * path[1][0]
    assert path[2][0] == pytest.approx(path[1][0] - second)


def test_adam_first_step_has_the_size_of_the_rate() -> None:
    assert optimizers.adam_updates([0.01])[0] == pytest.approx(0.000999999, abs=1e-12)
    raw = optimizers.adam_updates([0.01], corrected=False)[0]
    assert raw / 0.001 == pytest.approx(0.1 / math.sqrt(0.001), rel=1e-4)


def test_without_correction_a_constant_gradient_steps_too_far() -> None:
    steps = optimizers.adam_updates([1] * 40, learning_rate=1, corrected=False)
    assert steps == pytest.approx([optimizers.uncorrected_step(t) for t in range(1, 41)], rel=1e-6)
    assert steps.index(max(steps)) + 1 == optimizers.uncorrected_peak() == 12


@given(gradient_lists, st.floats(0, 0.99), st.floats(0.9, 0.9999), st.booleans())
def test_no_step_of_adam_exceeds_its_bound(
    gradients: list[float], beta1: float, beta2: float, corrected: bool
) -> None:
    if beta1**2 >= beta2:
        with pytest.raises(ValueError, match="squared"):
            optimizers.adam_step_bound(beta1, beta2)
        return
    steps = optimizers.adam_updates(
        gradients, learning_rate=1, beta1=beta1, beta2=beta2, corrected=corrected
    )
    assert max(abs(s) for s in steps) <= optimizers.adam_step_bound(beta1, beta2) * (1 + 1e-9)


def test_gradients_growing_after_zeros_reach_adams_bound() -> None:
    bound = optimizers.adam_step_bound()
    assert bound == pytest.approx(7.2703, abs=5e-5)
    spike = [0.0] * 8_000 + [(0.999 / 0.9) ** k for k in range(100)]
    steps = optimizers.adam_updates(spike, learning_rate=1)
    assert steps[8_000] == pytest.approx(optimizers.uncorrected_step(1), rel=1e-3)
    assert 0.999 * bound < steps[-1] <= bound


@given(st.lists(st.floats(0.5, 10), min_size=1, max_size=20), st.floats(0.1, 100))
def test_adam_does_not_see_the_scale_of_the_gradients(
    gradients: list[float], factor: float
) -> None:
    scaled = [factor * g for g in gradients]
    assert optimizers.adam_updates(scaled) == pytest.approx(
        optimizers.adam_updates(gradients), rel=1e-5
    )


def test_corrected_moments_of_a_constant_gradient_are_the_gradient() -> None:
    for step, value in enumerate(optimizers.moments([3.0] * 10, 0.9), start=1):
        assert value / optimizers.bias_correction(0.9, step) == pytest.approx(3)


def test_decoupled_decay_shrinks_and_l2_is_normalised_away() -> None:
    decoupled = optimizers.adam_parameters(1, [0.01], weight_decay=0.01)
    coupled = optimizers.adam_parameters(1, [0.01], weight_decay=0.01, decoupled=False)
    assert 1 - decoupled[1] == pytest.approx(0.001 + 0.00001, abs=1e-8)
    assert 1 - coupled[1] == pytest.approx(0.001, abs=1e-8)


def test_state_of_seven_billion_parameters() -> None:
    assert optimizers.adam_state_bytes(7e9) == 56e9


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="momentum"):
        optimizers.momentum_velocities([1], momentum=1)
    with pytest.raises(ValueError, match="learning_rate"):
        optimizers.momentum_limit_step(0, 0.9)
    with pytest.raises(ValueError, match="dampening"):
        optimizers.momentum_buffers([1], dampening=2)
    for rate in (optimizers.gradient_descent_rate, optimizers.heavy_ball_rate):
        with pytest.raises(ValueError, match="condition"):
            rate(0.5)
    with pytest.raises(ValueError, match="method"):
        optimizers.stability_limit(0.9, "adam")
    with pytest.raises(ValueError, match="rate"):
        optimizers.steps_to_shrink(1, 10)
    with pytest.raises(ValueError, match="factor"):
        optimizers.steps_to_shrink(0.5, 1)
    with pytest.raises(ValueError, match="curvature"):
        optimizers.quadratic_loss([1], [1, 2])
    with pytest.raises(ValueError, match="curvature"):
        optimizers.quadratic_path([1], [1, 2], 1)
    with pytest.raises(ValueError, match="method"):
        optimizers.quadratic_path([1], [1], 1, "newton")
    with pytest.raises(ValueError, match="steps"):
        optimizers.quadratic_path([1], [1], -1)
    with pytest.raises(ValueError, match="from 1"):
        optimizers.bias_correction(0.9, 0)
    with pytest.raises(ValueError, match="power"):
        optimizers.moments([1], 0.9, power=0)
    with pytest.raises(ValueError, match="epsilon"):
        optimizers.adam_updates([1], epsilon=0)
    with pytest.raises(ValueError, match="weight_decay"):
        optimizers.adam_parameters(1, [1], weight_decay=-1)
    with pytest.raises(ValueError, match="parameters"):
        optimizers.adam_state_bytes(0)
