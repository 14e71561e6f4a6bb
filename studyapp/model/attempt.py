"""An answer that was marked, and how sure one was of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from studyapp.model.ids import ItemRef
from studyapp.model.language import Language

AttemptId = NewType("AttemptId", str)  # a UUID (version 7): sorts by time
SessionId = NewType("SessionId", str)  # likewise


class Confidence(StrEnum):
    """How sure one is of an answer, said before it is shown to be right or wrong."""

    GUESS = "guess"
    LIKELY = "likely"
    SURE = "sure"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One marked answer to one item."""

    id: AttemptId
    at: datetime
    day: date  # the local day of study it was given on; that begins at 4 am
    item: ItemRef
    session: SessionId  # empty outside a session
    seed: int  # of the instance: with it a review shows the same numbers
    language: Language
    response: str  # JSON, see ``items.responses``
    score: float  # 0..1; 1 is wholly right
    confidence: Confidence | None
    seconds: float  # spent on it
    confused: str  # the question the wrong option was taken from, or empty

    @property
    def right(self) -> bool:
        """Whether it was wholly right."""
        return self.score >= 1.0
