"""Sums over answers and ratings, as triggers keep them: what numbers and plots are made of.

Nothing here grows with the number of answers: only with the days, items and questions there are.
"""

from __future__ import annotations

from datetime import date, datetime

from studyapp.model.memory import FIRST_STABILITY, retrievability
from studyapp.model.tally import (
    ConfidenceTally,
    ConfusionTally,
    DayTally,
    DueCard,
    ItemTally,
    LoadTally,
    QuestionTally,
    RetentionTally,
)
from studyapp.store.database import Database
from studyapp.store.times import to_text

_MILLION = 1_000_000
_THOUSAND = 1_000

_DAYS = f"""
    SELECT day, answers, right, score / {_MILLION}.0, milliseconds / {_THOUSAND}.0,
           reviews, recalled, learned, reviewed, review_milliseconds / {_THOUSAND}.0
    FROM day_tallies
"""
_ITEMS = f"""
    SELECT bank, question, item, answers, right, score / {_MILLION}.0,
           milliseconds / {_THOUSAND}.0, reviews, lapses
    FROM item_tallies
"""
# An item is known as well as its latest answer scored (a later rating: 0 for Again, else 1) times
# the chance that it is recalled; one that has no reviewed card is forgotten as after a first Good.
_QUESTIONS = f"""
    SELECT bank, question,
           sum(CASE outcome WHEN 0 THEN 0.0 ELSE outcome * recall(stability, days) END) / count(*),
           count(*), sum(outcome < 1), sum(lapses)
    FROM (
        SELECT item_tallies.bank, item_tallies.question, item_tallies.lapses,
               CASE WHEN last_review > last_answer THEN last_rating > 1 ELSE last_score END
                   AS outcome,
               coalesce(stability, {FIRST_STABILITY}) AS stability,
               julianday(?1) - julianday(coalesce(
                   nullif(last_day, ''), substr(max(last_answer, last_review), 1, 10)
               )) AS days
        FROM item_tallies LEFT JOIN cards USING (bank, question, item)
    )
    GROUP BY bank, question
"""
_EXPECTED = """
    SELECT avg(recall(stability, julianday(?1) - julianday(last_day)))
    FROM cards WHERE stability IS NOT NULL AND last_day <> ''
"""
# A card in state "review" is due so many days of study after the last, whatever the clocks do.
_DUE_IN = """
    CAST(julianday(last_day) - julianday(?1) AS INTEGER)
    + CAST(julianday(due) - julianday(last) + 1e-6 AS INTEGER)
"""
_COMES_BACK = "suspended = 0 AND state <> 'new'"


class TallyView:
    """Reads the sums; it has nothing to write."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.function("recall", 2, retrievability)

    def days(self) -> list[DayTally]:
        """Every day on which anything was done, in order."""
        return [
            DayTally(date.fromisoformat(str(day)), *rest)  # type: ignore[arg-type]
            for day, *rest in self._database.rows(f"{_DAYS} ORDER BY day")
        ]

    def studied(self) -> list[date]:
        """The days on which anything was done, in order."""
        rows = self._database.rows("SELECT day FROM day_tallies ORDER BY day")
        return [date.fromisoformat(str(day)) for (day,) in rows]

    def day(self, day: date) -> DayTally:
        """What was done on one day."""
        row = self._database.row(f"{_DAYS} WHERE day = ?", (day.isoformat(),))
        return DayTally(day, *row[1:]) if row else DayTally(day)  # type: ignore[arg-type]

    def items(self) -> list[ItemTally]:
        """What happened to every item that was answered or rated."""
        return list(map(ItemTally._make, self._database.rows(_ITEMS)))

    def questions(self, today: date) -> list[QuestionTally]:
        """How well every question that was met is known on a day of study."""
        rows = self._database.rows(_QUESTIONS, (today.isoformat(),))
        return list(map(QuestionTally._make, rows))

    def expected(self, day: date) -> float | None:
        """The mean retrievability of all reviewed cards on a day, if none is reviewed again."""
        row = self._database.row(_EXPECTED, (day.isoformat(),))
        return None if row is None or row[0] is None else float(row[0])

    def confidences(self) -> list[ConfidenceTally]:
        """The answers given with each confidence, by question."""
        rows = self._database.rows(
            "SELECT bank, question, confidence, answers, right FROM confidence_tallies"
        )
        return list(map(ConfidenceTally._make, rows))

    def retentions(self) -> list[RetentionTally]:
        """The reviews by month and by the retrievability predicted for them."""
        rows = self._database.rows(
            f"SELECT month, band, reviews, recalled, predicted / {_MILLION}.0"
            " FROM retention_tallies ORDER BY month, band"
        )
        return list(map(RetentionTally._make, rows))

    def confusions(self) -> list[ConfusionTally]:
        """The answers that were taken from other questions."""
        rows = self._database.rows("SELECT bank, question, confused, times FROM confusion_tallies")
        return list(map(ConfusionTally._make, rows))

    def due_before(self, time: datetime, today: date) -> list[DueCard]:
        """The cards that come back before a time, as the clock goes."""
        rows = self._database.rows(
            "SELECT bank, question, item, due,"
            f" CASE WHEN state = 'review' AND last_day <> '' THEN {_DUE_IN} END"
            f" FROM cards WHERE {_COMES_BACK} AND due < ?2",
            (today.isoformat(), to_text(time)),
        )
        return list(map(DueCard._make, rows))

    def load(self, today: date) -> LoadTally:
        """When all cards come back."""
        days = self._database.rows(
            f"SELECT {_DUE_IN} AS ahead, count(*) FROM cards"
            f" WHERE {_COMES_BACK} AND state = 'review' AND last_day <> ''"
            " GROUP BY ahead ORDER BY ahead",
            (today.isoformat(),),
        )
        steps = self._database.rows(
            f"SELECT due FROM cards WHERE {_COMES_BACK} AND (state <> 'review' OR last_day = '')"
            " ORDER BY due"
        )
        new = self._database.row("SELECT count(*) FROM cards WHERE suspended = 0 AND state = 'new'")
        return LoadTally(
            tuple((int(ahead or 0), int(count or 0)) for ahead, count in days),
            tuple(str(due) for (due,) in steps),
            int(new[0] or 0) if new else 0,
        )

    def any_cards(self) -> bool:
        """Whether anything is under review."""
        return self._database.row("SELECT 1 FROM cards LIMIT 1") is not None
