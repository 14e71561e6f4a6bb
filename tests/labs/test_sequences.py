from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import sequences


def test_states_and_gradient_of_the_linear_network() -> None:
    assert sequences.rnn_states(inputs=[1, 1, 1], weight=0.5) == [1.0, 1.5, 1.75]
    assert sequences.state_gradients(inputs=[1, 1, 1], weight=0.5) == [0.25, 0.5, 1.0]
    assert sequences.bptt_terms(inputs=[1, 1, 1], weight=0.5) == [0.0, 0.5, 1.5]
    assert sequences.bptt_gradient(inputs=[1, 1, 1], weight=0.5) == 2.0
    assert sequences.bptt_gradient(inputs=[1, 1, 1], weight=0.5, window=1) == 1.5


@given(
    st.lists(st.floats(-2, 2), min_size=1, max_size=10),
    st.floats(-1.5, 1.5),
    st.sampled_from(["identity", "tanh", "sigmoid"]),
)
def test_bptt_agrees_with_finite_differences(
    inputs: list[float], weight: float, activation: str
) -> None:
    def last(w: float) -> float:
        return sequences.rnn_states(inputs, w, 0.8, 0.1, 0.3, activation)[-1]

    slope = (last(weight + 1e-6) - last(weight - 1e-6)) / 2e-6
    ours = sequences.bptt_gradient(inputs, weight, 0.8, 0.1, 0.3, activation)
    assert ours == pytest.approx(slope, rel=1e-4, abs=1e-4)


def test_checkpointing_and_clipping() -> None:
    assert sequences.stored_states(steps=100, segment=100) == 101
    assert sequences.stored_states(steps=100, segment=10) == 20
    assert sequences.clip_by_norm([3.0, 4.0], limit=1.0) == pytest.approx([0.6, 0.8])
    assert sequences.clip_by_norm([0.3, 0.4], limit=1.0) == [0.3, 0.4]
    assert sequences.clip_by_norm([0.0], limit=1.0) == [0.0]


def test_retention() -> None:
    assert sequences.cell_retention(forget=0.99, steps=100) == pytest.approx(0.36603, abs=1e-5)
    assert sequences.cell_retention(forget=[0.5, 0.8]) == pytest.approx(0.4)
    assert 0.99 ** sequences.half_life(0.99) == pytest.approx(0.5)


def test_parameter_counts() -> None:
    assert sequences.lstm_parameter_count(100, 128) == 117_248
    assert sequences.lstm_parameter_count(100, 128, biases=2) == 117_760
    assert sequences.gru_parameter_count(100, 128) == 87_936
    assert sequences.rnn_parameter_count(100, 128) == 29_312


def test_the_lstm_cell() -> None:
    cell, hidden = sequences.lstm_cell_update(
        cell=2.0, forget=0.5, input_gate=1.0, candidate=-0.5, output_gate=0.8
    )
    assert cell == 0.5
    assert hidden == pytest.approx(0.8 * math.tanh(0.5))
    # With all weights 0 the gates are 1/2 and the candidate 0: the cell halves.
    zeros = [[0.0]] * 4
    new_hidden, new_cell = sequences.lstm_step([1.0], [0.0], [2.0], zeros, zeros, [0.0] * 4)
    assert new_cell == [1.0]
    assert new_hidden == pytest.approx([0.5 * math.tanh(1.0)])


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="window"):
        sequences.bptt_gradient([1.0], 0.5, window=0)
    with pytest.raises(ValueError, match="at least one input"):
        sequences.state_gradients([], 0.5)
    with pytest.raises(ValueError, match="segment"):
        sequences.stored_states(steps=3, segment=4)
    with pytest.raises(ValueError, match="limit"):
        sequences.clip_by_norm([1.0], limit=0)
    with pytest.raises(ValueError, match="gate values"):
        sequences.cell_retention(forget=1.2)
    with pytest.raises(ValueError, match="between 0 and 1"):
        sequences.half_life(1.0)
    with pytest.raises(ValueError, match="sizes"):
        sequences.lstm_parameter_count(0, 4)
    with pytest.raises(ValueError, match="4 \\* hidden"):
        sequences.lstm_step([1.0], [0.0], [0.0], [[0.0]], [[0.0]], [0.0])
