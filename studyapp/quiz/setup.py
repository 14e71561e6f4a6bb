"""What a session is to be: which items, how many, in which order, against which clock."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from studyapp.items.types import ItemType
from studyapp.model.ids import BankId, ItemRef, TopicId

EASIEST, HARDEST = 1, 5  # difficulties, as questions and items have them
MOST = 500  # items of one session


class Mode(StrEnum):
    """Practice gives feedback after each answer, an exam none before its end."""

    PRACTICE = "practice"
    EXAM = "exam"


class Sequence(StrEnum):
    """In which order the items come."""

    INTERLEAVED = "interleaved"  # what is easily confused follows one another
    BY_TOPIC = "by-topic"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the items come from: the union of all that is named here."""

    everything: bool = False
    topics: tuple[tuple[BankId, TopicId], ...] = ()  # at and below each
    levels: tuple[str, ...] = ()  # of bookmarks: weak, shaky, solid
    due: bool = False  # their review is due
    weak: bool = False  # see ``picking.Candidate.weak``
    wrong: bool = False  # answered wrongly the last time
    unseen: bool = False  # never answered
    items: tuple[ItemRef, ...] = ()  # a selection: those that went wrong, a saved one

    @property
    def empty(self) -> bool:
        """Whether nothing at all is named."""
        return self == NOTHING


NOTHING = Scope()


@dataclass(frozen=True, slots=True)
class Setup:
    """A session before it begins."""

    scope: Scope = field(default_factory=Scope)
    count: int = 10  # 0: all there are (at most ``MOST``)
    types: frozenset[ItemType] = frozenset()  # empty: all
    difficulties: tuple[int, int] = (EASIEST, HARDEST)  # from, to (both included)
    sequence: Sequence = Sequence.INTERLEAVED
    mode: Mode = Mode.PRACTICE
    seconds: float | None = None  # for the whole session
    seconds_each: float | None = None  # for each item
    confidence: bool = True  # whether it is asked for

    @property
    def exam(self) -> bool:
        """Whether it is an exam."""
        return self.mode is Mode.EXAM


def to_json(setup: Setup) -> str:
    """The set-up as JSON, for the session's record, presets and the last one used."""
    scope = setup.scope
    document: dict[str, Any] = {
        "scope": {
            "everything": scope.everything,
            "topics": [list(topic) for topic in scope.topics],
            "levels": list(scope.levels),
            "due": scope.due,
            "weak": scope.weak,
            "wrong": scope.wrong,
            "unseen": scope.unseen,
            "items": [str(item) for item in scope.items],
        },
        "count": setup.count,
        "types": sorted(setup.types),
        "difficulties": list(setup.difficulties),
        "sequence": setup.sequence.value,
        "mode": setup.mode.value,
        "seconds": setup.seconds,
        "seconds_each": setup.seconds_each,
        "confidence": setup.confidence,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Setup:
    """The reverse of ``to_json``; raises ``ValueError`` where it is nothing of the kind.

    What is missing is at its default: a set-up of an older program stays usable.
    """
    try:
        document = json.loads(text)
        default = Setup()
        scope = document.get("scope", {})
        low, high = document.get("difficulties", default.difficulties)
        return Setup(
            scope=Scope(
                everything=bool(scope.get("everything", False)),
                topics=tuple(
                    (BankId(str(bank)), TopicId(str(topic)))
                    for bank, topic in scope.get("topics", ())
                ),
                levels=tuple(str(level) for level in scope.get("levels", ())),
                due=bool(scope.get("due", False)),
                weak=bool(scope.get("weak", False)),
                wrong=bool(scope.get("wrong", False)),
                unseen=bool(scope.get("unseen", False)),
                items=tuple(ItemRef.parse(str(item)) for item in scope.get("items", ())),
            ),
            count=max(0, int(document.get("count", default.count))),
            types=frozenset(ItemType(kind) for kind in document.get("types", ())),
            difficulties=(int(low), int(high)),
            sequence=Sequence(document.get("sequence", default.sequence)),
            mode=Mode(document.get("mode", default.mode)),
            seconds=_seconds(document.get("seconds")),
            seconds_each=_seconds(document.get("seconds_each")),
            confidence=bool(document.get("confidence", default.confidence)),
        )
    except (TypeError, AttributeError) as error:
        raise ValueError(f"{text!r} is no set-up") from error


def repeating(setup: Setup, items: tuple[ItemRef, ...]) -> Setup:
    """The same kind of session over just these items, with its time in proportion."""
    seconds = setup.seconds
    if seconds is not None and setup.count:
        seconds = max(60.0, seconds * len(items) / setup.count)
    return replace(
        setup,
        scope=Scope(items=items),
        count=len(items),
        types=frozenset(),
        difficulties=(EASIEST, HARDEST),
        seconds=seconds,
    )


def _seconds(value: Any) -> float | None:
    if value is None:
        return None
    seconds = float(value)
    if not 0 < seconds < float("inf"):
        raise ValueError(f"{value!r} is no length of time")
    return seconds
