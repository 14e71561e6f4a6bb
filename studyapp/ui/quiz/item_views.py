"""An entry of the session as its page shows it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.base.errors import StudyAppError
from studyapp.items.marking import Marking
from studyapp.items.responses import Recall, Response
from studyapp.items.types import ItemType
from studyapp.model.ids import QuestionRef
from studyapp.model.language import Language
from studyapp.render import quiz_words as words
from studyapp.render.quiz_answers import Given
from studyapp.render.quiz_page import ItemView, gone_page, item_page

if TYPE_CHECKING:
    from studyapp.services.libraries import Libraries
    from studyapp.services.quiz import QuizService

HINTS = 3  # items of a session on which the keys are explained


class ItemPages:
    """Makes the pages of a session's items; remembers which recalls show their key points."""

    def __init__(self, service: QuizService, libraries: Libraries) -> None:
        self._service = service
        self._libraries = libraries
        self.revealed: set[int] = set()

    def kind(self, index: int) -> ItemType | None:
        """The type of an entry's item; None where its bank no longer has it."""
        try:
            return self._service.instance(index).item.type
        except StudyAppError:
            return None

    def is_revealed(self, index: int) -> bool:
        """Whether the key points of a free recall are shown."""
        session = self._service.session
        response = session.answers[index].response if session else None
        ticked = isinstance(response, Recall) and bool(response.ticked)
        return index in self.revealed or ticked

    def html(self, index: int, language: Language, response: Response | None) -> str:
        """The page of an entry; ``response``: as it stands, given or only typed."""
        session = self._service.session
        assert session is not None
        total = len(session.entries)
        try:
            instance = self._service.instance(index)
        except StudyAppError:
            return gone_page(language, index + 1, total)
        answer = session.answers[index]
        marking = self._service.marking(index, language)
        ref = session.entries[index].item.question
        known = marking is not None
        view = ItemView(
            Given(instance, response, marking, answer.final, revealed=self.is_revealed(index)),
            index + 1,
            total,
            path="" if session.setup.exam else self._path(ref, language),
            link=f"q:{ref.bank}/{ref.question}" if known else "",
            title=self._title(ref, language) if known else "",
            grade=self.grade(index, marking, language) if known else "",
            expired=answer.expired,
            hint=index < HINTS,
        )
        return item_page(view, language)

    def grade(self, index: int, marking: Marking | None, language: Language) -> str:
        """The grade that the ticked key points of a free recall suggest."""
        session = self._service.session
        if session is None or marking is None or self.kind(index) is not ItemType.RECALL:
            return ""
        from studyapp.review.suggesting import from_points

        return words.GRADES[int(from_points(marking.score)) - 1].of(language)

    def _path(self, ref: QuestionRef, language: Language) -> str:
        library = self._libraries.get(ref.bank)
        row = self._libraries.question(ref)
        if library is None or row is None:
            return ""
        return " › ".join(step.title.shown(language) for step in library.topic_path(row.topic))

    def _title(self, ref: QuestionRef, language: Language) -> str:
        row = self._libraries.question(ref)
        return row.title.shown(language) if row else str(ref.question)
