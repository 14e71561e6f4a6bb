"""How many cards fall due on the days ahead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from studyapp.model.tally import DueCard, LoadTally
from studyapp.stats.outline import QuestionKey

AHEAD = 90  # days


@dataclass(frozen=True, slots=True)
class LoadDay:
    """The cards that fall due on one day."""

    day: date
    due: int


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be reviewed if nothing new is begun and all is reviewed when it is due."""

    overdue: int  # due before today
    days: tuple[LoadDay, ...]  # from today on
    later: int  # after the last of these days
    new: int  # cards never reviewed: they have no day yet

    def within(self, days: int) -> int:
        """How many fall due in the next ``days`` days, today and what is overdue included."""
        return self.overdue + sum(one.due for one in self.days[:days])

    def mean(self, days: int) -> float | None:
        """Cards a day over the next ``days`` days."""
        return self.within(days) / days if days else None


def load(tally: LoadTally, today: date, ends: Sequence[str]) -> Load:
    """The load from today on.

    ``ends`` are UTC times as the store writes them: the beginning of today, then the end of each
    day from today on (which a change of clocks moves). They are for steps of learning; cards in
    state "review" come back after so many days.
    """
    counts = [0] * (len(ends) + 1)
    for ahead, cards in tally.days:
        counts[min(max(ahead + 1, 0), len(ends))] += cards
    for due in tally.steps:
        counts[bisect_right(ends, due)] += 1
    days = tuple(
        LoadDay(today + timedelta(days=ahead), due) for ahead, due in enumerate(counts[1:-1])
    )
    return Load(counts[0], days, counts[-1], tally.new)


def due_today(cards: Iterable[DueCard], today_ends: str) -> dict[QuestionKey, int]:
    """How many cards of each question come back until the day ends."""
    found: dict[QuestionKey, int] = {}
    for card in cards:
        if card.due < today_ends if card.due_in is None else card.due_in <= 0:
            found[card[:2]] = found.get(card[:2], 0) + 1
    return found
