"""What can happen in a session. Each is kept when it happens; together they are the session.

``used`` is the session's own time in seconds when it happened (see ``clock``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from studyapp.items import responses
from studyapp.items.responses import Response
from studyapp.model.attempt import Confidence


@dataclass(frozen=True, slots=True)
class Mark:
    """What an answer was found to be worth when it was marked."""

    score: float  # 0..1
    right: bool  # wholly


class Reason(StrEnum):
    """Why a session ended."""

    BY_HAND = "by-hand"
    TIME = "time"  # its clock was at zero
    ABANDONED = "abandoned"  # given up: what was not marked yet never is


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer was given, changed, or (``response`` None) taken back."""

    used: float
    index: int
    response: Response | None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """Practice: the feedback was shown; the answer is final."""

    used: float
    index: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Expired:
    """The time for one item was up; its answer is final."""

    used: float
    index: int


@dataclass(frozen=True, slots=True)
class Flagged:
    """An item was flagged to be looked at again, or not any more."""

    used: float
    index: int
    on: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """Another item is on the screen."""

    used: float
    index: int


@dataclass(frozen=True, slots=True)
class Paused:
    """Practice: the clock was stopped."""

    used: float


@dataclass(frozen=True, slots=True)
class Resumed:
    """It goes on: after a pause, or because the program had ended in the middle."""

    used: float


@dataclass(frozen=True, slots=True)
class Slept:
    """The computer slept for so many seconds; an exam's clock ran on, practice's stopped."""

    used: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Submitted:
    """It is over. ``marks``: of the answers that were not marked before."""

    used: float
    reason: Reason
    marks: Mapping[int, Mark] = field(default_factory=dict)


Event: TypeAlias = (
    Answered | Checked | Expired | Flagged | Moved | Paused | Resumed | Slept | Submitted
)

_KINDS: dict[str, type[Event]] = {
    "answered": Answered,
    "checked": Checked,
    "expired": Expired,
    "flagged": Flagged,
    "moved": Moved,
    "paused": Paused,
    "resumed": Resumed,
    "slept": Slept,
    "submitted": Submitted,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def kind_of(event: Event) -> str:
    """The event's name in the record."""
    return _NAMES[type(event)]


def payload_of(event: Event) -> str:
    """The event's own values as JSON, without ``used``."""
    match event:
        case Answered(_, index, response, confidence):
            given = None if response is None else json.loads(responses.to_json(response))
            values: dict[str, Any] = {
                "index": index,
                "response": given,
                "confidence": confidence.value if confidence else "",
            }
        case Checked(_, index, mark):
            values = {"index": index, "score": mark.score, "right": mark.right}
        case Expired(_, index) | Moved(_, index):
            values = {"index": index}
        case Flagged(_, index, on):
            values = {"index": index, "on": on}
        case Slept(_, seconds):
            values = {"seconds": seconds}
        case Submitted(_, reason, marks):
            values = {
                "reason": reason.value,
                "marks": [[index, mark.score, mark.right] for index, mark in marks.items()],
            }
        case Paused() | Resumed():
            values = {}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def read_event(kind: str, used: float, payload: str) -> Event:
    """The reverse of ``kind_of`` and ``payload_of``; raises ``ValueError`` for anything else."""
    try:
        values = json.loads(payload)
        match kind:
            case "answered":
                given = values["response"]
                return Answered(
                    used,
                    int(values["index"]),
                    None if given is None else responses.from_json(json.dumps(given)),
                    Confidence(values["confidence"]) if values["confidence"] else None,
                )
            case "checked":
                mark = Mark(float(values["score"]), bool(values["right"]))
                return Checked(used, int(values["index"]), mark)
            case "expired":
                return Expired(used, int(values["index"]))
            case "flagged":
                return Flagged(used, int(values["index"]), bool(values["on"]))
            case "moved":
                return Moved(used, int(values["index"]))
            case "paused":
                return Paused(used)
            case "resumed":
                return Resumed(used)
            case "slept":
                return Slept(used, float(values["seconds"]))
            case "submitted":
                marks = {
                    int(index): Mark(float(score), bool(right))
                    for index, score, right in values["marks"]
                }
                return Submitted(used, Reason(values["reason"]), marks)
    except (KeyError, TypeError) as error:
        raise ValueError(f"{payload!r} is no event of the kind {kind!r}") from error
    raise ValueError(f"there are no events of the kind {kind!r}")
