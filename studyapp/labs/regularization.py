"""Regularisation: what dropout does to a unit's output, by formula and by enumeration."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

__all__ = [
    "dropout_enumerated",
    "dropout_expectation",
    "dropout_scale",
    "dropout_subnetworks",
    "dropout_variance",
]

_ENUMERATION_LIMIT = 16


def _drop(drop: float) -> None:
    if not 0 <= drop < 1:
        raise ValueError("The drop probability must be at least 0 and below 1.")


def _weights(activations: Sequence[float], weights: Sequence[float] | None) -> list[float]:
    chosen = [1.0] * len(activations) if weights is None else [float(w) for w in weights]
    if len(chosen) != len(activations):
        raise ValueError("There must be one weight for each activation.")
    return chosen


def dropout_subnetworks(units: int) -> int:
    """Return how many thinned networks ``units`` droppable units give, ``2**units``.

    Raises:
        ValueError: a number of units below 0 or above 10,000.
    """
    if not 0 <= units <= 10_000:
        raise ValueError("The number of units must lie between 0 and 10,000.")
    return int(2**units)


def dropout_scale(drop: float) -> float:
    """Return the factor ``1 / (1 - drop)`` by which inverted dropout scales the kept units.

    Raises:
        ValueError: a drop probability outside [0, 1).
    """
    _drop(drop)
    return 1 / (1 - drop)


def dropout_expectation(
    activations: Sequence[float],
    drop: float,
    inverted: bool = True,
    weights: Sequence[float] | None = None,
) -> float:
    """Return the expected weighted sum of the activations under dropout.

    Without scaling it is ``(1 - drop)`` times the full sum, with inverted scaling the full sum.
    Weights are 1 unless given.

    Raises:
        ValueError: a drop probability outside [0, 1), or weights of another length.

    Source: Srivastava et al., Dropout, JMLR 2014, section 4 (there p is the KEEP probability).
    """
    scale = dropout_scale(drop) if inverted else 1.0
    full = sum(w * a for w, a in zip(_weights(activations, weights), activations, strict=True))
    return scale * (1 - drop) * full


def dropout_variance(
    activations: Sequence[float],
    drop: float,
    inverted: bool = True,
    weights: Sequence[float] | None = None,
) -> float:
    """Return the variance of the weighted sum under independent dropout of each unit.

    ``drop (1 - drop) sum (w a)**2``, divided by ``(1 - drop)**2`` with inverted scaling.

    Raises:
        ValueError: a drop probability outside [0, 1), or weights of another length.
    """
    scale = dropout_scale(drop) if inverted else 1.0
    squares = sum(
        (w * a) ** 2 for w, a in zip(_weights(activations, weights), activations, strict=True)
    )
    return scale**2 * drop * (1 - drop) * squares


def dropout_enumerated(
    activations: Sequence[float],
    drop: float,
    inverted: bool = True,
    weights: Sequence[float] | None = None,
) -> list[float]:
    """Return ``[mean, variance]`` of the weighted sum over all masks, each with its probability.

    The same quantities as the formulas give, found by visiting every thinned network.

    Raises:
        ValueError: more than 16 units, a drop probability outside [0, 1), weights of another
            length.
    """
    if len(activations) > _ENUMERATION_LIMIT:
        raise ValueError("At most 16 units can be enumerated.")
    scale = dropout_scale(drop) if inverted else 1.0
    terms = [w * a for w, a in zip(_weights(activations, weights), activations, strict=True)]
    first = second = 0.0
    for mask in product((0, 1), repeat=len(terms)):
        kept = sum(mask)
        probability = (1 - drop) ** kept * drop ** (len(terms) - kept)
        total = scale * sum(keep * term for keep, term in zip(mask, terms, strict=True))
        first += probability * total
        second += probability * total**2
    return [first, second - first**2]
