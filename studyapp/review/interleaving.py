"""In which order things come: confusable ones side by side, two of one question never.

Interleaving what is easily mistaken for one another makes one look for what tells them apart;
shuffling blindly does not (Rohrer 2012, https://doi.org/10.1007/s10648-012-9201-3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import TypeAlias, TypeVar

from studyapp.model.ids import QuestionRef
from studyapp.model.review import Card

T = TypeVar("T")
Kin: TypeAlias = Callable[[QuestionRef], Iterable[QuestionRef]]


def no_kin(_question: QuestionRef) -> Iterable[QuestionRef]:
    """No relations."""
    return ()


def spread(many: Sequence[T], few: Sequence[T]) -> list[T]:
    """Two lists as one, each in its order, the shorter evenly spread over the whole."""
    if len(few) > len(many):
        many, few = few, many
    if not few:
        return list(many)
    result: list[T] = []
    after = 0
    for number, one in enumerate(few, start=1):
        until = ceil(number * len(many) / (len(few) + 1))
        result += (*many[after:until], one)
        after = until
    return [*result, *many[after:]]


def side_by_side(things: Sequence[T], question: Callable[[T], QuestionRef], kin: Kin) -> list[T]:
    """The same things: each followed by one of a confusable question where there is one.

    Two of the same question do not follow each other where that can be avoided.
    """
    left = dict(enumerate(things))
    places: dict[QuestionRef, list[int]] = {}
    for place, thing in left.items():
        places.setdefault(question(thing), []).append(place)
    result: list[T] = []

    def take(place: int) -> None:
        thing = left.pop(place)
        places[question(thing)].remove(place)
        result.append(thing)

    while left:
        before = question(result[-1]) if result else None
        first = next(iter(left))
        place = next((at for at, thing in left.items() if question(thing) != before), first)
        this = question(left[place])
        take(place)
        for other in sorted(kin(this)):
            if other != this and places.get(other):
                take(places[other][0])
                break
    return result


def prerequisites_first(
    cards: Sequence[Card], prerequisites: Callable[[QuestionRef], Iterable[QuestionRef]]
) -> list[Card]:
    """The same cards by question, in their order, but each question after those it builds on."""
    by_question: dict[QuestionRef, list[Card]] = {}
    for card in cards:
        by_question.setdefault(card.item.question, []).append(card)
    ordered: list[QuestionRef] = []
    placed: dict[QuestionRef, bool] = {}  # False: being placed
    for start in by_question:
        # Depth first without recursion: a chain may be as long as the bank.
        path = [start]
        while path:
            question = path[-1]
            if placed.get(question):
                path.pop()
                continue
            placed[question] = False
            before = next(
                (
                    one
                    for one in prerequisites(question)
                    if one in by_question and one not in placed
                ),
                None,
            )
            if before is None:
                placed[question] = True
                ordered.append(question)
                path.pop()
            else:
                path.append(before)
    return [card for question in ordered for card in by_question[question]]
