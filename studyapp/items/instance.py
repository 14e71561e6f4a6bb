"""One item as it is put before a person: its quantities drawn, its options in an order.

The same item and seed always give the same instance, so a review shows the same numbers.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyapp.items.drawing import draw
from studyapp.items.expressions import Functions, Value, evaluate, number
from studyapp.items.quantities import show, substitute
from studyapp.items.responses import (
    Blanks,
    Choice,
    Matches,
    Number,
    Order,
    Recall,
    Response,
    Verdict,
)
from studyapp.items.types import Item, ItemType, Quantity
from studyapp.model.language import Language, Text


@dataclass(frozen=True, slots=True)
class Instance:
    """An item with its numbers.

    ``order`` leads from the place on the screen to the index in the item: of options, of the
    steps of an ordering, of the right sides of a matching.
    """

    item: Item
    seed: int
    values: Mapping[str, Value]  # what was drawn and computed; ``answer`` of a numeric item
    order: tuple[int, ...] = ()

    def text(self, text: Text, language: Language) -> str:
        """A text of the item with the quantities put in, in the other language if need be."""
        return substitute(text.shown(language), self.values)

    def stem(self, language: Language) -> str:
        """What is asked (Markdown and TeX)."""
        return self.text(self.item.stem, language)

    def feedback(self, language: Language) -> str:
        """What is said after the answer."""
        return self.text(self.item.feedback, language)

    def option_texts(self, language: Language) -> tuple[str, ...]:
        """The options in the order of the screen."""
        return self._in_order([option.text for option in self.item.options], language)

    def option_whys(self, language: Language) -> tuple[str, ...]:
        """Why each option is right or wrong, in the order of the screen."""
        return self._in_order([option.why for option in self.item.options], language)

    def step_texts(self, language: Language) -> tuple[str, ...]:
        """The steps of an ordering in the order of the screen."""
        return self._in_order(self.item.steps, language)

    def lefts(self, language: Language) -> tuple[str, ...]:
        """The left sides of a matching, in the item's order."""
        return tuple(self.text(pair.left, language) for pair in self.item.pairs)

    def rights(self, language: Language) -> tuple[str, ...]:
        """The right sides of a matching in the order of the screen."""
        return self._in_order([pair.right for pair in self.item.pairs], language)

    def points(self, language: Language) -> tuple[str, ...]:
        """The key points of a free recall."""
        return tuple(self.text(point.text, language) for point in self.item.points)

    def _in_order(self, texts: Sequence[Text], language: Language) -> tuple[str, ...]:
        return tuple(self.text(texts[at], language) for at in self.order) if texts else ()

    @property
    def verdict(self) -> bool:
        """Whether the statement of a true-false item is true for these numbers."""
        key = self.item.key
        return bool(evaluate(key, self.values)) if isinstance(key, str) else bool(key)

    def amount(self, quantity: Quantity) -> float:
        """The right number; raises ``ExpressionError`` where it cannot be computed."""
        return float(number(quantity.expression, self.values))

    def right_response(self) -> Response:
        """The answer that is marked as right."""
        item = self.item
        match item.type:
            case ItemType.SINGLE | ItemType.MULTIPLE:
                return Choice(frozenset(at for at, option in enumerate(item.options) if option.key))
            case ItemType.NUMERIC:
                assert item.quantity is not None
                return Number(_written(self, item.quantity))
            case ItemType.CLOZE:
                return Blanks(self.right_blanks(Language.EN))
            case ItemType.ORDERING:
                return Order(tuple(range(len(item.steps))))
            case ItemType.MATCHING:
                return Matches(tuple(range(len(item.pairs))))
            case ItemType.TRUE_FALSE:
                return Verdict(self.verdict)
            case ItemType.RECALL:
                return Recall(frozenset(range(len(item.points))))

    def right_blanks(self, language: Language) -> tuple[str, ...]:
        """What belongs into each gap of a cloze, as one would type it."""
        found = []
        for blank in self.item.blanks:
            if blank.quantity is not None:
                found.append(_written(self, blank.quantity))
            elif blank.formula is not None:
                found.append(blank.formula.expression)
            else:
                words = blank.accept.get(language) or blank.accept.get(language.other) or ("",)
                found.append(words[0])
        return tuple(found)


def instantiate(item: Item, seed: int, functions: Functions | None = None) -> Instance:
    """The item with the numbers and the order that belong to ``seed``.

    Raises ``ExpressionError`` where its quantities cannot be drawn or computed.
    """
    values = draw(item.draw, item.where, seed, functions, item.compute)
    if item.quantity is not None:
        values["answer"] = number(item.quantity.expression, values, functions)
    return Instance(item, seed, values, _order(item, seed))


def _order(item: Item, seed: int) -> tuple[int, ...]:
    count = len(item.options) or len(item.steps) or len(item.pairs)
    places = list(range(count))
    # A source of its own: another option does not change the numbers of a seed.
    source = random.Random(f"{item.id} {seed}")
    source.shuffle(places)
    while item.type is ItemType.ORDERING and places == sorted(places) and count > 1:
        source.shuffle(places)  # in the right order already, nothing would be asked
    return tuple(places)


def _written(instance: Instance, quantity: Quantity) -> str:
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{show(number(quantity.expression, instance.values))}{unit}"
