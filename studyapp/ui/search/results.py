"""Search results as a Qt model: questions found by title first, then by their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.model.ids import QuestionRef
from studyapp.model.language import Language, Text
from studyapp.model.library import Snippet, TextHit, TitleHit

RESULT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Result:
    """One row: a question, what of its name matched, where it is, an excerpt of its text."""

    ref: QuestionRef
    title: Text
    path: Text
    matched: Snippet | None = None  # title or alias with the hit marked
    hit: TextHit | None = None  # to cut an excerpt from
    snippet: Snippet | None = None


class ResultsModel(QAbstractListModel):
    """The rows under the search box."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = Language.EN
        self._rows: list[Result] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Number of results."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The result, or its title for those who only read text."""
        if not index.isValid():
            return None
        result = self._rows[index.row()]
        if role == RESULT:
            return result
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{result.title.shown(self.language)} ({result.path.shown(self.language)})"
        return None

    def clear(self) -> None:
        """No results."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def set_results(self, titles: Sequence[TitleHit], texts: Sequence[TextHit]) -> None:
        """A new query's results: what the titles gave, then what only the full text gave."""
        self.beginResetModel()
        self._rows = [
            Result(hit.row.ref, hit.row.title, hit.path, matched=hit.matched) for hit in titles
        ]
        self.endResetModel()
        self.add_texts(texts)

    def add_texts(self, hits: Sequence[TextHit]) -> None:
        """What the full text gave: known questions get an excerpt, new ones a row below."""
        places = {row.ref: place for place, row in enumerate(self._rows)}
        new: list[Result] = []
        for hit in hits:
            place = places.get(hit.row.ref)
            if place is None:
                new.append(Result(hit.row.ref, hit.row.title, hit.path, hit=hit))
            else:
                self._rows[place] = replace(self._rows[place], hit=hit)
        if new:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def without_snippet(self, first: int, last: int) -> list[TextHit]:
        """The hits of rows first..last whose excerpts have not been cut."""
        return [row.hit for row in self._rows[first : last + 1] if row.hit and row.snippet is None]

    def set_snippets(self, hits: Sequence[TextHit], snippets: Sequence[Snippet]) -> None:
        """Excerpts for rows on the screen."""
        cut = {hit.row.ref: snippet for hit, snippet in zip(hits, snippets, strict=True)}
        for place, row in enumerate(self._rows):
            if row.ref in cut:
                self._rows[place] = replace(row, snippet=cut[row.ref])
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def result(self, index: QModelIndex) -> Result | None:
        """The result behind an index."""
        return self._rows[index.row()] if index.isValid() else None
