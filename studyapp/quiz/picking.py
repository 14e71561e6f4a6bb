"""Which items a session holds, and in which order they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from collections.abc import Sequence as Listing
from dataclasses import dataclass
from random import Random

from studyapp.items.types import ItemType
from studyapp.model.ids import ItemRef, QuestionRef
from studyapp.model.library import ItemRow
from studyapp.quiz.setup import MOST, Scope, Sequence, Setup

WEAK_BELOW = 0.6  # mean score of the last attempts
REMEMBERED = 3  # attempts that are looked at for it
SIBLINGS = 2  # confusable questions that are picked along with one


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that could be asked, with what is known of it."""

    row: ItemRow
    confusable: frozenset[QuestionRef] = frozenset()  # questions mistaken for its own
    level: str = ""  # of its question's bookmark
    due: bool = False
    recent: tuple[float, ...] = ()  # the scores of its last attempts, the newest first

    @property
    def question(self) -> QuestionRef:
        """The question it belongs to."""
        return self.row.ref.question

    @property
    def unseen(self) -> bool:
        """Whether it was never answered."""
        return not self.recent

    @property
    def wrong(self) -> bool:
        """Whether it was not wholly right the last time."""
        return bool(self.recent) and self.recent[0] < 1.0

    @property
    def weak(self) -> bool:
        """Whether its question is bookmarked as weak, or its last attempts went badly."""
        recent = self.recent[:REMEMBERED]
        return self.level == "weak" or (bool(recent) and sum(recent) / len(recent) < WEAK_BELOW)


def fitting(candidates: Iterable[Candidate], setup: Setup) -> list[Candidate]:
    """The candidates that a set-up speaks of, in their order."""
    low, high = setup.difficulties
    named = frozenset(setup.scope.items)
    return [
        candidate
        for candidate in candidates
        if low <= candidate.row.difficulty <= high
        and (not setup.types or ItemType(candidate.row.type) in setup.types)
        and _in_scope(candidate, setup.scope, named)
    ]


def pick(candidates: Iterable[Candidate], setup: Setup, random: Random) -> list[ItemRef]:
    """The items of a session in their order; empty where nothing fits the set-up.

    Every question gets one item before any gets two, and of its items those come first that are
    new or were not right the last time. Two items of one question never follow one another where
    that can be avoided. Interleaved, questions that are easily confused come together.
    """
    found = fitting(candidates, setup)
    chosen = _choose(found, setup, random)
    match setup.sequence:
        case Sequence.INTERLEAVED:
            ordered = _spread(chosen, lambda last, one: one.question in last.confusable)
        case Sequence.RANDOM:
            random.shuffle(chosen)
            ordered = _spread(chosen)
        case Sequence.BY_TOPIC:
            ordered = _by_topic(chosen)
    return [candidate.row.ref for candidate in ordered]


def _in_scope(candidate: Candidate, scope: Scope, named: frozenset[ItemRef]) -> bool:
    return (
        scope.everything
        or (candidate.level != "" and candidate.level in scope.levels)
        or (scope.due and candidate.due)
        or (scope.weak and candidate.weak)
        or (scope.wrong and candidate.wrong)
        or (scope.unseen and candidate.unseen)
        or candidate.row.ref in named
        or any(
            candidate.question.bank == bank and _below(candidate.row.topic, topic)
            for bank, topic in scope.topics
        )
    )


def _below(topic: str, ancestor: str) -> bool:
    return not ancestor or topic == ancestor or topic.startswith(f"{ancestor}/")


def _choose(found: list[Candidate], setup: Setup, random: Random) -> list[Candidate]:
    """So many candidates, spread over the questions."""
    of_question: dict[QuestionRef, list[Candidate]] = {}
    shuffled = list(found)
    random.shuffle(shuffled)
    for candidate in shuffled:
        of_question.setdefault(candidate.question, []).append(candidate)
    for items in of_question.values():
        items.sort(key=lambda one: bool(one.recent) and not one.wrong)  # stable: else at random
    walk = list(of_question)
    if setup.sequence is Sequence.INTERLEAVED:
        walk = _walk(of_question)
    wanted = min(setup.count or MOST, MOST, len(found))
    chosen: list[Candidate] = []
    turn = 0
    while len(chosen) < wanted:
        for question in walk:
            if turn < len(of_question[question]) and len(chosen) < wanted:
                chosen.append(of_question[question][turn])
        turn += 1
    return chosen


def _walk(of_question: dict[QuestionRef, list[Candidate]]) -> list[QuestionRef]:
    """The questions, each followed by some that are mistaken for it."""
    walk: dict[QuestionRef, None] = {}
    for question, items in of_question.items():
        if question in walk:
            continue
        walk[question] = None
        siblings = (
            [other for other in of_question if other in items[0].confusable and other not in walk]
            if items[0].confusable
            else []
        )
        walk.update(dict.fromkeys(siblings[:SIBLINGS]))
    return list(walk)


def _by_topic(chosen: Listing[Candidate]) -> list[Candidate]:
    """Topic after topic in the order of the tree."""
    topics: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in sorted(
        chosen, key=lambda one: (one.question.bank, one.row.ordinal, one.row.ref.item)
    ):
        topics.setdefault((candidate.question.bank, candidate.row.topic), []).append(candidate)
    return [one for items in topics.values() for one in _spread(items)]


def _anything(last: Candidate, one: Candidate) -> bool:
    del last, one
    return False


def _spread(
    chosen: Listing[Candidate],
    follows: Callable[[Candidate, Candidate], bool] = _anything,
) -> list[Candidate]:
    """The candidates without two of one question in a row, where that can be avoided.

    Those that ``follows`` likes after the last one come first; else they keep their order.
    """
    remaining = list(chosen)
    counts = Counter(candidate.question for candidate in remaining)
    ordered: list[Candidate] = []
    while remaining:
        last = ordered[-1] if ordered else None
        allowed = [one for one in remaining if last is None or one.question != last.question]
        if not allowed:
            return [*ordered, *remaining]
        # One question with more than half of what is left must come now: later it is too late.
        most, number = max(counts.items(), key=lambda entry: entry[1])
        if 2 * number > len(remaining):
            allowed = [one for one in allowed if one.question == most] or allowed
        picked = allowed[0]
        if last is not None:
            picked = next((one for one in allowed if follows(last, one)), picked)
        remaining.remove(picked)
        counts[picked.question] -= 1
        ordered.append(picked)
    return ordered
