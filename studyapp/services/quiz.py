"""Quizzes for the window and the command line: start, go on after a crash, results, presets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from random import Random, SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studyapp.base.errors import StudyAppError, message
from studyapp.model.attempt import Attempt, SessionId
from studyapp.model.language import Language
from studyapp.quiz import picking, readings
from studyapp.quiz.clock import Read
from studyapp.quiz.events import Reason, Resumed, Submitted
from studyapp.quiz.session import Session, State
from studyapp.services.quiz_presets import Feeds, Presets
from studyapp.services.quiz_run import SessionRun
from studyapp.services.quiz_scope import Candidates

if TYPE_CHECKING:
    from studyapp.quiz.picking import Candidate
    from studyapp.quiz.result import Result
    from studyapp.quiz.setup import Setup
    from studyapp.services.libraries import Libraries
    from studyapp.services.profile import Profile


class QuizService(SessionRun):
    """The commands of ``SessionRun`` for one session, and all around it."""

    def __init__(
        self,
        profile: Profile,
        libraries: Libraries,
        read: Read = readings.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(profile.history, libraries, read, self._study_day, parent)
        self.presets = Presets(profile.settings)
        self.language = profile.settings.language or Language.EN
        self._profile = profile
        self._libraries = libraries

    # -- before a session -----------------------------------------------------------------------

    def candidates(self, setup: Setup) -> list[Candidate]:
        """The items that a set-up speaks of."""
        return picking.fitting(self._candidates.all(), setup)

    def count(self, setup: Setup) -> int:
        """How many items a set-up speaks of; the session holds ``setup.count`` of them at most."""
        return len(self.candidates(setup))

    def start(self, setup: Setup, random: Random | None = None) -> Session:
        """Begin a session; one that is running is left, and can be gone on with later.

        Raises ``StudyAppError`` where nothing fits the set-up.
        """
        entries = self._candidates.entries(setup, random or SystemRandom(), self._items)
        if not entries:
            raise StudyAppError(
                message("No quiz item fits this choice."),
                message("Choose more topics, other types of items or a wider range of difficulty."),
            )
        self.leave()
        session = self._kept.begin(setup, entries)
        if not setup.scope.items:  # a repetition of some items is no set-up to come back to
            self.presets.last = setup
        self._take_up(session, 0.0)
        return session

    def unfinished(self) -> Session | None:
        """The newest session that can be gone on with, apart from the one that is open.

        It was left, or the program ended in its middle.
        """
        current = self._session.id if self._session is not None else None
        return next((one for one in self._kept.unfinished() if one.id != current), None)

    def resume(self, identity: SessionId | None = None) -> Session:
        """Go on: after a pause, or with an unfinished session (the newest unless said).

        An exam whose time is up is over at once. Raises ``StudyAppError`` where there is none.
        """
        session = self._session
        if session is None or session.finished or identity not in {None, session.id}:
            found = self._kept.get(identity) if identity else self.unfinished()
            if found is None or found.finished:
                raise StudyAppError(
                    message("There is no unfinished session."), message("Start a new one.")
                )
            self.leave()
            session = found
        elif session.state is State.RUNNING:
            return session
        used = self._kept.used(session)
        session = self._kept.happened(session, Resumed(used))
        self._take_up(session, used)
        self.tick()
        return self._must()

    def discard(self, identity: SessionId | None = None) -> None:
        """Give a session up (the open one unless said): it is over, nothing more is marked."""
        if self.running and identity in {None, self._must().id}:
            self._finish(Reason.ABANDONED)
            return
        found = self._kept.get(identity) if identity else self.unfinished()
        if found is not None and not found.finished:
            self._kept.happened(found, Submitted(self._kept.used(found), Reason.ABANDONED))

    # -- after it -------------------------------------------------------------------------------

    def result(self, identity: SessionId | None = None, language: Language | None = None) -> Result:
        """What came out of a session, of the open one unless said; the reasons in ``language``.

        Raises ``StudyAppError`` where there is no such session.
        """
        from studyapp.services.quiz_results import result_of

        session = self._session if identity is None else self._kept.get(identity)
        if session is None:
            raise StudyAppError(message("There is no such session."), message("Choose another."))
        return result_of(
            session, self._history.store, self._libraries, self._items, language or self.language
        )

    def past(self, limit: int = 50) -> list[Session]:
        """The sessions that are over, the newest first."""
        return self._kept.finished(limit)

    def feed(self, feeds: Feeds) -> None:
        """Say whether answers count for the reviews: from now on, and those of this session."""
        self.presets.feeds = feeds
        if self._session is not None:
            self._answered(self._history.store.attempts.of_session(self._session.id))

    # -- how ------------------------------------------------------------------------------------

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self._history, self._libraries, self._study_day)

    def _study_day(self, moment: datetime) -> date:
        return self._profile.review.day_of(moment)

    def _answered(self, attempts: Sequence[Attempt]) -> None:
        if attempts and self.presets.feeds is Feeds.YES:
            try:
                self._profile.review.learn_from(attempts)
            except StudyAppError as error:  # the answers themselves are kept
                self._history.failed.emit(error)
