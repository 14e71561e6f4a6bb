"""What could be asked: the items of all open banks with what is known of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from studyapp.model.ids import WHOLE, ItemRef, QuestionRef
from studyapp.quiz.picking import REMEMBERED, Candidate, pick
from studyapp.quiz.session import Entry
from studyapp.services.history import Change, History

if TYPE_CHECKING:
    from random import Random

    from studyapp.quiz.setup import Setup
    from studyapp.services.libraries import Libraries
    from studyapp.services.quiz_items import SessionItems

SEEDS = 2**31

_KINDS = ("attempt", "bookmark")


class Candidates:
    """The candidates of a session. What the banks and the answers say is read once and kept."""

    def __init__(
        self, history: History, libraries: Libraries, day_of: Callable[[datetime], date]
    ) -> None:
        self._history = history
        self._libraries = libraries
        self._day_of = day_of
        self._found: list[Candidate] | None = None
        history.changed.connect(self._forget_if_told)
        libraries.changed.connect(self._forget)

    def all(self) -> list[Candidate]:
        """Every item there is; whether its review is due is as of now."""
        if self._found is None:
            self._found = self._read()
        due = self._due()
        if not due:
            return list(self._found)
        return [
            Candidate(one.row, one.confusable, one.level, True, one.recent)
            if one.row.ref in due or ItemRef(one.question, WHOLE) in due
            else one
            for one in self._found
        ]

    def entries(self, setup: Setup, random: Random, items: SessionItems) -> list[Entry]:
        """What is picked for a set-up, each with a seed; what turns out broken is replaced."""
        left = self.all()
        while True:
            picked = pick(left, setup, random)
            entries = [Entry(item, random.randrange(SEEDS)) for item in picked]
            parametric = {one.row.ref for one in left if one.row.parametric}
            broken = {
                entry.item
                for entry in entries
                if entry.item in parametric and not items.usable(entry)
            }
            if not broken:
                return entries
            left = [one for one in left if one.row.ref not in broken]

    def _read(self) -> list[Candidate]:
        store = self._history.store
        levels = {bookmark.ref: bookmark.level.value for bookmark in store.bookmarks.all()}
        recent = store.attempts.recent_scores(REMEMBERED)
        confusable = self._confusable()
        return [
            Candidate(
                row,
                confusable.get(row.ref.question, frozenset()),
                levels.get(row.ref.question, ""),
                recent=recent.get(row.ref, ()),
            )
            for row in self._libraries.item_rows()
        ]

    def _confusable(self) -> dict[QuestionRef, frozenset[QuestionRef]]:
        """Who is mistaken for whom, whichever of the two says so."""
        found: dict[QuestionRef, set[QuestionRef]] = defaultdict(set)
        for bank in self._libraries.banks:
            library = self._libraries.get(bank)
            relations = library.quizzes.all_relations() if library else {}
            for question, related in relations.items():
                one = QuestionRef(bank, question)
                for name in related.confusable:
                    other = QuestionRef(bank, name)
                    found[one].add(other)
                    found[other].add(one)
        return {question: frozenset(others) for question, others in found.items()}

    def _due(self) -> frozenset[ItemRef]:
        store = self._history.store
        now = store.now()
        today = self._day_of(now)
        due = store.cards.due_on(today, now)
        return frozenset(card.item for card in due if card.buried != today)

    def _forget_if_told(self, change: Change) -> None:
        if any(change.concerns(kind) for kind in _KINDS):
            self._found = None

    def _forget(self) -> None:
        self._found = None
