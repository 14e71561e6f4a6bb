"""One figure of a benchmark, and how figures are printed: one JSON object a line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

QUICK = bool(os.environ.get("STUDYAPP_BENCH_QUICK"))
"""Few repetitions and no large libraries: shows that all of it works; the values mean little."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, beside what is to be reached."""

    name: str
    value: float | None  # None: it could not be measured here; the note says why
    unit: str
    target: float | None = None  # in the same unit; met when the value is at most this
    met: bool | None = None  # None: nothing to meet, or nothing measured
    note: str = ""


def figure(
    name: str, value: float, unit: str, target: float | None = None, note: str = ""
) -> Figure:
    """A measured figure; it meets its target when it is not above it."""
    met = None if target is None else value <= target
    digits = 3 if unit == "s" else 2
    return Figure(
        name, round(value, digits), unit, None if target is None else round(target, 3), met, note
    )


def missing(name: str, unit: str, target: float | None, note: str) -> Figure:
    """A figure that cannot be measured here, with what would make it possible."""
    return Figure(name, None, unit, target, None, note)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that ``percent`` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


def repetitions(usual: int, quick: int) -> int:
    """How often something is repeated."""
    return quick if QUICK else usual


def spread(values: Sequence[float], digits: int = 2) -> str:
    """The smallest and largest of some values, for a note."""
    return f"{len(values)} times, {min(values):.{digits}f} to {max(values):.{digits}f}"


def tell(figures: Iterable[Figure]) -> None:
    """Print each figure as soon as it is there."""
    for found in figures:
        print(json.dumps(asdict(found), ensure_ascii=False), flush=True)
