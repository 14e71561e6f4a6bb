"""Transfer between domains: how far apart two samples are, and how to weight one like the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["importance_weights", "mmd_squared", "proxy_a_distance"]

Samples = Sequence[float] | Sequence[Sequence[float]]
_Array = NDArray[np.float64]


def _samples(values: Samples, name: str) -> _Array:
    array = np.asarray(values, dtype=np.float64)
    if array.ndim == 1:
        array = array[:, None]
    if array.ndim != 2 or array.shape[0] == 0:
        raise ValueError(f"{name} must be a non-empty list of numbers or of equally long vectors")
    return array


def mmd_squared(
    source: Samples, target: Samples, kernel: str = "linear", bandwidth: float = 1.0
) -> float:
    """Squared maximum mean discrepancy of two samples (the biased estimate, never negative).

    mean k(s, s') + mean k(t, t') - 2 mean k(s, t) with the ``linear`` kernel s . t, where it is the
    squared distance of the means, or the ``gaussian`` one exp(-|s - t|^2 / (2 bandwidth^2)).
    Gretton et al., "A Kernel Two-Sample Test", 2012.
    """
    s, t = _samples(source, "source"), _samples(target, "target")
    if s.shape[1] != t.shape[1]:
        raise ValueError("source and target vectors must have the same length")
    if bandwidth <= 0:
        raise ValueError(f"the bandwidth must be positive, got {bandwidth}")
    if kernel == "linear":
        return float(((s.mean(axis=0) - t.mean(axis=0)) ** 2).sum())
    if kernel != "gaussian":
        raise ValueError(f"kernel must be 'linear' or 'gaussian', got {kernel!r}")

    def mean_kernel(a: _Array, b: _Array) -> float:
        squares = ((a[:, None, :] - b[None, :, :]) ** 2).sum(axis=2)
        return float(np.exp(-squares / (2 * bandwidth**2)).mean())

    return mean_kernel(s, s) + mean_kernel(t, t) - 2 * mean_kernel(s, t)


def importance_weights(source: Sequence[float], target: Sequence[float]) -> list[float]:
    """Weights p_target / p_source of the source samples under covariate shift.

    The arguments are the two densities (or probabilities) at the source samples' inputs.
    Shimodaira, "Improving predictive inference under covariate shift", 2000.
    """
    if len(source) != len(target) or len(source) == 0:
        raise ValueError("there must be one source and one target density per sample")
    if min(source) <= 0 or min(target) < 0:
        raise ValueError("source densities must be positive and target densities not negative")
    return [float(t) / float(s) for s, t in zip(source, target, strict=True)]


def proxy_a_distance(error: float) -> float:
    """Proxy A-distance 2 (1 - 2 error) from the test error of a domain classifier.

    0 where the classifier can only guess, 2 where it never errs. Ganin et al., "Domain-Adversarial
    Training of Neural Networks", 2016, section 3.
    """
    if not 0 <= error <= 1:
        raise ValueError(f"an error rate lies in [0, 1], got {error}")
    return 2 * (1 - 2 * error)
