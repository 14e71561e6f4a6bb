"""Quiz items and key points as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from studyapp.items.drawing import Draw
from studyapp.model.ids import ItemId, QuestionId
from studyapp.model.language import Language, Text

NO_TEXT = Text()


class ItemType(StrEnum):
    """How an item is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    NUMERIC = "numeric"
    CLOZE = "cloze"
    ORDERING = "ordering"
    MATCHING = "matching"
    TRUE_FALSE = "true-false"
    RECALL = "recall"  # made from a question's key points, never written in a file


WRITTEN = tuple(kind for kind in ItemType if kind is not ItemType.RECALL)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a given number may lie from the right one: the larger of the two counts."""

    absolute: float = 0.0
    relative: float = 0.0

    def around(self, value: float) -> float:
        """The largest allowed distance from a value."""
        return max(self.absolute, self.relative * abs(value))


EXACT = Tolerance()


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a ``single`` or ``multiple`` item."""

    text: Text
    key: bool = False
    why: Text = NO_TEXT
    confuses: QuestionId | None = None  # what this wrong option takes the question for


@dataclass(frozen=True, slots=True)
class WrongValue:
    """A likely wrong value of a ``numeric`` item, and how one comes to it."""

    expression: str
    why: Text


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number to be given: its expression, tolerance and units."""

    expression: str
    tolerance: Tolerance = EXACT
    unit: str = ""
    accept_units: tuple[str, ...] = ()
    wrong: tuple[WrongValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula to be given: right where it has the same value for what its names stand for."""

    expression: str
    names: Mapping[str, Draw]


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap of a ``cloze`` item: a number, a formula, or words of which any is right."""

    quantity: Quantity | None = None
    formula: Formula | None = None
    accept: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things of a ``matching`` item that belong together."""

    left: Text
    right: Text


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """Something an answer given freely must hold, and how much it weighs."""

    text: Text
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """A quiz item. Of the fields from ``options`` on, those of its type are filled."""

    id: ItemId
    type: ItemType
    stem: Text
    difficulty: int = 1
    feedback: Text = NO_TEXT
    draw: Mapping[str, Draw] = field(default_factory=dict)
    compute: Mapping[str, str] = field(default_factory=dict)  # in their order
    where: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    quantity: Quantity | None = None
    blanks: tuple[Blank, ...] = ()
    steps: tuple[Text, ...] = ()  # in the right order
    pairs: tuple[Pair, ...] = ()
    key: bool | str | None = None  # of a true-false item; a text is an expression
    points: tuple[KeyPoint, ...] = ()

    @property
    def parametric(self) -> bool:
        """Whether its numbers are drawn anew each time."""
        return any(len(quantity.values) > 1 for quantity in self.draw.values())


@dataclass(frozen=True, slots=True)
class Quiz:
    """The items and key points of one question."""

    items: tuple[Item, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
