"""The queue of today, read out of store, banks and settings, and kept until one of them changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from studyapp.model.ids import ItemRef, QuestionRef
from studyapp.model.review import Card, CardState
from studyapp.review.hypercorrection import FORGET, SureButWrong, rechecks
from studyapp.review.queue import Candidates, Done, Limits, Queue, build
from studyapp.review.scheduling import new_card
from studyapp.store.cards import SPREAD

if TYPE_CHECKING:
    from studyapp.services.exam_plan import ExamPlan
    from studyapp.services.history import History
    from studyapp.services.review_sources import Sources
    from studyapp.services.settings import Settings

# More new cards than that are not looked at for one day: the limit is far below.
NEW_LOOKED_AT = 1000


class TodaysQueue:
    """Builds the queue. It is read again only after something it is made of has changed."""

    def __init__(
        self,
        history: History,
        settings: Settings,
        sources: Sources,
        exam: ExamPlan,
        day_of: Callable[[datetime], date],
    ) -> None:
        self._history = history
        self._settings = settings
        self._sources = sources
        self._exam = exam
        self._day_of = day_of
        # What may come today and what was answered wrong by someone sure of it, by question; read
        # once a day and kept up with, since every rating asks for the queue again.
        self._seen: dict[QuestionRef, list[Card]] = {}
        self._errors: dict[QuestionRef, list[SureButWrong]] = {}
        self._asked_again: dict[ItemRef, Card] = {}
        self._read_on: date | None = None
        self._horizon = datetime.min
        self._kept: Queue | None = None
        self._until: datetime | None = None  # when something in learning comes back

    def forget(self) -> None:
        """Something it is made of has changed."""
        self._kept = None

    def forget_all(self) -> None:
        """Everything may have changed."""
        self._kept = self._read_on = None

    def refresh(self, questions: Iterable[QuestionRef]) -> None:
        """Some questions were answered or rated, or their cards changed: these are read again."""
        self._kept = None
        if self._read_on is None:
            return
        since = self._read_on - FORGET
        for question in questions:
            cards = self._history.store.cards.of(question)
            self._keep(question, [card for card in cards if self._may_come(card)])
            self._errors[question] = self._errors_since(since, question)
            for card in cards:
                self._asked_again.pop(card.item, None)
            for error in self._errors[question]:
                self._asked_again.pop(error.item, None)

    def read(self, now: datetime) -> Queue:
        """The queue as of now."""
        today = self._day_of(now)
        kept = self._kept
        if kept is None or kept.day != today or (self._until is not None and now >= self._until):
            kept = self._kept = self._build(now, today)
            self._until = kept.next_at
        return kept

    def limits(self) -> Limits:
        """At most how much a day brings."""
        return Limits(self._settings.review_new_per_day, self._settings.review_reviews_per_day)

    def new(self) -> list[Card]:
        """What was never rated: added by hand, or of a question bookmarked as weak or shaky.

        The cards of bookmarked questions are not kept before they are rated or decided upon, so
        that taking the bookmark away takes them away.
        """
        store = self._history.store
        cards = self._sources.shown(store.cards.new())
        there = store.insights.bookmarked_cards()
        for bookmark in store.bookmarks.where("level IN ('weak', 'shaky')", ()):
            cards += [
                new_card(item, bookmark.added)
                for item in self._sources.items(bookmark.ref)
                if item not in there
            ]
        cards.sort(key=lambda card: card.added)
        return cards

    def _build(self, now: datetime, today: date) -> Queue:
        store = self._history.store
        if self._read_on != today:
            self._read(now, today)
        seen = [card for cards in self._seen.values() for card in cards]
        done = store.insights.done(today)
        planned = self._exam.planned(today, done.reviews)
        if planned:
            there = {card.item for card in seen}
            for item, day in planned.items():
                if day <= today and item not in there:
                    card = store.cards.of_item(item)
                    if card is not None and not card.suspended:
                        seen.append(card)
        limits = self.limits()
        return build(
            Candidates(
                seen=self._sources.shown(seen),
                new=self.new()[:NEW_LOOKED_AT] if limits.new > done.new else (),
                rechecks=self._rechecks(now, today),
                planned=planned,
            ),
            now,
            today,
            limits,
            Done(done.new, done.reviews, done.questions),
            self._sources.kin,
            self._sources.prerequisites,
        )

    def _read(self, now: datetime, today: date) -> None:
        store = self._history.store
        # Wider than today: what is being learned and comes back later is shown as waiting.
        self._horizon = now + SPREAD
        self._seen, self._errors, self._asked_again = {}, {}, {}
        for card in store.cards.due_before(self._horizon):
            self._seen.setdefault(card.item.question, []).append(card)
        for error in self._errors_since(today - FORGET):
            self._errors.setdefault(error.item.question, []).append(error)
        self._read_on = today

    def _keep(self, question: QuestionRef, cards: list[Card]) -> None:
        if cards:
            self._seen[question] = cards
        else:
            self._seen.pop(question, None)

    def _may_come(self, card: Card) -> bool:
        return not card.suspended and card.state is not CardState.NEW and card.due < self._horizon

    def _errors_since(self, day: date, of: QuestionRef | None = None) -> list[SureButWrong]:
        return [
            SureButWrong(error.item, error.day, error.score, error.since)
            for error in self._history.store.insights.sure_errors(day, of)
        ]

    def _rechecks(self, now: datetime, today: date) -> list[Card]:
        store = self._history.store
        cards = []
        for item in rechecks([one for errors in self._errors.values() for one in errors], today):
            card = self._asked_again.get(item)
            if card is None:
                card = store.cards.of_item(item) or new_card(item, now)
                self._asked_again[item] = card
            steps = card.state in {CardState.LEARNING, CardState.RELEARNING}
            if not card.suspended and not steps and self._sources.has(item):
                cards.append(card)
        return cards
