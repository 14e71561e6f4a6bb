"""Spaced review as commands: what is due, ratings, and what a person decides about cards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.model.attempt import Attempt, SessionId
from studyapp.model.ids import BankId, ItemRef, QuestionRef, TopicId
from studyapp.model.review import Card, Rating
from studyapp.review import scheduling
from studyapp.review.days import study_day
from studyapp.review.leeches import Leech
from studyapp.review.planning import Plan
from studyapp.review.proposals import Proposal, TopicProposal
from studyapp.review.queue import Entry, Queue
from studyapp.review.scheduling import new_card
from studyapp.services.exam_plan import ExamPlan
from studyapp.services.history import EVERYTHING, Change, History
from studyapp.services.review_queue import TodaysQueue
from studyapp.services.review_rating import Rated, Ratings
from studyapp.services.review_sources import Content, Sources
from studyapp.services.settings import Settings
from studyapp.services.zone import local_zone
from studyapp.store.bookmarks import Level
from studyapp.store.cards import key_of
from studyapp.store.changes import Key

if TYPE_CHECKING:
    from studyapp.items.marking import Marking
    from studyapp.items.responses import Response
    from studyapp.model.attempt import Confidence
    from studyapp.model.language import Language
    from studyapp.quiz.session import Entry as Asked
    from studyapp.services.review_insights import ReviewInsights

_KINDS = ("card", "review", "bookmark", "attempt")


class ReviewService(QObject):
    """Spaced review. Every command is one transaction, one step of undo, and one broadcast.

    ``History.changed`` tells with the kinds ``card`` and ``review``. Commands raise ``StoreError``
    where they could not be kept; then nothing has happened.
    """

    changed = Signal()  # the queue, a limit, the exam: read again what is shown
    leeched = Signal(object)  # ItemRef: it has just been forgotten too often

    def __init__(
        self,
        history: History,
        settings: Settings,
        content: Callable[[], Content | None] = lambda: None,
        zone: Callable[[], tzinfo] = local_zone,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._settings = settings
        self._content = content
        self._zone = zone
        self._listening_to: Content | None = None
        self._ratings = Ratings(history, settings)
        self._sources = Sources(self._listened)
        self.exam = ExamPlan(history, settings, self.day_of)
        self._queue = TodaysQueue(history, settings, self._sources, self.exam, self.day_of)
        history.changed.connect(self._when_changed)
        settings.changed.connect(self._when_set)

    # -- what is due ----------------------------------------------------------------------------

    def day_of(self, moment: datetime) -> date:
        """The study day of a moment."""
        return study_day(moment, self._zone(), self._settings.review_rollover)

    def today(self) -> date:
        """The study day it is."""
        return self.day_of(self._history.store.now())

    def queue(self) -> Queue:
        """What is to be done today."""
        return self._queue.read(self._history.store.now())

    def next_entry(self, without: Collection[ItemRef] = ()) -> Entry | None:
        """What comes next (but for some items), with its card and why it comes.

        None where nothing is left for now.
        """
        now = self._history.store.now()
        return self._queue.read(now).next(now, without)

    def next(self) -> ItemRef | None:
        """What comes next."""
        entry = self.next_entry()
        return entry.item if entry else None

    def card(self, ref: ItemRef) -> Card | None:
        """The card of an item, if it was ever rated or added."""
        return self._history.store.cards.of_item(ref)

    def cards(self, question: QuestionRef) -> list[Card]:
        """The cards of a question."""
        return self._history.store.cards.of(question)

    def intervals(self, ref: ItemRef) -> dict[Rating, timedelta]:
        """In what time an item would come back, for each rating."""
        now = self._history.store.now()
        card = self._ratings.card(ref, now)
        return scheduling.intervals(card, now, self.day_of(now), self._settings.review_retention)

    def suggest(
        self, ref: ItemRef, score: float, confidence: str | None = None, seconds: float = 0.0
    ) -> Rating:
        """The rating that an answer suggests, measured by one's own usual time for the item."""
        return self._ratings.suggest(ref, score, confidence, seconds)

    # -- rating ---------------------------------------------------------------------------------

    def answered(
        self,
        asked: Asked,
        response: Response | None,
        marking: Marking,
        language: Language,
        seconds: float,
        confidence: Confidence | None = None,
    ) -> Attempt:
        """An answer that was given in the reviews, ready to be kept."""
        from studyapp.items.responses import to_json
        from studyapp.store.attempts import new_attempt_id

        now = self._history.store.now()
        return Attempt(
            id=new_attempt_id(now),
            at=now,
            day=self.day_of(now),
            item=asked.item,
            session=SessionId(""),
            seed=asked.seed,
            language=language,
            response="null" if response is None else to_json(response),
            score=marking.score,
            confidence=confidence,
            seconds=seconds,
            confused=marking.confused or "",
        )

    def keep(self, answer: Attempt) -> None:
        """Keep an answer that was marked, whatever becomes of its rating: no step of undo."""
        with self._history.command("review.answer", undoable=False) as edits:
            edits.append(self._history.store.attempts.put(answer))

    def rate(
        self,
        ref: ItemRef,
        rating: Rating,
        seconds: float = 0.0,
        attempt: str = "",
        answer: Attempt | None = None,
    ) -> Rated:
        """Rate an item; ``attempt`` is the id of the answer the rating is derived from, if any.

        An ``answer`` that is not kept yet is kept with the rating, and taken back with it.
        Something that has no card yet gets one.
        """
        now = self._history.store.now()
        with self._history.command("review.rate") as edits:
            if answer is not None:
                edits.append(self._history.store.attempts.put(answer))
                attempt = answer.id
            result = self._ratings.rate(edits, ref, rating, now, self.day_of(now), seconds, attempt)
        if result.leech:
            self.leeched.emit(ref)
        return result

    def learn_from(self, attempts: Iterable[Attempt]) -> int:
        """Take the answers of a quiz as ratings, one command; returns how many were taken.

        An answer that was taken before is not taken again.
        """
        with self._history.command("review.learn") as edits:
            found = self._ratings.learn(edits, attempts)
        for result in found:
            if result.leech:
                self.leeched.emit(result.card.item)
        return len(found)

    # -- decisions ------------------------------------------------------------------------------

    def add(self, refs: Iterable[ItemRef]) -> int:
        """Put items under review, and take them up again that were suspended; returns how many.

        One that was under review before goes on where its ratings had brought it.
        """
        now = self._history.store.now()
        return self._decide("review.add", refs, lambda card: replace(card, suspended=False), now)

    def add_question(self, question: QuestionRef) -> int:
        """Put a question with all its items under review."""
        return self.add(self._sources.items(question))

    def add_topic(self, bank: BankId, topic: TopicId) -> int:
        """Put everything at and below a topic under review."""
        return self.add(self._sources.items_of_topic(bank, topic))

    def remove(self, refs: Iterable[ItemRef]) -> int:
        """Take items out of the reviews; their ratings are kept. Returns how many.

        Of a question bookmarked as weak or shaky an item would come back by itself: it is
        suspended instead.
        """
        store = self._history.store
        removed = 0
        now = store.now()
        with self._history.command("review.remove") as edits:
            for ref in dict.fromkeys(refs):
                mark = store.bookmarks.get(Key(ref.question))
                if mark is not None and mark.level is not Level.SOLID:
                    edit = store.cards.put(replace(self._ratings.card(ref, now), suspended=True))
                else:
                    edit = store.cards.remove(key_of(ref))
                edits.append(edit)
                removed += edit.alters
        return removed

    def bury(self, refs: Iterable[ItemRef]) -> int:
        """Put items off to tomorrow."""
        now = self._history.store.now()
        today = self.day_of(now)
        return self._decide("review.bury", refs, lambda card: replace(card, buried=today), now)

    def unbury(self, refs: Iterable[ItemRef]) -> int:
        """Let items come today after all."""
        now = self._history.store.now()
        return self._decide("review.unbury", refs, lambda card: replace(card, buried=None), now)

    def suspend(self, refs: Iterable[ItemRef]) -> int:
        """Let items rest until they are taken up again."""
        now = self._history.store.now()
        return self._decide("review.suspend", refs, lambda card: replace(card, suspended=True), now)

    def unsuspend(self, refs: Iterable[ItemRef]) -> int:
        """Take items up again."""
        now = self._history.store.now()
        there = [ref for ref in refs if self.card(ref) is not None]
        return self._decide(
            "review.unsuspend", there, lambda card: replace(card, suspended=False), now
        )

    def all_cards(self) -> list[Card]:
        """Everything under review, suspended or not; also what a bookmark alone has put there."""
        kept = self._history.store.cards.all()
        there = {card.item for card in kept}
        return kept + [card for card in self._queue.new() if card.item not in there]

    def suspended(self) -> list[Card]:
        """What rests."""
        return self._history.store.cards.where("suspended = 1", ())

    def _decide(
        self, action: str, refs: Iterable[ItemRef], change: Callable[[Card], Card], now: datetime
    ) -> int:
        """Change some cards as one command; returns how many are different."""
        store = self._history.store
        with self._history.command(action) as edits:
            for ref in dict.fromkeys(refs):
                edits.append(store.cards.put(change(self._ratings.card(ref, now))))
            return sum(edit.alters for edit in edits)

    # -- the exam -------------------------------------------------------------------------------

    def plan(self, exam_date: date, also: Iterable[ItemRef] = ()) -> Plan:
        """The best plan up to an exam, with its curve; nothing changes before ``accept_plan``.

        ``also``: items that are not under review yet and would be put there.

        Raises ``StudyAppError`` where the date is not from tomorrow to three years from now.
        """
        new = [card for card in self._queue.new() if not card.suspended]
        there = {card.item for card in new}
        now = self._history.store.now()
        new += [new_card(ref, now) for ref in also if ref not in there and self.card(ref) is None]
        return self.exam.plan(exam_date, new)

    def accept_plan(self, plan: Plan) -> None:
        """Set the exam's date and keep to the plan."""
        self.exam.accept(plan)

    def drop_plan(self) -> None:
        """Go back to FSRS's own days; the date stays."""
        self.exam.drop_plan()

    # -- proposals ------------------------------------------------------------------------------

    @cached_property
    def _insights(self) -> ReviewInsights:
        from studyapp.services.review_insights import ReviewInsights

        return ReviewInsights(self._history, self._settings, self._sources, self._ratings)

    def leeches(self, limit: int | None = None) -> list[Leech]:
        """What was forgotten too often (the worst so many), with what to do about it."""
        return self._insights.leeches(self.today(), limit)

    def leech(self, ref: ItemRef) -> Leech | None:
        """What to do about an item where it is a leech."""
        from studyapp.review.leeches import is_leech

        card = self.card(ref)
        return self._insights.leech(card, self.today()) if card and is_leech(card) else None

    def follow(self, leech: Leech) -> int:
        """Do as a leech's proposal says: let it rest and put its prerequisites under review.

        One command; returns how many items were put under review.
        """
        return self._insights.follow(leech)

    def prepare_proposals(self) -> None:
        """Read what proposals are made of, which takes longest the first time on a day."""
        self._insights.prepare(self.today())

    def proposals(self, limit: int | None = None) -> list[Proposal]:
        """Questions to bookmark as weak or shaky (the weakest so many), with the reason."""
        return self._insights.proposals(self.today(), limit)

    def topic_proposals(self, limit: int | None = None) -> list[TopicProposal]:
        """Topics that are weak as a whole (the weakest so many), with the reason."""
        return self._insights.topic_proposals(self.today(), limit)

    def adopt(self, proposal: Proposal | TopicProposal) -> int:
        """Bookmark what is proposed; returns how many bookmarks were set or lowered."""
        return self._insights.adopt(proposal)

    def turn_down(self, proposal: Proposal | TopicProposal) -> None:
        """Do not propose this again for a month."""
        self._insights.turn_down(proposal, self.today())
        self.changed.emit()

    def pair_items(self, one: QuestionRef, other: QuestionRef) -> list[ItemRef]:
        """The items of two questions in turns: what to practise side by side."""
        return self._insights.pair_items(one, other)

    # -- what changes ---------------------------------------------------------------------------

    def banks_changed(self) -> None:
        """A bank was opened, replaced or closed."""
        self._sources.forget()
        self._forget()

    def _listened(self) -> Content | None:
        """The banks; from the first time they are asked, their changes are heard."""
        content = self._content()
        if content is None or content is self._listening_to:
            return content
        from studyapp.services.libraries import Libraries

        if isinstance(content, Libraries):
            content.changed.connect(self.banks_changed)
            self._listening_to = content
        return content

    def _when_changed(self, change: Change) -> None:
        if any(change.concerns(kind) for kind in _KINDS):
            if change.kind == EVERYTHING:
                self.exam.forget()
                self._queue.forget_all()
            elif change.kind != "bookmark":
                self._queue.refresh(change.refs)
            if "_insights" in vars(self) and change.kind != "bookmark":
                self._insights.forget(change.refs)
            self._forget()

    def _when_set(self, name: str) -> None:
        if name.startswith("review."):
            self.exam.forget()
            self._forget()

    def _forget(self) -> None:
        self._queue.forget()
        self.changed.emit()
