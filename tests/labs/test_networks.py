from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import networks

SCALAR = {"inputs": 2.0, "w1": 0.5, "b1": 0.1, "w2": -1.0, "b2": 0.2}
# Two samples, two features, three hidden units, one output.
BATCH = {
    "inputs": [[1.0, -2.0], [0.5, 1.5]],
    "w1": [[0.2, -0.4], [0.7, 0.1], [-0.3, 0.6]],
    "b1": [0.1, -0.2, 0.3],
    "w2": [[1.0, -0.5, 0.8]],
    "b2": [0.05],
}
WANTED = [[1.0], [-0.5]]


def test_gradient_products() -> None:
    assert networks.gradient_product(derivative=0.25, layers=10) == pytest.approx(
        9.5367431640625e-7
    )
    assert networks.gradient_product(derivative=0.25, layers=3, weight=4.0) == 1.0
    assert networks.gradient_products([0.5, 0.5, 2.0]) == [0.5, 0.25, 0.5]
    with pytest.raises(ValueError, match="negative"):
        networks.gradient_product(derivative=0.25, layers=-1)


def test_initialisation() -> None:
    assert networks.xavier_limit(fan_in=300, fan_out=300) == pytest.approx(0.1)
    assert networks.xavier_std(300, 300) == pytest.approx(0.1 / math.sqrt(3))
    assert networks.he_std(200) ** 2 == pytest.approx(0.01)
    assert networks.he_std(200, slope=1.0) ** 2 == pytest.approx(0.005)
    with pytest.raises(ValueError, match="positive"):
        networks.he_std(0)


def test_layer_gradients_vanish_for_sigmoid_and_not_for_a_residual_relu() -> None:
    sigmoid = networks.layer_gradients(layers=10, width=32, activation="sigmoid")
    assert len(sigmoid) == 10
    assert sigmoid[0] < 1e-4 * sigmoid[-1]
    residual = networks.layer_gradients(layers=10, width=32, activation="relu", residual=True)
    assert residual[0] > residual[-1]
    assert sigmoid == networks.layer_gradients(layers=10, width=32, activation="sigmoid")
    with pytest.raises(ValueError, match="positive"):
        networks.layer_gradients(layers=0, width=4)


def test_the_scalar_network() -> None:
    z, h, y = networks.one_hidden_layer_forward(**SCALAR)
    assert (z[0][0], h[0][0], y[0][0]) == pytest.approx((1.1, 1.1, -0.9))
    assert networks.one_hidden_layer_loss(targets=1.0, **SCALAR) == pytest.approx(3.61)
    gradients = networks.one_hidden_layer_gradients(targets=1.0, **SCALAR)
    assert [g[0][0] for g in gradients] == pytest.approx([7.6, 3.8, -4.18, -3.8])
    moved = networks.one_hidden_layer_step(targets=1.0, rate=0.1, **SCALAR)
    assert [p[0][0] for p in moved] == pytest.approx([-0.26, -0.28, -0.582, 0.58])


@given(st.sampled_from(["relu", "tanh", "sigmoid", "gelu"]))
def test_backpropagation_agrees_with_finite_differences(activation: str) -> None:
    exact = networks.one_hidden_layer_gradients(targets=WANTED, activation=activation, **BATCH)
    close = networks.one_hidden_layer_numeric_gradients(
        targets=WANTED, activation=activation, **BATCH
    )
    for ours, theirs in zip(exact, close, strict=True):
        for row, other in zip(ours, theirs, strict=True):
            assert row == pytest.approx(other, abs=1e-8)


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="features"):
        networks.one_hidden_layer_forward(**{**BATCH, "inputs": [[1.0]]})
    with pytest.raises(ValueError, match="hidden units"):
        networks.one_hidden_layer_forward(**{**BATCH, "b1": [0.1]})
    with pytest.raises(ValueError, match="b2"):
        networks.one_hidden_layer_forward(**{**BATCH, "b2": [0.1, 0.2]})
    with pytest.raises(ValueError, match="targets"):
        networks.one_hidden_layer_loss(targets=[[1.0]], **BATCH)
    with pytest.raises(ValueError, match="step"):
        networks.one_hidden_layer_numeric_gradients(targets=WANTED, step=0.0, **BATCH)


def test_a_large_step_kills_a_relu_unit() -> None:
    path = networks.relu_unit_descent(
        inputs=[1, 2, 3], targets=[0, 0, 0], weight=1.0, bias=0.0, rate=0.5, steps=3
    )
    assert path[0][2] == 1.0
    assert path[1][2] == 0.0
    assert path[1] == path[3]
    gentle = networks.relu_unit_descent(
        inputs=[1, 2, 3], targets=[1, 2, 3], weight=0.5, bias=0.0, rate=0.05, steps=200
    )
    assert gentle[-1][3] < 1e-4
    with pytest.raises(ValueError, match="equally long"):
        networks.relu_unit_descent([1.0], [], 1.0, 0.0, 0.1, 1)
    with pytest.raises(ValueError, match="negative"):
        networks.relu_unit_descent([1.0], [1.0], 1.0, 0.0, 0.1, -1)


