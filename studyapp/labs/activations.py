"""Activation functions, their derivatives, and softmax.

Formulas: Goodfellow, Bengio, Courville, *Deep Learning* (2016), chapter 6; ELU from Clevert et al.
(2016), GELU from Hendrycks and Gimpel (2016), swish from Ramachandran et al. (2017).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

__all__ = [
    "dead_units",
    "derivative",
    "elu",
    "evaluate",
    "gaussian_moments",
    "gelu",
    "gelu_tanh",
    "largest_exponent",
    "leaky_relu",
    "log_softmax",
    "log_sum_exp",
    "relu",
    "saturated_share",
    "saturation_point",
    "sigmoid",
    "softmax",
    "softmax_jacobian",
    "softplus",
    "swish",
    "tanh",
    "zero_fraction",
]

# The parameter each family takes, where it has one, with the value commonly used.
_DEFAULTS: dict[str, float | None] = {
    "identity": None,
    "sigmoid": None,
    "tanh": None,
    "relu": None,
    "leaky_relu": 0.01,
    "elu": 1.0,
    "gelu": None,
    "swish": 1.0,
    "softplus": None,
}


def sigmoid(x: float) -> float:
    """Return the logistic function 1 / (1 + exp(-x)), in (0, 1)."""
    # Either branch only ever takes exp of a number <= 0, so neither overflows.
    if x >= 0:
        return 1.0 / (1.0 + math.exp(-x))
    grown = math.exp(x)
    return grown / (1.0 + grown)


def tanh(x: float) -> float:
    """Return the hyperbolic tangent, in (-1, 1); equal to 2 sigmoid(2x) - 1."""
    return math.tanh(x)


def relu(x: float) -> float:
    """Return max(0, x)."""
    return max(0.0, float(x))


def leaky_relu(x: float, slope: float = 0.01) -> float:
    """Return x for x > 0 and slope * x otherwise (Maas et al. 2013)."""
    return float(x) if x > 0 else slope * x


def elu(x: float, alpha: float = 1.0) -> float:
    """Return x for x > 0 and alpha * (exp(x) - 1) otherwise; it tends to -alpha on the left."""
    return float(x) if x > 0 else alpha * math.expm1(x)


def gelu(x: float) -> float:
    """Return x * Phi(x) with Phi the distribution function of the standard normal."""
    return x * 0.5 * math.erfc(-x / math.sqrt(2.0))


def gelu_tanh(x: float) -> float:
    """Return the tanh approximation of GELU given by Hendrycks and Gimpel."""
    inner = math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)
    return 0.5 * x * (1.0 + math.tanh(inner))


def swish(x: float, beta: float = 1.0) -> float:
    """Return x * sigmoid(beta * x); with beta = 1 it is also called SiLU."""
    return x * sigmoid(beta * x)


def softplus(x: float) -> float:
    """Return log(1 + exp(x)), the smooth relative of ReLU; its derivative is the sigmoid."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def evaluate(function: str, x: float, parameter: float | None = None) -> float:
    """Return the value of the named activation function at ``x``.

    ``function`` is one of identity, sigmoid, tanh, relu, leaky_relu, elu, gelu, swish, softplus.
    ``parameter`` is the slope of leaky_relu, the alpha of elu, the beta of swish.

    Raises:
        ValueError: the function is unknown, or takes no parameter but was given one.
    """
    value = _parameter(function, parameter)
    match function:
        case "identity":
            return float(x)
        case "sigmoid":
            return sigmoid(x)
        case "tanh":
            return tanh(x)
        case "relu":
            return relu(x)
        case "leaky_relu":
            return leaky_relu(x, slope=value)
        case "elu":
            return elu(x, alpha=value)
        case "gelu":
            return gelu(x)
        case "swish":
            return swish(x, beta=value)
        case _:
            return softplus(x)


def saturation_point(function: str, threshold: float = 0.05) -> float:
    """Return the positive input at which the derivative of sigmoid or tanh falls to ``threshold``.

    From s(1 - s) = threshold and 1 - tanh^2 = threshold; the derivatives are even, so the unit
    counts as saturated outside [-point, point].

    Raises:
        ValueError: another function, or a threshold outside 0 < threshold <= its peak.
    """
    peaks = {"sigmoid": 0.25, "tanh": 1.0}
    if function not in peaks:
        raise ValueError("only sigmoid and tanh saturate on both sides")
    if not 0.0 < threshold <= peaks[function]:
        raise ValueError("the threshold must be positive and at most the peak of the derivative")
    point = math.atanh(math.sqrt(1.0 - threshold / peaks[function]))
    return 2.0 * point if function == "sigmoid" else point


def saturated_share(function: str, std: float, threshold: float = 0.05) -> float:
    """Return the probability that a normal preactivation (mean 0, ``std``) is saturated.

    Saturated means a derivative below ``threshold``; see `saturation_point`.

    Raises:
        ValueError: the standard deviation is not positive, or as `saturation_point`.
    """
    if std <= 0:
        raise ValueError("the standard deviation must be positive")
    return math.erfc(saturation_point(function, threshold) / (std * math.sqrt(2.0)))


