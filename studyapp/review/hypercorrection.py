"""What one was sure of and got wrong: it comes back about a week later.

Errors made with confidence are corrected well at once, and return a week later unless they are
asked for again (Butler, Fazio and Marsh 2011, https://doi.org/10.3758/s13423-011-0173-y). The
scheduler knows nothing of that and is left alone: such an item is asked for a week later besides,
and what is answered then counts as a review like any other, early or late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from studyapp.model.ids import WHOLE, ItemRef
from studyapp.review.suggesting import KNOWN

LATER = timedelta(days=7)
EARLY = timedelta(days=5)  # asked for by chance from this day on, it need not be asked again
FORGET = timedelta(days=28)  # whoever was away for so long starts afresh anyway


@dataclass(frozen=True, slots=True)
class SureButWrong:
    """The last time an item was answered wrong by someone sure of it."""

    item: ItemRef
    day: date
    score: float
    since: date | None  # the last day on which it was answered or rated after that


def is_wrong(item: ItemRef, score: float) -> bool:
    """Whether an answer counts as wrong: a free recall may miss a few points."""
    return score < (KNOWN if item.item == WHOLE else 1.0)


def recheck_day(day: date) -> date:
    """When something answered wrong on ``day`` comes back."""
    return day + LATER


def rechecks(errors: list[SureButWrong], today: date) -> list[ItemRef]:
    """What is to be asked again today, the longest waiting first."""
    due = [
        error
        for error in errors
        if is_wrong(error.item, error.score)
        and recheck_day(error.day) <= today <= error.day + FORGET
        and not (error.since is not None and error.since >= error.day + EARLY)
    ]
    return [error.item for error in sorted(due, key=lambda one: (one.day, one.item))]
