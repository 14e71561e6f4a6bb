"""The exam's date and the plan up to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from studyapp.base.errors import StudyAppError, message
from studyapp.model.ids import ItemRef
from studyapp.model.review import Card
from studyapp.review.planning import Plan, in_last_round, last_round
from studyapp.review.queue import Limits

if TYPE_CHECKING:
    from studyapp.services.history import History
    from studyapp.services.settings import Settings

LONGEST = 365 * 3  # days ahead that an exam can be planned


class ExamPlan:
    """The plan. Accepting it keeps the date and how long the last round is, nothing else.

    What comes on which day follows from the cards each day anew: no due date is moved, so there
    is nothing to take back when the exam is put off, and FSRS's own days stand once it is over.
    """

    def __init__(
        self, history: History, settings: Settings, day_of: Callable[[datetime], date]
    ) -> None:
        self._history = history
        self._settings = settings
        self._day_of = day_of
        self._planned: Mapping[ItemRef, date] = {}
        self._planned_for: object = None

    def forget(self) -> None:
        """Cards were added or taken away, or a setting has changed."""
        self._planned_for = None

    @property
    def day(self) -> date | None:
        """The day of the exam, whether there is a plan for it or not."""
        return self._settings.review_exam_date

    @property
    def accepted(self) -> bool:
        """Whether a plan was accepted for it."""
        return self.day is not None and self._settings.review_plan is not None

    def days_left(self) -> int | None:
        """The study days until the exam, 0 on its day; None where none is set or it is over."""
        exam = self.day
        if exam is None:
            return None
        left = (exam - self._today()).days
        return left if left >= 0 else None

    def plan(self, exam: date, new: list[Card]) -> Plan:
        """The best plan up to a date, with its curve; changes nothing.

        Raises ``StudyAppError`` where the date is today, past, or more than three years away.
        """
        from studyapp.review.simulation import plan

        today = self._today()
        if not 0 < (exam - today).days <= LONGEST:
            raise StudyAppError(
                message("No plan can be made for an exam on {date}.", date=exam.isoformat()),
                message("Choose a date from tomorrow to three years from now."),
            )
        store = self._history.store
        done = store.insights.done(today)
        settings = self._settings
        return plan(
            [*store.cards.seen(), *new],
            today,
            exam,
            Limits(settings.review_new_per_day, settings.review_reviews_per_day),
            settings.review_retention,
            new_done=done.new,
            reviews_done=done.reviews,
        )

    def accept(self, plan: Plan) -> None:
        """Keep to a plan from now on."""
        self._settings.review_plan = plan.window
        self._settings.review_exam_date = plan.exam

    def set_date(self, exam: date | None) -> None:
        """Set the date alone, or take it away: a plan for another date no longer holds."""
        if exam != self.day:
            self._settings.review_plan = None
            self._settings.review_exam_date = exam

    def drop_plan(self) -> None:
        """Go back to FSRS's own days; the date stays."""
        self._settings.review_plan = None

    def planned(self, today: date, done: int) -> Mapping[ItemRef, date]:
        """The day of every card of the last round; empty outside it."""
        exam, window = self.day, self._settings.review_plan
        if exam is None or not window or not in_last_round(today, exam, window):
            return {}
        limit = self._settings.review_reviews_per_day
        key = (today, exam, window, limit)
        if self._planned_for != key:
            # Once a day: what is done in the course of it does not change what the day brings.
            cards = self._history.store.cards.seen()
            self._planned = last_round(cards, today, exam, window, limit, done)
            self._planned_for = key
        return self._planned

    def _today(self) -> date:
        return self._day_of(self._history.store.now())
