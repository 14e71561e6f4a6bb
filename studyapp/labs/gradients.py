"""What is done with a gradient before the update: norms, clipping, the size of a step.

Formulas: Pascanu, Mikolov, Bengio (2013) for clipping by the norm.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = [
    "angle",
    "chain_descent",
    "clip_by_global_norm",
    "clip_by_value",
    "clip_factor",
    "global_norm",
    "update_ratio",
]

Vectors = Sequence[float] | Sequence[Sequence[float]]


def global_norm(gradients: Vectors) -> float:
    """Return the Euclidean norm over all entries of a vector or of a list of vectors."""
    return math.hypot(*(value for vector in _vectors(gradients) for value in vector))


def clip_factor(norm: float, limit: float) -> float:
    """Return the factor min(1, limit / norm) by which clipping scales a gradient of that norm.

    Raises:
        ValueError: the norm is negative or the limit is not positive.
    """
    if norm < 0 or limit <= 0:
        raise ValueError("the norm cannot be negative and its limit must be positive")
    return min(1.0, limit / norm) if norm > 0 else 1.0


def clip_by_global_norm(gradients: Vectors, limit: float) -> list[list[float]]:
    """Return the vectors, all scaled by one factor so that their common norm is at most ``limit``.

    A plain vector comes back as a list of one vector.

    Raises:
        ValueError: the limit is not positive.
    """
    vectors = _vectors(gradients)
    factor = clip_factor(global_norm(vectors), limit)
    return [[factor * value for value in vector] for vector in vectors]


def clip_by_value(gradient: Sequence[float], limit: float) -> list[float]:
    """Return the gradient with each entry cut off at -limit and limit.

    Raises:
        ValueError: the limit is not positive.
    """
    if limit <= 0:
        raise ValueError("the limit of the entries must be positive")
    return [min(max(float(value), -limit), float(limit)) for value in gradient]


def angle(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the angle between two vectors in degrees.

    Raises:
        ValueError: the lengths differ or a vector is zero.
    """
    if len(first) != len(second):
        raise ValueError("the vectors must be equally long")
    a, b = math.hypot(*first), math.hypot(*second)
    if a == 0 or b == 0:
        raise ValueError("a zero vector has no direction")
    # Twice the arc tangent of the chord: exact for small angles, where the arc cosine is not.
    apart = math.hypot(*(x / a - y / b for x, y in zip(first, second, strict=True)))
    along = math.hypot(*(x / a + y / b for x, y in zip(first, second, strict=True)))
    return math.degrees(2.0 * math.atan2(apart, along))


def update_ratio(update: Vectors, weights: Vectors) -> float:
    """Return the norm of an update divided by the norm of the weights it changes.

    Raises:
        ValueError: all weights are zero.
    """
    size = global_norm(weights)
    if size == 0:
        raise ValueError("the weights must not all be zero")
    return global_norm(update) / size


def chain_descent(
    weight: float,
    layers: int,
    target: float,
    rate: float,
    steps: int,
    limit: float | None = None,
) -> list[list[float]]:
    """Train y = w^layers (a linear chain sharing one weight) by gradient descent on (y - target)^2.

    Returns one row [w, loss, |gradient|] before the first step and one after each; with ``limit``
    the gradient is clipped to that absolute value in the update (the row holds it unclipped). The
    rows end early with the last one whose three numbers are finite.

    Raises:
        ValueError: ``layers`` is not positive, ``steps`` is negative, or the limit not positive.
    """
    if layers < 1 or steps < 0:
        raise ValueError("need at least one layer, and the number of steps cannot be negative")
    w: npt.NDArray[np.float64] = np.array(weight, dtype=np.float64)
    rows: list[list[float]] = []
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps + 1):
            error = w**layers - target
            gradient = 2.0 * error * layers * w ** (layers - 1)
            row = [float(w), float(error**2), abs(float(gradient))]
            if not all(map(math.isfinite, row)):
                break
            rows.append(row)
            factor = 1.0 if limit is None else clip_factor(row[2], limit)
            w = w - rate * factor * gradient
    return rows


def _vectors(gradients: Vectors) -> list[list[float]]:
    """A vector or a list of vectors, as a list of vectors."""
    rows: list[list[float]] = []
    plain: list[float] = []
    for part in gradients:
        if isinstance(part, (int, float)):
            plain.append(float(part))
        else:
            rows.append([float(value) for value in part])
    return [plain, *rows] if plain else rows
