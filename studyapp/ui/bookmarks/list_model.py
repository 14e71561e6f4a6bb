"""Bookmarks as a Qt model: filtered by level and words, sorted as asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.model.language import Language, Text
from studyapp.store.bookmarks import Bookmark, Level

ROW = Qt.ItemDataRole.UserRole
LEVELS = (Level.WEAK, Level.SHAKY, Level.SOLID)


@dataclass(frozen=True, slots=True)
class BookmarkRow:
    """A bookmark with the names of what it marks."""

    bookmark: Bookmark
    title: Text
    path: Text
    ordinal: int  # its place in the tree


ORDERS: dict[str, Callable[[BookmarkRow, Language], tuple[Any, ...]]] = {
    "level": lambda row, _: (LEVELS.index(row.bookmark.level), row.ordinal),
    "newest": lambda row, _: (-row.bookmark.changed.timestamp(),),
    "oldest": lambda row, _: (row.bookmark.changed.timestamp(),),
    "title": lambda row, language: (row.title.shown(language).casefold(),),
    "topic": lambda row, _: (row.ordinal,),
}


class BookmarksModel(QAbstractListModel):
    """The bookmarks that pass the filter, in the chosen order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[BookmarkRow] = []
        self._shown: list[BookmarkRow] = []
        self.language = Language.EN
        self.order = "level"
        self.level = ""
        self.words = ""

    def set_rows(self, rows: Sequence[BookmarkRow]) -> None:
        """Replace all bookmarks."""
        self._all = list(rows)
        self.refresh()

    def refresh(self) -> None:
        """Filter and sort again."""
        wanted = self.words.casefold().split()
        self.beginResetModel()
        self._shown = [
            row
            for row in self._all
            if (not self.level or row.bookmark.level == self.level)
            and all(word in self._haystack(row) for word in wanted)
        ]
        self._shown.sort(key=lambda row: ORDERS[self.order](row, self.language))
        self.endResetModel()

    @property
    def total(self) -> int:
        """Bookmarks in all, shown or not."""
        return len(self._all)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Bookmarks shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The row, or its words."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title.shown(self.language)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title.shown(self.language)}, {self.level_name(row.bookmark.level)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.bookmark.note or row.title.shown(self.language)
        return None

    def row(self, index: QModelIndex) -> BookmarkRow | None:
        """The bookmark behind an index."""
        return self._shown[index.row()] if index.isValid() else None

    def level_name(self, level: Level) -> str:
        """A level in words."""
        return {
            Level.WEAK: self.tr("weak"),
            Level.SHAKY: self.tr("shaky"),
            Level.SOLID: self.tr("solid"),
        }[level]

    def _haystack(self, row: BookmarkRow) -> str:
        mark = row.bookmark
        return " ".join(
            (row.title.zh, row.title.en, row.path.zh, row.path.en, *mark.tags, mark.note)
        ).casefold()
