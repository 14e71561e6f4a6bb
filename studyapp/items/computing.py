"""What an item's draws compute: the answer, the options, the values that are likely to be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from studyapp.items.drawing import draw, draws
from studyapp.items.expressions import (
    ExpressionError,
    Functions,
    Value,
    calls,
    evaluate,
    names_of,
    number,
)
from studyapp.items.quantities import QuantityError, names_in, substitute
from studyapp.items.types import Formula, Item, Quantity
from studyapp.model.language import Language, Text

DRAWS = 1_000  # so many draws of an item are tried
TOO_CLOSE = 3  # tolerances between the answer and a value called wrong
DIGITS = 6  # what can be asked for exactly

Path = tuple[str | int, ...]  # within the item
Finding = tuple[Path, str, str]  # where, what, do


def findings(
    item: Item, functions: Functions | None = None, at_most: int = DRAWS
) -> Iterator[Finding]:
    """What is wrong with an item's draws, expressions and ``#{names}``, each said once."""
    yield from _texts(item)
    yield from _computes(item)
    seen = set()
    for path, what, do in _computed(item, functions, at_most):
        if path not in seen:
            seen.add(path)
            yield path, what, do


def _texts(item: Item) -> Iterator[Finding]:
    """Names shown in texts must be drawn or computed, or be the answer."""
    known = {*item.draw, *item.compute}
    if item.quantity is not None:
        known.add("answer")
    for path, text in _shown(item):
        for language in Language:
            try:
                names = names_in(text.of(language))
            except QuantityError as error:
                yield (*path, language), error.what, error.remedy
                continue
            for name in sorted(names - known):
                what = f"#{{{name}}} is neither drawn nor the answer."
                yield (*path, language), what, "Draw or compute it, or correct the name."
            if path == ("stem",) and "answer" in names:
                what = "The stem shows the answer."
                yield (*path, language), what, "Show it in the feedback only."


def _shown(item: Item) -> Iterator[tuple[Path, Text]]:
    yield ("stem",), item.stem
    yield ("feedback",), item.feedback
    for index, option in enumerate(item.options):
        yield ("options", index), option.text
        yield ("options", index, "why"), option.why
    for index, step in enumerate(item.steps):
        yield ("steps", index), step
    for index, pair in enumerate(item.pairs):
        yield ("pairs", index, "left"), pair.left
        yield ("pairs", index, "right"), pair.right
    for path, quantity in quantities_of(item):
        for index, wrong in enumerate(quantity.wrong):
            yield (*path, "wrong", index), wrong.why


def quantities_of(item: Item) -> Iterator[tuple[Path, Quantity]]:
    """The numbers an item asks for, with their places in it."""
    if item.quantity is not None:
        yield (), item.quantity
    for index, blank in enumerate(item.blanks):
        if blank.quantity is not None:
            yield ("blanks", index), blank.quantity


def _computes(item: Item) -> Iterator[Finding]:
    """An item with drawn numbers is answered by a computation, not by a formula of its own."""
    if not item.parametric:
        return
    expressions = [quantity.expression for _, quantity in quantities_of(item)]
    expressions += [blank.formula.expression for blank in item.blanks if blank.formula]
    expressions += item.compute.values()
    if isinstance(item.key, str):
        expressions.append(item.key)
    try:
        if not any(calls(expression) for expression in expressions):
            what = "The item draws numbers, and nothing of `studyapp.labs` computes its answer."
            yield ("draw",), what, "Write the answer as a call family.function(name=value)."
    except ExpressionError:
        return  # said when it is evaluated


def _computed(item: Item, functions: Functions | None, at_most: int) -> Iterator[Finding]:
    """Every draw must give an answer that all that is called wrong stays away from."""
    for index, blank in enumerate(item.blanks):
        if blank.formula is not None:
            yield from _formula(("blanks", index, "formula"), blank.formula, functions)
    try:
        for names in draws(item.draw, item.where, at_most, functions, item.compute):
            for path, quantity in quantities_of(item):
                yield from _one_draw(path, quantity, names, functions)
            if isinstance(item.key, str):
                yield from _truth(item.key, names, functions)
            yield from _options(item, names)
    except ExpressionError as error:
        at = "where" if item.where else "compute" if item.compute else "draw"
        yield (at,), error.what, error.remedy


def _formula(path: Path, formula: Formula, functions: Functions | None) -> Iterator[Finding]:
    """A formula is written in its names alone, as a person can type it."""
    try:
        unused = set(formula.names) - names_of(formula.expression)
        for seed in range(DIGITS):
            number(formula.expression, draw(formula.names, (), seed), functions)
    except ExpressionError as error:
        yield path, error.what, error.remedy
        return
    if calls(formula.expression):
        yield path, "The formula calls a computation, which nobody can type.", "Write it out."
    for name in sorted(unused):
        yield path, f"The formula does not use {name}.", "Leave the name out of `names`."


def _truth(key: str, names: Mapping[str, Value], functions: Functions | None) -> Iterator[Finding]:
    try:
        value = evaluate(key, names, functions)
    except ExpressionError as error:
        yield ("key",), f"{error.what.rstrip('.')}{_drawn(names)}.", error.remedy
        return
    if not isinstance(value, bool):
        yield ("key",), f"The key gives {value}, not true or false.", "Write a comparison."


def _options(item: Item, names: Mapping[str, Value]) -> Iterator[Finding]:
    """No two options may look alike, else a right one would be marked as wrong."""
    for language in Language:
        try:
            shown = [substitute(option.text.of(language), names).strip() for option in item.options]
        except QuantityError:
            return  # said by ``_texts``
        for first, second in combinations(range(len(shown)), 2):
            if shown[first] and shown[first] == shown[second]:
                what = f"Two options read “{shown[first]}”{_drawn(names)}."
                yield ("options", second), what, "Keep them apart, by `where` or another draw."


def _drawn(names: Mapping[str, Value]) -> str:
    values = ", ".join(f"{name} = {value}" for name, value in names.items())
    return f" (with {values})" if values else ""


def _one_draw(
    path: Path, quantity: Quantity, names: Mapping[str, Value], functions: Functions | None
) -> Iterator[Finding]:
    drawn = _drawn(names)
    try:
        answer = number(quantity.expression, names, functions)
    except ExpressionError as error:
        yield (*path, "answer"), f"{error.what.rstrip('.')}{drawn}.", error.remedy
        return
    tolerance = quantity.tolerance.around(answer)
    if tolerance == 0 and float(f"{answer:.{DIGITS}g}") != answer and answer != int(answer):
        what = f"The answer {answer!r} cannot be typed exactly{drawn}."
        yield (*path, "tolerance"), what, "Give a tolerance that is not 0 there."
    margin = TOO_CLOSE * tolerance
    for index, wrong in enumerate(quantity.wrong):
        at = (*path, "wrong", index)
        try:
            value = number(wrong.expression, {**names, "answer": answer}, functions)
        except ExpressionError as error:
            yield (*at, "value"), f"{error.what.rstrip('.')}{drawn}.", error.remedy
            continue
        if abs(value - answer) <= margin:
            what = f"The wrong value {value:g} lies too close to the answer {answer:g}{drawn}."
            do = f"Keep it more than {TOO_CLOSE} tolerances away, by `where` or another draw."
            yield (*at, "value"), what, do
