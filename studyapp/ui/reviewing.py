"""Reviews in the window: one card after the other, its answer, its rating."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studyapp.model.attempt import Confidence
from studyapp.model.ids import WHOLE, ItemRef, QuestionRef
from studyapp.model.language import Language
from studyapp.model.review import Rating
from studyapp.services.history import EVERYTHING
from studyapp.ui.review.bar import Left, ReviewBar
from studyapp.ui.review.intervals import short_interval
from studyapp.ui.review.stopwatch import Stopwatch
from studyapp.ui.review_commands import CARDS, HOME, OPTIONS

if TYPE_CHECKING:
    from studyapp.items.marking import Marking
    from studyapp.review.queue import Entry
    from studyapp.services.history import Change
    from studyapp.services.review import ReviewService
    from studyapp.ui.review.items import ItemCard
    from studyapp.ui.review.recall import RecallCard
    from studyapp.ui.studio import Studio
    from studyapp.web.view import AnswerView

WARM = 250  # ms of rest after which the queue is read again
BEHIND_CARD = ("review-answer", "review-bookmark", "", "bury", "suspend", "", "undo", "exam-date")


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating given since the reviews were begun."""

    item: ItemRef
    rating: Rating
    seconds: float


class Reviewing(QObject):
    """Goes through the day's queue. What it knows of a card ends with its rating."""

    finished = Signal(int, float, float)  # cards, seconds, share remembered: the queue is empty

    def __init__(self, studio: Studio, view: AnswerView) -> None:
        super().__init__(studio)
        self._studio = studio
        self._view = view
        self._window = studio.window
        self._attempt = studio.window.pane.notices.attempt
        self._entry: Entry | None = None
        self._answered = False
        self._given = ""  # the id of the answer that was marked and kept
        self._watch = Stopwatch()
        self._ratings: list[Rated] = []
        self._unusable: set[ItemRef] = set()  # passed over since they cannot be shown
        self._busy = False  # with what changes the queue and is no reason to turn to another card
        self._warm = QTimer(self)  # the queue is read ahead: home and the next card stand at once
        self._warm.setSingleShot(True)
        self._warm.setInterval(WARM)
        self._warm.timeout.connect(lambda: self._attempt(studio.profile.review.queue))
        actions = self._window.actions_table
        self.bar = ReviewBar(
            studio.look,
            [actions[name] if name else None for name in BEHIND_CARD],
            actions.keys,
        )
        self._window.pane.add_bar(self.bar)
        self._hear_keys()
        self.bar.show_wanted.connect(self.show_answer)
        self.bar.rated.connect(self.rate)
        self.bar.back_wanted.connect(self.start)
        self.bar.confident.connect(lambda level: self._confident(Confidence(level)))
        self.bar.closed.connect(self.end)
        view.acted.connect(self._acted)
        view.covered.connect(self._covered)
        studio.profile.history.changed.connect(self._when_changed)
        studio.libraries.changed.connect(lambda _bank: self._unusable.clear())
        studio.day.turned.connect(self._queue_changed)
        self._window.retranslated.connect(self.bar.retranslate)

    def _hear_keys(self) -> None:
        actions = self._window.actions_table
        actions.on("review", self.start)
        actions.on("review-end", self.end)
        actions.on("review-show", self.show_answer)
        actions.on("review-check", self.show_answer)
        actions.on("rate-suggested", lambda: self.rate(self.bar.suggested))
        for rating in Rating:
            actions.on(f"rate-{int(rating)}", partial(self.rate, int(rating)))
        for confidence in Confidence:
            actions.on(f"review-{confidence.value}", partial(self._confident, confidence))
        for number in range(1, OPTIONS + 1):
            tell = partial(self._view.tell_fragment, "option", number=number)
            actions.on(f"review-option-{number}", tell)
        actions.on("review-points", lambda: self._view.tell_fragment("points"))
        actions.on("review-answer", self._open_answer)
        actions.on("review-bookmark", self._edit_bookmark)
        actions.on("bury", self._bury)
        actions.on("suspend", self._suspend)

    # Made when they are first wanted: the start does without.

    @cached_property
    def _service(self) -> ReviewService:
        service = self._studio.under_review.service
        service.changed.connect(self._queue_changed)
        return service

    @cached_property
    def _items(self) -> ItemCard:
        from studyapp.ui.review.items import ItemCard

        card = ItemCard(self._studio, self._view)
        card.marked.connect(self._marked)
        return card

    @cached_property
    def _recall(self) -> RecallCard:
        from studyapp.ui.review.recall import RecallCard

        card = RecallCard(self._studio, self._view)
        card.turned.connect(self._turned)
        card.ticked.connect(self._suggest)
        return card

    @property
    def current(self) -> ItemRef | None:
        """The card that is gone through."""
        return self._entry.item if self._entry else None

    # -- going through the queue ------------------------------------------------------------------

    def start(self) -> None:
        """Start with what is due, or go on with the card that waits."""
        if self._entry is None:
            self._ratings = []
            self._unusable.clear()
            self._next()
        elif self._view.fragment not in CARDS:
            self._show()

    def end(self) -> None:
        """Leave the queue for now; what was rated stays rated."""
        leaves = self._view.fragment in CARDS
        self._entry = None
        self.bar.hide()
        if leaves:
            self._studio.home.open()

    def show_answer(self) -> None:
        """Turn the card over; of an item: mark what was answered."""
        if self._entry is None or self._answered:
            return
        if self._entry.item.item == WHOLE:
            self._recall.answer()
        else:
            self._items.answer()

    def rate(self, rating: int) -> None:
        """Rate the card and show the next; 0 rates as suggested."""
        entry = self._entry
        if entry is None or not self._answered:
            return
        item, chosen = entry.item, Rating(rating or self.bar.suggested)
        seconds = self._watch.seconds
        answer = self._recall.attempt(seconds) if item.item == WHOLE else None
        if self._quietly(lambda: self._service.rate(item, chosen, seconds, self._given, answer)):
            self._ratings.append(Rated(item, chosen, seconds))
            self._window.pane.notices.pass_on()
            self._next()

    def set_language(self, language: Language) -> None:
        """The card in this language."""
        del language
        if self._entry is not None and self._view.fragment in CARDS:
            self._show(again=True)

    def _next(self) -> None:
        self._attempt(lambda: self._take(self._service.next_entry(self._unusable)))

    def _take(self, entry: Entry | None) -> None:
        """Go on with a card of which nothing has been seen yet; None: there is no other."""
        self._answered = False
        self._given = ""
        self._watch.reset()
        while entry is not None and not self._begin(entry):
            self._unusable.add(entry.item)
            entry = self._service.next_entry(self._unusable)
        if entry is None:
            self._finish()

    def _finish(self) -> None:
        self._entry = None
        self.bar.hide()
        if self._ratings:
            count = len(self._ratings)
            remembered = sum(one.rating is not Rating.AGAIN for one in self._ratings) / count
            self.finished.emit(count, sum(one.seconds for one in self._ratings), remembered)
        self._studio.home.open()

    # -- the card ---------------------------------------------------------------------------------

    def _begin(self, entry: Entry) -> bool:
        """Ask a card; False where its bank no longer has it, or its numbers cannot be drawn."""
        self._entry = entry
        self._window.pane.show_answer()
        if entry.item.item == WHOLE:
            begun = self._recall.begin(entry)
            self.bar.ask()
        else:
            done = len(self._ratings)
            total = done + self._service.queue().counts.all
            begun = self._items.begin(entry.item, min(done + 1, total), total)
            self.bar.answer_first()
        if begun:
            self._shown()
            self._window.pane.setFocus()
        return begun

    def _show(self, *, again: bool = False) -> None:
        """Put the card on the screen once more, as far as it was gone through."""
        entry = self._entry
        assert entry is not None
        self._window.pane.show_answer()
        card = self._recall if entry.item.item == WHOLE else self._items
        if not card.show(stay=True):
            self._unusable.add(entry.item)
            self._next()
            return
        self._shown()
        if self._answered:
            self._offer()
        elif entry.item.item == WHOLE:
            self.bar.ask()
        else:
            level = self._items.confidence
            self.bar.answer_first()
            self.bar.set_confidence(level.value if level else "")
        if not again:
            self._window.pane.setFocus()

    def _shown(self) -> None:
        self._watch.run()
        self._show_left()
        self.bar.show()

    def _turned(self) -> None:
        """A question's answer is on the screen."""
        self._answered = True
        self._offer()

    def _marked(self, marking: Marking) -> None:
        """An item was answered on its page: the answer is kept, a rating suggested."""
        entry, items = self._entry, self._items
        if entry is None:
            return
        self._answered = True
        answer = items.attempt(self._watch.seconds)
        if self._quietly(lambda: self._service.keep(answer)):
            self._given = answer.id
        self._offer()
        confidence = items.confidence.value if items.confidence else None
        suggested = self._service.suggest(entry.item, marking.score, confidence, answer.seconds)
        self.bar.suggest(int(suggested))

    def _confident(self, confidence: Confidence) -> None:
        """How sure one is of an item's answer, before it is shown; once more takes it back."""
        if self._entry is None or self._entry.item.item == WHOLE or self._answered:
            return
        same = self._items.confidence is confidence
        self._items.confidence = None if same else confidence
        self.bar.set_confidence("" if same else confidence.value)

    def _offer(self) -> None:
        assert self._entry is not None
        intervals = self._service.intervals(self._entry.item)
        self.bar.offer({int(rating): short_interval(span) for rating, span in intervals.items()})
        if self._entry.item.item == WHOLE:
            self._suggest()

    def _suggest(self) -> None:
        """The rating that ticked key points speak for."""
        from studyapp.review.suggesting import from_points

        marking = self._recall.marking
        self.bar.suggest(int(from_points(marking.score)) if marking else 0)

    def _show_left(self) -> None:
        counts = self._service.queue().counts
        self.bar.set_left(Left(counts.new, counts.learning, counts.due))

    # -- what is told -----------------------------------------------------------------------------

    def _acted(self, name: str, payload: dict[str, object]) -> None:
        if name == "rate" and self._view.fragment in CARDS:
            self.rate(int(str(payload.get("rating", 0))))

    def _covered(self, kind: str) -> None:
        """Something else came in front of the card: it waits, and the bar says so."""
        if self._entry is None:
            return
        if kind in CARDS:
            self.bar.show()
            return
        self._watch.rest()
        if kind == "":
            self.bar.away()
        else:
            self.bar.hide()

    def _quietly(self, command: Callable[[], object]) -> bool:
        """Do a command about the card on the screen, which stays there whatever it changes."""
        self._busy = True
        try:
            return self._attempt(command)
        finally:
            self._busy = False

    def _queue_changed(self) -> None:
        """The queue is another than it was: by undo, by a bookmark, by another day."""
        if self._busy or self._entry is None:
            return
        queue = self._service.queue()
        self._show_left()
        if self._view.fragment not in CARDS:
            return
        if self._entry.item not in {entry.item for entry in (*queue.order, *queue.waiting)}:
            self._next()
        elif self._answered:
            self._offer()  # in what time it would come back may be different

    def _when_changed(self, change: Change) -> None:
        if "review" in vars(self._studio.profile):
            self._warm.start()
        if change.kind == EVERYTHING:
            self._ratings = []
            self._given = ""  # the answer may be none of this store's
        elif change.kind == "review" and not self._busy:
            # Undo has not noted yet that it has done it.
            QTimer.singleShot(0, self, lambda: self._rating_changed(change.refs))

    def _rating_changed(self, refs: frozenset[QuestionRef]) -> None:
        """A rating was taken back: its card comes again; or given again: on to the next."""
        label = self._studio.profile.undo.redo_label
        if label is not None and label.action == "review.rate" and label.refs == refs:
            self._take_again(refs)
        elif self._entry is not None and self._entry.question in refs:
            self._next()

    def _take_again(self, refs: frozenset[QuestionRef]) -> None:
        last = self._ratings.pop().item if self._ratings else None
        if self._view.fragment not in (*CARDS, HOME):
            return
        queue = self._service.queue()
        back = [entry for entry in (*queue.order, *queue.waiting) if entry.question in refs]
        if back:
            self._take(next((entry for entry in back if entry.item == last), back[0]))

    # -- what else can be done with a card --------------------------------------------------------

    def _open_answer(self) -> None:
        if self._entry is not None:
            self._studio.reader.open(self._entry.question)

    def _edit_bookmark(self) -> None:
        if self._entry is not None:
            self._studio.studying.edit(self._entry.question)

    def _bury(self) -> None:
        entry = self._entry
        if entry is not None and self._attempt(lambda: self._service.bury([entry.item])):
            self._say_with_undo(self.tr("Put off until tomorrow."))

    def _suspend(self) -> None:
        entry = self._entry
        if entry is not None and self._attempt(lambda: self._service.suspend([entry.item])):
            self._say_with_undo(self.tr("Suspended: it comes no more until it is taken up again."))

    def _say_with_undo(self, text: str) -> None:
        undo = self._window.actions_table["undo"]
        self._window.pane.notices.say(text, action=self.tr("Undo"), act=undo.trigger, passing=True)
