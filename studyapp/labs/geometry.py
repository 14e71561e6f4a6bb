"""Point sets: shared networks, symmetric functions and alignment, as PointNet uses them.

A point set is a list of points, each a list of coordinates or features. Qi et al., "PointNet",
2017.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "critical_points",
    "global_feature",
    "max_pool",
    "mlp_parameters",
    "orthogonality_penalty",
    "permute",
    "pool",
    "rotation",
    "shared_layer",
    "transform",
]

Rows = Sequence[Sequence[float]]
_Array = NDArray[np.float64]


def _rows(values: Rows, name: str) -> _Array:
    try:
        array = np.asarray(values, dtype=np.float64)
    except ValueError:
        raise ValueError(f"{name} must have rows of equal length") from None
    if array.ndim != 2 or 0 in array.shape:
        raise ValueError(f"{name} must be a non-empty list of rows")
    return array


def _listed(array: _Array) -> list[list[float]]:
    result: list[list[float]] = array.tolist()
    return result


def _shared(points: _Array, weights: Rows, bias: Sequence[float], relu: bool) -> _Array:
    w = _rows(weights, "weights")
    b = np.asarray(bias, dtype=np.float64)
    if points.shape[1] != w.shape[1] or b.shape != (w.shape[0],):
        raise ValueError(
            f"points of {points.shape[1]} components need weights with {points.shape[1]} columns "
            f"and one bias per row, got {w.shape[0]} x {w.shape[1]} and {b.size}"
        )
    outputs: _Array = points @ w.T + b
    return np.maximum(outputs, 0) if relu else outputs


def shared_layer(
    points: Rows, weights: Rows, bias: Sequence[float], relu: bool = True
) -> list[list[float]]:
    """One layer applied to every point alike: max(0, W x + b); weights are outputs x inputs."""
    return _listed(_shared(_rows(points, "points"), weights, bias, relu))


def pool(features: Rows, kind: str = "max") -> list[float]:
    """A symmetric function over the points, feature by feature: ``max``, ``mean`` or ``sum``."""
    x = _rows(features, "features")
    if kind == "max":
        pooled = x.max(axis=0)
    elif kind == "mean":
        pooled = x.mean(axis=0)
    elif kind == "sum":
        pooled = x.sum(axis=0)
    else:
        raise ValueError(f"kind must be 'max', 'mean' or 'sum', got {kind!r}")
    result: list[float] = pooled.tolist()
    return result


def max_pool(features: Rows) -> list[float]:
    """The maximum over the points, feature by feature."""
    return pool(features, "max")


def global_feature(
    points: Rows, weights: Rows, bias: Sequence[float], kind: str = "max"
) -> list[float]:
    """A shared ReLU layer and then pooling over the points: PointNet's core with one layer."""
    return pool(shared_layer(points, weights, bias), kind)


def permute(points: Rows, order: Sequence[int]) -> list[list[float]]:
    """The same points in another order; ``order`` must name every index once."""
    x = _rows(points, "points")
    if sorted(order) != list(range(x.shape[0])):
        raise ValueError(f"order must be a permutation of 0..{x.shape[0] - 1}")
    return _listed(x[list(order)])


def critical_points(features: Rows) -> list[int]:
    """Indices of the points that give the maximum of at least one feature (the first on a tie)."""
    winners: list[int] = sorted(
        {int(index) for index in _rows(features, "features").argmax(axis=0)}
    )
    return winners


def transform(points: Rows, matrix: Rows) -> list[list[float]]:
    """Every point multiplied by the matrix: x -> A x."""
    x, a = _rows(points, "points"), _rows(matrix, "matrix")
    if x.shape[1] != a.shape[1]:
        raise ValueError(f"the matrix needs {x.shape[1]} columns, it has {a.shape[1]}")
    return _listed(x @ a.T)


def rotation(degrees: float, dimensions: int = 2) -> list[list[float]]:
    """The rotation matrix in the plane, or about the z axis in 3 dimensions."""
    if dimensions not in {2, 3}:
        raise ValueError(f"dimensions must be 2 or 3, got {dimensions}")
    angle = np.deg2rad(degrees)
    matrix = np.eye(dimensions)
    matrix[:2, :2] = [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
    return _listed(matrix)


def orthogonality_penalty(matrix: Rows) -> float:
    """PointNet's regulariser of the feature transform: the squared Frobenius norm of I - A A^T."""
    a = _rows(matrix, "matrix")
    if a.shape[0] != a.shape[1]:
        raise ValueError(f"the matrix must be square, it is {a.shape[0]} x {a.shape[1]}")
    return float(((np.eye(a.shape[0]) - a @ a.T) ** 2).sum())


def mlp_parameters(widths: Sequence[int], bias: bool = True) -> int:
    """Parameters of a stack of linear layers through the given widths (shared ones count once)."""
    if len(widths) < 2 or min(widths) < 1:
        raise ValueError("widths must name at least an input and an output, each at least 1")
    return sum(
        entering * leaving + (leaving if bias else 0) for entering, leaving in pairwise(widths)
    )
