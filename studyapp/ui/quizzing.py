"""Quizzes in the window: set-up, session, result; what is offered at the start."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studyapp.model.ids import BankId, QuestionRef, TopicId
from studyapp.model.language import Language
from studyapp.ui.command import READING
from studyapp.ui.quiz.offer_bar import OfferBar
from studyapp.ui.quiz_commands import QUIZ, RESULT

if TYPE_CHECKING:
    from studyapp.model.attempt import SessionId
    from studyapp.quiz.clock import TimeWarning
    from studyapp.quiz.setup import Scope, Setup
    from studyapp.services.quiz import QuizService
    from studyapp.ui.quiz.results import Results
    from studyapp.ui.quiz.sitting import Sitting
    from studyapp.ui.studio import Studio
    from studyapp.web.view import AnswerView


class Quizzing(QObject):
    """The commands of quizzes. What they need is made when the first of them is given."""

    told = Signal(str)  # what has happened, for benchmarks and end-to-end tests

    def __init__(self, studio: Studio, view: AnswerView) -> None:
        super().__init__(studio)
        self._studio = studio
        self._view = view
        self._window = studio.window
        self._attempt = studio.window.pane.notices.attempt
        self._offered: SessionId | None = None
        self._front = ""  # the kind of page that was in front when things were last settled
        self._closed = False  # the result was closed: no way back is offered
        self.offer_bar = OfferBar()
        self._window.pane.add_bar_above(self.offer_bar)
        self.offer_bar.taken.connect(self.resume)
        self.offer_bar.declined.connect(self._discard)
        actions = self._window.actions_table
        actions.on("quiz-new", self._new)
        actions.on("quiz-again", self.start_again)
        actions.on("quiz-resume", self.resume)
        actions.on("quiz-result", lambda: self._attempt(self._show_last_result))
        actions.on("quiz-submit", self._ask_to_submit)
        actions.on("quiz-leave", self._ask_to_leave)
        actions.on("quiz-answer", self._full_answer)
        actions.on("quiz-bookmark", lambda: self._on_result("bookmark_wrong"))
        actions.on("quiz-repeat", lambda: self._on_result("repeat_wrong"))
        actions.on("quiz-export", lambda: self._on_result("save_markdown"))
        view.covered.connect(lambda _kind: self._moved())
        studio.reader.guards.append(self._may_open)
        self._may_close_before = self._window.may_close
        self._window.may_close = self._may_close
        self._window.bookmarks.quiz_wanted.connect(self._quiz_of_level)
        studio.studying.quiz_wanted.connect(self.set_up_topic)
        self._refresh()

    # -- made when needed ---------------------------------------------------------------------

    @cached_property
    def service(self) -> QuizService:
        """The sessions."""
        service = self._studio.profile.quiz
        service.language = self._studio.language
        service.changed.connect(self._refresh)
        service.finished.connect(self._finished)
        service.warned.connect(self._warn)
        service.slept.connect(self._slept)
        return service

    @cached_property
    def sitting(self) -> Sitting:
        """The session on the page."""
        from studyapp.ui.quiz.sitting import Sitting

        studio = self._studio
        sitting = Sitting(
            self._window,
            self._view,
            self.service,
            studio.libraries,
            studio.profile.settings,
            studio.look,
            studio.language,
        )
        sitting.told.connect(self.told)
        sitting.submit_wanted.connect(self._ask_to_submit)
        return sitting

    @cached_property
    def results(self) -> Results:
        """The result on the page."""
        from studyapp.ui.quiz.results import Results

        results = Results(self._studio, self._view, self.service)
        results.again.connect(self.start)
        results.closed.connect(self._close_result)
        results.told.connect(self.told)
        return results

    @property
    def running(self) -> bool:
        """Whether a session is under way in this run of the program."""
        return "service" in vars(self) and self.service.running

    # -- beginning ----------------------------------------------------------------------------

    def _new(self) -> None:
        self.set_up()

    def set_up(self, scope: Scope | None = None) -> None:
        """Ask what the quiz is to be, beginning with the last set-up, or with this scope."""
        if self.running:
            self.resume()
            return
        from studyapp.quiz.setup import Scope, Setup
        from studyapp.ui.quiz.setup_dialog import SetupDialog

        setup = self.service.presets.last or Setup(scope=Scope(everything=True))
        if scope is not None:
            setup = replace(setup, scope=scope)
        libraries = self._studio.libraries
        sources = [found for bank in libraries.banks if (found := libraries.get(bank))]
        dialog = SetupDialog(self._window, self.service, sources, self._studio.language, setup)
        dialog.started.connect(self.start)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def set_up_topic(self, bank: BankId, topic: TopicId) -> None:
        """A quiz on a topic and all below it."""
        from studyapp.quiz.setup import Scope

        self.set_up(Scope(topics=((bank, topic),)))

    def set_up_questions(self, refs: list[QuestionRef]) -> None:
        """A quiz on just these questions."""
        from studyapp.quiz.setup import Scope

        wanted = set(refs)
        rows = self._studio.libraries.item_rows()
        items = tuple(row.ref for row in rows if row.ref.question in wanted)
        self.set_up(Scope(items=items))

    def start_again(self) -> None:
        """Start with the last set-up, at one key."""
        if self.running:
            self.resume()
            return
        setup = self.service.presets.last
        if setup is None:
            self.set_up()
        else:
            self.start(setup)

    def start(self, setup: Setup) -> None:
        """Begin a session."""
        self._attempt(lambda: self._start(setup))

    def _start(self, setup: Setup) -> None:
        session = self.service.start(setup)
        self.told.emit(f"quiz started {len(session.entries)} {session.id}")
        self._enter()

    def _enter(self) -> None:
        """The session of the service is on the page from now on."""
        self.offer_bar.hide()
        self._window.pane.notices.hide()
        self.sitting.begin()
        self.sitting.show()
        self._window.pane.setFocus()

    # -- going on -----------------------------------------------------------------------------

    def offer(self) -> None:
        """After a start: a session that was not finished is offered, quietly."""
        session = self.service.unfinished()
        if session is None or self.running:
            return
        self._offered = session.id
        what = "exam" if session.setup.exam else "practice"
        self.offer_bar.offer(what, len(session.answered), len(session.entries))
        self.told.emit(f"quiz offered {len(session.answered)} {len(session.entries)} {session.id}")
        self._refresh()

    def resume(self) -> None:
        """Back to the session or its result, or on with the one that is not finished."""
        if self.offer_bar.what == "result":
            self._attempt(self._show_last_result)
        else:
            self._attempt(self._resume)

    def _resume(self) -> None:
        going_on = self.running
        session = self.service.resume(None if going_on else self._offered)
        self._offered = None
        if session.finished:
            return  # its time was up meanwhile: the result is shown
        if going_on:
            self.offer_bar.hide()
            self.sitting.show()
            self._window.pane.setFocus()
        else:
            self._enter()
        self.told.emit(f"quiz resumed {len(session.answered)} {len(session.entries)}")

    def _discard(self) -> None:
        if self.offer_bar.what == "result":
            self.offer_bar.hide()
            self._refresh()
            return
        offered = self._offered
        self._offered = None
        self.offer_bar.hide()
        self._attempt(lambda: self.service.discard(offered))
        self._refresh()
        self.offer()  # there may be an older one

    # -- leaving ------------------------------------------------------------------------------

    def _moved(self) -> None:
        """What is in front has changed: the bars of the session go with its page."""
        self._refresh()
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        kind, before = self._view.fragment, self._front
        self._front = kind
        self._window.step_aside(kind in {QUIZ, RESULT})
        if self.running and kind != QUIZ:
            self._step_out()
        elif kind == RESULT or (self.offer_bar.what == "result" and kind):
            self.offer_bar.hide()
        elif before == RESULT and not kind and not self._closed:
            self.offer_bar.offer("result")
        self._closed = False
        self._refresh()

    def _step_out(self) -> None:
        """Something else was opened in the middle of a session: practice stands meanwhile."""
        if "sitting" in vars(self):
            self._attempt(self.sitting.keep_drafts)
            self.sitting.hide()
        session = self.service.session
        if session is not None and not session.setup.exam:
            self._attempt(self.service.pause)
        self.offer_bar.offer("session")
        self._refresh()

    def _may_open(self) -> bool:
        """Whether an answer may be opened now: not in the middle of an exam."""
        session = self.service.session if self.running else None
        if session is None or not session.setup.exam:
            return True
        self._window.pane.notices.say(
            self.tr("Answers can be opened when the exam is over."), passing=True
        )
        return False

    def _ask_to_leave(self) -> None:
        from studyapp.ui.quiz.asking import ask_to_leave

        box = ask_to_leave(
            self._window,
            lambda: self._attempt(self._leave),
            lambda: self._attempt(self._give_up),
        )
        self.service.finished.connect(box.reject)  # nothing is left to leave

    def _leave(self) -> None:
        self.sitting.keep_drafts()
        self.service.leave()
        self._close()
        self.told.emit("quiz left")
        self.offer()

    def _give_up(self) -> None:
        self.service.discard()
        self._close()

    def _close(self) -> None:
        """The window as it was before the session."""
        self.sitting.hide()
        self._studio.reader.uncover()
        self._window.pane.setFocus()
        self._refresh()

    def _may_close(self) -> bool:
        if not self._may_close_before():
            return False
        session = self.service.session if self.running else None
        if session is None:
            return True
        if not self._attempt(self.sitting.keep_drafts):
            return False
        if not session.setup.exam:
            return self._attempt(self.service.leave)
        from studyapp.ui.quiz.asking import may_close_over_exam

        return may_close_over_exam(self._window) and self._attempt(self.service.leave)

    # -- the end ------------------------------------------------------------------------------

    def _ask_to_submit(self) -> None:
        if not self.running:
            return
        if not self._attempt(self.sitting.keep_drafts):
            return
        session = self.service.session
        if session is None or session.finished:
            return
        from studyapp.ui.quiz.asking import ask_to_submit

        box = ask_to_submit(self._window, session, self._submit)
        self.service.finished.connect(box.reject)  # the time was up meanwhile

    def _submit(self) -> None:
        if self.running:
            self._attempt(self.service.submit)

    def _finished(self) -> None:
        from studyapp.quiz.events import Reason

        session = self.service.session
        if session is None:
            return
        self.offer_bar.hide()
        if "sitting" in vars(self):
            self.sitting.hide()
        if session.reason is Reason.ABANDONED:
            return
        self._attempt(self.results.show)
        if session.reason is Reason.TIME:
            self._window.pane.notices.say(
                self.tr("Time is up: the exam was submitted with what was answered.")
            )
        self._refresh()

    def _show_last_result(self) -> None:
        session = self.service.session
        if session is not None and session.finished:
            self.results.show()
            return
        past = self.service.past(1)
        if past:
            self.results.show(past[0].id)
        else:
            self._window.pane.notices.say(
                self.tr("There is no result yet. Start a quiz with Ctrl+N."), passing=True
            )

    def _close_result(self) -> None:
        self._closed = True
        self._studio.reader.uncover()
        self._window.pane.setFocus()

    def _on_result(self, command: str) -> None:
        getattr(self.results, command)()

    def _full_answer(self) -> None:
        """Open the full answer to the item on the screen; the bar above leads back."""
        if self._view.fragment == RESULT:
            self.results.open_answer()
            return
        session = self.service.session
        if session is not None and session.answers[session.position].final:
            self._studio.reader.open(session.entries[session.position].item.question)

    # -- what the service says ----------------------------------------------------------------

    def _warn(self, warning: TimeWarning) -> None:
        from studyapp.quiz.clock import TimeWarning as Kind
        from studyapp.ui.quiz.clock_label import digits

        left = digits(max(0.0, self.service.time_left() or 0.0))
        said = {
            Kind.FIFTH: self.tr("A fifth of the time is left: {time}."),
            Kind.TWENTIETH: self.tr("A twentieth of the time is left: {time}."),
            Kind.MINUTE: self.tr("One minute is left."),
            Kind.UP: self.tr("The time is up; go on as long as you like."),
        }[warning]
        session = self.service.session
        if warning is Kind.UP and session is not None and session.setup.exam:
            return
        self._window.pane.notices.say(said.format(time=left), passing=True)
        self.told.emit(f"quiz warned {warning}")

    def _slept(self, seconds: float, counted: bool) -> None:
        from studyapp.render.quiz_text import duration

        said = (
            self.tr("The computer slept for {time}. The exam's clock ran on.")
            if counted
            else self.tr("The computer slept for {time}. The clock stood meanwhile.")
        )
        self._window.pane.notices.say(said.format(time=duration(seconds, self._studio.language)))

    # -- the window ---------------------------------------------------------------------------

    def set_language(self, language: Language) -> None:
        """Items and results in this language."""
        if "service" not in vars(self):
            return
        self.service.language = language
        if self._view.fragment == QUIZ:
            self.sitting.set_language(language)
        elif "sitting" in vars(self):
            self.sitting.language = language
        if self._view.fragment == RESULT:
            self._attempt(self.results.show_again)

    def _quiz_of_level(self, level: str) -> None:
        from studyapp.quiz.setup import Scope
        from studyapp.store.bookmarks import Level

        levels = (level,) if level else tuple(one.value for one in Level)
        self.set_up(Scope(levels=levels))

    def _refresh(self) -> None:
        """What can be done now."""
        actions = self._window.actions_table
        kind = self._view.fragment or READING
        waits = self.offer_bar.what in {"exam", "practice", "session", "result"}
        paused = kind == QUIZ and self.running and self._paused()
        actions["quiz-resume"].setEnabled(waits or paused or (self.running and kind != QUIZ))

    def _paused(self) -> bool:
        from studyapp.quiz.session import State

        session = self.service.session
        return session is not None and session.state is State.PAUSED
