"""Drawn quantities: which values they may take, and one draw by a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from studyapp.items.expressions import ExpressionError, Functions, Value, evaluate, names_of

TRIES = 1_000  # draws until every condition holds
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Draw:
    """The values one quantity may take."""

    values: tuple[int | float | str, ...]

    @classmethod
    def steps(cls, first: int | float, last: int | float, step: int | float) -> Draw:
        """``first``, ``first + step`` … up to and with ``last``.

        Raises ``ValueError`` where that is nothing or more than 10,000 values.
        """
        if step <= 0 or last < first:
            raise ValueError("from … to … step gives no values")
        count = int((last - first) / step + 1e-9) + 1
        if count > 10_000:
            raise ValueError(f"from … to … step gives {count:,} values; 10,000 are allowed")
        decimals = max(_decimals(first), _decimals(step))
        values = (first + step * index for index in range(count))
        return cls(tuple(round(value, decimals) if decimals else value for value in values))


def _decimals(number: int | float) -> int:
    return len(f"{number:.12f}".rstrip("0").partition(".")[2])


def draw(
    quantities: Mapping[str, Draw],
    where: Sequence[str],
    seed: int,
    functions: Functions | None = None,
    compute: Mapping[str, str] = NOTHING,
) -> dict[str, Value]:
    """Values for the quantities for which every condition holds; the same for the same seed.

    ``compute`` names further values by expressions over those drawn and those before. Conditions
    that use none of them are looked at first, so that they can keep a computation from failing.
    Raises ``ExpressionError`` where something cannot be computed, or where 1,000 draws fulfil
    none.
    """
    source = random.Random(seed)
    early, late = _split(where, compute)
    for _ in range(TRIES if where else 1):
        names: dict[str, Value] = {
            name: source.choice(quantity.values) for name, quantity in quantities.items()
        }
        if _complete(names, early, late, compute, functions):
            return names
    raise ExpressionError(
        f"In {TRIES:,} draws `where` never held.", "Widen what is drawn, or drop a condition."
    )


def draws(
    quantities: Mapping[str, Draw],
    where: Sequence[str],
    at_most: int,
    functions: Functions | None = None,
    compute: Mapping[str, str] = NOTHING,
) -> Iterator[dict[str, Value]]:
    """Draws to check an item with: all there are where they are few, else some by seeds."""
    total = 1
    for quantity in quantities.values():
        total *= len(quantity.values)
    if total > at_most:
        for seed in range(at_most):
            yield draw(quantities, where, seed, functions, compute)
        return
    found = False
    early, late = _split(where, compute)
    for values in product(*(quantity.values for quantity in quantities.values())):
        names: dict[str, Value] = dict(zip(quantities, values, strict=True))
        if _complete(names, early, late, compute, functions):
            found = True
            yield names
    if not found:
        raise ExpressionError("No draw fulfils `where`.", "Widen what is drawn.")


def _split(where: Sequence[str], compute: Mapping[str, str]) -> tuple[list[str], list[str]]:
    late = [condition for condition in where if names_of(condition) & set(compute)]
    return [condition for condition in where if condition not in late], late


def _complete(
    names: dict[str, Value],
    early: Sequence[str],
    late: Sequence[str],
    compute: Mapping[str, str],
    functions: Functions | None,
) -> bool:
    """Add what is computed; whether every condition holds."""
    if not all(evaluate(condition, names, functions) for condition in early):
        return False
    for name, expression in compute.items():
        names[name] = evaluate(expression, names, functions)
    return all(evaluate(condition, names, functions) for condition in late)
