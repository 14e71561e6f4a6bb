"""Marking a response: how much of it is right, and why what is wrong is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from studyapp.items.expressions import number
from studyapp.items.formulas import same_value
from studyapp.items.instance import Instance
from studyapp.items.numbers import in_unit, read
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
from studyapp.items.types import Blank, ItemType, Quantity
from studyapp.model.ids import QuestionId
from studyapp.model.language import Language

Synonyms = Callable[[str], Collection[str]]

_SLACK = 1e-9  # relative: what binary fractions may add to a tolerance of decimal ones


@dataclass(frozen=True, slots=True)
class Part:
    """One option, gap, step, pair or key point, in the item's order."""

    right: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Marking:
    """What a response is worth."""

    score: float  # 0..1
    right: bool  # wholly
    parts: tuple[Part, ...] = ()
    reason: str = ""  # why a number is wrong, where that is known
    confused: QuestionId | None = None  # the question that a wrong option was taken from


def no_synonyms(word: str) -> Collection[str]:
    """No word stands for another."""
    del word
    return ()


def mark(
    instance: Instance,
    response: Response,
    language: Language,
    synonyms: Synonyms = no_synonyms,
) -> Marking:
    """The marking of a response to an item, with reasons in ``language``.

    ``synonyms`` gives other words for a word of a cloze (the glossary's). Raises
    ``UnreadableNumberError`` and ``UnreadableFormulaError`` for what cannot be read, so that it
    can be corrected, and ``ValueError`` for a response of another type.
    """
    item = instance.item
    match item.type, response:
        case ItemType.SINGLE | ItemType.MULTIPLE, Choice(chosen):
            return _choice(instance, chosen, language)
        case ItemType.NUMERIC, Number(text):
            assert item.quantity is not None
            right, reason = _number(instance, item.quantity, text, language)
            return Marking(float(right), right, (Part(right, reason),), reason)
        case ItemType.CLOZE, Blanks(texts):
            given = (*texts, *("",) * len(item.blanks))[: len(item.blanks)]
            return _fraction(
                _blank(instance, blank, text, language, synonyms)
                for blank, text in zip(item.blanks, given, strict=True)
            )
        case ItemType.ORDERING, Order(steps):
            return _fraction(_ordered(steps, len(item.steps)))
        case ItemType.MATCHING, Matches(rights):
            padded = (*rights, *(None,) * len(item.pairs))[: len(item.pairs)]
            return _fraction(Part(_paired(instance, at, right)) for at, right in enumerate(padded))
        case ItemType.TRUE_FALSE, Verdict(value):
            right = value == instance.verdict
            return Marking(float(right), right, (Part(right),))
        case ItemType.RECALL, Recall(ticked):
            parts = tuple(Part(at in ticked) for at in range(len(item.points)))
            total = sum(point.weight for point in item.points)
            got = sum(
                point.weight for point, part in zip(item.points, parts, strict=True) if part.right
            )
            return Marking(got / total if total else 0.0, got == total, parts)
    raise ValueError(f"{response} does not answer an item of type {item.type}")


def _choice(instance: Instance, chosen: frozenset[int], language: Language) -> Marking:
    item = instance.item
    keys = frozenset(at for at, option in enumerate(item.options) if option.key)
    parts = tuple(
        Part((at in chosen) == option.key, instance.text(option.why, language))
        for at, option in enumerate(item.options)
    )
    confused = next(
        (item.options[at].confuses for at in sorted(chosen - keys) if item.options[at].confuses),
        None,
    )
    right = chosen == keys
    if item.type is ItemType.SINGLE:
        score = float(right)
    else:
        # Each right option is worth 1/n and each wrong one takes as much away, never below 0.
        score = max(0.0, (len(chosen & keys) - len(chosen - keys)) / len(keys))
    return Marking(score, right, parts, confused=confused)


def _fraction(parts: Iterable[Part]) -> Marking:
    found = tuple(parts)
    right = sum(part.right for part in found)
    return Marking(right / len(found) if found else 0.0, right == len(found), found)


def _ordered(steps: tuple[int, ...], count: int) -> list[Part]:
    """Each step is right where it stands directly after the one it follows.

    A step moved to another place so costs two or three steps and not all that come after it.
    """
    if sorted(steps) != list(range(count)):
        return [Part(False)] * count
    place = {step: at for at, step in enumerate(steps)}
    return [Part(place[step] == (place[step - 1] + 1 if step else 0)) for step in range(count)]


def _paired(instance: Instance, left: int, right: int | None) -> bool:
    """Whether a right side belongs to a left one; right sides of equal text are the same."""
    if right is None or not 0 <= right < len(instance.item.pairs):
        return False
    first, second = (instance.item.pairs[at].right for at in (left, right))
    return all(
        instance.text(first, language) == instance.text(second, language) for language in Language
    )


def _number(
    instance: Instance, quantity: Quantity, text: str, language: Language
) -> tuple[bool, str]:
    if not text.strip():
        return False, ""
    value = in_unit(read(text), quantity.unit, quantity.accept_units)
    answer = instance.amount(quantity)
    if _within(value, answer, quantity.tolerance.around(answer)):
        return True, ""
    for wrong in quantity.wrong:
        likely = number(wrong.expression, {**instance.values, "answer": answer})
        if _within(value, likely, quantity.tolerance.around(likely)):
            return False, instance.text(wrong.why, language)
    return False, ""


def _within(value: float, target: float, tolerance: float) -> bool:
    return abs(value - target) <= tolerance + _SLACK * max(abs(target), abs(value))


def _blank(
    instance: Instance, blank: Blank, text: str, language: Language, synonyms: Synonyms
) -> Part:
    if not text.strip():
        return Part(False)
    if blank.quantity is not None:
        return Part(*_number(instance, blank.quantity, text, language))
    if blank.formula is not None:
        return Part(same_value(text, blank.formula))
    accepted = {word for words in blank.accept.values() for word in words}
    accepted |= {other for word in tuple(accepted) for other in synonyms(word)}
    return Part(_plain(text) in {_plain(word) for word in accepted})


def _plain(word: str) -> str:
    """A word without what may differ in writing it: width, case, spaces, hyphens, dollars."""
    folded = unicodedata.normalize("NFKC", word).casefold().strip(" .。,，;；$")
    return re.sub(r"[\s\-‐‑–_·]+", "", folded)
