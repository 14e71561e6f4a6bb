"""Backpropagation by hand: a network with one hidden layer, and gradients through many layers.

Samples are rows. Weight matrices have one row per output unit, so a layer computes X W^T + b.
Formulas: Rumelhart, Hinton, Williams (1986); initialisation from Glorot and Bengio (2010) and
He et al. (2015).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from studyapp.labs import activations

__all__ = [
    "combined_linear_map",
    "convolution_fan_in",
    "gradient_product",
    "gradient_products",
    "he_std",
    "layer_gradients",
    "layer_histograms",
    "layer_signals",
    "lecun_std",
    "multilayer_output",
    "one_hidden_layer_descent",
    "one_hidden_layer_forward",
    "one_hidden_layer_gradients",
    "one_hidden_layer_loss",
    "one_hidden_layer_numeric_gradients",
    "one_hidden_layer_step",
    "relu_unit_descent",
    "signal_gain",
    "xavier_limit",
    "xavier_std",
]

Matrix = Sequence[Sequence[float]]
Array = npt.NDArray[np.float64]
_Layers = tuple[Array, Array, Array, Array]


def gradient_product(derivative: float, layers: int, weight: float = 1.0) -> float:
    """Return (weight * derivative) ** layers: a gradient's factor after that many equal layers.

    Raises:
        ValueError: ``layers`` is negative.
    """
    if layers < 0:
        raise ValueError("the number of layers cannot be negative")
    return float((weight * derivative) ** layers)


def gradient_products(factors: Sequence[float]) -> list[float]:
    """Return the running products of per-layer factors, listed from the output backwards.

    Entry k is what is left of the gradient after passing the first k + 1 factors.
    """
    return [math.prod(factors[: k + 1]) for k in range(len(factors))]


def xavier_limit(fan_in: int, fan_out: int) -> float:
    """Return the bound a of Xavier's uniform distribution U(-a, a): sqrt(6 / (n_in + n_out)).

    Raises:
        ValueError: a fan is not positive.
    """
    _positive_fans(fan_in, fan_out)
    return math.sqrt(6.0 / (fan_in + fan_out))


def xavier_std(fan_in: int, fan_out: int) -> float:
    """Return the standard deviation of Xavier initialisation: sqrt(2 / (n_in + n_out)).

    Raises:
        ValueError: a fan is not positive.
    """
    _positive_fans(fan_in, fan_out)
    return math.sqrt(2.0 / (fan_in + fan_out))


def he_std(fan_in: int, slope: float = 0.0) -> float:
    """Return the standard deviation of He initialisation: sqrt(2 / ((1 + slope^2) n_in)).

    ``slope`` is the negative slope of a leaky ReLU; 0 is the plain ReLU, with variance 2 / n_in.

    Raises:
        ValueError: the fan is not positive.
    """
    _positive_fans(fan_in, 1)
    return math.sqrt(2.0 / ((1.0 + slope**2) * fan_in))


def lecun_std(fan_in: int) -> float:
    """Return the standard deviation of LeCun initialisation: sqrt(1 / n_in).

    Raises:
        ValueError: the fan is not positive.

    Source: LeCun, Bottou, Orr, Müller, Efficient BackProp (1998).
    """
    _positive_fans(fan_in, 1)
    return math.sqrt(1.0 / fan_in)


def convolution_fan_in(kernel: int, in_channels: int, groups: int = 1) -> int:
    """Return how many inputs a unit of a square 2D convolution sees: k * k * C_in / groups.

    Raises:
        ValueError: an argument is not positive or the groups do not divide the channels.
    """
    if kernel < 1 or in_channels < 1 or groups < 1:
        raise ValueError("kernel, channels and groups must be positive")
    if in_channels % groups:
        raise ValueError("the groups must divide the input channels")
    return kernel * kernel * in_channels // groups


def signal_gain(weight_std: float, fan_in: int, slope: float = 0.0) -> float:
    """Return the factor by which one layer z = W f(z') multiplies the root mean square of z.

    sqrt(n_in * std^2 * (1 + slope^2) / 2) for independent weights of mean 0 and preactivations
    symmetric about 0; ``slope`` is the negative slope of f: 0 for ReLU, 1 for no activation at all.

    Raises:
        ValueError: the fan is not positive or the standard deviation is negative.

    Source: He et al. (2015), section 2.2.
    """
    _positive_fans(fan_in, 1)
    if weight_std < 0:
        raise ValueError("a standard deviation cannot be negative")
    return weight_std * math.sqrt(fan_in * (1.0 + slope**2) / 2.0)


def layer_signals(
    layers: int,
    width: int,
    activation: str = "relu",
    weight_std: float | None = None,
    residual: bool = False,
    samples: int = 32,
    seed: int = 0,
) -> list[float]:
    """Return the root mean square of the activations after each layer of a random network.

    The network is that of `layer_gradients`, with the same draws for the same arguments.

    Raises:
        ValueError: a count is not positive or the activation is unknown.
    """
    signals = _random_signals(layers, width, activation, weight_std, residual, samples, seed)
    return [float(np.sqrt(np.mean(signal**2))) for signal in signals]


def layer_histograms(
    layers: int,
    width: int,
    activation: str = "tanh",
    weight_std: float | None = None,
    low: float = -1.0,
    high: float = 1.0,
    bins: int = 20,
    samples: int = 32,
    seed: int = 0,
) -> list[list[float]]:
    """Return per layer the share of activations in each of ``bins`` equal bins of [low, high].

    The network is that of `layer_gradients` without residuals. Values outside the range count in no
    bin, so that a row may sum to less than 1.

    Raises:
        ValueError: a count is not positive, the range is empty, or the activation is unknown.
    """
    if bins < 1 or low >= high:
        raise ValueError("need at least one bin and low < high")
    signals = _random_signals(layers, width, activation, weight_std, False, samples, seed)
    return [
        (np.histogram(signal, bins=bins, range=(low, high))[0] / signal.size).tolist()
        for signal in signals
    ]


def layer_gradients(
    layers: int,
    width: int,
    activation: str = "sigmoid",
    weight_std: float | None = None,
    residual: bool = False,
    samples: int = 32,
    seed: int = 0,
) -> list[float]:
    """Return how large the loss gradient is at each layer of a random network, first layer first.

    The network has ``layers`` square layers a <- f(W a), or a <- a + f(W a) when ``residual``;
    weights are normal with ``weight_std`` (default: Xavier's), inputs are standard normal, and the
    gradient entering at the top is standard normal too. A layer's number is the root mean square of
    the gradient with respect to its preactivation W a. Drawn from ``seed``: the same arguments give
    the same numbers.

    Raises:
        ValueError: a count is not positive or the activation is unknown.
    """
    if layers < 1 or width < 1 or samples < 1:
        raise ValueError("layers, width and samples must be positive")
    std = xavier_std(width, width) if weight_std is None else weight_std
    generator = np.random.default_rng(seed)
    weights = [generator.normal(0.0, std, (width, width)) for _ in range(layers)]
    signal = generator.normal(0.0, 1.0, (samples, width))
    slopes: list[Array] = []
    for weight in weights:
        before = signal @ weight.T
        slopes.append(_elementwise(activations.derivative, activation, before))
        after = _elementwise(activations.evaluate, activation, before)
        signal = signal + after if residual else after
    gradient: Array = generator.normal(0.0, 1.0, (samples, width))
    sizes: list[float] = []
    for weight, slope in zip(reversed(weights), reversed(slopes), strict=True):
        at_preactivation = gradient * slope
        sizes.append(float(np.sqrt(np.mean(at_preactivation**2))))
        through = at_preactivation @ weight
        gradient = gradient + through if residual else through
    return sizes[::-1]


def multilayer_output(
    inputs: Sequence[float],
    weights: Sequence[Matrix],
    biases: Sequence[Sequence[float]] | None = None,
    activation: str = "relu",
) -> list[float]:
    """Return the output of fully connected layers for one sample.

    ``weights`` holds one matrix per layer (one row per output unit), ``biases`` one vector per
    layer, 0 where left out. The activation follows every layer but the last.

    Raises:
        ValueError: there is no layer, the shapes do not fit or the activation is unknown.
    """
    if not weights:
        raise ValueError("a network needs at least one layer")
    if biases is not None and len(biases) != len(weights):
        raise ValueError("there must be one bias vector for each layer")
    signal = np.array(inputs, dtype=np.float64)
    for index, rows in enumerate(weights):
        weight = np.array(rows, dtype=np.float64)
        if weight.ndim != 2 or signal.ndim != 1 or weight.shape[1] != len(signal):
            raise ValueError("a weight matrix needs one column for each input of its layer")
        signal = weight @ signal
        if biases is not None:
            bias = np.array(biases[index], dtype=np.float64)
            if bias.shape != signal.shape:
                raise ValueError("a bias vector needs one entry for each unit of its layer")
            signal = signal + bias
        if index < len(weights) - 1:
            signal = _elementwise(activations.evaluate, activation, signal)
    return [float(value) for value in signal]


def combined_linear_map(weights: Sequence[Matrix]) -> list[list[float]]:
    """Return W_L ... W_2 W_1: the one matrix that linear layers W_1, W_2, ... amount to.

    ``weights`` lists the matrices from the input to the output.

    Raises:
        ValueError: there is no matrix, or the shapes do not fit.
    """
    if not weights:
        raise ValueError("there must be at least one matrix")
    arrays = [np.array(rows, dtype=np.float64) for rows in weights]
    product = arrays[0]
    for array in arrays[1:]:
        if array.ndim != 2 or product.ndim != 2 or array.shape[1] != product.shape[0]:
            raise ValueError("a matrix needs as many columns as the one before has rows")
        product = array @ product
    return [[float(value) for value in row] for row in product]


def one_hidden_layer_forward(
    inputs: float | Matrix,
    w1: float | Matrix,
    b1: float | Sequence[float],
    w2: float | Matrix,
    b2: float | Sequence[float],
    activation: str = "relu",
) -> list[list[list[float]]]:
    """Return [Z1, H, Y] of Z1 = X W1^T + b1, H = f(Z1), Y = H W2^T + b2.

    Shapes: inputs N x d, w1 m x d, b1 m, w2 k x m, b2 k; the results N x m, N x m, N x k. A plain
    number stands for a 1 x 1 matrix or a vector of one.

    Raises:
        ValueError: the shapes do not fit or the activation is unknown.
    """
    x, parameters = _arrays(inputs, w1, b1, w2, b2)
    return [array.tolist() for array in _forward(x, parameters, activation)]


def one_hidden_layer_loss(
    inputs: float | Matrix,
    targets: float | Matrix,
    w1: float | Matrix,
    b1: float | Sequence[float],
    w2: float | Matrix,
    b2: float | Sequence[float],
    activation: str = "relu",
) -> float:
    """Return L = (1/N) sum_n ||y_n - t_n||^2 of the network of `one_hidden_layer_forward`.

    Raises:
        ValueError: the shapes do not fit or the activation is unknown.
    """
    x, parameters = _arrays(inputs, w1, b1, w2, b2)
    return _loss(x, _targets(targets, x, parameters), parameters, activation)


def one_hidden_layer_gradients(
    inputs: float | Matrix,
    targets: float | Matrix,
    w1: float | Matrix,
    b1: float | Sequence[float],
    w2: float | Matrix,
    b2: float | Sequence[float],
    activation: str = "relu",
) -> list[list[list[float]]]:
    """Return [dL/dW1, dL/db1, dL/dW2, dL/db2] by backpropagation; biases come as one row.

    L is the loss of `one_hidden_layer_loss`. ReLU's derivative at 0 is taken as 0.

    Raises:
        ValueError: the shapes do not fit or the activation is unknown.
    """
    x, parameters = _arrays(inputs, w1, b1, w2, b2)
    gradients = _gradients(x, _targets(targets, x, parameters), parameters, activation)
    return [np.atleast_2d(gradient).tolist() for gradient in gradients]


def one_hidden_layer_numeric_gradients(
    inputs: float | Matrix,
    targets: float | Matrix,
    w1: float | Matrix,
    b1: float | Sequence[float],
    w2: float | Matrix,
    b2: float | Sequence[float],
    activation: str = "relu",
    step: float = 1e-5,
) -> list[list[list[float]]]:
    """Return the same four gradients by central differences (L(p + e) - L(p - e)) / 2e.

    Raises:
        ValueError: the shapes do not fit, the activation is unknown, or the step is not positive.
    """
    if step <= 0:
        raise ValueError("the step of a finite difference must be positive")
    x, parameters = _arrays(inputs, w1, b1, w2, b2)
    wanted = _targets(targets, x, parameters)
    results: list[list[list[float]]] = []
    for parameter in parameters:
        gradient = np.zeros_like(parameter)
        for index in np.ndindex(parameter.shape):
            kept = float(parameter[index])
            parameter[index] = kept + step
            above = _loss(x, wanted, parameters, activation)
            parameter[index] = kept - step
            below = _loss(x, wanted, parameters, activation)
            parameter[index] = kept
            gradient[index] = (above - below) / (2.0 * step)
        results.append(np.atleast_2d(gradient).tolist())
    return results


def one_hidden_layer_step(
    inputs: float | Matrix,
    targets: float | Matrix,
    w1: float | Matrix,
    b1: float | Sequence[float],
    w2: float | Matrix,
    b2: float | Sequence[float],
    rate: float,
    activation: str = "relu",
) -> list[list[list[float]]]:
    """Return [W1, b1, W2, b2] after one step of gradient descent; biases come as one row.

    Raises:
        ValueError: the shapes do not fit or the activation is unknown.
    """
    x, parameters = _arrays(inputs, w1, b1, w2, b2)
    gradients = _gradients(x, _targets(targets, x, parameters), parameters, activation)
    return [
        np.atleast_2d(parameter - rate * gradient).tolist()
        for parameter, gradient in zip(parameters, gradients, strict=True)
    ]


def one_hidden_layer_descent(
    inputs: float | Matrix,
    targets: float | Matrix,
    w1: float | Matrix,
    b1: float | Sequence[float],
    w2: float | Matrix,
    b2: float | Sequence[float],
    rate: float,
    steps: int,
    activation: str = "relu",
) -> list[list[list[float]]]:
    """Return [W1, b1, W2, b2] after ``steps`` steps of full-batch gradient descent.

    Biases come as one row. Entry 4 is the row of the losses: before the first step, after each.

    Raises:
        ValueError: the shapes do not fit, ``steps`` is negative, or the activation is unknown.
    """
    if steps < 0:
        raise ValueError("the number of steps cannot be negative")
    x, parameters = _arrays(inputs, w1, b1, w2, b2)
    wanted = _targets(targets, x, parameters)
    losses = [_loss(x, wanted, parameters, activation)]
    for _ in range(steps):
        g1, g2, g3, g4 = _gradients(x, wanted, parameters, activation)
        first, first_bias, second, second_bias = parameters
        parameters = (
            first - rate * g1,
            first_bias - rate * g2,
            second - rate * g3,
            second_bias - rate * g4,
        )
        losses.append(_loss(x, wanted, parameters, activation))
    return [*(np.atleast_2d(parameter).tolist() for parameter in parameters), [losses]]


def relu_unit_descent(
    inputs: Sequence[float],
    targets: Sequence[float],
    weight: float,
    bias: float,
    rate: float,
    steps: int,
    slope: float = 0.0,
) -> list[list[float]]:
    """Train one unit y = relu(w x + b) by full-batch gradient descent on the mean squared error.

    Returns one row [w, b, active, loss] before the first step and one after each: ``active`` is the
    share of the inputs with w x + b > 0. With the default ``slope`` of 0 a row with active = 0 is a
    dead unit: from there on nothing changes, because every gradient is 0. Any other ``slope`` makes
    it a leaky ReLU, with that derivative for w x + b <= 0 (Maas et al. 2013).

    Raises:
        ValueError: there are no inputs, the lists differ in length, or ``steps`` is negative.
    """
    if not inputs or len(inputs) != len(targets):
        raise ValueError("inputs and targets must be equally long and not empty")
    if steps < 0:
        raise ValueError("the number of steps cannot be negative")
    x = np.array(inputs, dtype=np.float64)
    wanted = np.array(targets, dtype=np.float64)
    path: list[list[float]] = []
    for _ in range(steps + 1):
        z = weight * x + bias
        error = np.where(z > 0, z, slope * z) - wanted
        path.append([float(weight), float(bias), float(np.mean(z > 0)), float(np.mean(error**2))])
        delta = 2.0 * error * np.where(z > 0, 1.0, slope) / len(x)
        weight -= rate * float(delta @ x)
        bias -= rate * float(np.sum(delta))
    return path


def _random_signals(
    layers: int,
    width: int,
    activation: str,
    weight_std: float | None,
    residual: bool,
    samples: int,
    seed: int,
) -> list[Array]:
    """Return the activations (samples x width) after each layer of a random square network."""
    if layers < 1 or width < 1 or samples < 1:
        raise ValueError("layers, width and samples must be positive")
    std = xavier_std(width, width) if weight_std is None else weight_std
    generator = np.random.default_rng(seed)
    weights = [generator.normal(0.0, std, (width, width)) for _ in range(layers)]
    signal: Array = generator.normal(0.0, 1.0, (samples, width))
    signals: list[Array] = []
    for weight in weights:
        after = _elementwise(activations.evaluate, activation, signal @ weight.T)
        signal = signal + after if residual else after
        signals.append(signal)
    return signals


def _forward(x: Array, parameters: _Layers, activation: str) -> tuple[Array, Array, Array]:
    w1, b1, w2, b2 = parameters
    z = x @ w1.T + b1
    h = _elementwise(activations.evaluate, activation, z)
    return z, h, h @ w2.T + b2


def _loss(x: Array, targets: Array, parameters: _Layers, activation: str) -> float:
    y = _forward(x, parameters, activation)[2]
    return float(np.sum((y - targets) ** 2) / len(x))


def _gradients(x: Array, targets: Array, parameters: _Layers, activation: str) -> _Layers:
    w2 = parameters[2]
    z, h, y = _forward(x, parameters, activation)
    delta2 = 2.0 * (y - targets) / len(x)
    delta1 = (delta2 @ w2) * _elementwise(activations.derivative, activation, z)
    return delta1.T @ x, delta1.sum(axis=0), delta2.T @ h, delta2.sum(axis=0)


def _elementwise(function: Callable[[str, float], float], name: str, values: Array) -> Array:
    """Apply ``function(name, value)`` to every entry of an array."""
    flat = [function(name, float(value)) for value in values.ravel()]
    return np.array(flat, dtype=np.float64).reshape(values.shape)


def _arrays(
    inputs: float | Matrix,
    w1: float | Matrix,
    b1: float | Sequence[float],
    w2: float | Matrix,
    b2: float | Sequence[float],
) -> tuple[Array, _Layers]:
    """Return the arguments as arrays of the right rank, refusing shapes that do not fit."""
    x = np.atleast_2d(np.array(inputs, dtype=np.float64))
    first = np.atleast_2d(np.array(w1, dtype=np.float64))
    first_bias = np.atleast_1d(np.array(b1, dtype=np.float64))
    second = np.atleast_2d(np.array(w2, dtype=np.float64))
    second_bias = np.atleast_1d(np.array(b2, dtype=np.float64))
    hidden, features = first.shape
    outputs = second.shape[0]
    if x.shape[1] != features:
        raise ValueError(f"inputs have {x.shape[1]} features but w1 takes {features}")
    if first_bias.shape != (hidden,) or second.shape[1] != hidden:
        raise ValueError(f"b1 and w2 must fit the {hidden} hidden units of w1")
    if second_bias.shape != (outputs,):
        raise ValueError(f"b2 must hold {outputs} numbers, one per output")
    return x, (first, first_bias, second, second_bias)


def _targets(targets: float | Matrix, x: Array, parameters: _Layers) -> Array:
    wanted = np.atleast_2d(np.array(targets, dtype=np.float64))
    shape = (x.shape[0], parameters[2].shape[0])
    if wanted.shape != shape:
        raise ValueError(f"targets must have the shape {shape} of the outputs")
    return wanted


def _positive_fans(fan_in: int, fan_out: int) -> None:
    if fan_in < 1 or fan_out < 1:
        raise ValueError("the numbers of input and output units must be positive")
