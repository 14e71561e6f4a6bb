"""What the days up to an exam would bring, with a last round of reviews and without.

Every card is followed by its expected course: a review at a predicted recall of 0.8 leaves it at
the geometric mean, weighted 0.8 to 0.2, of the stability after recalling and that after
forgetting and relearning on the same day. Chance is left out, so that the same cards give the
same curve. Formulas: FSRS-6 (py-fsrs's own, here for all cards at once).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from fsrs.scheduler import DEFAULT_PARAMETERS, STABILITY_MIN
from numpy.typing import NDArray

from studyapp.model.memory import DECAY, FACTOR
from studyapp.model.review import Card
from studyapp.review.planning import Plan, PlanDay, even_share
from studyapp.review.queue import Limits

Floats = NDArray[np.float64]
Days = NDArray[np.int64]

W = DEFAULT_PARAMETERS
AGAIN, GOOD, EASY = 1, 3, 4
LONGEST = 365 * 3  # days: an exam farther away is planned when it is nearer
WINDOWS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 21, 25, 30, 40, 50, 60)
AS_GOOD = 0.003  # of recall: for less no day shall be fuller than the others


def retrievability(stability: Floats, days: Floats | Days) -> Floats:
    """The forgetting curve; days since the last review."""
    result: Floats = (1 + FACTOR * np.maximum(days, 0) / stability) ** DECAY
    return result


def next_difficulty(difficulty: Floats, rating: int) -> Floats:
    """The difficulty after a rating, 1..10."""
    easiest = W[4] - np.exp(W[5] * (EASY - 1)) + 1
    moved = difficulty - (10 - difficulty) * W[6] * (rating - 3) / 9
    result: Floats = np.clip(W[7] * easiest + (1 - W[7]) * moved, 1.0, 10.0)
    return result


def after_recall(difficulty: Floats, stability: Floats, recall: Floats) -> Floats:
    """The stability after Good."""
    grown = np.exp(W[8]) * (11 - difficulty) * stability ** -W[9]
    result: Floats = stability * (1 + grown * (np.exp((1 - recall) * W[10]) - 1))
    return result


def after_lapse(difficulty: Floats, stability: Floats, recall: Floats) -> Floats:
    """The stability after Again."""
    long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1)
    long = long * np.exp((1 - recall) * W[14])
    short = stability / np.exp(W[17] * W[18])
    result: Floats = np.maximum(np.minimum(long, short), STABILITY_MIN)
    return result


def same_day(stability: Floats) -> Floats:
    """The stability after Good on the day of the last review."""
    result: Floats = stability * np.maximum(np.exp(W[17] * W[18]) * stability ** -W[19], 1.0)
    return result


@dataclass(slots=True)
class _Cards:
    """All cards on one day; days count from today, new cards have the day -1 as their last."""

    new: NDArray[np.bool_]
    stability: Floats
    difficulty: Floats
    last: Days
    due: Days

    def copy(self) -> _Cards:
        return _Cards(*(getattr(self, name).copy() for name in self.__slots__))

    def recall(self, day: int) -> Floats:
        known = retrievability(self.stability, day - self.last)
        return np.where(self.new, 0.0, known)

    def introduce(self, which: Days, day: int, retention: float) -> None:
        """Learn new cards: Good at both learning steps."""
        first = np.full(len(which), W[2])
        self.stability[which] = same_day(first)
        start = np.full(len(which), np.clip(W[4] - np.exp(W[5] * 2) + 1, 1.0, 10.0))
        self.difficulty[which] = next_difficulty(start, GOOD)
        self.new[which] = False
        self._schedule(which, day, retention)

    def review(self, which: Days, day: int, retention: float) -> None:
        """Review cards, with the expected result."""
        stability, difficulty = self.stability[which], self.difficulty[which]
        elapsed = day - self.last[which]
        recall = retrievability(stability, elapsed)
        good = np.where(
            elapsed < 1, same_day(stability), after_recall(difficulty, stability, recall)
        )
        lapsed = same_day(after_lapse(difficulty, stability, recall))
        self.stability[which] = np.exp(recall * np.log(good) + (1 - recall) * np.log(lapsed))
        remembered = next_difficulty(difficulty, GOOD)
        forgotten = next_difficulty(next_difficulty(difficulty, AGAIN), GOOD)
        self.difficulty[which] = recall * remembered + (1 - recall) * forgotten
        self._schedule(which, day, retention)

    def _schedule(self, which: Days, day: int, retention: float) -> None:
        self.last[which] = day
        days = self.stability[which] / FACTOR * (retention ** (1 / DECAY) - 1)
        self.due[which] = day + np.maximum(np.rint(days), 1).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Day:
    recall: float
    reviews: int
    new: int


@dataclass(frozen=True, slots=True)
class _Setting:
    length: int  # days to the exam
    limits: Limits
    new_left: int  # of today's limits
    reviews_left: int
    retention: float

    def reviews(self, day: int) -> int:
        return self.reviews_left if day == 0 else self.limits.reviews

    def new(self, day: int) -> int:
        return self.new_left if day == 0 else self.limits.new


def plan(
    cards: Iterable[Card],
    today: date,
    exam: date,
    limits: Limits,
    retention: float,
    *,
    new_done: int = 0,
    reviews_done: int = 0,
) -> Plan:
    """The best last round for an exam, and what it brings. Suspended cards stay out of it.

    Raises ``ValueError`` where the exam is not after today or more than three years away.
    """
    length = (exam - today).days
    if not 0 < length <= LONGEST:
        raise ValueError(f"an exam on {exam} cannot be planned on {today}")
    setting = _Setting(
        length,
        limits,
        max(0, limits.new - new_done),
        max(0, limits.reviews - reviews_done),
        retention,
    )
    state = _cards([card for card in cards if not card.suspended], today)
    count = len(state.stability)
    if not count:
        empty = tuple(
            PlanDay(today + timedelta(days=day), 0.0, 0.0, 0, 0, 0, 0) for day in range(length + 1)
        )
        return Plan(exam, 0, 0, 0.0, 0.0, empty, 0)
    starts: dict[int, _Cards] = {}
    without = _follow(state, 0, setting, None, starts)
    best = _best(_rounds(starts, setting, without), without)
    window, course, end = best
    return Plan(
        exam=exam,
        window=window,
        cards=count,
        recall_with=course[-1].recall,
        recall_without=without[-1].recall,
        days=tuple(
            PlanDay(
                today + timedelta(days=day),
                course[day].recall,
                without[day].recall,
                course[day].reviews,
                without[day].reviews,
                course[day].new,
                without[day].new,
            )
            for day in range(length + 1)
        ),
        unlearned=int(np.count_nonzero(end.new)) if end is not None else int(state.new.sum()),
    )


_Round = tuple[int, list[_Day], _Cards | None]


def _rounds(starts: dict[int, _Cards], setting: _Setting, without: list[_Day]) -> list[_Round]:
    """Every last round that is tried, by its length, with the days before it as without."""
    found: list[_Round] = []
    for window in WINDOWS:
        begins = setting.length - window
        if begins in starts:
            state = starts[begins].copy()
            course = without[:begins] + _follow(state, begins, setting, begins, {})
            found.append((window, course, state))
    return found


def _best(rounds: Sequence[_Round], without: list[_Day]) -> _Round:
    """The one with the most recall on the day; of those as good as it, the one with the least
    work on its fullest day."""
    base = without[-1].recall
    better = [one for one in rounds if one[1][-1].recall > base]
    if not better:
        return 0, without, None
    most = max(course[-1].recall for _, course, _ in better)
    as_good = [one for one in better if one[1][-1].recall >= most - AS_GOOD]
    return min(as_good, key=lambda one: (max(day.reviews for day in one[1]), one[0]))


def _follow(
    state: _Cards,
    first: int,
    setting: _Setting,
    round_begins: int | None,
    starts: dict[int, _Cards],
) -> list[_Day]:
    """Live through the days from ``first`` to the exam's; ``state`` is what is left at the end.

    ``starts`` is filled with the state at the beginning of every day a last round may begin on.
    """
    lengths = {setting.length - window for window in WINDOWS}
    course = []
    for day in range(first, setting.length):
        if round_begins is None and day in lengths:
            starts[day] = state.copy()
        if round_begins is None:
            which = _due(state, day, setting.reviews(day))
        else:
            which = _share(state, day, round_begins, setting)
        state.review(which, day, setting.retention)
        fresh = np.flatnonzero(state.new)[: setting.new(day)]
        state.introduce(fresh, day, setting.retention)
        course.append(_Day(float(state.recall(day).mean()), len(which), len(fresh)))
    course.append(_Day(float(state.recall(setting.length).mean()), 0, 0))
    return course


def _due(state: _Cards, day: int, limit: int) -> Days:
    """What the queue asks for on a day without a plan (see ``queue``)."""
    due = np.flatnonzero(~state.new & (state.due <= day) & (state.last < day))
    recall = retrievability(state.stability[due], day - state.last[due])
    return due[np.argsort(-recall, kind="stable")][:limit]


def _share(state: _Cards, day: int, begins: int, setting: _Setting) -> Days:
    """What ``planning.last_round`` asks for on a day."""
    exam = setting.length
    days = exam - day
    open_ = (state.last < begins) | (state.due < exam)
    waiting = np.flatnonzero(~state.new & (state.last < day) & open_)
    limit, usual = setting.reviews(day), setting.limits.reviews
    room = limit + usual * (days - 1)
    if len(waiting) > room:
        stability = state.stability[waiting]
        gain = retrievability(stability, np.full(len(waiting), days)) - retrievability(
            stability, exam - state.last[waiting]
        )
        waiting = waiting[np.argsort(-gain, kind="stable")][:room]
    waiting = waiting[np.argsort(-state.stability[waiting], kind="stable")]
    done = usual - limit
    share = max(0, even_share(len(waiting) + done, days) - done)
    share = max(share, len(waiting) - usual * (days - 1))
    return waiting[: min(share, limit)]


def _cards(cards: Sequence[Card], today: date) -> _Cards:
    size = len(cards)
    state = _Cards(
        np.zeros(size, dtype=np.bool_),
        np.ones(size),
        np.full(size, 5.0),
        np.full(size, -1, dtype=np.int64),
        np.zeros(size, dtype=np.int64),
    )
    for place, card in enumerate(cards):
        if card.stability is None or card.difficulty is None or card.last_day is None:
            state.new[place] = True
            continue
        state.stability[place] = card.stability
        state.difficulty[place] = card.difficulty
        state.last[place] = (card.last_day - today).days
        due = card.due_day
        state.due[place] = 0 if due is None else (due - today).days
    return state
