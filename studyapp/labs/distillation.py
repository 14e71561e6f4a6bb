"""Knowledge distillation: softened distributions, the soft and the combined loss, their gradient.

Hinton, Vinyals, Dean, "Distilling the Knowledge in a Neural Network", 2015. Natural logarithms.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "entropy",
    "hard_loss",
    "loss",
    "relation_distances",
    "soft_loss",
    "soft_loss_gradient",
    "softened",
]

_Array = NDArray[np.float64]


def _log_softened(logits: Sequence[float], temperature: float) -> _Array:
    z = np.asarray(logits, dtype=np.float64)
    if z.ndim != 1 or z.size == 0:
        raise ValueError("logits must be a flat list, not empty")
    if temperature <= 0:
        raise ValueError(f"the temperature must be positive, got {temperature}")
    shifted = (z - z.max()) / temperature
    result: _Array = shifted - np.log(np.exp(shifted).sum())
    return result


def softened(logits: Sequence[float], temperature: float = 1.0) -> list[float]:
    """The distribution softmax(z / T)."""
    result: list[float] = np.exp(_log_softened(logits, temperature)).tolist()
    return result


def entropy(logits: Sequence[float], temperature: float = 1.0) -> float:
    """Entropy in nats of the softened distribution; it rises with T towards log(classes)."""
    logs = _log_softened(logits, temperature)
    return float(-(np.exp(logs) * logs).sum())


def _pair(
    teacher: Sequence[float], student: Sequence[float], temperature: float
) -> tuple[_Array, _Array]:
    if len(teacher) != len(student):
        raise ValueError("teacher and student must have the same number of logits")
    return _log_softened(teacher, temperature), _log_softened(student, temperature)


def soft_loss(
    teacher: Sequence[float], student: Sequence[float], temperature: float = 1.0
) -> float:
    """KL(p_teacher || p_student) of the softened distributions, without the factor T^2."""
    log_p, log_q = _pair(teacher, student, temperature)
    return float((np.exp(log_p) * (log_p - log_q)).sum())


def soft_loss_gradient(
    teacher: Sequence[float], student: Sequence[float], temperature: float = 1.0
) -> list[float]:
    """Derivative of :func:`soft_loss` by the student's logits: (q - p) / T, of order 1 / T^2."""
    log_p, log_q = _pair(teacher, student, temperature)
    result: list[float] = ((np.exp(log_q) - np.exp(log_p)) / temperature).tolist()
    return result


def hard_loss(student: Sequence[float], label: int) -> float:
    """Cross-entropy of the student with the label, at temperature 1."""
    if not 0 <= label < len(student):
        raise ValueError(f"the label must be in 0..{len(student) - 1}, got {label}")
    return float(-_log_softened(student, 1.0)[label])


def loss(
    teacher: Sequence[float],
    student: Sequence[float],
    label: int,
    temperature: float = 4.0,
    alpha: float = 0.5,
) -> float:
    """The combined loss alpha CE(label, student) + (1 - alpha) T^2 KL(teacher || student)."""
    if not 0 <= alpha <= 1:
        raise ValueError(f"alpha lies in [0, 1], got {alpha}")
    soft = temperature**2 * soft_loss(teacher, student, temperature)
    return alpha * hard_loss(student, label) + (1 - alpha) * soft


def relation_distances(features: Sequence[Sequence[float]]) -> list[list[float]]:
    """Pairwise Euclidean distances divided by their mean over the pairs.

    What the distance-wise loss compares: Park et al., "Relational Knowledge Distillation", 2019.
    """
    x = np.asarray(features, dtype=np.float64)
    if x.ndim != 2 or x.shape[0] < 2:
        raise ValueError("there must be at least two feature vectors of equal length")
    distances = np.sqrt(((x[:, None, :] - x[None, :, :]) ** 2).sum(axis=2))
    pairs = x.shape[0] * (x.shape[0] - 1)
    mean = distances.sum() / pairs
    if mean == 0:
        raise ValueError("all feature vectors are the same: there is no scale to divide by")
    result: list[list[float]] = (distances / mean).tolist()
    return result
