"""What an item's draws compute: the answer, and the values that are likely to be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from studyapp.items.drawing import draws
from studyapp.items.expressions import ExpressionError, Functions, Value, number
from studyapp.items.quantities import QuantityError, names_in
from studyapp.items.types import Item, Quantity
from studyapp.model.language import Language, Text

DRAWS = 50  # so many draws of an item are tried
TOO_CLOSE = 3  # tolerances between the answer and a value called wrong

Path = tuple[str | int, ...]  # within the item
Finding = tuple[Path, str, str]  # where, what, do


def findings(item: Item, functions: Functions | None = None) -> Iterator[Finding]:
    """What is wrong with an item's draws, expressions and ``#{names}``, each said once."""
    yield from _texts(item)
    seen = set()
    for path, what, do in _computed(item, functions):
        if path not in seen:
            seen.add(path)
            yield path, what, do


def _texts(item: Item) -> Iterator[Finding]:
    """Names shown in texts must be drawn, or be the answer."""
    known = {*item.draw, "answer"} if item.quantity is not None else set(item.draw)
    for path, text in _shown(item):
        for language in Language:
            try:
                names = names_in(text.of(language))
            except QuantityError as error:
                yield (*path, language), error.what, error.remedy
                continue
            for name in sorted(names - known):
                what = f"#{{{name}}} is neither drawn nor the answer."
                yield (*path, language), what, "Draw it, or correct the name."
            if path == ("stem",) and "answer" in names and "answer" not in item.draw:
                what = "The stem shows the answer."
                yield (*path, language), what, "Show it in the feedback only."


def _shown(item: Item) -> Iterator[tuple[Path, Text]]:
    yield ("stem",), item.stem
    yield ("feedback",), item.feedback
    for index, option in enumerate(item.options):
        yield ("options", index), option.text
        yield ("options", index, "why"), option.why
    for path, quantity in _quantities(item):
        for index, wrong in enumerate(quantity.wrong):
            yield (*path, "wrong", index), wrong.why


def _quantities(item: Item) -> Iterator[tuple[Path, Quantity]]:
    if item.quantity is not None:
        yield (), item.quantity
    for index, blank in enumerate(item.blanks):
        if blank.quantity is not None:
            yield ("blanks", index), blank.quantity


def _computed(item: Item, functions: Functions | None) -> Iterator[Finding]:
    """Every draw must give an answer that the values called wrong stay away from."""
    asked = list(_quantities(item))
    try:
        for names in draws(item.draw, item.where, DRAWS, functions):
            for path, quantity in asked:
                yield from _one_draw(path, quantity, names, functions)
    except ExpressionError as error:
        yield ("where",) if item.where else ("draw",), error.what, error.remedy


def _one_draw(
    path: Path, quantity: Quantity, names: Mapping[str, Value], functions: Functions | None
) -> Iterator[Finding]:
    drawn = ", ".join(f"{name} = {value}" for name, value in names.items())
    drawn = f" (with {drawn})" if drawn else ""
    try:
        answer = number(quantity.expression, names, functions)
    except ExpressionError as error:
        yield (*path, "answer"), f"{error.what.rstrip('.')}{drawn}.", error.remedy
        return
    margin = TOO_CLOSE * quantity.tolerance.around(answer)
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