def derivative(function: str, x: float, parameter: float | None = None) -> float:
    """Return the derivative of the named activation function at ``x``.

    The names and the parameter are those of `evaluate`. At the kink of relu, leaky_relu and elu
    (x = 0) the derivative from the left is returned, the choice of the common frameworks.

    Raises:
        ValueError: the function is unknown, or takes no parameter but was given one.
    """
    value = _parameter(function, parameter)
    match function:
        case "identity":
            return 1.0
        case "sigmoid":
            output = sigmoid(x)
            return output * (1.0 - output)
        case "tanh":
            return 1.0 - math.tanh(x) ** 2
        case "relu":
            return 1.0 if x > 0 else 0.0
        case "leaky_relu":
            return 1.0 if x > 0 else value
        case "elu":
            return 1.0 if x > 0 else value * math.exp(x)
        case "gelu":
            density = math.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi)
            return 0.5 * math.erfc(-x / math.sqrt(2.0)) + x * density
        case "swish":
            gate = sigmoid(value * x)
            return gate + value * x * gate * (1.0 - gate)
        case _:
            return sigmoid(x)


def gaussian_moments(
    function: str, std: float = 1.0, parameter: float | None = None
) -> list[float]:
    """Return [mean, second moment] of the activation of a normal preactivation (mean 0, ``std``).

    By the trapezoidal rule over 12 standard deviations to each side; 0, where some functions have
    their kink, is a node.

    Raises:
        ValueError: the standard deviation is not positive, or as `evaluate`.
    """
    if std <= 0:
        raise ValueError("the standard deviation must be positive")
    nodes = np.linspace(-12.0, 12.0, 2401)
    weights = np.exp(-0.5 * nodes**2) / math.sqrt(2.0 * math.pi) * (nodes[1] - nodes[0])
    values = np.array([evaluate(function, std * float(node), parameter) for node in nodes])
    return [float(np.sum(weights * values)), float(np.sum(weights * values**2))]


def log_sum_exp(values: Sequence[float]) -> float:
    """Return log(sum_j exp(values_j)), computed after subtracting the maximum.

    Raises:
        ValueError: the list is empty.
    """
    if not values:
        raise ValueError("log_sum_exp needs at least one value")
    largest = max(values)
    return largest + math.log(sum(math.exp(value - largest) for value in values))


def softmax(logits: Sequence[float], temperature: float = 1.0) -> list[float]:
    """Return exp(z_i / T) / sum_j exp(z_j / T) for every logit z_i.

    Raises:
        ValueError: the list is empty or the temperature is not positive.
    """
    return [math.exp(value) for value in log_softmax(logits, temperature=temperature)]


def log_softmax(logits: Sequence[float], temperature: float = 1.0) -> list[float]:
    """Return the natural logarithms of the softmax probabilities, without forming them.

    Raises:
        ValueError: the list is empty or the temperature is not positive.
    """
    if temperature <= 0:
        raise ValueError("the temperature must be positive")
    scaled = [logit / temperature for logit in logits]
    normaliser = log_sum_exp(scaled)
    return [value - normaliser for value in scaled]


def softmax_jacobian(logits: Sequence[float], temperature: float = 1.0) -> list[list[float]]:
    """Return the K x K matrix dp_i/dz_j = p_i (delta_ij - p_j) / T of softmax.

    Raises:
        ValueError: the list is empty or the temperature is not positive.
    """
    p = softmax(logits, temperature=temperature)
    return [
        [p_i * ((1.0 if i == j else 0.0) - p_j) / temperature for j, p_j in enumerate(p)]
        for i, p_i in enumerate(p)
    ]


def largest_exponent(number_format: str = "float32") -> float:
    """Return the largest x whose exp(x) is still finite: ln of the format's largest number.

    ``number_format`` is float16, float32 or float64 (IEEE 754).

    Raises:
        ValueError: another format is named.
    """
    formats: dict[str, float] = {
        "float16": float(np.finfo(np.float16).max),
        "float32": float(np.finfo(np.float32).max),
        "float64": float(np.finfo(np.float64).max),
    }
    if number_format not in formats:
        raise ValueError(f"unknown number format {number_format!r}: use float16, float32, float64")
    return math.log(formats[number_format])


def dead_units(preactivations: Sequence[Sequence[float]]) -> int:
    """Count the ReLU units that are inactive on every sample.

    ``preactivations`` has one row per sample and one column per unit. A unit counts as dead *on
    these samples* when its column holds no positive number.

    Raises:
        ValueError: there is no sample, or the rows differ in length.
    """
    table = _table(preactivations)
    return int(np.sum(np.all(table <= 0.0, axis=0)))


def zero_fraction(preactivations: Sequence[Sequence[float]]) -> float:
    """Return the share of zeros among the ReLU outputs, in [0, 1]: their sparsity.

    Raises:
        ValueError: there is no sample, or the rows differ in length.
    """
    return float(np.mean(_table(preactivations) <= 0.0))


def _parameter(function: str, parameter: float | None) -> float:
    """Return the function's parameter, the common one where none is given."""
    if function not in _DEFAULTS:
        raise ValueError(f"unknown activation function {function!r}: use {', '.join(_DEFAULTS)}")
    default = _DEFAULTS[function]
    if default is None:
        if parameter is not None:
            raise ValueError(f"{function} takes no parameter")
        return 0.0
    return default if parameter is None else parameter


def _table(rows: Sequence[Sequence[float]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the rows as an array, refusing an empty or ragged table."""
    if not rows or not rows[0] or any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("preactivations need at least one sample and rows of equal length")
    return np.array(rows, dtype=np.float64)