def test_a_leaky_unit_recovers() -> None:
    start = {"inputs": [1, 2], "targets": [1, 2], "weight": -2, "bias": 0, "rate": 0.1}
    dead = networks.relu_unit_descent(**start, steps=200)
    leaky = networks.relu_unit_descent(**start, steps=200, slope=0.1)
    assert dead[200][:2] == [-2, 0]
    assert dead[200][2] == 0.0
    assert leaky[200][2] == 1.0
    assert leaky[200][3] < 0.01


def test_multilayer_output_computes_xor() -> None:
    weights = [[[1, -1], [-1, 1]], [[1, 1]]]
    for pair, wanted in (([0, 0], 0), ([1, 0], 1), ([0, 1], 1), ([1, 1], 0)):
        assert networks.multilayer_output(pair, weights) == [wanted]
        assert networks.multilayer_output(pair, weights, activation="identity") == [0.0]
    shifted = networks.multilayer_output([2], [[[1]], [[3]]], biases=[[-1], [0.5]])
    assert shifted == pytest.approx([3.5])


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=2))
def test_linear_layers_amount_to_one(inputs: list[float]) -> None:
    weights = [[[1, 2], [3, 4], [0, -1]], [[2, -1, 0.5], [0, 3, 1]]]
    product = networks.combined_linear_map(weights)
    assert product == [[-1.0, -0.5], [9.0, 11.0]]
    once = networks.multilayer_output(inputs, [product], activation="identity")
    twice = networks.multilayer_output(inputs, weights, activation="identity")
    assert once == pytest.approx(twice, abs=1e-9)


def test_layers_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="at least one layer"):
        networks.multilayer_output([1], [])
    with pytest.raises(ValueError, match="one column"):
        networks.multilayer_output([1], [[[1, 2]]])
    with pytest.raises(ValueError, match="for each layer"):
        networks.multilayer_output([1], [[[1]]], biases=[])
    with pytest.raises(ValueError, match="for each unit"):
        networks.multilayer_output([1], [[[1]]], biases=[[1, 2]])
    with pytest.raises(ValueError, match="at least one matrix"):
        networks.combined_linear_map([])
    with pytest.raises(ValueError, match="as many columns"):
        networks.combined_linear_map([[[1, 2]], [[1, 2]]])


def test_fans_and_gains() -> None:
    assert networks.lecun_std(400) == pytest.approx(0.05)
    assert networks.convolution_fan_in(kernel=3, in_channels=64) == 576
    assert networks.convolution_fan_in(kernel=3, in_channels=64, groups=64) == 9
    assert networks.signal_gain(networks.he_std(300), 300) == pytest.approx(1.0)
    assert networks.signal_gain(networks.he_std(300, slope=0.1), 300, slope=0.1) == pytest.approx(1)
    assert networks.signal_gain(networks.lecun_std(300), 300, slope=1.0) == pytest.approx(1.0)
    with pytest.raises(ValueError, match="divide"):
        networks.convolution_fan_in(3, 64, groups=5)
    with pytest.raises(ValueError, match="positive"):
        networks.convolution_fan_in(0, 64)
    with pytest.raises(ValueError, match="negative"):
        networks.signal_gain(-1.0, 10)


def test_signals_follow_the_gain() -> None:
    half = networks.layer_signals(layers=10, width=128, weight_std=networks.he_std(128) / 2)
    assert half[-1] / half[0] == pytest.approx(0.5**9, rel=0.5)
    kept = networks.layer_signals(layers=10, width=128, weight_std=networks.he_std(128))
    assert 0.3 < kept[-1] < 3
    grown = networks.layer_signals(10, 128, weight_std=networks.he_std(128), residual=True)
    assert grown[-1] > 10 * kept[-1]
    with pytest.raises(ValueError, match="positive"):
        networks.layer_signals(layers=0, width=4)


def test_histograms() -> None:
    rows = networks.layer_histograms(layers=3, width=32, activation="tanh", bins=10)
    assert [len(row) for row in rows] == [10, 10, 10]
    assert [sum(row) for row in rows] == pytest.approx([1, 1, 1])
    with pytest.raises(ValueError, match="bin"):
        networks.layer_histograms(layers=3, width=32, low=1.0, high=-1.0)


def test_equal_units_stay_equal() -> None:
    xor = {"inputs": [[0, 0], [0, 1], [1, 0], [1, 1]], "targets": [[0], [1], [1], [0]]}
    fixed = {"b1": [0, 0], "b2": [0], "rate": 0.2, "steps": 300, "activation": "tanh"}
    equal = networks.one_hidden_layer_descent(
        w1=[[0.5, 0.5], [0.5, 0.5]], w2=[[0.5, 0.5]], **xor, **fixed
    )
    assert equal[0][0] == equal[0][1]
    assert equal[4][0][-1] > 1 / 6
    mixed = networks.one_hidden_layer_descent(
        w1=[[0.8, -0.7], [-0.6, 0.9]], w2=[[0.5, 0.4]], **xor, **fixed
    )
    assert mixed[4][0][-1] < 1e-4
    one = networks.one_hidden_layer_descent(targets=1.0, rate=0.1, steps=1, **SCALAR)
    step = networks.one_hidden_layer_step(targets=1.0, rate=0.1, **SCALAR)
    assert one[:4] == step
    with pytest.raises(ValueError, match="negative"):
        networks.one_hidden_layer_descent(targets=1.0, rate=0.1, steps=-1, **SCALAR)
