"""The quiz items of a compiled library, and how its questions hang together."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from studyapp.library import fold
from studyapp.model.ids import WHOLE, ItemId, ItemRef, QuestionId, QuestionRef, TopicId
from studyapp.model.library import ItemRow, Relations

if TYPE_CHECKING:
    from studyapp.items.types import Item, Quiz
    from studyapp.library.reader import Library


class Quizzes:
    """Reads items, relations and synonyms of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def quiz(self, question: QuestionId) -> Quiz:
        """All items and key points of a question; empty where it has none."""
        rows = self._library.rows(
            "SELECT body FROM quiz JOIN question USING (ordinal) WHERE id = ?", (question,)
        )
        return parse(json.loads(zlib.decompress(rows[0][0])) if rows else {})

    def item(self, question: QuestionId, item: ItemId) -> Item | None:
        """One item; ``WHOLE`` is free recall, where the question has key points."""
        quiz = self.quiz(question)
        if item != WHOLE:
            return next((found for found in quiz.items if found.id == item), None)
        row = self._library.question(question)
        if row is None or not quiz.key_points:
            return None
        from studyapp.items.recall import recall_item

        return recall_item(row.title, quiz.key_points, row.difficulty)

    def rows(self) -> list[ItemRow]:
        """Every item of the bank, free recall included, in tree order."""
        found = self._library.rows(
            "SELECT question.ordinal, question.id, topic.id, item.id, item.type, item.difficulty,"
            " item.parametric"
            " FROM item JOIN question USING (ordinal) JOIN topic ON topic.number = question.topic"
            " ORDER BY item.ordinal, item.place"
        )
        bank = self._library.bank_id
        return [
            ItemRow(
                ItemRef(QuestionRef(bank, QuestionId(question)), ItemId(item)),
                TopicId(topic),
                ordinal,
                kind,
                difficulty,
                bool(parametric),
            )
            for ordinal, question, topic, item, kind, difficulty, parametric in found
        ]

    def names(self) -> dict[QuestionId, list[ItemId]]:
        """The items of every question that has any, free recall included, in tree order."""
        found: dict[QuestionId, list[ItemId]] = {}
        for question, item in self._library.rows(
            "SELECT question.id, item.id FROM item JOIN question USING (ordinal)"
            " ORDER BY item.ordinal, item.place"
        ):
            found.setdefault(question, []).append(item)
        return found

    def topics(self) -> dict[QuestionId, TopicId]:
        """The topic of every question, in tree order."""
        return dict(
            self._library.rows(
                "SELECT question.id, topic.id FROM question"
                " JOIN topic ON topic.number = question.topic ORDER BY ordinal"
            )
        )

    def relations(self, question: QuestionId) -> Relations:
        """What to know before a question, and what it is mistaken for."""
        rows = self._library.rows(
            "SELECT kind, other FROM link JOIN question USING (ordinal) WHERE id = ?"
            " ORDER BY place",
            (question,),
        )
        return Relations(
            tuple(QuestionId(other) for kind, other in rows if kind == "prerequisite"),
            tuple(QuestionId(other) for kind, other in rows if kind == "confusable"),
        )

    def all_relations(self) -> dict[QuestionId, Relations]:
        """The relations of every question that has any."""
        found: dict[QuestionId, dict[str, list[QuestionId]]] = {}
        for question, kind, other in self._library.rows(
            "SELECT id, kind, other FROM link JOIN question USING (ordinal) ORDER BY ordinal, place"
        ):
            kinds = found.setdefault(QuestionId(question), {})
            kinds.setdefault(kind, []).append(QuestionId(other))
        return {
            question: Relations(
                tuple(kinds.get("prerequisite", ())), tuple(kinds.get("confusable", ()))
            )
            for question, kinds in found.items()
        }

    def synonyms(self, word: str) -> frozenset[str]:
        """What the glossary says for a word, in both languages; with spellings to avoid."""
        rows = self._library.rows(
            "SELECT text FROM term WHERE number IN (SELECT number FROM term WHERE key = ?)",
            (fold.key(word, self._library.simplify),),
        )
        return frozenset(text for (text,) in rows)


def parse(data: Mapping[str, object]) -> Quiz:
    """``quiz.toml`` as it was read into items that can be used; ``check`` says what is wrong."""
    from studyapp.bank.fields import Fields
    from studyapp.bank.files import Problems
    from studyapp.bank.toml_lines import TomlLines
    from studyapp.items.parsing import parse_quiz

    return parse_quiz(Fields(data, TomlLines(""), Problems("")))


def usable(quiz: Quiz) -> Iterator[Item]:
    """The items whose numbers can be drawn and computed."""
    from studyapp.items.expressions import ExpressionError
    from studyapp.items.instance import instantiate
    from studyapp.items.quantities import QuantityError

    for item in quiz.items:
        try:
            instance = instantiate(item, 0)
            instance.right_response()
        except (ExpressionError, QuantityError):
            continue
        yield item
