"""How an item is put in a terminal, and how what is typed there becomes a response."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from studyapp.base.errors import StudyAppError
from studyapp.cli.readable import readable
from studyapp.items.instance import Instance
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
from studyapp.items.types import ItemType
from studyapp.model.attempt import Confidence
from studyapp.model.language import Language

_YES = frozenset("t true y yes 1 对 是 真 正确".split())
_NO = frozenset("f false n no 0 错 否 不 假 错误".split())
_CONFIDENCES = {
    Confidence.SURE: frozenset("s sure 3 确定 肯定".split()),
    Confidence.LIKELY: frozenset("l likely 2 大概 可能".split()),
    Confidence.GUESS: frozenset("g guess 1 猜 瞎猜".split()),
}

HINTS = {
    ItemType.SINGLE: "the number of one option",
    ItemType.MULTIPLE: "the numbers of all right options, as in 1 3",
    ItemType.NUMERIC: "a number, with a unit where one is asked for",
    ItemType.CLOZE: "what belongs into the gaps, with ; between two",
    ItemType.ORDERING: "the numbers in the right order, as in 2 1 3",
    ItemType.MATCHING: "for each line the letter that belongs to it, as in b a c",
    ItemType.TRUE_FALSE: "t or f",
    ItemType.RECALL: "your answer, or Enter when you have it in your head",
}


class UnclearError(StudyAppError):
    """What was typed is no answer of the wanted form."""


def item_lines(instance: Instance, language: Language) -> Iterator[str]:
    """The question and what can be chosen, numbered as it is answered."""
    yield readable(instance.stem(language))
    match instance.item.type:
        case ItemType.SINGLE | ItemType.MULTIPLE:
            yield from _numbered(instance.option_texts(language))
        case ItemType.ORDERING:
            yield from _numbered(instance.step_texts(language))
        case ItemType.MATCHING:
            yield from _numbered(instance.lefts(language))
            for place, right in enumerate(instance.rights(language)):
                yield f"  {_letter(place)}. {readable(right)}"
        case _:
            pass


def point_lines(instance: Instance, language: Language) -> Iterator[str]:
    """The key points of a free recall."""
    yield from _numbered(instance.points(language))


def parse(instance: Instance, typed: str) -> Response:
    """The response that was typed; raises ``UnclearError``."""
    text = unicodedata.normalize("NFKC", typed).strip()
    item, order = instance.item, instance.order
    match item.type:
        case ItemType.SINGLE:
            places = _places(text, len(order))
            if len(places) != 1:
                raise UnclearError("One option is right.", "Give its number alone.")
            return Choice(frozenset({order[places[0]]}))
        case ItemType.MULTIPLE:
            return Choice(frozenset(order[place] for place in _places(text, len(order))))
        case ItemType.NUMERIC:
            return Number(typed.strip())
        case ItemType.CLOZE:
            texts = tuple(part.strip() for part in re.split("[;；]", typed))
            if len(texts) != len(item.blanks):
                raise UnclearError(
                    f"There are {len(item.blanks)} gaps, and {len(texts)} were filled.",
                    "Put a ; between two.",
                )
            return Blanks(texts)
        case ItemType.ORDERING:
            places = _places(text, len(order))
            if sorted(places) != list(range(len(order))):
                raise UnclearError("Each step belongs there once.", "Give all of their numbers.")
            return Order(tuple(order[place] for place in places))
        case ItemType.MATCHING:
            return Matches(_rights(text, order))
        case ItemType.TRUE_FALSE:
            if text.casefold() in _YES | _NO:
                return Verdict(text.casefold() in _YES)
            raise UnclearError("It is true or false.", "Type t or f.")
        case ItemType.RECALL:
            return ticked(instance, text, "")


def ticked(instance: Instance, typed: str, answer: str) -> Recall:
    """The key points that were mentioned; raises ``UnclearError``."""
    text = unicodedata.normalize("NFKC", typed).strip()
    count = len(instance.item.points)
    return Recall(frozenset(_places(text, count) if text else ()), answer)


def typed_confidence(typed: str) -> Confidence | None:
    """How sure one said one is; raises ``UnclearError``."""
    text = unicodedata.normalize("NFKC", typed).strip().casefold()
    if not text:
        return None
    for confidence, words in _CONFIDENCES.items():
        if text in words:
            return confidence
    raise UnclearError("That is none of the three.", "Type s, l, g, or Enter for none.")


def right_lines(instance: Instance, language: Language) -> Iterator[str]:
    """The right answer, as it would be typed or as it stands on the screen."""
    item = instance.item
    match item.type:
        case ItemType.SINGLE | ItemType.MULTIPLE:
            for place, index in enumerate(instance.order):
                option = item.options[index]
                sign = "✓" if option.key else "✗"
                why = instance.text(option.why, language) or instance.text(option.text, language)
                yield f"  {sign} {place + 1}. {readable(why)}"
        case ItemType.ORDERING:
            place_of = {step: place for place, step in enumerate(instance.order)}
            yield "  " + " ".join(str(place_of[at] + 1) for at in range(len(item.steps)))
        case ItemType.MATCHING:
            place_of = {right: place for place, right in enumerate(instance.order)}
            yield "  " + " ".join(_letter(place_of[at]) for at in range(len(item.pairs)))
        case ItemType.TRUE_FALSE:
            yield "  true" if instance.verdict else "  false"
        case ItemType.CLOZE:
            yield "  " + "; ".join(instance.right_blanks(language))
        case ItemType.NUMERIC:
            response = instance.right_response()
            yield f"  {response.text}" if isinstance(response, Number) else ""
        case ItemType.RECALL:
            pass


def _numbered(texts: tuple[str, ...]) -> Iterator[str]:
    for place, text in enumerate(texts):
        yield f"  {place + 1}. {readable(text)}"


def _letter(place: int) -> str:
    return chr(ord("a") + place)


def _places(text: str, count: int) -> list[int]:
    """Numbers from 1 on, apart (``1 3``, ``1,3``) or, while one digit is enough, not (``13``)."""
    found = re.findall(r"\d+", text)
    if re.sub(r"[\d\s,;、，.]", "", text) or not found:
        raise UnclearError(f"“{text}” names nothing here.", f"Type numbers from 1 to {count}.")
    if len(found) == 1 and count < 10:
        found = list(found[0])
    places = [int(number) - 1 for number in found]
    if not all(0 <= place < count for place in places) or len(set(places)) != len(places):
        raise UnclearError(f"“{text}” names nothing here.", f"Type numbers from 1 to {count}.")
    return places


def _rights(text: str, order: tuple[int, ...]) -> tuple[int, ...]:
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    places = [ord(letter) - ord("a") for letter in letters]
    if len(places) != len(order) or not all(0 <= place < len(order) for place in places):
        raise UnclearError(
            f"There are {len(order)} lines to match.",
            f"Type a letter from a to {_letter(len(order) - 1)} for each.",
        )
    return tuple(order[place] for place in places)
