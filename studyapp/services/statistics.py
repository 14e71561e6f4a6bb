"""The numbers of the home page and of the statistics, read out of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.review.days import day_start, study_day
from studyapp.services.history import EVERYTHING, Change
from studyapp.services.outlines import Outlines
from studyapp.services.zone import local_zone
from studyapp.stats import mastery as knowing
from studyapp.stats.home import (
    Countdown,
    Due,
    Home,
    UnfinishedSession,
    done_in,
    tomorrow_in,
)
from studyapp.stats.load import AHEAD, due_today
from studyapp.stats.mastery import TopicMastery
from studyapp.stats.outline import Outline, QuestionKey
from studyapp.stats.statistics import Statistics, Tallies, statistics
from studyapp.stats.streak import streak
from studyapp.store.times import to_text

if TYPE_CHECKING:
    from studyapp.model.tally import DueCard, QuestionTally
    from studyapp.services.profile import Profile

_KINDS = ("attempt", "review", "card", "session")


class StatisticsService(QObject):
    """Reads numbers; it changes nothing. ``changed`` says that they may be others now."""

    changed = Signal()

    def __init__(
        self,
        profile: Profile,
        zone: Callable[[], tzinfo] = local_zone,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._zone = zone
        self._outlines = Outlines()
        profile.history.changed.connect(self._when_changed)

    def today(self) -> date:
        """The day of study it is."""
        now = self._profile.store.now()
        return study_day(now, self._zone(), self._profile.settings.review_rollover)

    def outline(self) -> Outline:
        """The topics and questions of the open banks."""
        libraries = self._profile.libraries
        if libraries is None:
            return Outline()
        opened = (libraries.get(bank) for bank in libraries.banks)
        return self._outlines.of(library for library in opened if library is not None)

    def home(self) -> Home:
        """What the home page shows. Raises ``StoreError`` where the store cannot be read."""
        store, today = self._profile.store, self.today()
        soon = self._soon(today)
        visits = store.visits.recent(1)
        days = store.tallies.studied()
        return Home(
            today=today,
            due=self._due(),
            tomorrow=tomorrow_in(soon),
            done=done_in(store.tallies.day(today)),
            streak=streak(days, today),
            last=visits[0].ref if visits else None,
            session=self._session(),
            weakest=knowing.weakest(self._topics(today, soon)),
            exam=self._exam(today),
            begun=bool(days) or store.tallies.any_cards(),
        )

    def statistics(self) -> Statistics:
        """What the page of statistics shows. Raises ``StoreError`` as ``home`` does."""
        today, tallies = self.today(), self._profile.store.tallies
        return statistics(
            Tallies(
                tallies.days(),
                tallies.items(),
                tallies.confidences(),
                tallies.retentions(),
                tallies.confusions(),
                tallies.load(today),
            ),
            self._topics(today, self._soon(today)),
            self.outline(),
            today,
            self._ends(today, AHEAD),
        )

    def mastery(self) -> dict[QuestionKey, QuestionTally]:
        """How well each question that was met is known now, by (bank, question)."""
        return {one[:2]: one for one in self._profile.store.tallies.questions(self.today())}

    def _topics(self, today: date, soon: Iterable[DueCard]) -> tuple[TopicMastery, ...]:
        due = due_today(soon, self._ends(today, 1)[1])
        questions = self._profile.store.tallies.questions(today)
        return knowing.of_topics(self.outline(), questions, due)

    def _soon(self, today: date) -> list[DueCard]:
        # The clock and the days of study differ by an hour's change or a flight, not by more.
        store = self._profile.store
        return store.tallies.due_before(store.now() + timedelta(days=3), today)

    def _due(self) -> Due:
        counts = self._profile.review.queue().counts
        return Due(new=counts.new, learning=counts.learning, review=counts.due)

    def _exam(self, today: date) -> Countdown | None:
        exam = self._profile.settings.review_exam_date
        if exam is None:
            return None
        expected = self._profile.store.tallies.expected(exam) if exam >= today else None
        return Countdown(exam, (exam - today).days, expected)

    def _session(self) -> UnfinishedSession | None:
        # The table is asked first: the engine of quizzes is not imported where there is none.
        if self._profile.libraries is None or not self._profile.store.sessions.unfinished():
            return None
        session = self._profile.quiz.unfinished()
        if session is None:
            return None
        from studyapp.quiz.setup import Mode

        return UnfinishedSession(
            id=session.id,
            exam=session.setup.mode is Mode.EXAM,
            answered=len(session.answered),
            total=len(session.entries),
            started=to_text(session.started),
        )

    def _ends(self, today: date, days: int) -> list[str]:
        """When today begins, and when each of ``days`` days from today on ends."""
        zone, rollover = self._zone(), self._profile.settings.review_rollover
        return [
            to_text(day_start(today + timedelta(days=ahead), zone, rollover))
            for ahead in range(days + 1)
        ]

    def _when_changed(self, change: Change) -> None:
        if change.kind in _KINDS or change.kind == EVERYTHING:
            self.changed.emit()
