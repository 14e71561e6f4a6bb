"""The session that is running: its commands, its clock, its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from studyapp.base.errors import StudyAppError
from studyapp.items.marking import Marking
from studyapp.items.responses import Response
from studyapp.model.attempt import Attempt, Confidence
from studyapp.model.language import Language
from studyapp.quiz.clock import Read
from studyapp.quiz.events import (
    Answered,
    Checked,
    Event,
    Expired,
    Flagged,
    Mark,
    Moved,
    Paused,
    Reason,
    Slept,
    Submitted,
)
from studyapp.quiz.session import Session, State
from studyapp.services.history import EVERYTHING, Change, History
from studyapp.services.quiz_attempts import Marked, Moment, attempt_of, mark_all
from studyapp.services.quiz_clock import SessionClock
from studyapp.services.quiz_items import SessionItems
from studyapp.services.quiz_kept import KeptSessions

if TYPE_CHECKING:
    from studyapp.items.instance import Instance
    from studyapp.services.libraries import Libraries

TICK = 250  # milliseconds between two looks at the clock


class SessionRun(QObject):
    """At most one session at a time. What a command returns from is on the disk.

    A command raises ``StoreError`` where it could not be kept (a full disk, say): then it has not
    happened, and the session goes on. One that comes when an exam's time is up submits it instead.
    """

    changed = Signal()  # the session: answers, flags, the position, its state
    ticked = Signal()  # time went on
    warned = Signal(object)  # TimeWarning
    slept = Signal(float, bool)  # the computer slept: seconds, and whether the clock ran on
    collecting = Signal()  # a time is up: give what was typed and not yet given, now
    expired = Signal(int)  # the time for this entry was up
    finished = Signal()  # the session is over: there is a result

    def __init__(
        self,
        history: History,
        libraries: Libraries,
        read: Read,
        day_of: Callable[[datetime], date],
        parent: QObject | None,
    ) -> None:
        super().__init__(parent)
        self.language = Language.EN  # whoever shows items sets it
        self._history = history
        self._day_of = day_of
        self._kept = KeptSessions(history)
        self._items = SessionItems(libraries)
        self._session: Session | None = None
        self._clock = SessionClock(read)
        self._collecting = False
        self._complained = False  # that the clock cannot be kept was said
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick_quietly)
        history.changed.connect(self._replaced)

    @property
    def session(self) -> Session | None:
        """The session, also when it is over, until another one begins."""
        return self._session

    @property
    def running(self) -> bool:
        """Whether there is a session that is not over (it may be paused)."""
        return self._session is not None and not self._session.finished

    def instance(self, index: int) -> Instance:
        """The item of an entry, with its numbers; raises ``ItemGoneError``."""
        return self._items.instance(self._must().entries[index])

    def complaint(self, index: int) -> StudyAppError | None:
        """Why an answer cannot be read as it stands, so that it can be corrected."""
        session = self._must()
        try:
            self._items.mark(session.entries[index], session.answers[index].response, self.language)
        except StudyAppError as error:
            return error
        return None

    def marking(self, index: int, language: Language | None = None) -> Marking | None:
        """Why an answer is right or wrong; None before that may be known."""
        session = self._must()
        answer = session.answers[index]
        if not (session.finished or answer.mark or (answer.expired and not session.setup.exam)):
            return None
        return self._items.mark_finally(
            session.entries[index], answer.response, language or self.language
        )

    # -- commands -------------------------------------------------------------------------------

    def answer(
        self, index: int, response: Response | None, confidence: Confidence | None = None
    ) -> bool:
        """Give, change or (None) take back an answer; whether it was taken.

        It is not where it is final already, in a pause, and when the time is up.
        """
        session = self._alive()
        if session is None or session.answers[index].final:
            return False
        before = session.answers[index]
        if (before.response, before.confidence) != (response, confidence):
            self._do(Answered(self._clock.used(), index, response, confidence))
        return True

    def check(self, index: int) -> Marking:
        """Practice: mark an answer and say why; it is final then. Without one, it is wrong.

        Raises ``UnreadableNumberError`` or ``UnreadableFormulaError`` for what cannot be read
        (nothing has happened then) and ``ValueError`` in an exam.
        """
        session = self._alive()
        if session is None or session.answers[index].mark is not None:
            return self.marking(index) or Marking(0.0, False)
        entry, answer = session.entries[index], session.answers[index]
        marking = self._items.mark(entry, answer.response, self.language)
        used, attempts = self._clock.used(), []
        if answer.given:
            attempts.append(attempt_of(session, index, marking, used, self._moment()))
        self._do(Checked(used, index, Mark(marking.score, marking.right)), attempts=attempts)
        return marking

    def flag(self, index: int, on: bool | None = None) -> None:
        """Flag an entry to be looked at again, or not; turned round unless said."""
        session = self._alive()
        if session is not None:
            wanted = index not in session.flags if on is None else on
            if wanted != (index in session.flags):
                self._do(Flagged(self._clock.used(), index, wanted))

    def go(self, index: int) -> None:
        """Show another entry."""
        session = self._alive()
        if session is not None and index != session.position:
            self._do(Moved(self._clock.used(), index))

    def pause(self) -> None:
        """Practice: stop the clock until ``resume``. Raises ``ValueError`` in an exam."""
        if self._alive() is not None:
            self._do(Paused(self._clock.used()))
            self._stand()

    def submit(self) -> None:
        """End the session: what is answered is marked."""
        if self.running:
            self._finish(Reason.BY_HAND)

    def leave(self) -> None:
        """Put the session away as it is: its clock stops, and it is offered again."""
        session = self._session
        if session is None:
            return
        if session.state is State.RUNNING and session.setup.exam:
            self.keep_time()
        elif session.state is State.RUNNING:
            self._kept.happened(session, Paused(self._clock.used()))
        self._stand()
        self._session = None
        self.changed.emit()

    # -- the clock ------------------------------------------------------------------------------

    def time_used(self) -> float:
        """Seconds of the session's own time."""
        return self._clock.used() if self._session is not None else 0.0

    def time_left(self) -> float | None:
        """Seconds left of the session; None without a limit. Below 0 in practice: over it."""
        return self._clock.left() if self._session is not None else None

    def time_left_each(self) -> float | None:
        """Seconds left for the entry on the screen; None without a limit."""
        session = self._session
        if session is None or session.setup.seconds_each is None:
            return None
        spent = session.spent_at(self._clock.used())[session.position]
        return max(0.0, session.setup.seconds_each - spent)

    def tick(self) -> None:
        """Look at the clock: notice sleep, warn, end what is to end, keep the time used.

        It is done by itself where there is an event loop.
        """
        session = self._session
        if session is None or session.state is not State.RUNNING or self._collecting:
            return
        asleep = self._clock.asleep()
        if asleep:
            self._do(Slept(self._clock.used(), asleep))
            self.slept.emit(asleep, session.setup.exam)
        warning = self._clock.warning()
        if warning is not None:
            self.warned.emit(warning)
        if self._clock.over:
            self._collect()
            self._finish(Reason.TIME)
            return
        self._expire()
        if self._clock.to_be_kept():
            self.keep_time()
        self._complained = False
        self.ticked.emit()

    def keep_time(self) -> None:
        """Keep the time used as it is now. Raises ``StoreError``."""
        session = self._session
        if session is not None and session.state is State.RUNNING:
            used = self._clock.used()
            self._kept.beat(session, used)
            self._clock.kept(used)

    # -- how ------------------------------------------------------------------------------------

    def _must(self) -> Session:
        if self._session is None:
            raise ValueError("there is no session")
        return self._session

    def _alive(self) -> Session | None:
        """The session where something may be done in it now."""
        if not self._collecting:
            self.tick()
        session = self._session
        return session if session is not None and session.state is State.RUNNING else None

    def _do(self, *happening: Event, attempts: Sequence[Attempt] = ()) -> None:
        self._session = self._kept.happened(self._must(), *happening, attempts=attempts)
        self._clock.kept(self._session.used)
        self._answered(attempts)
        self.changed.emit()

    def _answered(self, attempts: Sequence[Attempt]) -> None:
        """Attempts were kept; for who builds on this."""

    def _take_up(self, session: Session, used: float) -> None:
        self._items.clear()
        self._session = session
        self._clock.start(session.setup, used)
        if QCoreApplication.instance() is not None:
            self._timer.start()
        self.changed.emit()

    def _stand(self) -> None:
        self._clock.stop()
        self._timer.stop()

    def _collect(self) -> None:
        self._collecting = True
        try:
            self.collecting.emit()
        finally:
            self._collecting = False

    def _expire(self) -> None:
        """End the entry on the screen where its own time is up."""
        session = self._must()
        index, each = session.position, session.setup.seconds_each
        if each is None or session.answers[index].final:
            return
        if session.spent_at(self._clock.used())[index] < each:
            return
        self._collect()
        session, used = self._must(), self._clock.used()
        expired = Expired(used, index)
        following = session.open_after(index)
        if not session.setup.exam:
            marked = self._mark([index] if session.answers[index].given else [], used)
            checked = [Checked(used, at, mark) for at, mark in marked.marks.items()]
            self._do(expired, *checked, attempts=marked.attempts)
        elif following is not None:
            self._do(expired, Moved(used, following))
        else:
            self._do(expired)
            self._finish(Reason.TIME)
        self.expired.emit(index)

    def _finish(self, reason: Reason) -> None:
        session = self._must()
        used = self._clock.used() if session.state is State.RUNNING else session.used
        unmarked = [
            index
            for index, answer in enumerate(session.answers)
            if answer.given and answer.mark is None and reason is not Reason.ABANDONED
        ]
        marked = self._mark(unmarked, used)
        self._do(Submitted(used, reason, marked.marks), attempts=marked.attempts)
        self._stand()
        self.finished.emit()

    def _mark(self, indices: Sequence[int], used: float) -> Marked:
        return mark_all(self._items, self._must(), indices, used, self._moment())

    def _moment(self) -> Moment:
        now = self._history.store.now()
        return Moment(now, self._day_of(now), self.language)

    def _tick_quietly(self) -> None:
        """A tick nobody asked for: what could not be kept is said once, and tried again."""
        try:
            self.tick()
        except StudyAppError as error:
            if not self._complained:
                self._complained = True
                self._history.failed.emit(error)

    def _replaced(self, change: Change) -> None:
        if change.kind == EVERYTHING and self._session is not None:
            self._stand()  # a backup was restored: the session may not be in it
            self._session = None
            self.changed.emit()
