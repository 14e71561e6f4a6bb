"""What the reviews and answers propose: leeches, weak questions and topics, confused pairs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from studyapp.model.ids import ItemRef, QuestionRef
from studyapp.model.review import Card
from studyapp.review import leeches, proposals
from studyapp.review.confusion import alternating
from studyapp.review.leeches import Leech
from studyapp.review.proposals import Facts, Proposal, TopicProposal
from studyapp.review.suggesting import KNOWN
from studyapp.store.bookmarks import Bookmark, Level
from studyapp.store.changes import Key

if TYPE_CHECKING:
    from studyapp.services.history import History
    from studyapp.services.review_rating import Ratings
    from studyapp.services.review_sources import Sources
    from studyapp.services.settings import Settings

DISMISSED = "review.dismissed"  # question -> the day its proposal was turned down
REST = 30  # days a proposal that was turned down is not made again
KNOWN_WELL = 0.9  # predicted recall of a prerequisite that need not be learned first


class ReviewInsights:
    """Proposals. What they are made of is read once a day and kept up with."""

    def __init__(
        self, history: History, settings: Settings, sources: Sources, ratings: Ratings
    ) -> None:
        self._history = history
        self._settings = settings
        self._sources = sources
        self._ratings = ratings
        self._kept: dict[tuple[str, str], Facts] = {}
        self._read_on: date | None = None
        self._stale: set[QuestionRef] = set()

    def forget(self, questions: Collection[QuestionRef] = ()) -> None:
        """Some questions were answered or rated; without any named: everything may be different."""
        self._stale.update(questions)
        if not questions:
            self._read_on = None

    def follow(self, leech: Leech) -> int:
        """Let a leech rest and put what it builds on under review; returns how many items."""
        store = self._history.store
        now = store.now()
        added = 0
        with self._history.command("review.leech") as edits:
            if leech.prerequisites:
                card = self._ratings.card(leech.item, now)
                edits.append(store.cards.put(replace(card, suspended=True)))
            for question in leech.prerequisites:
                for item in self._sources.items(question):
                    card = self._ratings.card(item, now)
                    edit = store.cards.put(replace(card, suspended=False))
                    edits.append(edit)
                    added += edit.alters
        return added

    def prepare(self, today: date) -> None:
        """Read what is not known yet."""
        self._facts(today)

    def leeches(self, today: date, limit: int | None = None) -> list[Leech]:
        """What was forgotten too often and is not resting, the most often forgotten first."""
        cards = self._history.store.cards.lapsed(leeches.LAPSES)
        there = (self.leech(card, today) for card in cards if self._sources.has(card.item))
        return list(islice(there, limit))

    def leech(self, card: Card, today: date) -> Leech:
        """What to do about one leech."""
        first = self._sources.prerequisites(card.item.question)
        return leeches.propose(card, tuple(one for one in first if not self._known(one, today)))

    def proposals(self, today: date, limit: int | None = None) -> list[Proposal]:
        """The questions to bookmark, the weakest first; not those that are bookmarked as weak."""
        store = self._history.store
        passed = {mark.ref for mark in store.bookmarks.where("level = 'weak'", ())}
        turned_down = self._turned_down(today)
        return proposals.propose(
            self._facts(today),
            lambda question: _weakest(store.cards.of(question), today),
            limit,
            lambda question: (
                question not in passed
                and str(question) not in turned_down
                and self._sources.has_question(question)
            ),
        )

    def topic_proposals(self, today: date, limit: int | None = None) -> list[TopicProposal]:
        """The topics that are weak as a whole, the weakest first."""
        turned_down = self._turned_down(today)
        store = self._history.store
        found = proposals.propose_topics(self._facts(today), self._sources.topics())
        open_ = (
            one
            for one in found
            if one.key not in turned_down
            and any(store.bookmarks.get(Key(ref)) is None for ref in one.questions)
        )
        return list(islice(open_, limit))

    def adopt(self, proposal: Proposal | TopicProposal) -> int:
        """Bookmark what is proposed, the reason as its note; returns how many were changed.

        A bookmark that is there keeps its tags and its note; it only gets the lower level.
        """
        if isinstance(proposal, Proposal):
            questions: tuple[QuestionRef, ...] = (proposal.question,)
            level = Level(proposal.level)
        else:
            questions, level = proposal.questions, Level.WEAK
        language = self._settings.language
        note = proposal.reason.shown(language) if language else proposal.reason.en
        store = self._history.store
        now = store.now()
        changed = 0
        with self._history.command("bookmark.add") as edits:
            for question in questions:
                before = store.bookmarks.get(Key(question))
                if before is None:
                    after = Bookmark(question, level, (), note, now, now)
                else:
                    after = replace(before, level=level, changed=now)
                    if before.level is level:
                        continue
                edits.append(store.bookmarks.put(after))
                changed += 1
        return changed

    def turn_down(self, proposal: Proposal | TopicProposal, today: date) -> None:
        """Do not make this proposal again for a month."""
        kept = {**self._turned_down(today), proposal.key: today.isoformat()}
        self._settings.keep(DISMISSED, kept)

    def pair_items(self, one: QuestionRef, other: QuestionRef) -> list[ItemRef]:
        """The items of two questions in turns, to be practised side by side."""
        first, second = sorted((one, other))
        return alternating(self._sources.items(first), self._sources.items(second))

    def _facts(self, today: date) -> Collection[Facts]:
        if self._read_on != today:
            self._read(today)
            self._read_on = today
            self._stale.clear()
        while self._stale:
            self._read(today, self._stale.pop())
        return self._kept.values()

    def _read(self, today: date, question: QuestionRef | None = None) -> None:
        """Read what is known of all questions, or again what is known of one."""
        if question is None:
            self._kept = {}
        else:
            self._kept.pop((question.bank, question.question), None)
        insights = self._history.store.insights
        lapsed = insights.lapses(proposals.MANY_LAPSES, question)
        lapses = {(one.bank, one.question): one.lapses for one in lapsed}
        since = today - timedelta(days=proposals.WINDOW)
        for one in insights.answers(since, KNOWN, question):
            key = (one.bank, one.question)
            self._kept[key] = Facts(*one, lapses.pop(key, 0))
        for key, count in lapses.items():
            self._kept[key] = Facts(*key, lapses=count)

    def _known(self, question: QuestionRef, today: date) -> bool:
        """Whether a question is known well: by its cards, or where it has none, one's own word."""
        store = self._history.store
        recall = _weakest(store.cards.of(question), today)
        if recall is not None:
            return recall >= KNOWN_WELL
        mark = store.bookmarks.get(Key(question))
        return mark is not None and mark.level is Level.SOLID

    def _turned_down(self, today: date) -> dict[str, str]:
        raw = self._settings.raw(DISMISSED)
        if not isinstance(raw, dict):
            return {}
        oldest = (today - timedelta(days=REST)).isoformat()
        return {str(name): str(day) for name, day in raw.items() if str(day) >= oldest}


def _weakest(cards: list[Card], today: date) -> float | None:
    """The lowest predicted recall of some cards; None where none was ever rated."""
    recalls = (card.recall(today) for card in cards)
    return min((recall for recall in recalls if recall is not None), default=None)
