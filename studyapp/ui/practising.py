"""Quizzes begun from the home page and the statistics: a topic, some questions, a pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from studyapp.model.ids import BankId, ItemRef, QuestionRef, TopicId

if TYPE_CHECKING:
    from studyapp.quiz.setup import Scope
    from studyapp.ui.studio import Studio

TOPIC_ITEMS = 10


class Practising:
    """Starts them at once, in practice: what they are about was chosen by the click."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def topic(self, bank: BankId, topic: TopicId) -> None:
        """Some items of a topic."""
        from studyapp.quiz.setup import Scope

        self._start(Scope(topics=((bank, topic),)), TOPIC_ITEMS)

    def questions(self, questions: Sequence[QuestionRef]) -> None:
        """All items of some questions."""
        wanted = set(questions)
        rows = self._studio.libraries.item_rows()
        self._items([row.ref for row in rows if row.ref.question in wanted])

    def pair(self, one: QuestionRef, other: QuestionRef) -> None:
        """The items of two questions that are mistaken for each other, in turns."""
        self._items(self._studio.profile.review.pair_items(one, other))

    def _items(self, items: Sequence[ItemRef]) -> None:
        from studyapp.quiz.setup import Scope

        if not items:
            self._studio.window.pane.notices.say(
                QCoreApplication.translate("Practising", "These questions have no quiz items yet."),
                passing=True,
            )
            return
        self._start(Scope(items=tuple(items)), len(items))

    def _start(self, scope: Scope, count: int) -> None:
        from studyapp.quiz.setup import Setup

        quizzing = self._studio.quizzing
        if quizzing.running:
            quizzing.resume()
        else:
            quizzing.start(Setup(scope, count=count))
