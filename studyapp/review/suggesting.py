"""Which grade an answer suggests: from its score, how sure one was, and how long it took."""

from __future__ import annotations

from statistics import median
from typing import Protocol

from studyapp.model.ids import WHOLE, ItemRef
from studyapp.model.review import Rating

KNOWN = 0.6  # of the points; less is not recalled
FULL = 0.9  # of the key points: as good as all
FAST, SLOW = 0.6, 2.0  # of the usual time
ENOUGH = 3  # answers before there is a usual time


class Answered(Protocol):
    """What has to be known of an answer; ``store.attempts.Attempt`` is one."""

    @property
    def item(self) -> ItemRef:
        """The item answered."""
        ...

    @property
    def score(self) -> float:
        """0..1; 1 is wholly right."""
        ...

    @property
    def confidence(self) -> str | None:
        """``guess``, ``likely``, ``sure``, or none said."""
        ...

    @property
    def seconds(self) -> float:
        """How long it took."""
        ...


def usual(seconds: list[float]) -> float | None:
    """The time one usually takes; None before there are enough answers to say."""
    taken = [one for one in seconds if one > 0]
    return median(taken) if len(taken) >= ENOUGH else None


def grade(answer: Answered, usual_seconds: float | None = None) -> Rating:
    """The grade an answer suggests. The better, the surer and the faster, the higher.

    - Not right: Again. With part of the points (free recall: from 0.6 of their weight): Hard.
    - Right by a guess: Hard, since the next guess may be another one.
    - Right and sure, and clearly faster than usual: Easy.
    - Right but slow: Hard, unless one was sure of it. Else Good.
    """
    full = FULL if answer.item.item == WHOLE else 1.0
    if answer.score < KNOWN:
        return Rating.AGAIN
    if answer.score < full or answer.confidence == "guess":
        return Rating.HARD
    pace = answer.seconds / usual_seconds if usual_seconds else 1.0
    if answer.confidence == "sure":
        return Rating.EASY if pace <= FAST else Rating.GOOD
    return Rating.HARD if pace >= SLOW else Rating.GOOD


def from_points(share: float) -> Rating:
    """The grade that ticked key points suggest by their share of the weight, 0..1."""
    if share < KNOWN:
        return Rating.AGAIN
    return Rating.GOOD if share >= FULL else Rating.HARD
