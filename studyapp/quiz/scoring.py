"""Plain and certainty-based scores.

Certainty-based marking as Moodle has it (Gardner-Medwin): right +1, +2, +3 and wrong 0, −2, −6
for a guess, likely and sure. Being honest about how sure one is gives the most points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studyapp.model.attempt import Confidence
from studyapp.quiz.session import Answer

RIGHT = {Confidence.GUESS: 1, Confidence.LIKELY: 2, Confidence.SURE: 3}
WRONG = {Confidence.GUESS: 0, Confidence.LIKELY: -2, Confidence.SURE: -6}
BEST = RIGHT[Confidence.SURE]  # points of one item, at most


@dataclass(frozen=True, slots=True)
class Score:
    """Of so many points, so many."""

    points: float
    most: float

    @property
    def share(self) -> float:
        """The part of what could be had; 0 where there was nothing. May be negative (CBM)."""
        return self.points / self.most if self.most else 0.0


def certainty_points(answer: Answer) -> int:
    """An answer's points by certainty; one without a confidence counts as a guess."""
    if answer.mark is None:
        return 0
    confidence = answer.confidence or Confidence.GUESS
    return (RIGHT if answer.mark.right else WRONG)[confidence]


def plain_score(answers: Iterable[Answer]) -> Score:
    """The sum over all items; what was not answered counts as wrong."""
    marks = [answer.mark for answer in answers]
    return Score(sum(mark.score for mark in marks if mark is not None), len(marks))


def certainty_score(answers: Iterable[Answer]) -> Score:
    """The sum of the points by certainty over all items."""
    points = [certainty_points(answer) for answer in answers]
    return Score(sum(points), BEST * len(points))
