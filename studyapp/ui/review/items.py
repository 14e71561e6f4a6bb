"""A card of the reviews that is a quiz item: answered on its page, marked, kept."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from studyapp.base.errors import StudyAppError, message
from studyapp.items.responses import Response, from_json, is_empty
from studyapp.items.types import ItemType
from studyapp.model.language import Language
from studyapp.quiz.session import Entry
from studyapp.render.quiz_answers import Given
from studyapp.render.quiz_page import ItemView, item_page
from studyapp.services.quiz_items import SessionItems
from studyapp.ui.errors import error_words
from studyapp.ui.review_commands import CARD_ANSWER, CARD_ITEM

if TYPE_CHECKING:
    from studyapp.items.marking import Marking
    from studyapp.model.attempt import Attempt, Confidence
    from studyapp.model.ids import ItemRef
    from studyapp.ui.studio import Studio
    from studyapp.web.view import AnswerView

SEEDS = 2**31
FOCUS = {ItemType.NUMERIC: "#number", ItemType.CLOZE: "input.field"}


class ItemCard(QObject):
    """Shows one item at a time and marks what is answered; fresh numbers each time."""

    marked = Signal(object)  # Marking: the answer is on the screen

    def __init__(self, studio: Studio, view: AnswerView) -> None:
        super().__init__(studio)
        self._studio = studio
        self._view = view
        self._attempt = studio.window.pane.notices.attempt
        self._items = SessionItems(studio.libraries)
        self._entry: Entry | None = None
        self._response: Response | None = None
        self._marking: Marking | None = None
        self._place = (1, 1)
        self._asked_empty = False
        self.confidence: Confidence | None = None
        studio.libraries.changed.connect(lambda _bank: self._items.clear())
        view.acted.connect(self._acted)

    def begin(self, item: ItemRef, number: int, total: int) -> bool:
        """Ask an item anew; False where its bank no longer has it."""
        self._items.clear()
        self._entry = Entry(item, random.SystemRandom().randrange(SEEDS))
        self._response = self._marking = self.confidence = None
        self._asked_empty = False
        self._place = (number, total)
        if not self.show():
            self._entry = None
            return False
        return True

    def show(self, *, stay: bool = False) -> bool:
        """Put it on the screen as far as it was answered; False where its bank lost it."""
        entry = self._entry
        if entry is None or not self._items.usable(entry):
            return False
        language = self._studio.language
        instance = self._items.instance(entry)
        final = self._marking is not None
        marking = self._items.mark_finally(entry, self._response, language) if final else None
        ref = entry.item.question
        row = self._studio.libraries.question(ref)
        given = Given(instance, self._response, marking, final)
        page = ItemView(
            given,
            *self._place,
            path=self._path(entry.item),
            link=f"q:{ref}" if final else "",
            title=row.title.shown(language) if row else "",
        )
        kind = CARD_ANSWER if final else CARD_ITEM
        focus = "#feedback" if final and not stay else FOCUS.get(instance.item.type, "")
        self._studio.window.set_question(self.tr("Review"))
        self._view.show_fragment(
            kind, item_page(page, language), scroll=None if stay or final else 0.0, focus=focus
        )
        return True

    def answer(self) -> None:
        """Mark what is answered; what cannot be read is said, nothing is asked for once."""
        entry = self._entry
        if entry is None or self._marking is not None:
            return
        language = self._studio.language
        if self._response is None and not self._asked_empty:
            self._asked_empty = True
            words = error_words(
                StudyAppError(
                    message("Nothing is answered yet."),
                    message("Answer, or press Enter once more to see the answer."),
                )
            )
            self._view.tell_fragment("complain", text=words, focus=False)
            return
        try:
            marking = self._items.mark(entry, self._response, language)
        except StudyAppError as error:
            self._view.tell_fragment("complain", text=error_words(error), focus=True)
            return
        self._marking = marking
        self.show()
        self.marked.emit(marking)

    def attempt(self, seconds: float) -> Attempt:
        """The answer that was marked, to be kept; it took so many seconds."""
        entry, marking = self._entry, self._marking
        assert entry is not None
        assert marking is not None
        return self._studio.profile.review.answered(
            entry, self._response, marking, self._studio.language, seconds, self.confidence
        )

    def _acted(self, act: str, payload: dict[str, Any]) -> None:
        if self._view.fragment != CARD_ITEM or self._entry is None:
            return
        if act == "answer":
            self._asked_empty = False
            raw = payload["response"]
            response = from_json(json.dumps(raw)) if raw is not None else None
            self._response = None if response is None or is_empty(response) else response
        elif act == "enter":
            self.answer()

    def _path(self, item: ItemRef) -> str:
        library = self._studio.libraries.get(item.question.bank)
        row = self._studio.libraries.question(item.question)
        if library is None or row is None:
            return ""
        language: Language = self._studio.language
        return " › ".join(step.title.shown(language) for step in library.topic_path(row.topic))
