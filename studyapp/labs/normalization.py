"""Normalisation layers: batch, layer, instance and group norm, their gradients, and folding.

Matrices are samples x features; feature maps are batch x channels x height x width.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = [
    "batch_norm",
    "batch_norm_gradient",
    "batch_norm_gradient_error",
    "batch_norm_inference",
    "batch_norm_multiply_adds",
    "batch_norm_values",
    "fold_batch_norm",
    "layer_norm",
    "layer_norm_values",
    "mean",
    "normalization_groups",
    "normalize",
    "running_average",
    "variance",
]

Matrix = Sequence[Sequence[float]]


def mean(values: Sequence[float]) -> float:
    """Return the arithmetic mean.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("At least one value is needed.")
    return sum(values) / len(values)


def variance(values: Sequence[float], unbiased: bool = False) -> float:
    """Return the variance: the mean squared deviation, or with n - 1 if ``unbiased``.

    Normalising uses the biased one; PyTorch's running variance uses the unbiased one.

    Raises:
        ValueError: no values, or a single one with ``unbiased``.
    """
    centre = mean(values)
    divisor = len(values) - 1 if unbiased else len(values)
    if divisor == 0:
        raise ValueError("The unbiased variance needs at least two values.")
    return sum((value - centre) ** 2 for value in values) / divisor


def normalize(
    values: Sequence[float], gamma: float = 1.0, beta: float = 0.0, epsilon: float = 0.0
) -> list[float]:
    """Return ``gamma * (x - mean) / sqrt(var + epsilon) + beta`` over all the values.

    Raises:
        ValueError: no values, a negative epsilon, or zero variance with epsilon 0.

    Source: Ioffe and Szegedy, Batch Normalization, ICML 2015, algorithm 1.
    """
    if epsilon < 0:
        raise ValueError("epsilon must not be negative.")
    centre = mean(values)
    scale = math.sqrt(variance(values) + epsilon)
    if scale == 0:
        raise ValueError("Equal values cannot be normalised with epsilon 0.")
    return [gamma * (value - centre) / scale + beta for value in values]


def _columns(x: Matrix) -> list[list[float]]:
    if not x or len({len(row) for row in x}) != 1 or not x[0]:
        raise ValueError("x must be a matrix: rows of equal length, at least one of each.")
    return [list(column) for column in zip(*x, strict=True)]


def batch_norm(x: Matrix, epsilon: float = 0.0) -> list[list[float]]:
    """Return the matrix (samples x features) with every column normalised over the samples.

    Raises:
        ValueError: x is not a matrix, or a column is constant and epsilon is 0.
    """
    columns = [normalize(column, epsilon=epsilon) for column in _columns(x)]
    return [list(row) for row in zip(*columns, strict=True)]


def layer_norm(x: Matrix, epsilon: float = 0.0) -> list[list[float]]:
    """Return the matrix (samples x features) with every row normalised over its features.

    Raises:
        ValueError: x is not a matrix, or a row is constant and epsilon is 0.

    Source: Ba, Kiros and Hinton, Layer Normalization, 2016.
    """
    _columns(x)
    return [normalize(row, epsilon=epsilon) for row in x]


def batch_norm_gradient(
    values: Sequence[float],
    upstream: Sequence[float],
    gamma: float = 1.0,
    epsilon: float = 0.0,
) -> list[list[float]]:
    """Return ``[dx, [dgamma], [dbeta]]`` of training-mode batch norm for one feature.

    ``values`` are the feature's m inputs, ``upstream`` the loss's gradient in its m outputs:
    ``dx = gamma / s * (g - mean(g) - xhat * mean(g * xhat))`` with ``s = sqrt(var + epsilon)``.

    Raises:
        ValueError: the lengths differ, or as ``normalize``.

    Source: Ioffe and Szegedy, ICML 2015, section 3 (chain rule), simplified.
    """
    if len(values) != len(upstream):
        raise ValueError("There must be one upstream gradient for each value.")
    normalised = normalize(values, epsilon=epsilon)
    scale = math.sqrt(variance(values) + epsilon)
    products = [g * h for g, h in zip(upstream, normalised, strict=True)]
    mean_gradient = mean(upstream)
    mean_product = mean(products)
    inputs = [
        gamma / scale * (g - mean_gradient - h * mean_product)
        for g, h in zip(upstream, normalised, strict=True)
    ]
    return [inputs, [sum(products)], [float(sum(upstream))]]


def batch_norm_gradient_error(
    values: Sequence[float],
    upstream: Sequence[float],
    gamma: float = 1.0,
    epsilon: float = 0.0,
    step: float = 1e-5,
) -> float:
    """Return the largest gap between the formula's dx and central differences of width ``step``.

    Raises:
        ValueError: as ``batch_norm_gradient``, or a step that is not positive.
    """
    if step <= 0:
        raise ValueError("The step must be positive.")
    exact = batch_norm_gradient(values, upstream, gamma, epsilon)[0]

    def loss(inputs: list[float]) -> float:
        outputs = normalize(inputs, gamma=gamma, epsilon=epsilon)
        return sum(g * y for g, y in zip(upstream, outputs, strict=True))

    worst = 0.0
    for index, value in enumerate(values):
        shifted = [float(v) for v in values]
        shifted[index] = value + step
        above = loss(shifted)
        shifted[index] = value - step
        below = loss(shifted)
        worst = max(worst, abs((above - below) / (2 * step) - exact[index]))
    return worst


