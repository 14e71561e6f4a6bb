"""What is to be done today, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import chain

from studyapp.model.ids import ItemRef, QuestionRef
from studyapp.model.review import Card, CardState
from studyapp.review.interleaving import Kin, no_kin, prerequisites_first, side_by_side, spread

AHEAD = timedelta(minutes=20)  # what is due so soon is shown rather than waited for
PATIENCE = 3  # days after which a card is shown though a sibling is, too


class Kind(StrEnum):
    """Why something is in the queue."""

    LEARNING = "learning"  # minutes apart
    RECHECK = "recheck"  # one was sure and wrong, a week ago
    REVIEW = "review"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be done. The card of something new need not be kept yet."""

    card: Card
    kind: Kind

    @property
    def item(self) -> ItemRef:
        """What it is about."""
        return self.card.item

    @property
    def question(self) -> QuestionRef:
        """The question it belongs to."""
        return self.card.item.question


@dataclass(frozen=True, slots=True)
class Limits:
    """At most how much a day brings."""

    new: int = 20
    reviews: int = 200


@dataclass(frozen=True, slots=True)
class Done:
    """What was done today already."""

    new: int = 0
    reviews: int = 0  # of what had been learned before
    questions: frozenset[QuestionRef] = frozenset()  # of which anything was rated


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things are left today, as the three numbers below the buttons."""

    learning: int
    due: int
    new: int

    @property
    def all(self) -> int:
        """All of them."""
        return self.learning + self.due + self.new


@dataclass(frozen=True, slots=True)
class Queue:
    """What is to be done on one study day.

    ``order`` is the whole of it in the order to do it in, apart from what is ``waiting``: it is
    being learned and comes back later today.
    """

    day: date
    learning: tuple[Entry, ...]  # due now
    due: tuple[Entry, ...]  # rechecks among them
    new: tuple[Entry, ...]
    waiting: tuple[Entry, ...]  # the earliest first
    order: tuple[Entry, ...]
    over_limit: int  # due, but more than the day may bring
    siblings: int  # put off to another day since another item of their question comes today

    @property
    def counts(self) -> Counts:
        """The numbers to show; what waits in learning is counted with it."""
        learning = len(self.learning) + len(self.waiting)
        return Counts(learning, len(self.due), len(self.new))

    def next(self, now: datetime, without: Collection[ItemRef] = ()) -> Entry | None:
        """What comes next (but for some items); None where nothing is left, or not due so soon."""
        soon = (entry for entry in self.waiting if entry.card.due <= now + AHEAD)
        return next((entry for entry in chain(self.order, soon) if entry.item not in without), None)

    @property
    def next_at(self) -> datetime | None:
        """When what waits in learning comes back."""
        return self.waiting[0].card.due if self.waiting else None


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the queue is made of: anything that may come today, no suspended cards.

    ``planned`` says for cards of an exam's plan the day they come on, whatever the scheduler says.
    """

    seen: Sequence[Card] = ()
    new: Sequence[Card] = ()  # in the order they were added
    rechecks: Sequence[Card] = ()
    planned: Mapping[ItemRef, date] = field(default_factory=dict)


def build(
    candidates: Candidates,
    now: datetime,
    today: date,
    limits: Limits,
    done: Done | None = None,
    kin: Kin = no_kin,
    prerequisites: Callable[[QuestionRef], Iterable[QuestionRef]] = no_kin,
) -> Queue:
    """The queue of a day. ``kin`` gives the questions a question is easily mistaken for.

    One item of a question a day: its siblings would be answered from memory of the first. Who has
    waited for three days, and who is planned for an exam, waits no longer.
    """
    done = done or Done()
    learning, waiting = _learning(candidates.seen, now, today)
    taken = {entry.question for entry in (*learning, *waiting)} | done.questions
    picked = {entry.item for entry in (*learning, *waiting)}
    left = max(0, limits.reviews - done.reviews)
    due: list[Entry] = []
    over_limit = siblings = 0
    for entry in (*_rechecks(candidates, today), *_reviews(candidates, today)):
        if entry.item in picked:
            continue
        if entry.question in taken and not _urgent(entry, candidates, today):
            siblings += 1
        elif len(due) >= left:
            over_limit += 1
        else:
            due.append(entry)
            picked.add(entry.item)
            taken.add(entry.question)
    new: list[Entry] = []
    left = max(0, limits.new - done.new)
    for card in prerequisites_first(candidates.new, prerequisites):
        if len(new) >= left:
            break
        if card.buried == today or card.item in picked:
            continue
        if card.item.question in taken:
            siblings += 1
            continue
        new.append(Entry(card, Kind.NEW))
        picked.add(card.item)
        taken.add(card.item.question)
    order = (*learning, *side_by_side(spread(due, new), lambda entry: entry.question, kin))
    return Queue(
        today, tuple(learning), tuple(due), tuple(new), tuple(waiting), order, over_limit, siblings
    )


def _learning(cards: Iterable[Card], now: datetime, today: date) -> tuple[list[Entry], list[Entry]]:
    """What is being learned: due now, and later."""
    steps = {CardState.LEARNING, CardState.RELEARNING}
    entries = [
        Entry(card, Kind.LEARNING)
        for card in sorted(cards, key=lambda one: (one.due, one.item))
        if card.state in steps and card.buried != today
    ]
    return (
        [entry for entry in entries if entry.card.due <= now],
        [entry for entry in entries if entry.card.due > now],
    )


def _rechecks(candidates: Candidates, today: date) -> list[Entry]:
    return [Entry(card, Kind.RECHECK) for card in candidates.rechecks if card.buried != today]


def _reviews(candidates: Candidates, today: date) -> list[Entry]:
    """What is due, the most likely still recalled first.

    Where there is more than a day may bring, that saves the most for the same number of reviews:
    what is forgotten anyway has to be learned again whether it is tomorrow or today.
    """
    due = []
    for card in candidates.seen:
        scheduled = candidates.planned.get(card.item, card.due_day)
        if card.state is not CardState.REVIEW or scheduled is None or card.last_day == today:
            continue
        if scheduled <= today and card.buried != today:
            due.append(card)
    due.sort(key=lambda card: (-(card.recall(today) or 0.0), card.item))
    return [Entry(card, Kind.REVIEW) for card in due]


def _urgent(entry: Entry, candidates: Candidates, today: date) -> bool:
    if entry.kind is Kind.RECHECK or entry.item in candidates.planned:
        return True
    due = entry.card.due_day
    return due is not None and (today - due).days >= PATIENCE
