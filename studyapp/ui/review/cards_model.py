"""The cards under review as a Qt model: filtered by state and words, sorted as asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTime,
)

from studyapp.model.ids import WHOLE, ItemRef
from studyapp.model.language import Language, Text
from studyapp.model.review import Card, CardState
from studyapp.review.leeches import is_leech

ROW = Qt.ItemDataRole.UserRole


class Column(StrEnum):
    """The columns, in their order."""

    TITLE = "title"
    ITEM = "item"
    STATE = "state"
    DUE = "due"
    LAPSES = "lapses"


COLUMNS = tuple(Column)


class Group(StrEnum):
    """What a list can be narrowed to."""

    ALL = "all"
    DUE = "due"
    LEARNING = "learning"
    NEW = "new"
    LEECHES = "leeches"
    SUSPENDED = "suspended"
    BURIED = "buried"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card with the names of what it asks."""

    card: Card
    title: Text
    path: Text
    place: tuple[int, ...]  # in the tree
    there: bool  # whether its bank is open and still has it


class CardsModel(QAbstractTableModel):
    """The cards that pass the filter, in the chosen order.

    ``item_name`` says what an item asks; it is asked for rows in sight only.
    """

    def __init__(
        self, item_name: Callable[[ItemRef], str], language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._item_name = item_name
        self._language = language
        self._all: list[CardRow] = []
        self._shown: list[CardRow] = []
        self._names: dict[ItemRef, str] = {}
        self._today = date.min
        self._now = datetime.min
        self.words = ""
        self.group = Group.ALL
        self.order = Column.DUE
        self.backwards = False

    def set_rows(self, rows: Sequence[CardRow], today: date, now: datetime) -> None:
        """Replace all cards; they are shown as of a moment of a study day."""
        self._all = list(rows)
        self._today, self._now = today, now
        self.refresh()

    def refresh(self) -> None:
        """Filter and sort again."""
        wanted = self.words.casefold().split()
        self.beginResetModel()
        self._shown = [
            row
            for row in self._all
            if self._belongs(row) and all(word in self._haystack(row) for word in wanted)
        ]
        self._shown.sort(key=lambda row: row.place)
        self._shown.sort(key=self._key, reverse=self.backwards)
        self.endResetModel()

    @property
    def total(self) -> int:
        """Cards in all, shown or not."""
        return len(self._all)

    def row(self, number: int) -> CardRow:
        """A card that is shown."""
        return self._shown[number]

    def number_of(self, item: ItemRef) -> int | None:
        """The row an item is shown in."""
        places = (place for place, row in enumerate(self._shown) if row.card.item == item)
        return next(places, None)

    # -- what Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Cards shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Always the same."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.column_name(COLUMNS[section])
        return None

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The row, or the words of a cell."""
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], COLUMNS[index.column()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            if column is Column.TITLE:
                return f"{self._title(row)}\n{row.path.shown(self._language)}"
            return self._words(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.LAPSES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    # -- words ------------------------------------------------------------------------------------

    def column_name(self, column: Column) -> str:
        """A column in words."""
        return {
            Column.TITLE: self.tr("Question"),
            Column.ITEM: self.tr("Asked for"),
            Column.STATE: self.tr("State"),
            Column.DUE: self.tr("Due"),
            Column.LAPSES: self.tr("Lapses"),
        }[column]

    def group_name(self, group: Group) -> str:
        """A group in words."""
        return {
            Group.ALL: self.tr("All cards"),
            Group.DUE: self.tr("Due today"),
            Group.LEARNING: self.tr("Being learned"),
            Group.NEW: self.tr("New"),
            Group.LEECHES: self.tr("Leeches"),
            Group.SUSPENDED: self.tr("Suspended"),
            Group.BURIED: self.tr("Put off until tomorrow"),
            Group.GONE: self.tr("No longer in a bank"),
        }[group]

    def state_name(self, row: CardRow) -> str:
        """The state of a card in words; what a person decided comes first."""
        card = row.card
        states = {
            CardState.NEW: self.tr("new"),
            CardState.LEARNING: self.tr("being learned"),
            CardState.REVIEW: self.tr("learned"),
            CardState.RELEARNING: self.tr("being learned again"),
        }
        words = [states[card.state]]
        if card.buried == self._today:
            words.insert(0, self.tr("put off until tomorrow"))
        if card.suspended:
            words.insert(0, self.tr("suspended"))
        if not row.there:
            words.insert(0, self.tr("no longer in a bank"))
        if is_leech(card):
            words.append(self.tr("leech"))
        return ("，" if self._language is Language.ZH else ", ").join(words)

    def _due_name(self, card: Card) -> str:
        if card.suspended or card.state is CardState.NEW:
            return "–"
        if card.buried == self._today:
            return self.tr("tomorrow")
        day = card.due_day
        if day is None:
            if card.due <= self._now:
                return self.tr("now")
            at = card.due.astimezone()
            return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
        days = (day - self._today).days
        if days < 0:
            return self.tr("%n day(s) overdue", "", -days)
        return self.tr("today") if days == 0 else self.tr("in %n day(s)", "", days)

    def _words(self, row: CardRow, column: Column) -> str:
        match column:
            case Column.TITLE:
                return self._title(row)
            case Column.ITEM:
                return self._asked(row)
            case Column.STATE:
                return self.state_name(row)
            case Column.DUE:
                return self._due_name(row.card)
            case Column.LAPSES:
                return str(row.card.lapses)

    def _title(self, row: CardRow) -> str:
        return row.title.shown(self._language)

    def _asked(self, row: CardRow) -> str:
        item = row.card.item
        if item.item == WHOLE:
            return self.tr("free recall")
        if item not in self._names:
            self._names[item] = self._item_name(item) if row.there else item.item
        return self._names[item]

    # -- filter and order -------------------------------------------------------------------------

    def _belongs(self, row: CardRow) -> bool:
        card = row.card
        comes = not card.suspended and card.buried != self._today and row.there
        match self.group:
            case Group.ALL:
                return True
            case Group.DUE:
                day = card.due_day
                soon = day <= self._today if day is not None else card.due <= self._now
                return comes and card.state is not CardState.NEW and soon
            case Group.LEARNING:
                return card.state in {CardState.LEARNING, CardState.RELEARNING}
            case Group.NEW:
                return card.state is CardState.NEW
            case Group.LEECHES:
                return is_leech(card)
            case Group.SUSPENDED:
                return card.suspended
            case Group.BURIED:
                return card.buried == self._today
            case Group.GONE:
                return not row.there

    def _haystack(self, row: CardRow) -> str:
        item = row.card.item
        parts = (row.title.zh, row.title.en, row.path.zh, row.path.en, item.item)
        return " ".join((*parts, item.question.question, self.state_name(row))).casefold()

    def _key(self, row: CardRow) -> tuple[Any, ...]:
        card = row.card
        match self.order:
            case Column.TITLE:
                return (self._title(row).casefold(),)
            case Column.ITEM:
                return (card.item.item,)
            case Column.STATE:
                return (self.state_name(row),)
            case Column.DUE:
                never = card.suspended or card.state is CardState.NEW
                put_off = card.buried == self._today
                return (never, put_off, 0.0 if never else card.due.timestamp())
            case Column.LAPSES:
                return (-card.lapses,)
