"""Overlap measures and losses of segmentation, and U-Net's border weights.

``predicted`` are foreground probabilities and ``target`` zeros and ones, both flat lists of pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "border_weight",
    "dice",
    "dice_from_iou",
    "dice_loss",
    "dice_loss_gradient",
    "iou_from_dice",
    "mean_binary_cross_entropy",
    "soft_dice",
    "tversky",
]

_Array = NDArray[np.float64]


def dice(intersection: float, first: float, second: float) -> float:
    """Dice coefficient 2|X and Y| / (|X| + |Y|) from the sizes of two sets and of their overlap.

    Dice, "Measures of the Amount of Ecologic Association Between Species", 1945.
    """
    if not 0 <= intersection <= min(first, second):
        raise ValueError("the intersection cannot be negative or larger than either set")
    if first + second == 0:
        raise ValueError("both sets are empty: the coefficient is undefined")
    return 2 * intersection / (first + second)


def tversky(tp: float, fp: float, fn: float, alpha: float = 0.5, beta: float = 0.5) -> float:
    """Tversky index TP / (TP + alpha FP + beta FN): halves give Dice (F1), ones give IoU."""
    if min(tp, fp, fn, alpha, beta) < 0:
        raise ValueError("counts and weights must not be negative")
    denominator = tp + alpha * fp + beta * fn
    if denominator == 0:
        raise ValueError("there is neither truth nor prediction: the index is undefined")
    return tp / denominator


def iou_from_dice(dice: float) -> float:
    """IoU of the same two sets: D / (2 - D)."""
    if not 0 <= dice <= 1:
        raise ValueError(f"a Dice coefficient lies in [0, 1], got {dice}")
    return dice / (2 - dice)


def dice_from_iou(iou: float) -> float:
    """Dice coefficient of the same two sets: 2 J / (1 + J)."""
    if not 0 <= iou <= 1:
        raise ValueError(f"an IoU lies in [0, 1], got {iou}")
    return 2 * iou / (1 + iou)


def _pixels(
    predicted: Sequence[float], target: Sequence[float], counts: Sequence[float] | None
) -> tuple[_Array, _Array, _Array]:
    p = np.asarray(predicted, dtype=np.float64)
    g = np.asarray(target, dtype=np.float64)
    n = np.ones_like(p) if counts is None else np.asarray(counts, dtype=np.float64)
    if p.ndim != 1 or p.shape != g.shape or p.shape != n.shape or p.size == 0:
        raise ValueError("predicted, target and counts must be flat lists of the same length")
    if p.min() < 0 or p.max() > 1 or g.min() < 0 or g.max() > 1:
        raise ValueError("predictions and targets lie in [0, 1]")
    if n.min() < 0 or n.sum() == 0:
        raise ValueError("counts must not be negative, nor all 0")
    return p, g, n


def _parts(p: _Array, g: _Array, n: _Array, squared: bool, smooth: float) -> tuple[float, float]:
    if smooth < 0:
        raise ValueError(f"smooth must not be negative, got {smooth}")
    numerator = 2 * float(n @ (p * g)) + smooth
    size = float(n @ (p * p + g * g)) if squared else float(n @ (p + g))
    if size + smooth == 0:
        raise ValueError("everything is empty: use smooth > 0")
    return numerator, size + smooth


def soft_dice(
    predicted: Sequence[float],
    target: Sequence[float],
    squared: bool = False,
    smooth: float = 0.0,
    counts: Sequence[float] | None = None,
) -> float:
    """Soft Dice (2 sum pg + s) / (sum p + sum g + s); ``squared`` takes p^2 and g^2 below.

    ``counts`` says how many pixels an entry stands for (one each if left out). The squared form is
    that of Milletari et al., "V-Net", 2016.
    """
    numerator, denominator = _parts(*_pixels(predicted, target, counts), squared, smooth)
    return numerator / denominator


def dice_loss(
    predicted: Sequence[float],
    target: Sequence[float],
    squared: bool = False,
    smooth: float = 0.0,
    counts: Sequence[float] | None = None,
) -> float:
    """Dice loss 1 - soft Dice; arguments as in :func:`soft_dice`."""
    return 1 - soft_dice(predicted, target, squared, smooth, counts)


def dice_loss_gradient(
    predicted: Sequence[float],
    target: Sequence[float],
    squared: bool = False,
    smooth: float = 0.0,
    counts: Sequence[float] | None = None,
) -> list[float]:
    """Derivative of the Dice loss by the probability of one pixel of each entry.

    With N over S the soft Dice: -2 g / S + N / S^2, the last term times 2 p in the squared form.
    """
    p, g, n = _pixels(predicted, target, counts)
    numerator, denominator = _parts(p, g, n, squared, smooth)
    inner = 2 * p if squared else np.ones_like(p)
    gradient = -2 * g / denominator + numerator / denominator**2 * inner
    result: list[float] = gradient.tolist()
    return result


def mean_binary_cross_entropy(
    predicted: Sequence[float], target: Sequence[float], counts: Sequence[float] | None = None
) -> float:
    """Binary cross-entropy averaged over the pixels (natural logarithm), as it joins Dice loss.

    ``counts`` as in :func:`soft_dice`. ValueError where a probability of exactly 0 or 1 contradicts
    the target (infinite loss).
    """
    p, g, n = _pixels(predicted, target, counts)
    if bool(np.any((p == 0) & (g > 0)) or np.any((p == 1) & (g < 1))):
        raise ValueError("a probability of 0 or 1 contradicts its target: the loss is infinite")
    # 0 log 0 = 0: the other factor is put to 1 where its weight is 0.
    positive = g * np.log(np.where(g > 0, p, 1.0))
    negative = (1 - g) * np.log(np.where(g < 1, 1 - p, 1.0))
    return float(-(n @ (positive + negative)) / n.sum())


def border_weight(
    nearest: float, second: float, class_weight: float = 1.0, w0: float = 10.0, sigma: float = 5.0
) -> float:
    """U-Net's pixel weight w_c + w_0 exp(-(d1 + d2)^2 / (2 sigma^2)).

    ``nearest`` and ``second`` are the distances in pixels to the borders of the nearest and the
    second nearest object. Ronneberger et al., "U-Net", 2015, equation 2.
    """
    if min(nearest, second) < 0 or sigma <= 0:
        raise ValueError("distances must not be negative and sigma must be positive")
    return float(class_weight + w0 * np.exp(-((nearest + second) ** 2) / (2 * sigma**2)))
