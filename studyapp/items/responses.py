"""What a person answers, as plain values that can be kept as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Choice:
    """The options chosen of a ``single`` or ``multiple`` item, by their index in the item."""

    chosen: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a ``numeric`` item as it was typed, with its unit where one was."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Blanks:
    """What was typed into each gap of a ``cloze`` item."""

    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """The steps of an ``ordering`` item, by their index in the item, in the person's order."""

    steps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Matches:
    """For each left side of a ``matching`` item the index of the right side; None: not yet."""

    rights: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """True or false."""

    value: bool


@dataclass(frozen=True, slots=True)
class Recall:
    """The key points that were mentioned, and what was typed, if anything."""

    ticked: frozenset[int] = frozenset()
    text: str = ""


Response: TypeAlias = Choice | Number | Blanks | Order | Matches | Verdict | Recall


def is_empty(response: Response) -> bool:
    """Whether nothing was answered. A free recall without a tick is an answer: of nothing."""
    match response:
        case Choice(chosen):
            return not chosen
        case Number(text):
            return not text.strip()
        case Blanks(texts):
            return not any(text.strip() for text in texts)
        case Order(steps):
            return not steps
        case Matches(rights):
            return all(right is None for right in rights)
        case _:
            return False


def to_json(response: Response) -> str:
    """The response as JSON: an object with one key that names its kind."""
    match response:
        case Choice(chosen):
            value: dict[str, object] = {"choice": sorted(chosen)}
        case Number(text):
            value = {"number": text}
        case Blanks(texts):
            value = {"blanks": list(texts)}
        case Order(steps):
            value = {"order": list(steps)}
        case Matches(rights):
            value = {"matches": list(rights)}
        case Verdict(verdict):
            value = {"verdict": verdict}
        case Recall(ticked, text):
            value = {"recall": sorted(ticked), "text": text}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Response:
    """The reverse of ``to_json``; raises ``ValueError`` where it is nothing of the kind."""
    try:
        match json.loads(text):
            case {"choice": list(chosen)}:
                return Choice(frozenset(int(index) for index in chosen))
            case {"number": str(number)}:
                return Number(number)
            case {"blanks": list(texts)}:
                return Blanks(tuple(str(inner) for inner in texts))
            case {"order": list(steps)}:
                return Order(tuple(int(index) for index in steps))
            case {"matches": list(rights)}:
                return Matches(tuple(None if index is None else int(index) for index in rights))
            case {"verdict": bool(verdict)}:
                return Verdict(verdict)
            case {"recall": list(ticked), **rest}:
                return Recall(frozenset(int(index) for index in ticked), str(rest.get("text", "")))
    except TypeError as error:
        raise ValueError(f"{text!r} is no response") from error
    raise ValueError(f"{text!r} is no response")
