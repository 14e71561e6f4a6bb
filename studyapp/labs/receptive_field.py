"""The receptive field of a stack of layers, along one axis.

A layer is ``[kernel, stride, padding, dilation]``; the last entries may be left out (stride 1,
padding 0, dilation 1). Pooling layers are written the same way. Pixels are counted from 0, a
pixel's centre is its index. Formulas: A. Araujo, W. Norris, J. Sim, "Computing Receptive Fields of
Convolutional Neural Networks", Distill (2019). Effective field: W. Luo et al., "Understanding the
Effective Receptive Field in Deep Convolutional Neural Networks" (2016).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

__all__ = [
    "centre",
    "effective_deviation",
    "effective_profile",
    "effective_width",
    "field",
    "fields",
    "jump",
    "jumps",
    "region",
    "top_down",
    "vgg16_layers",
]

Layers = Sequence[Sequence[int]]

_VGG16_BLOCKS = (2, 2, 3, 3, 3)


def field(layers: Layers) -> int:
    """Return the receptive field of one unit above ``layers``, in input pixels.

    ``1 + sum((kernel - 1) * dilation * product of the earlier strides)``; padding does not enter.
    Without layers it is 1. Raises ``ValueError`` for an impossible layer.
    """
    return ([1, *fields(layers)])[-1]


def fields(layers: Layers) -> list[int]:
    """Return the receptive field after each layer, in input pixels.

    Raises ``ValueError`` for an impossible layer.
    """
    size, step = 1, 1
    result = []
    for kernel, stride, _, dilation in map(_layer, layers):
        size += (kernel - 1) * dilation * step
        step *= stride
        result.append(size)
    return result


def top_down(layers: Layers) -> list[int]:
    """Return how many units of each level one unit on top depends on, from the top to the input.

    From above, ``n = (n - 1) * stride + dilation * (kernel - 1) + 1``, starting with 1; the last
    number is the receptive field. Raises ``ValueError`` for an impossible layer.
    """
    sizes = [1]
    for kernel, stride, _, dilation in map(_layer, reversed(layers)):
        sizes.append((sizes[-1] - 1) * stride + dilation * (kernel - 1) + 1)
    return sizes


def jump(layers: Layers) -> int:
    """Return the distance, in input pixels, between the fields of neighbouring units.

    It is the product of all strides. Raises ``ValueError`` for an impossible layer.
    """
    return ([1, *jumps(layers)])[-1]


def jumps(layers: Layers) -> list[int]:
    """Return the jump after each layer, in input pixels.

    Raises ``ValueError`` for an impossible layer.
    """
    step = 1
    result = []
    for _, stride, _, _ in map(_layer, layers):
        step *= stride
        result.append(step)
    return result


def centre(layers: Layers, index: int = 0) -> float:
    """Return the input coordinate of the centre of the field of unit ``index``.

    Each layer moves the first unit's centre by ``(dilation * (kernel - 1) / 2 - padding)`` times
    the jump below it. Raises ``ValueError`` for an impossible layer.
    """
    position, step = 0.0, 1
    for kernel, stride, padding, dilation in map(_layer, layers):
        position += (dilation * (kernel - 1) / 2 - padding) * step
        step *= stride
    return position + index * step


def region(layers: Layers, index: int = 0) -> list[int]:
    """Return the first and last input pixel in the field of unit ``index``, both included.

    Pixels below 0, or beyond the input, lie in the padding. Raises ``ValueError`` for an
    impossible layer.
    """
    half = (field(layers) - 1) / 2
    middle = centre(layers, index)
    return [round(middle - half), round(middle + half)]


def effective_profile(layers: Layers) -> list[float]:
    """Return how much each pixel of the field counts, when all weights of a layer are equal.

    It is the gradient of one output unit with respect to the input, scaled to sum 1, for linear
    layers with weights ``1 / kernel`` (Luo et al., 2016). The list is as long as the field. Raises
    ``ValueError`` for an impossible layer.
    """
    profile = [1.0]
    for kernel, stride, _, dilation in map(_layer, reversed(layers)):
        below = [0.0] * ((len(profile) - 1) * stride + dilation * (kernel - 1) + 1)
        for unit, share in enumerate(profile):
            for tap in range(kernel):
                below[unit * stride + tap * dilation] += share / kernel
        profile = below
    return profile


def effective_deviation(layers: Layers) -> float:
    """Return the standard deviation of ``effective_profile``, in input pixels.

    Each layer adds the variance of a uniform choice among its taps,
    ``(kernel**2 - 1) / 12 * (dilation * jump)**2``. Raises ``ValueError`` for an impossible layer.
    """
    variance, step = 0.0, 1
    for kernel, stride, _, dilation in map(_layer, layers):
        variance += (kernel**2 - 1) / 12 * (dilation * step) ** 2
        step *= stride
    return sqrt(variance)


def effective_width(layers: Layers, share: float = 0.9545) -> int:
    """Return the width of the smallest centred window that holds ``share`` of the profile.

    The default share is what two standard deviations of a Gaussian hold. Raises ``ValueError``
    when ``share`` is not in (0, 1].
    """
    if not 0 < share <= 1:
        raise ValueError("share must lie in (0, 1]")
    profile = effective_profile(layers)
    cut = 0
    while len(profile) - 2 * (cut + 1) > 0:
        # A tolerance, so that share=1 is not missed by a rounding error of the sum.
        if sum(profile[cut + 1 : len(profile) - cut - 1]) < share - 1e-12:
            break
        cut += 1
    return len(profile) - 2 * cut


def vgg16_layers(until: str = "pool5") -> list[list[int]]:
    """Return the layers of VGG-16 up to ``until``, such as "conv5_3" or "pool5".

    Source: K. Simonyan, A. Zisserman (2015), configuration D. Raises ``ValueError`` for a name
    that VGG-16 does not have.
    """
    layers = []
    for block, convolutions in enumerate(_VGG16_BLOCKS, start=1):
        for number in range(1, convolutions + 1):
            layers.append([3, 1, 1])
            if until == f"conv{block}_{number}":
                return layers
        layers.append([2, 2, 0])
        if until == f"pool{block}":
            return layers
    raise ValueError(f"VGG-16 has no layer {until!r}")


def _layer(layer: Sequence[int]) -> tuple[int, int, int, int]:
    """Return a layer's kernel, stride, padding and dilation, the missing ones filled in."""
    if not 1 <= len(layer) <= 4:
        raise ValueError("a layer is [kernel, stride, padding, dilation]")
    kernel, stride, padding, dilation = [*layer, *(1, 1, 0, 1)[len(layer) :]]
    if min(kernel, stride, dilation) < 1 or padding < 0:
        raise ValueError("kernel, stride and dilation are at least 1, padding at least 0")
    return kernel, stride, padding, dilation
