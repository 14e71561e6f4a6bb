"""How sure a share is that was observed in a few cases."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

Z = 1.959963984540054  # 95 %


class Interval(NamedTuple):
    """The ends of a 95 % interval."""

    low: float
    high: float


def share(part: float, whole: float) -> float | None:
    """``part`` of ``whole``; None where there is no whole."""
    return part / whole if whole else None


def wilson(successes: float, trials: int, z: float = Z) -> Interval | None:
    """Wilson's score interval of a share, right also for few trials; None for none at all.

    Wilson (1927), "Probable inference, the law of succession, and statistical inference".
    """
    if trials <= 0:
        return None
    observed = successes / trials
    squared = z * z
    middle = observed + squared / (2 * trials)
    half = z * sqrt(observed * (1 - observed) / trials + squared / (4 * trials * trials))
    below = 1 + squared / trials
    return Interval(max(0.0, (middle - half) / below), min(1.0, (middle + half) / below))
