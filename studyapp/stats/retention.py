"""Whether memory is as good as was predicted: true retention against retrievability."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from studyapp.model.tally import BANDS, RetentionTally
from studyapp.stats.intervals import Interval, share, wilson

K = TypeVar("K", int, str)


@dataclass(frozen=True, slots=True)
class RetentionBand:
    """The reviews that were predicted to succeed with a chance from ``low`` to ``high``."""

    low: float
    high: float
    reviews: int
    predicted: float  # mean
    recalled: float  # share
    interval: Interval  # Wilson, 95 %


@dataclass(frozen=True, slots=True)
class RetentionMonth:
    """The reviews of one month."""

    month: date  # its first day
    reviews: int
    predicted: float  # mean
    recalled: float  # share
    interval: Interval


@dataclass(frozen=True, slots=True)
class Retention:
    """True retention and the predicted one. Only cards in state "review" count."""

    reviews: int
    predicted: float | None  # mean; None: no reviews yet
    recalled: float | None
    interval: Interval | None
    bands: tuple[RetentionBand, ...]  # from low to high, those with reviews
    months: tuple[RetentionMonth, ...]  # in order, those with reviews


def retention(tallies: Iterable[RetentionTally]) -> Retention:
    """The retention over all reviews, by what was predicted and by month."""
    rows = list(tallies)
    reviews, recalled, predicted = _sum(rows)
    bands = []
    for band, group in _grouped(rows, lambda one: one.band):
        n, good, chance = _sum(group)
        interval = wilson(good, n)
        assert interval is not None, "a tally of nothing is not kept"
        bands.append(
            RetentionBand(band / BANDS, (band + 1) / BANDS, n, chance / n, good / n, interval)
        )
    months = []
    for month, group in _grouped(rows, lambda one: one.month):
        n, good, chance = _sum(group)
        interval = wilson(good, n)
        assert interval is not None, "a tally of nothing is not kept"
        first = date.fromisoformat(f"{month}-01")
        months.append(RetentionMonth(first, n, chance / n, good / n, interval))
    return Retention(
        reviews,
        share(predicted, reviews),
        share(recalled, reviews),
        wilson(recalled, reviews),
        tuple(bands),
        tuple(months),
    )


def _sum(rows: Iterable[RetentionTally]) -> tuple[int, int, float]:
    reviews = recalled = 0
    predicted = 0.0
    for one in rows:
        reviews += one.reviews
        recalled += one.recalled
        predicted += one.predicted
    return reviews, recalled, predicted


def _grouped(
    rows: Iterable[RetentionTally], key: Callable[[RetentionTally], K]
) -> list[tuple[K, list[RetentionTally]]]:
    groups: dict[K, list[RetentionTally]] = {}
    for one in rows:
        groups.setdefault(key(one), []).append(one)
    return [(found, groups[found]) for found in sorted(groups)]
