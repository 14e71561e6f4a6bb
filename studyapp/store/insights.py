"""What answers and ratings together say of single questions. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef
from studyapp.store.database import Database, SqlValue


@dataclass(frozen=True, slots=True)
class SureError:
    """The last time an item was not answered rightly by someone sure of it."""

    item: ItemRef
    day: date
    score: float
    since: date | None  # the last day on which it was answered or rated after that


class Answers(NamedTuple):
    """The answers to a question since a day."""

    bank: str
    question: str
    answers: int
    wrong: int
    sure_wrong: int


class Lapses(NamedTuple):
    """How often a question was forgotten."""

    bank: str
    question: str
    lapses: int


@dataclass(frozen=True, slots=True)
class DayDone:
    """What was rated on a study day."""

    new: int  # cards rated for the first time
    reviews: int  # ratings of what had been learned before
    questions: frozenset[QuestionRef]


# SQLite gives the other columns from the row that has the maximum.
_SURE_ERRORS = """
    SELECT bank, question, item, day, score,
        (SELECT max(day) FROM attempts AS later WHERE later.bank = error.bank
            AND later.question = error.question AND later.item = error.item
            AND later.at > error.at),
        (SELECT max(day) FROM reviews AS later WHERE later.bank = error.bank
            AND later.question = error.question AND later.item = error.item
            AND later.at > error.at)
    FROM (
        SELECT bank, question, item, day, score, max(at) AS at FROM attempts
        WHERE confidence = 'sure' AND score < 1 AND day >= ?{only}
        GROUP BY bank, question, item
    ) AS error
"""


class Insights:
    """Questions to the logs, each answered by an index."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def done(self, day: date) -> DayDone:
        """What was rated on a day."""
        new = reviews = 0
        questions = set()
        for bank, question, state, count in self._database.rows(
            "SELECT bank, question, state, count(*) FROM reviews WHERE day = ? GROUP BY 1, 2, 3",
            (day.isoformat(),),
        ):
            questions.add(_ref(bank, question))
            new += int(count or 0) if state == "new" else 0
            reviews += int(count or 0) if state == "review" else 0
        return DayDone(new, reviews, frozenset(questions))

    def sure_errors(self, since: date, question: QuestionRef | None = None) -> list[SureError]:
        """Every item (of a question) not answered rightly by someone sure of it, since a day."""
        only, of = _only(question)
        rows = self._database.rows(_SURE_ERRORS.format(only=only), (since.isoformat(), *of))
        return [
            SureError(
                ItemRef(_ref(bank, name), ItemId(str(item))),
                date.fromisoformat(str(day)),
                float(score or 0.0),
                max(filter(None, (_day(answered), _day(rated))), default=None),
            )
            for bank, name, item, day, score, answered, rated in rows
        ]

    def answers(
        self, since: date, known: float, question: QuestionRef | None = None
    ) -> list[Answers]:
        """The answers to each question (or one) since a day; a score below ``known`` is wrong."""
        # The index is named: SQLite would go through all answers ever given, in the order of the
        # groups, and be forty times as slow.
        index = "attempts_by_day" if question is None else "attempts_by_item"
        only, of = _only(question)
        rows = self._database.rows(
            "SELECT bank, question, count(*), sum(score < ?),"
            " sum(score < ? AND confidence = 'sure')"
            f" FROM attempts INDEXED BY {index} WHERE day >= ?{only} GROUP BY bank, question",
            (known, known, since.isoformat(), *of),
        )
        return list(map(Answers._make, rows))

    def lapses(self, least: int, question: QuestionRef | None = None) -> list[Lapses]:
        """The most lapses of any card of each question (or one), from ``least`` on."""
        only, of = _only(question)
        rows = self._database.rows(
            "SELECT bank, question, max(lapses) FROM cards"
            f" WHERE lapses >= ?{only} GROUP BY bank, question",
            (least, *of),
        )
        return list(map(Lapses._make, rows))

    def seconds(self, item: ItemRef, limit: int = 20) -> list[float]:
        """How long the last answers to an item took, the newest first."""
        rows = self._database.rows(
            "SELECT seconds FROM attempts WHERE bank = ? AND question = ? AND item = ?"
            " ORDER BY at DESC LIMIT ?",
            (item.question.bank, item.question.question, item.item, limit),
        )
        return [float(seconds or 0.0) for (seconds,) in rows]

    def bookmarked_cards(self) -> frozenset[ItemRef]:
        """The items with a card whose questions are bookmarked as weak or shaky."""
        rows = self._database.rows(
            "SELECT cards.bank, cards.question, cards.item FROM cards JOIN bookmarks"
            " ON bookmarks.bank = cards.bank AND bookmarks.question = cards.question"
            " WHERE bookmarks.level IN ('weak', 'shaky')"
        )
        return frozenset(
            ItemRef(_ref(bank, question), ItemId(str(item))) for bank, question, item in rows
        )


def _only(question: QuestionRef | None) -> tuple[str, tuple[str, ...]]:
    """One more condition, with what it asks for."""
    if question is None:
        return "", ()
    return " AND bank = ? AND question = ?", (question.bank, question.question)


def _ref(bank: SqlValue, question: SqlValue) -> QuestionRef:
    return QuestionRef(BankId(str(bank)), QuestionId(str(question)))


def _day(value: SqlValue) -> date | None:
    return date.fromisoformat(str(value)) if value else None
