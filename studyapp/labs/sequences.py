"""Recurrent networks: states, gradients through time, the LSTM cell, parameter counts.

Formulas: Werbos (1990) for backpropagation through time, Hochreiter and Schmidhuber (1997) and Gers
et al. (2000) for the LSTM cell with a forget gate, Cho et al. (2014) for the GRU.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from studyapp.labs import activations

__all__ = [
    "bptt_gradient",
    "bptt_terms",
    "cell_retention",
    "clip_by_norm",
    "gru_parameter_count",
    "half_life",
    "lstm_cell_update",
    "lstm_parameter_count",
    "lstm_step",
    "rnn_parameter_count",
    "rnn_states",
    "state_gradients",
    "stored_states",
]


def rnn_states(
    inputs: Sequence[float],
    weight: float,
    input_weight: float = 1.0,
    bias: float = 0.0,
    initial: float = 0.0,
    activation: str = "identity",
) -> list[float]:
    """Return h_1 … h_T of the scalar network h_t = f(w h_(t-1) + u x_t + b).

    Raises:
        ValueError: the activation is unknown.
    """
    states: list[float] = []
    state = float(initial)
    for x in inputs:
        state = activations.evaluate(activation, weight * state + input_weight * x + bias)
        states.append(state)
    return states


def state_gradients(
    inputs: Sequence[float],
    weight: float,
    input_weight: float = 1.0,
    bias: float = 0.0,
    initial: float = 0.0,
    activation: str = "identity",
) -> list[float]:
    """Return dh_T/dh_k for k = 1 … T: products of the factors w f'(z_t) for t = k+1 … T.

    Raises:
        ValueError: the activation is unknown or there are no inputs.
    """
    factors = _factors(inputs, weight, input_weight, bias, initial, activation)
    return [math.prod(factors[k + 1 :]) for k in range(len(factors))]


def bptt_terms(
    inputs: Sequence[float],
    weight: float,
    input_weight: float = 1.0,
    bias: float = 0.0,
    initial: float = 0.0,
    activation: str = "identity",
) -> list[float]:
    """Return what each use of the recurrent weight adds to dh_T/dw, for k = 1 … T.

    Term k is (dh_T/dh_k) times the immediate derivative f'(z_k) h_(k-1), in which h_(k-1) is held
    fixed; the sum of the terms is dh_T/dw.

    Raises:
        ValueError: the activation is unknown or there are no inputs.
    """
    states = [
        float(initial),
        *rnn_states(inputs, weight, input_weight, bias, initial, activation),
    ]
    onward = state_gradients(inputs, weight, input_weight, bias, initial, activation)
    terms: list[float] = []
    for k, x in enumerate(inputs):
        z = weight * states[k] + input_weight * x + bias
        terms.append(onward[k] * activations.derivative(activation, z) * states[k])
    return terms


def bptt_gradient(
    inputs: Sequence[float],
    weight: float,
    input_weight: float = 1.0,
    bias: float = 0.0,
    initial: float = 0.0,
    activation: str = "identity",
    window: int | None = None,
) -> float:
    """Return dh_T/dw, summed over all uses of w, or over the last ``window`` uses only.

    With ``window`` it is the biased estimate that truncated backpropagation gives for h_T.

    Raises:
        ValueError: the activation is unknown, there are no inputs, or the window is not positive.
    """
    if window is not None and window < 1:
        raise ValueError("the window of truncated backpropagation must be positive")
    terms = bptt_terms(inputs, weight, input_weight, bias, initial, activation)
    return sum(terms if window is None else terms[-window:])


def stored_states(steps: int, segment: int) -> int:
    """Return how many states are held at once when only every ``segment``-th state is kept.

    The kept states (one per segment) plus the states of the one segment being recomputed: the
    memory of one-level checkpointing (Chen et al. 2016).

    Raises:
        ValueError: ``steps`` or ``segment`` is not positive, or the segment is longer than all.
    """
    if steps < 1 or segment < 1 or segment > steps:
        raise ValueError("need 1 <= segment <= steps")
    return math.ceil(steps / segment) + segment


def clip_by_norm(gradient: Sequence[float], limit: float) -> list[float]:
    """Return the gradient scaled down to Euclidean norm ``limit`` if it is longer (Pascanu 2013).

    Raises:
        ValueError: the limit is not positive.
    """
    if limit <= 0:
        raise ValueError("the limit of the norm must be positive")
    norm = math.hypot(*gradient)
    factor = min(1.0, limit / norm) if norm > 0 else 1.0
    return [factor * value for value in gradient]


def cell_retention(forget: float | Sequence[float], steps: int = 1) -> float:
    """Return the share of a cell's content left after ``steps`` passes of its forget gate(s).

    ``forget`` is one gate value used at every step, or a list of values, one per step, which is
    then run through ``steps`` times. It is also dc_T/dc_0 along the cell itself, with the gates
    held fixed.

    Raises:
        ValueError: ``steps`` is negative or a gate value lies outside [0, 1].
    """
    gates = [float(forget)] if isinstance(forget, (int, float)) else [float(f) for f in forget]
    if steps < 0 or any(not 0.0 <= gate <= 1.0 for gate in gates):
        raise ValueError("gate values must lie in [0, 1] and steps cannot be negative")
    return float(math.prod(gates) ** steps)


def half_life(factor: float) -> float:
    """Return after how many steps ``factor ** steps`` has fallen to one half.

    Raises:
        ValueError: the factor does not lie strictly between 0 and 1.
    """
    if not 0.0 < factor < 1.0:
        raise ValueError("the factor must lie strictly between 0 and 1")
    return math.log(0.5) / math.log(factor)


def lstm_cell_update(
    cell: float, forget: float, input_gate: float, candidate: float, output_gate: float
) -> list[float]:
    """Return [c_t, h_t] of one unit from its gates: c_t = f c_(t-1) + i g, h_t = o tanh(c_t)."""
    new_cell = forget * cell + input_gate * candidate
    return [new_cell, output_gate * math.tanh(new_cell)]


def lstm_step(
    x: Sequence[float],
    hidden: Sequence[float],
    cell: Sequence[float],
    input_weights: Sequence[Sequence[float]],
    hidden_weights: Sequence[Sequence[float]],
    bias: Sequence[float],
) -> list[list[float]]:
    """Return [h_t, c_t] of one LSTM step for d inputs and m hidden units.

    Shapes: input_weights 4m x d, hidden_weights 4m x m, bias 4m, with the four blocks in PyTorch's
    order: input gate, forget gate, candidate, output gate.

    Raises:
        ValueError: the shapes do not fit.
    """
    size = len(hidden)
    w, u = np.array(input_weights, dtype=np.float64), np.array(hidden_weights, dtype=np.float64)
    if w.shape != (4 * size, len(x)) or u.shape != (4 * size, size) or len(bias) != 4 * size:
        raise ValueError("weights and bias need 4 * hidden rows and the columns of x and hidden")
    z = w @ np.array(x) + u @ np.array(hidden) + np.array(bias)
    new_hidden: list[float] = []
    new_cell: list[float] = []
    for k in range(size):
        updated = lstm_cell_update(
            cell=cell[k],
            forget=activations.sigmoid(float(z[size + k])),
            input_gate=activations.sigmoid(float(z[k])),
            candidate=math.tanh(float(z[2 * size + k])),
            output_gate=activations.sigmoid(float(z[3 * size + k])),
        )
        new_cell.append(updated[0])
        new_hidden.append(updated[1])
    return [new_hidden, new_cell]


def rnn_parameter_count(input_size: int, hidden_size: int, biases: int = 1) -> int:
    """Return the parameters of a plain recurrent layer: h (d + h + biases).

    ``biases`` is the number of bias vectors: 1 in the textbook formula, 2 in PyTorch, 0 without.

    Raises:
        ValueError: a size is not positive or ``biases`` is negative.
    """
    return _recurrent_parameters(1, input_size, hidden_size, biases)


def lstm_parameter_count(input_size: int, hidden_size: int, biases: int = 1) -> int:
    """Return the parameters of an LSTM layer: 4 h (d + h + biases); see `rnn_parameter_count`.

    Raises:
        ValueError: a size is not positive or ``biases`` is negative.
    """
    return _recurrent_parameters(4, input_size, hidden_size, biases)


def gru_parameter_count(input_size: int, hidden_size: int, biases: int = 1) -> int:
    """Return the parameters of a GRU layer: 3 h (d + h + biases); see `rnn_parameter_count`.

    Raises:
        ValueError: a size is not positive or ``biases`` is negative.
    """
    return _recurrent_parameters(3, input_size, hidden_size, biases)


def _recurrent_parameters(blocks: int, input_size: int, hidden_size: int, biases: int) -> int:
    if input_size < 1 or hidden_size < 1 or biases < 0:
        raise ValueError("sizes must be positive and the number of biases cannot be negative")
    return blocks * hidden_size * (input_size + hidden_size + biases)


def _factors(
    inputs: Sequence[float],
    weight: float,
    input_weight: float,
    bias: float,
    initial: float,
    activation: str,
) -> list[float]:
    """Return dh_t/dh_(t-1) = w f'(z_t) for t = 1 … T."""
    if not inputs:
        raise ValueError("need at least one input")
    states = [
        float(initial),
        *rnn_states(inputs, weight, input_weight, bias, initial, activation),
    ]
    return [
        weight * activations.derivative(activation, weight * states[t] + input_weight * x + bias)
        for t, x in enumerate(inputs)
    ]
