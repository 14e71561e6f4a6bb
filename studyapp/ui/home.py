"""The home page: shown by command, at the end of a queue, and at the start where one likes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence

from studyapp.base.errors import StudyAppError
from studyapp.model.ids import BankId, ItemRef, TopicId
from studyapp.ui.advice import Advice
from studyapp.ui.practising import Practising
from studyapp.ui.review_commands import HOME

if TYPE_CHECKING:
    from studyapp.model.language import Language
    from studyapp.render.home_model import Finished
    from studyapp.review.proposals import Proposal, TopicProposal
    from studyapp.ui.studio import Studio
    from studyapp.web.view import AnswerView


REST = 50  # ms after the page is on the screen until proposals are looked for


class HomePage(QObject):
    """Shows the numbers and does what is clicked; what changes is read again while it is shown."""

    def __init__(self, studio: Studio, view: AnswerView) -> None:
        super().__init__(studio)
        self._studio = studio
        self._view = view
        self._attempt = studio.window.pane.notices.attempt
        self._finished: Finished | None = None
        self._advice = Advice()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._refresh)
        studio.window.actions_table.on("home", self.open)
        view.acted.connect(self._acted)
        view.fragment_shown.connect(self._on_screen)
        studio.profile.history.changed.connect(lambda _change: self._changed())
        studio.libraries.changed.connect(lambda _bank: self._changed())
        studio.profile.settings.changed.connect(self._set)
        studio.day.turned.connect(self._changed)

    def open(self) -> None:
        """Bring the page to the front."""
        self._show(scroll=0.0)

    def queue_finished(self, cards: int, seconds: float, remembered: float) -> None:
        """The queue has just been gone through: say so at the top until the page is left."""
        from studyapp.render.home_model import Finished

        self._finished = Finished(cards, seconds / 60, remembered)

    def set_language(self, language: Language) -> None:
        """The page in this language."""
        del language
        self._refresh()

    def _show(self, scroll: float | None) -> None:
        from studyapp.render.home_page import render_home
        from studyapp.ui.home_numbers import home_numbers

        studio = self._studio
        keys = studio.window.actions_table.keys("bookmark-weak")
        key = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        try:
            numbers = home_numbers(
                studio.profile,
                studio.libraries,
                studio.language,
                self._advice.latest(studio.profile.review.today()),
                self._finished,
                key,
            )
        except StudyAppError as error:
            studio.window.pane.notices.say_error(error)
            return
        studio.window.pane.show_answer()
        studio.window.set_question(self.tr("Home"))
        self._view.show_fragment(HOME, render_home(numbers, studio.language), scroll=scroll)
        if scroll is not None:
            studio.window.pane.setFocus()

    def _refresh(self) -> None:
        if self._view.fragment == HOME:
            self._show(scroll=None)

    def _on_screen(self, kind: str) -> None:
        if kind == HOME and self._advice.known(self._studio.profile.review.today()) is None:
            QTimer.singleShot(REST, self, self._read_advice)

    def _read_advice(self, *, prepared: bool = False) -> None:
        """Proposals come at the end of the page, where nothing stood before."""
        review = self._studio.profile.review
        if self._view.fragment != HOME or self._advice.known(review.today()) is not None:
            return
        before = self._advice.latest(review.today())
        try:
            if not prepared:
                review.prepare_proposals()
                QTimer.singleShot(0, self, lambda: self._read_advice(prepared=True))
                return
            found = self._advice.read(review)
        except StudyAppError as error:
            self._studio.window.pane.notices.say_error(error)
            return
        if replace(found, day=before.day) != before:
            self._show(scroll=None)

    def _changed(self) -> None:
        self._advice.changed()
        if self._view.fragment == HOME:
            self._again.start()
        else:
            self._finished = None

    def _set(self, name: str) -> None:
        if name.startswith("review."):
            self._changed()

    def _acted(self, name: str, payload: dict[str, object]) -> None:
        """What the buttons of this page and of the statistics do."""
        studio = self._studio
        actions = studio.window.actions_table
        plain = {
            "review": "review",
            "statistics": "statistics",
            "exam": "exam-date",
            "quiz": "quiz-new",
            "resume-quiz": "quiz-resume",
            "home": "home",
        }
        if self._view.fragment not in {HOME, "statistics"}:
            return
        if name in plain:
            actions[plain[name]].trigger()
        elif name == "topic":
            self.show_topic(str(payload["key"]))
        elif name == "practise-topic":
            bank, _, topic = str(payload["key"]).partition("/")
            Practising(studio).topic(BankId(bank), TopicId(topic))
        elif name == "suspend":
            ref = ItemRef.parse(str(payload["key"]))
            self._attempt(lambda: studio.profile.review.suspend([ref]))
        elif name in {"adopt", "turn-down"}:
            keys = payload["keys"]
            assert isinstance(keys, list)
            self._decide(set(map(str, keys)), adopt=name == "adopt")

    def _decide(self, keys: set[str], *, adopt: bool) -> None:
        """Bookmark what is proposed, as it was shown; or do not propose it for a while."""
        review = self._studio.profile.review
        shown = self._advice.latest(review.today())
        proposals: tuple[TopicProposal | Proposal, ...] = (*shown.topics, *shown.questions)
        for proposal in proposals:
            if proposal.key in keys:
                command = partial(review.adopt if adopt else review.turn_down, proposal)
                if not self._attempt(command):
                    return
        self._changed()

    def show_topic(self, key: str) -> None:
        """Open a topic in the tree, which gets the keyboard."""
        window = self._studio.window
        if window.tree.isHidden():
            window.actions_table["show-tree"].trigger()
        window.tree.reveal_topic(key)
        window.tree.view.setFocus()
