"""Scaled dot-product attention: scores, weights, outputs, and what scaling and masks do to them.

Shapes: n queries and m keys of d_k components, m values of d_v components. Vaswani et al.,
"Attention Is All You Need", 2017, section 3.2.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "attend",
    "multiply_adds",
    "projection_parameters",
    "score_memory",
    "score_std",
    "scores",
    "softmax_jacobian",
    "softmax_weights",
    "weights",
]

Matrix = Sequence[Sequence[float]]
Mask = Sequence[Sequence[bool]]
_Array = NDArray[np.float64]


def _matrix(values: Matrix, name: str) -> _Array:
    try:
        array = np.asarray(values, dtype=np.float64)
    except ValueError:
        raise ValueError(f"{name} must have rows of equal length") from None
    if array.ndim != 2 or 0 in array.shape:
        raise ValueError(f"{name} must be a non-empty matrix (a list of rows)")
    return array


def _softmax(values: _Array) -> _Array:
    exponentials = np.exp(values - values.max(axis=-1, keepdims=True))
    result: _Array = exponentials / exponentials.sum(axis=-1, keepdims=True)
    return result


def _scores(queries: Matrix, keys: Matrix, scaled: bool) -> _Array:
    q, k = _matrix(queries, "queries"), _matrix(keys, "keys")
    if q.shape[1] != k.shape[1]:
        raise ValueError(
            f"queries have {q.shape[1]} components and keys {k.shape[1]}: they must agree"
        )
    products: _Array = q @ k.T
    return products / np.sqrt(q.shape[1]) if scaled else products


def _weights(
    queries: Matrix, keys: Matrix, scaled: bool, causal: bool, mask: Mask | None
) -> _Array:
    values = _scores(queries, keys, scaled)
    allowed = np.ones(values.shape, dtype=bool)
    if mask is not None:
        given = np.asarray(mask, dtype=bool)
        if given.shape != values.shape:
            raise ValueError(f"the mask must have shape {list(values.shape)}")
        allowed &= given
    if causal:
        allowed &= np.tri(*values.shape, dtype=np.bool_)
    if not allowed.any(axis=1).all():
        raise ValueError("a query may attend to no key at all: its weights are undefined")
    return _softmax(np.where(allowed, values, -np.inf))


def scores(queries: Matrix, keys: Matrix, scaled: bool = True) -> list[list[float]]:
    """The scores Q K^T (n x m), divided by sqrt(d_k) if ``scaled``."""
    result: list[list[float]] = _scores(queries, keys, scaled).tolist()
    return result


def weights(
    queries: Matrix,
    keys: Matrix,
    scaled: bool = True,
    causal: bool = False,
    mask: Mask | None = None,
) -> list[list[float]]:
    """The attention weights (n x m): each row is the softmax of one query's scores.

    ``causal`` lets query i see keys 0..i only; ``mask`` is true where attention is allowed. Masked
    scores become minus infinity before the softmax. ValueError if a row has no key left.
    """
    result: list[list[float]] = _weights(queries, keys, scaled, causal, mask).tolist()
    return result


def attend(
    queries: Matrix,
    keys: Matrix,
    values: Matrix,
    scaled: bool = True,
    causal: bool = False,
    mask: Mask | None = None,
) -> list[list[float]]:
    """The output softmax(Q K^T / sqrt(d_k)) V, n x d_v; arguments as in :func:`weights`."""
    v = _matrix(values, "values")
    shares = _weights(queries, keys, scaled, causal, mask)
    if shares.shape[1] != v.shape[0]:
        raise ValueError(f"there are {shares.shape[1]} keys and {v.shape[0]} values")
    result: list[list[float]] = (shares @ v).tolist()
    return result


def softmax_weights(scores: Sequence[float], divisor: float = 1.0) -> list[float]:
    """Softmax of one row of scores after dividing them by ``divisor`` (for example sqrt(d_k))."""
    if len(scores) == 0:
        raise ValueError("there must be at least one score")
    if divisor <= 0:
        raise ValueError(f"the divisor must be positive, got {divisor}")
    result: list[float] = _softmax(np.asarray(scores, dtype=np.float64) / divisor).tolist()
    return result


def softmax_jacobian(scores: Sequence[float], divisor: float = 1.0) -> list[list[float]]:
    """Derivatives of the weights by the (divided) scores: diag(p) - p p^T.

    All entries go to 0 when one weight goes to 1, which is what large scores lead to.
    """
    p = np.asarray(softmax_weights(scores, divisor))
    result: list[list[float]] = (np.diag(p) - np.outer(p, p)).tolist()
    return result


def score_std(d_k: int, variance: float = 1.0, scaled: bool = False) -> float:
    """The standard deviation of q . k when all components are independent with mean 0.

    ``variance`` is that of each component; the sum of d_k products has variance d_k variance^2.
    """
    if d_k < 1:
        raise ValueError(f"d_k must be at least 1, got {d_k}")
    if variance < 0:
        raise ValueError(f"a variance is not negative, got {variance}")
    std = float(np.sqrt(d_k) * variance)
    return std / float(np.sqrt(d_k)) if scaled else std


def multiply_adds(tokens: int, d_k: int, d_v: int | None = None, keys: int | None = None) -> int:
    """Multiply-adds of one head's two products Q K^T and A V (projections not included)."""
    length = tokens if keys is None else keys
    width = d_k if d_v is None else d_v
    if min(tokens, d_k, width, length) < 1:
        raise ValueError("lengths and dimensions must be at least 1")
    return tokens * length * (d_k + width)


def score_memory(tokens: int, heads: int = 1, bytes_per_value: int = 2, batch: int = 1) -> int:
    """Bytes of the stored weight matrices: batch x heads x tokens x tokens values."""
    if min(tokens, heads, bytes_per_value, batch) < 1:
        raise ValueError("lengths and sizes must be at least 1")
    return batch * heads * tokens * tokens * bytes_per_value


def projection_parameters(dim: int, bias: bool = False) -> int:
    """Parameters of the four projections (Q, K, V, output) of multi-head attention of width dim."""
    if dim < 1:
        raise ValueError(f"dim must be at least 1, got {dim}")
    return 4 * (dim * dim + (dim if bias else 0))
