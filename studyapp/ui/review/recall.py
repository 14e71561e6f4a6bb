"""A card of the reviews that is a question: answered freely, held against its key points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from studyapp.items.responses import Recall
from studyapp.quiz.session import Entry as Asked
from studyapp.render import review_page
from studyapp.render.review_page import PointShown, render_answer, render_question
from studyapp.review.queue import Entry, Kind
from studyapp.services.quiz_items import SessionItems
from studyapp.ui.review_commands import CARD, CARD_ANSWER

if TYPE_CHECKING:
    from studyapp.items.marking import Marking
    from studyapp.model.attempt import Attempt
    from studyapp.model.library import AnswerPage
    from studyapp.ui.studio import Studio
    from studyapp.web.view import AnswerView

# What is said of a card at its top; nothing of an ordinary review.
KINDS = {
    Kind.NEW: review_page.NEW,
    Kind.LEARNING: review_page.LEARNING,
    Kind.RECHECK: review_page.RECHECK,
}


class RecallCard(QObject):
    """Shows one question at a time, first without its answer; hears which points are ticked."""

    turned = Signal()  # the answer is on the screen
    ticked = Signal()

    def __init__(self, studio: Studio, view: AnswerView) -> None:
        super().__init__(studio)
        self._studio = studio
        self._view = view
        self._items = SessionItems(studio.libraries)
        self._entry: Entry | None = None
        self._turned = False
        self._points: frozenset[int] = frozenset()
        studio.libraries.changed.connect(lambda _bank: self._items.clear())
        view.acted.connect(self._acted)

    def begin(self, entry: Entry) -> bool:
        """Ask a question anew; False where its bank no longer has it."""
        self._entry = entry
        self._turned = False
        self._points = frozenset()
        return self.show()

    def show(self, *, stay: bool = False) -> bool:
        """Put it on the screen as far as it was gone through; False where it is gone."""
        entry, language = self._entry, self._studio.language
        page = self._page()
        if entry is None or page is None:
            return False
        kind = KINDS.get(entry.kind)
        scroll = None if stay else 0.0
        self._studio.window.set_question(page.title)
        if not self._turned:
            self._view.show_fragment(CARD, render_question(page, language, kind), scroll=scroll)
            return True
        item = self._studio.libraries.item(entry.item)
        points = [
            PointShown(point.text.shown(language), point.weight)
            for point in (item.points if item else ())
        ]
        html = render_answer(page, language, points, self._points, kind)
        self._view.show_fragment(CARD_ANSWER, html, scroll=scroll)
        return True

    def answer(self) -> None:
        """Turn it over."""
        if self._entry is None or self._turned:
            return
        self._turned = True
        self.show()
        self.turned.emit()

    @property
    def marking(self) -> Marking | None:
        """What the ticked points come to; None where none is ticked: then nothing was said."""
        if not self._points:
            return None
        return self._items.mark_finally(self._asked(), self._response(), self._studio.language)

    def attempt(self, seconds: float) -> Attempt | None:
        """What was recalled, to be kept with the rating; it took so many seconds."""
        marking = self.marking
        if marking is None:
            return None
        return self._studio.profile.review.answered(
            self._asked(), self._response(), marking, self._studio.language, seconds
        )

    def _asked(self) -> Asked:
        assert self._entry is not None
        return Asked(self._entry.item, 0)  # a question has no numbers to draw

    def _response(self) -> Recall:
        return Recall(self._points)

    def _page(self) -> AnswerPage | None:
        if self._entry is None:
            return None
        return self._studio.libraries.page(self._entry.question, self._studio.language)

    def _acted(self, name: str, payload: dict[str, Any]) -> None:
        if name == "ticked" and self._view.fragment == CARD_ANSWER and self._turned:
            self._points = frozenset(int(point) for point in payload["points"])
            self.ticked.emit()