def batch_norm_inference(
    value: float,
    mean: float,
    variance: float,
    gamma: float = 1.0,
    beta: float = 0.0,
    epsilon: float = 0.0,
) -> float:
    """Return ``gamma * (x - mean) / sqrt(variance + epsilon) + beta`` with stored statistics.

    Raises:
        ValueError: variance + epsilon is not positive.
    """
    if variance + epsilon <= 0:
        raise ValueError("variance + epsilon must be positive.")
    return gamma * (value - mean) / math.sqrt(variance + epsilon) + beta


def running_average(start: float, batches: Sequence[float], momentum: float = 0.1) -> float:
    """Return the running statistic after the batches: ``(1 - momentum) * old + momentum * new``.

    ``momentum`` is the weight of the NEW value, as in PyTorch.

    Raises:
        ValueError: momentum outside [0, 1].
    """
    if not 0 <= momentum <= 1:
        raise ValueError("momentum must lie between 0 and 1.")
    value = float(start)
    for batch in batches:
        value = (1 - momentum) * value + momentum * batch
    return value


def batch_norm_values(channels: int) -> list[int]:
    """Return ``[learned, running]``: gamma and beta, running mean and variance, per channel.

    Raises:
        ValueError: fewer than one channel.
    """
    if channels < 1:
        raise ValueError("There must be at least one channel.")
    return [2 * channels, 2 * channels]


def layer_norm_values(features: int) -> list[int]:
    """Return ``[learned, running]`` of layer norm over ``features``: a scale and shift each, none.

    Raises:
        ValueError: fewer than one feature.
    """
    if features < 1:
        raise ValueError("There must be at least one feature.")
    return [2 * features, 0]


def batch_norm_multiply_adds(channels: int, height: int, width: int) -> int:
    """Return the multiply-adds of batch norm at inference: one for each value of the map.

    Raises:
        ValueError: a size below 1.
    """
    if min(channels, height, width) < 1:
        raise ValueError("All sizes must be at least 1.")
    return channels * height * width


def normalization_groups(
    method: str, batch: int, channels: int, height: int = 1, width: int = 1, groups: int = 32
) -> list[int]:
    """Return ``[number of means, values behind each]`` for a batch x channels x H x W tensor.

    ``method`` is "batch", "layer" (over C, H, W), "token" (over C at every position, as in
    Transformers), "instance" or "group".

    Raises:
        ValueError: an unknown method, a size below 1, channels not divisible by groups.

    Source: Wu and He, Group Normalization, ECCV 2018, section 3.
    """
    if min(batch, channels, height, width, groups) < 1:
        raise ValueError("All sizes must be at least 1.")
    if method == "group" and channels % groups:
        raise ValueError("The channels must be divisible by the groups.")
    means = {
        "batch": channels,
        "layer": batch,
        "token": batch * height * width,
        "instance": batch * channels,
        "group": batch * groups,
    }
    if method not in means:
        raise ValueError("method must be batch, layer, token, instance or group.")
    return [means[method], batch * channels * height * width // means[method]]


def fold_batch_norm(
    weight: Sequence[Sequence[float]],
    bias: Sequence[float],
    gamma: Sequence[float],
    beta: Sequence[float],
    mean: Sequence[float],
    variance: Sequence[float],
    epsilon: float = 0.0,
) -> list[list[list[float]]]:
    """Return ``[folded weight, [folded bias]]`` of a layer followed by batch norm at inference.

    ``weight`` has one row per OUTPUT channel (a convolution's kernel flattened), every other
    argument one entry per output channel: ``w' = gamma / s * w``, ``b' = beta + (b - mean) *
    gamma / s`` with ``s = sqrt(variance + epsilon)``.

    Raises:
        ValueError: the numbers of channels differ, or variance + epsilon is not positive.

    Source: Jacob et al., Quantization and Training of Neural Networks, CVPR 2018, section 3.2.
    """
    if len({len(weight), len(bias), len(gamma), len(beta), len(mean), len(variance)}) != 1:
        raise ValueError("Every argument needs one entry for each output channel.")
    if any(v + epsilon <= 0 for v in variance):
        raise ValueError("variance + epsilon must be positive.")
    scales = [g / math.sqrt(v + epsilon) for g, v in zip(gamma, variance, strict=True)]
    folded_weight = [[s * w for w in row] for s, row in zip(scales, weight, strict=True)]
    folded_bias = [
        shift + (b - m) * s for shift, b, m, s in zip(beta, bias, mean, scales, strict=True)
    ]
    return [folded_weight, [folded_bias]]
