"""A result on the page, and what can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from studyapp.base.errors import StudyAppError
from studyapp.items.instance import Instance
from studyapp.quiz.setup import repeating
from studyapp.render.result_page import ResultItem, ResultView, result_page
from studyapp.services.quiz_presets import Feeds
from studyapp.ui.filing import documents
from studyapp.ui.quiz_commands import RESULT

if TYPE_CHECKING:
    from studyapp.model.attempt import SessionId
    from studyapp.model.ids import QuestionRef
    from studyapp.quiz.result import EntryResult, Result
    from studyapp.services.quiz import QuizService
    from studyapp.ui.studio import Studio
    from studyapp.web.view import AnswerView


class Results(QObject):
    """Shows the result of a session and does what its buttons and keys ask for."""

    again = Signal(object)  # Setup
    closed = Signal()
    told = Signal(str)

    def __init__(self, studio: Studio, view: AnswerView, service: QuizService) -> None:
        super().__init__(studio)
        self._studio = studio
        self._view = view
        self._service = service
        self._window = studio.window
        self._attempt = studio.window.pane.notices.attempt
        self._session: SessionId | None = None
        self._shown: ResultView | None = None
        view.acted.connect(self._acted)
        view.fragment_shown.connect(self._on_screen)

    # -- showing ------------------------------------------------------------------------------

    def show(self, session: SessionId | None = None) -> None:
        """Show the result of a session, of the last one unless said."""
        self._session = session
        self._show(0.0)

    def show_again(self) -> None:
        """The same, read again: another language, or something was asked."""
        self._show(None)

    def _show(self, scroll: float | None) -> None:
        language = self._studio.language
        result = self._service.result(self._session, language)
        self._shown = view = self._made(result)
        self._view.show_fragment(
            RESULT, result_page(view, language), scroll=scroll, focus="#result"
        )
        self._window.pane.show_answer()
        self._window.pane.setFocus()
        self._window.set_question(self.tr("Result"))
        actions = self._window.actions_table
        for command in ("quiz-bookmark", "quiz-repeat"):
            actions[command].setEnabled(bool(result.wrong))

    def _made(self, result: Result) -> ResultView:
        libraries, language = self._studio.libraries, self._studio.language
        topics = {}
        for topic in result.topics:
            library = libraries.get(topic.bank)
            row = library.topic(topic.topic) if library else None
            if row is not None:
                topics[topic.bank, topic.topic] = row.title.shown(language)
        session = self._service.session
        slept = session.slept if session is not None and session.id == result.session else 0.0
        return ResultView(
            result,
            tuple(self._item(entry) for entry in result.entries),
            topics,
            slept,
            asks_feeds=self._service.presets.feeds is Feeds.ASK,
        )

    def _item(self, entry: EntryResult) -> ResultItem:
        ref = entry.entry.item.question
        row = self._studio.libraries.question(ref)
        language = self._studio.language
        return ResultItem(
            entry,
            self._instance(entry),
            row.title.shown(language) if row else str(ref.question),
            "",
            f"q:{ref.bank}/{ref.question}",
        )

    def _instance(self, entry: EntryResult) -> Instance | None:
        from studyapp.items.instance import instantiate

        try:
            item = self._studio.libraries.item(entry.entry.item)
            return instantiate(item, entry.entry.seed) if item is not None else None
        except StudyAppError:
            return None

    # -- doing --------------------------------------------------------------------------------

    def repeat_wrong(self) -> None:
        """The same kind of session over what went wrong."""
        if self._shown is not None and self._shown.result.wrong:
            result = self._shown.result
            self.again.emit(repeating(result.setup, result.wrong))

    def bookmark_wrong(self) -> None:
        """Bookmark the questions of all that went wrong as weak, as one command."""
        if self._shown is None:
            return
        refs = self._shown.result.wrong_questions
        bookmarks = self._studio.profile.bookmarks
        added = 0

        def add() -> None:
            nonlocal added
            added = bookmarks.add(refs)

        if not self._attempt(add):
            return
        notices = self._window.pane.notices
        if added:
            notices.say(
                self.tr("%n question(s) bookmarked as weak.", "", added),
                action=self.tr("Undo"),
                act=self._window.actions_table["undo"].trigger,
            )
        else:
            notices.say(self.tr("All of them were bookmarked already."))

    def open_answer(self) -> None:
        """The full answer to the first that went wrong, or to the first of all."""
        if self._shown is None or not self._shown.items:
            return
        wrong = self._shown.result.wrong_questions
        ref: QuestionRef = wrong[0] if wrong else self._shown.result.entries[0].entry.item.question
        self._studio.reader.open(ref)

    def save_markdown(self) -> None:
        """Write the result to a file."""
        from studyapp.exchange.files import write_text
        from studyapp.exchange.result_markdown import result_to_markdown

        if self._shown is None:
            return
        day = self._shown.result.started.astimezone().strftime("%Y-%m-%d")
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save the result"),
            str(Path(documents()) / f"quiz-{day}.md"),
            "Markdown (*.md)",
        )
        if not name:
            return
        path = Path(name)
        text = result_to_markdown(self._shown, self._studio.language)
        if self._attempt(lambda: write_text(path, text)):
            self._window.pane.notices.say(self.tr("Saved as {path}.").format(path=path))

    def _acted(self, act: str, payload: dict[str, Any]) -> None:
        if self._view.fragment != RESULT or self._shown is None:
            return
        actions = self._window.actions_table
        if act == "repeat-wrong":
            self.repeat_wrong()
        elif act == "repeat-all":
            result = self._shown.result
            items = tuple(entry.entry.item for entry in result.entries)
            self.again.emit(repeating(result.setup, items))
        elif act == "bookmark-wrong":
            self.bookmark_wrong()
        elif act == "save-markdown":
            self.save_markdown()
        elif act == "save-pdf":
            actions["save-pdf"].trigger()
        elif act == "print":
            actions["print"].trigger()
        elif act == "close":
            self.closed.emit()
        elif act == "feeds":
            feeds = Feeds.YES if payload.get("on") else Feeds.NO
            if self._attempt(lambda: self._service.feed(feeds)):
                self._attempt(self.show_again)

    def _on_screen(self, kind: str) -> None:
        if kind == RESULT and self._shown is not None:
            result = self._shown.result
            right = sum(entry.right for entry in result.entries)
            self.told.emit(f"quiz result {right} {len(result.entries)} {result.session}")
