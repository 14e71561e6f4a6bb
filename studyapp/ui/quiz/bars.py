"""The two bars around an item, kept in step with the session; what its commands may do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.items.types import ItemType
from studyapp.quiz.session import Session, State
from studyapp.ui.quiz.answer_bar import AnswerBar
from studyapp.ui.quiz.clock_label import Time
from studyapp.ui.quiz.session_bar import SessionBar

if TYPE_CHECKING:
    from studyapp.services.quiz import QuizService
    from studyapp.services.settings import Settings
    from studyapp.ui.look import Look
    from studyapp.ui.quiz.giving import Giving
    from studyapp.ui.quiz.item_views import ItemPages
    from studyapp.ui.window import MainWindow

CLOCK = "quiz-clock"  # the panel setting: whether the clock is shown


class Bars:
    """Reads the session and shows it."""

    def __init__(
        self,
        window: MainWindow,
        service: QuizService,
        pages: ItemPages,
        giving: Giving,
        settings: Settings,
        look: Look,
    ) -> None:
        self._actions = window.actions_table
        self._service = service
        self._pages = pages
        self._giving = giving
        self._settings = settings
        self.above = SessionBar(look, self._actions)
        self.below = AnswerBar(look, self._actions)
        window.pane.add_bar_above(self.above)
        window.pane.add_bar(self.below)
        shown = bool(settings.panel(CLOCK, True))
        self._actions["quiz-clock"].setChecked(shown)
        self.above.clock.setVisible(shown)
        self._actions.on("quiz-clock", self._toggle_clock)
        service.ticked.connect(self.tick)

    def show(self) -> None:
        """A session is on the page."""
        self.above.show()
        self.below.show()

    def hide(self) -> None:
        """None is."""
        self.above.hide()
        self.below.hide()

    def refresh(self) -> None:
        """Read the session again."""
        session = self._service.session
        if session is None:
            return
        index = session.position
        answer = session.answers[index]
        paused = session.state is State.PAUSED
        count = len(session.entries)
        self.above.set_session(
            exam=session.setup.exam,
            number=index + 1,
            total=count,
            answered=len(session.answered),
        )
        self.below.set_confidence(
            self._giving.confidence(index),
            asked=session.setup.confidence,
            open_=not answer.final and not paused,
        )
        self.below.set_flag(index in session.flags)
        self.below.set_step(self._what_enter_does(session))
        for command, can in (
            ("quiz-pause", not session.setup.exam),
            ("quiz-answer", not session.setup.exam and answer.final and not paused),
            ("quiz-previous", index > 0 and not paused),
            ("quiz-next", index + 1 < count and not paused),
            ("quiz-palette", not paused),
            ("quiz-flag", not paused),
        ):
            self._actions[command].setEnabled(can)
        self.below.previous.setEnabled(index > 0 and not paused)
        self.below.following.setEnabled(index + 1 < count and not paused)
        self.below.flag.setEnabled(not paused)
        self.tick()

    def tick(self) -> None:
        """Read the clock again."""
        session = self._service.session
        if session is None or self.above.isHidden():
            return
        final = session.answers[session.position].final
        self.above.set_time(
            Time(
                self._service.time_used(),
                self._service.time_left(),
                session.setup.seconds,
                None if final else self._service.time_left_each(),
            )
        )

    def _what_enter_does(self, session: Session) -> str:
        index = session.position
        final = session.answers[index].final
        if session.state is State.PAUSED:
            return "resume"
        recall = self._pages.kind(index) is ItemType.RECALL
        if recall and not final and not self._pages.is_revealed(index):
            return "reveal"
        if session.setup.exam:
            return "keep" if index + 1 < len(session.entries) else "submit"
        if not final:
            return "check"
        return "end" if session.open_after(index) is None else "next"

    def _toggle_clock(self) -> None:
        on = self._actions["quiz-clock"].isChecked()
        self.above.clock.setVisible(on)
        self._settings.set_panel(CLOCK, on)
