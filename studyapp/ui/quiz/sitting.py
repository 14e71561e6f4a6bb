"""A session on the page: its items one after the other, what is answered, its clock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence

from studyapp.items.marking import mark
from studyapp.items.responses import Recall, Response
from studyapp.items.types import ItemType
from studyapp.model.attempt import Confidence
from studyapp.model.language import Language
from studyapp.quiz.session import Session, State
from studyapp.render import quiz_words as words
from studyapp.render.quiz_page import paused_page
from studyapp.ui.errors import error_words
from studyapp.ui.quiz.bars import Bars
from studyapp.ui.quiz.giving import Giving
from studyapp.ui.quiz.item_views import ItemPages
from studyapp.ui.quiz.palette import Cell, Palette
from studyapp.ui.quiz_commands import OPTIONS, QUIZ

if TYPE_CHECKING:
    from studyapp.services.libraries import Libraries
    from studyapp.services.quiz import QuizService
    from studyapp.services.settings import Settings
    from studyapp.ui.look import Look
    from studyapp.ui.window import MainWindow
    from studyapp.web.view import AnswerView

REST = 700  # ms without a key after which what was typed is kept
FOCUS = {ItemType.NUMERIC: "#number", ItemType.CLOZE: "input.field"}


class Sitting(QObject):
    """Shows the session of the service and gives it what the person does."""

    told = Signal(str)  # what has happened, for benchmarks and end-to-end tests
    submit_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        view: AnswerView,
        service: QuizService,
        libraries: Libraries,
        settings: Settings,
        look: Look,
        language: Language,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._attempt = window.pane.notices.attempt
        self._view = view
        self._service = service
        self._look = look
        self.language = language
        self.pages = ItemPages(service, libraries)
        self._shown = -1  # the entry on the screen
        self._giving = Giving(service, self.pages, self.told.emit)
        self.bars = Bars(window, service, self.pages, self._giving, settings, look)
        self._asked_empty = -1  # the entry at which it was said that nothing is answered
        self._unread = -1  # the entry whose answer could not be read
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(lambda: self._attempt(self.keep_drafts))
        actions = window.actions_table
        actions.on("quiz-check", self.enter)
        actions.on("quiz-flag", self._flag)
        actions.on("quiz-next", lambda: self._step(1))
        actions.on("quiz-previous", lambda: self._step(-1))
        actions.on("quiz-palette", self._palette)
        actions.on("quiz-pause", self.pause)
        for confidence in Confidence:
            actions.on(f"quiz-{confidence.value}", partial(self._confident, confidence))
        for number in range(1, OPTIONS + 1):
            actions.on(f"quiz-option-{number}", partial(self._option, number))
        service.changed.connect(self._changed)
        service.collecting.connect(self.keep_drafts)
        service.expired.connect(self._expired)
        view.acted.connect(self._acted)
        view.fragment_shown.connect(self._on_screen)

    # -- on and off the page ------------------------------------------------------------------

    def begin(self) -> None:
        """Another session is to be shown."""
        self._giving.clear()
        self.pages.revealed.clear()
        self._asked_empty = self._unread = -1

    def show(self, *, focus: str = "", stay: bool = False) -> None:
        """Show the entry one is at, or that the session is paused."""
        session = self._service.session
        if session is None or session.finished:
            return
        self._window.pane.notices.pass_on()
        self._window.set_question(self._title(exam=session.setup.exam))
        self.bars.show()
        if session.state is State.PAUSED:
            key = self._key("quiz-resume")
            self._shown = -1
            self._view.show_fragment(QUIZ, paused_page(self.language, key), focus="#resume")
            self._window.pane.show_answer()
        else:
            index = session.position
            self._shown = index
            html = self._html(index)
            kind = self.pages.kind(index)
            target = focus or (FOCUS.get(kind, "#stem") if kind else "")
            if session.answers[index].final and not focus:
                target = "#stem"
            self._view.show_fragment(
                QUIZ, html, key=_key_of(html), focus=target, scroll=None if stay else 0.0
            )
            self._window.pane.show_answer()
        self.bars.refresh()

    def _title(self, *, exam: bool) -> str:
        return self.tr("Exam") if exam else self.tr("Practice")

    def hide(self) -> None:
        """The session is not on the page now."""
        self._rest.stop()
        self._shown = -1
        self.bars.hide()

    def set_language(self, language: Language) -> None:
        """The item in this language."""
        self.language = language
        if self._shown >= 0 or self._view.fragment == QUIZ:
            self.show(stay=True)

    # -- what the person does -----------------------------------------------------------------

    def enter(self) -> None:
        """Enter: check, then next; in an exam the answer is kept and the next one shown."""
        session = self._service.session
        if session is None or session.finished:
            return
        if session.state is State.PAUSED:
            self._attempt(self.resume)
            return
        index = session.position
        if self.pages.kind(index) is ItemType.RECALL and self._reveals(index):
            self._attempt(self.reveal)
            return
        if session.setup.exam:
            self._attempt(lambda: self._keep_and_go_on(index))
        elif session.answers[index].final:
            self._attempt(self._go_on)
        else:
            self._attempt(lambda: self._check(index))

    def reveal(self) -> None:
        """Free recall: what was written stands; show the key points."""
        session = self._service.session
        if session is None:
            return
        index = session.position
        response = self._giving.response(index)
        text = response.text if isinstance(response, Recall) else ""
        if self._giving.give(index, Recall(frozenset(), text)):
            self.pages.revealed.add(index)
            self.show(focus=".point", stay=True)

    def pause(self) -> None:
        """Practice: stop the clock and hide the question."""
        session = self._service.session
        if session is None or session.setup.exam:
            return
        if session.state is State.PAUSED:
            self._attempt(self.resume)
        else:
            self._attempt(self._pause_now)

    def resume(self) -> None:
        """Go on after a pause."""
        self._service.resume()
        self.show()

    def keep_drafts(self) -> None:
        """Give what was typed and not yet given. Raises ``StoreError``."""
        self._giving.keep_drafts()

    def go_to(self, index: int) -> None:
        """Show another entry."""
        self._attempt(lambda: self._go(index))

    def response(self) -> Response | None:
        """What is answered to the entry on the screen, given or only typed."""
        session = self._service.session
        return self._giving.response(session.position) if session else None

    # -- how ----------------------------------------------------------------------------------

    def _reveals(self, index: int) -> bool:
        session = self._service.session
        assert session is not None
        return not self.pages.is_revealed(index) and not session.answers[index].final

    def _pause_now(self) -> None:
        self.keep_drafts()
        self._service.pause()
        self.told.emit("quiz paused")
        self.show()

    def _check(self, index: int) -> None:
        self.keep_drafts()
        session = self._service.session
        if session is None or session.finished:
            return
        recall = self.pages.kind(index) is ItemType.RECALL
        if not session.answers[index].given and not recall and self._asked_empty != index:
            self._asked_empty = index
            self._complain(words.EMPTY_FIRST.of(self.language))
            return
        error = self._service.complaint(index)
        if error is not None:
            self._complain(error_words(error), focus=True)
            return
        marking = self._service.check(index)
        self.told.emit(f"quiz checked {index} {marking.score:g}")
        self.show(focus="#feedback", stay=True)

    def _keep_and_go_on(self, index: int) -> None:
        self.keep_drafts()
        if not self._service.running:
            return
        error = self._service.complaint(index)
        if error is not None and self._unread != index:
            self._unread = index  # once: who presses Enter again means it so
            self._complain(error_words(error), focus=True)
            return
        session = self._service.session
        if session is None:
            return
        if index + 1 < len(session.entries):
            self._go(index + 1)
        else:
            self.submit_wanted.emit()

    def _go_on(self) -> None:
        session = self._service.session
        assert session is not None
        following = session.open_after(session.position)
        if following is None:
            self._service.submit()
        else:
            self._go(following)

    def _step(self, by: int) -> None:
        session = self._service.session
        if session is None or session.state is not State.RUNNING:
            return
        to = session.position + by
        if 0 <= to < len(session.entries):
            self.go_to(to)

    def _go(self, index: int) -> None:
        self.keep_drafts()
        if self._service.running:
            self._service.go(index)
            self.show()

    def _flag(self) -> None:
        session = self._service.session
        if session is not None:
            self._attempt(lambda: self._service.flag(session.position))

    def _option(self, number: int) -> None:
        self._view.tell_fragment("option", number=number)

    def _confident(self, confidence: Confidence) -> None:
        session = self._service.session
        if session is None or not session.setup.confidence or session.state is not State.RUNNING:
            return
        index = session.position
        if session.answers[index].final:
            self.bars.refresh()
            return
        self._attempt(lambda: self._giving.say_confidence(index, confidence))
        self.bars.refresh()

    def _acted(self, act: str, payload: dict[str, Any]) -> None:
        if self._view.fragment != QUIZ:
            return
        if act == "answer":
            self._attempt(lambda: self._answered(payload))
        elif act == "enter":
            self.enter()
        elif act == "reveal":
            self._attempt(self.reveal)
        elif act == "resume":
            self._attempt(self.resume)

    def _answered(self, payload: dict[str, Any]) -> None:
        session, index = self._service.session, int(payload["entry"])
        if session is None or index >= len(session.entries) or session.answers[index].final:
            return
        response = self._giving.read(index, payload["response"])
        self._asked_empty = self._unread = -1
        if payload.get("draft"):
            self._giving.draft(index, response)
            self._rest.start()
        else:
            self._giving.give(index, response)
        self._tell_grade(index, response)

    def _tell_grade(self, index: int, response: Response | None) -> None:
        """While key points are ticked, say which grade they suggest."""
        if not isinstance(response, Recall) or not self.pages.is_revealed(index):
            return
        marking = mark(self._service.instance(index), response, self.language)
        said = words.MENTIONED.of(self.language).format(share=f"{marking.score:.0%}")
        grade = self.pages.grade(index, marking, self.language)
        suggested = words.SUGGESTED.of(self.language)
        self._view.tell_fragment("grade", text=f"{said} · {suggested}: {grade}")

    def _complain(self, text: str, *, focus: bool = False) -> None:
        self._view.tell_fragment("complain", text=text, focus=focus)
        self.told.emit("quiz complaint")

    def _html(self, index: int) -> str:
        return self.pages.html(index, self.language, self._giving.response(index))

    # -- what the service says ----------------------------------------------------------------

    def _changed(self) -> None:
        session = self._service.session
        if session is None or session.finished or self._shown < 0:
            return
        self.bars.refresh()

    def _expired(self, index: int) -> None:
        """The time for an entry was up; the service goes on by itself in an exam."""
        del index
        QTimer.singleShot(0, self, self._after_expiry)

    def _after_expiry(self) -> None:
        session = self._service.session
        if session is None or session.finished or self._view.fragment != QUIZ:
            return
        if session.position == self._shown:
            self.show(focus="#feedback", stay=True)
        else:
            self.show()
            self._window.pane.notices.say(
                self.tr("The time for the item before was up."), passing=True
            )

    def _on_screen(self, kind: str) -> None:
        session = self._service.session
        if kind != QUIZ or session is None or session.finished:
            return
        if self._shown < 0:
            self.told.emit("quiz shown paused")
            return
        entry = session.entries[self._shown]
        item = self.pages.kind(self._shown)
        state = "final" if session.answers[self._shown].final else "open"
        self.told.emit(f"quiz shown {self._shown} {item} {state} {entry.item}")
        self._prepare_next(session)

    def _prepare_next(self, session: Session) -> None:
        """Typeset what Enter will show next, while the person thinks."""
        following = session.open_after(self._shown)
        if session.setup.exam:
            following = self._shown + 1 if self._shown + 1 < len(session.entries) else None
        if following is not None:
            html = self._html(following)
            self._view.prepare_fragment(html, _key_of(html))

    # -- the palette -----------------------------------------------------------------------------

    def _palette(self) -> None:
        session = self._service.session
        if session is None or session.state is State.PAUSED:
            return
        self._attempt(self.keep_drafts)
        session = self._service.session
        if session is None or session.finished:
            return
        cells = [
            Cell(
                session.status(index),
                index in session.flags,
                answer.mark.right if answer.mark is not None and not session.setup.exam else None,
            )
            for index, answer in enumerate(session.answers)
        ]
        palette = Palette(self._window, self._look, cells, session.position)
        palette.chosen.connect(self.go_to)
        palette.finished.connect(palette.deleteLater)
        self._service.finished.connect(palette.reject)  # the time was up meanwhile
        palette.open()

    def _key(self, command: str) -> str:
        keys = self._window.actions_table.keys(command)
        return (
            QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        )


def _key_of(html: str) -> str:
    return f"quiz {hash(html)}"
