"""The list of all cards under review: find some, open, suspend, put off, take out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from studyapp.model.ids import ItemRef
from studyapp.model.language import Language
from studyapp.ui.review.cards_model import COLUMNS, CardRow, CardsModel, Column, Group
from studyapp.ui.translated import Translated

WIDTHS = {Column.TITLE: 300, Column.ITEM: 200, Column.STATE: 180, Column.DUE: 110}
AIR = 10  # px
OPEN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Roomy(QStyledItemDelegate):
    """Rows with some air between them."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A line and a half."""
        return (
            super().sizeHint(option, index).expandedTo(QSize(0, AIR + option.fontMetrics.height()))
        )


class CardsDialog(Translated, QDialog):
    """Lists cards and says what the person wants done with those chosen; it changes nothing.

    ``keys`` gives the keys of a command: those of a card on the screen act here as well.
    """

    opened = Signal(object)  # ItemRef
    suspend_wanted = Signal(object, bool)  # the items; or take them up again
    bury_wanted = Signal(object, bool)  # the items; or let them come today after all
    remove_wanted = Signal(object)  # the items

    def __init__(
        self,
        parent: QWidget,
        item_name: Callable[[ItemRef], str],
        keys: Callable[[str], list[str]],
        again: Sequence[QAction],
        language: Language,
    ) -> None:
        """``again``: actions of the window that go on acting here (undo, redo)."""
        super().__init__(parent)
        self._keys = keys
        self._today = date.min
        self.addActions(again)
        self.resize(min(940, parent.width() - 40), min(600, parent.height() - 40))
        self.model = CardsModel(item_name, language, self)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.groups = QComboBox()
        self.orders = QComboBox()
        self.list = self._make_list()
        self.empty = QLabel()
        self.empty.setObjectName("quiet")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.empty.setContentsMargins(24, 48, 24, 24)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.open_button = QPushButton()
        self.suspend = QPushButton()
        self.bury = QPushButton()
        self.remove = QPushButton()
        self.close_button = QPushButton()
        self._lay_out()
        self.field.textChanged.connect(self._refilter)
        self.field.installEventFilter(self)
        self.groups.currentIndexChanged.connect(self._refilter)
        self.orders.currentIndexChanged.connect(self._reorder)
        self.list.header().sectionClicked.connect(self._header_clicked)
        self.list.doubleClicked.connect(lambda _index: self._open())
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._say())
        self.open_button.clicked.connect(self._open)
        self.suspend.clicked.connect(self._suspend)
        self.bury.clicked.connect(self._bury)
        self.remove.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.reject)
        self.retranslate()
        self.list.setFocus()

    def _make_list(self) -> QTreeView:
        view = QTreeView()
        view.setModel(self.model)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setItemDelegate(Roomy(view))
        view.setAllColumnsShowFocus(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.installEventFilter(self)
        header = view.header()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(False)
        for number, column in enumerate(COLUMNS):
            if column in WIDTHS:
                view.setColumnWidth(number, WIDTHS[column])
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.ResizeToContents)
        return view

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.field, 1)
        top.addWidget(self.groups)
        top.addWidget(self.orders)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.count, 1)
        for button in (self.open_button, self.suspend, self.bury, self.remove, self.close_button):
            button.setAutoDefault(False)  # Enter opens the chosen card
            bottom.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty, 1)
        layout.addLayout(bottom)

    # -- what it shows ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """All words."""
        self.setWindowTitle(self.tr("Cards under review"))
        self.field.setPlaceholderText(self.tr("Filter by words"))
        self.field.setAccessibleName(self.tr("Filter the cards"))
        self.list.setAccessibleName(self.tr("Cards under review"))
        self.groups.setAccessibleName(self.tr("Which cards"))
        self.orders.setAccessibleName(self.tr("Order"))
        _fill(self.groups, [(group, self.model.group_name(group)) for group in Group])
        _fill(
            self.orders,
            [
                (
                    column,
                    self.tr("By {column}").format(column=self.model.column_name(column).lower()),
                )
                for column in COLUMNS
            ],
            Column.DUE,
        )
        self.open_button.setText(self.tr("&Open"))
        self.remove.setText(self.tr("&Take out"))
        self.close_button.setText(self.tr("&Close"))
        self._say()

    def set_rows(self, rows: Sequence[CardRow], today: date, now: datetime) -> None:
        """Show these cards, keeping those chosen and the place one is at."""
        chosen = {row.card.item for row in self.chosen()}
        at = self.list.currentIndex().row()
        self._today = today
        self.model.set_rows(rows, today, now)
        self._choose(chosen, at)
        self._say()

    def chosen(self) -> list[CardRow]:
        """The cards chosen."""
        numbers = {index.row() for index in self.list.selectionModel().selectedRows()}
        return [self.model.row(number) for number in sorted(numbers)]

    def _choose(self, items: set[ItemRef], at: int) -> None:
        """Choose these where they are shown, else what stands where one was."""
        selection = self.list.selectionModel()
        whole = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        numbers = [number for number in map(self.model.number_of, items) if number is not None] or (
            [min(max(at, 0), self.model.rowCount() - 1)] if self.model.rowCount() else []
        )
        for number in sorted(numbers, reverse=True):
            index = self.model.index(number, 0)
            selection.select(index, whole)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if numbers:
            self.list.scrollTo(self.model.index(min(numbers), 0))

    def _say(self) -> None:
        chosen = self.chosen()
        for button in (self.open_button, self.suspend, self.bury, self.remove):
            button.setEnabled(bool(chosen))
        self.open_button.setEnabled(len(chosen) == 1 and chosen[0].there)
        self.suspend.setText(
            self.tr("&Suspend") if self._suspends(chosen) else self.tr("Take &up again")
        )
        self.bury.setText(
            self.tr("&Put off until tomorrow")
            if self._buries(chosen)
            else self.tr("&Let come today")
        )
        shown = self.model.rowCount()
        self.list.setVisible(shown > 0)
        self.empty.setVisible(not shown)
        if self.model.total:
            self.empty.setText(self.tr("No card matches the filter."))
        else:
            self.empty.setText(
                self.tr(
                    "Nothing is under review yet. Bookmark a question as weak or shaky, or put a "
                    "question or a topic under review by its menu in the tree of topics."
                )
            )
        self.count.setText(
            self.tr("%n card(s)", "", shown)
            if shown == self.model.total
            else self.tr("{shown} of %n card(s)", "", self.model.total).format(shown=shown)
        )
        header = self.list.header()
        order = (
            Qt.SortOrder.DescendingOrder if self.model.backwards else Qt.SortOrder.AscendingOrder
        )
        header.setSortIndicator(COLUMNS.index(self.model.order), order)

    def _suspends(self, rows: list[CardRow]) -> bool:
        return not rows or any(not row.card.suspended for row in rows)

    def _buries(self, rows: list[CardRow]) -> bool:
        return not rows or any(row.card.buried != self._today for row in rows)

    def _refilter(self) -> None:
        chosen, at = {row.card.item for row in self.chosen()}, self.list.currentIndex().row()
        self.model.words = self.field.text()
        self.model.group = Group(self.groups.currentData() or Group.ALL)
        self.model.refresh()
        self._choose(chosen, at)
        self._say()

    def _reorder(self) -> None:
        self.model.order = Column(self.orders.currentData() or Column.DUE)
        self.model.backwards = False
        self._refilter()

    def _header_clicked(self, section: int) -> None:
        """Sort by a column; once more turns it round."""
        if COLUMNS[section] is self.model.order:
            self.model.backwards = not self.model.backwards
            self._refilter()
        else:
            self.orders.setCurrentIndex(section)

    # -- what is wanted ---------------------------------------------------------------------------

    def _items(self) -> list[ItemRef]:
        return [row.card.item for row in self.chosen()]

    def _open(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0].there:
            self.opened.emit(chosen[0].card.item)
            self.accept()

    def _suspend(self) -> None:
        if self.chosen():
            self.suspend_wanted.emit(self._items(), self._suspends(self.chosen()))

    def _bury(self) -> None:
        if self.chosen():
            self.bury_wanted.emit(self._items(), self._buries(self.chosen()))

    def _remove(self) -> None:
        if self.chosen():
            self.remove_wanted.emit(self._items())

    def _menu(self, position: QPoint) -> None:
        if not self.chosen():
            return
        menu = QMenu(self)
        for button in (self.open_button, self.suspend, self.bury, self.remove):
            action = menu.addAction(button.text(), button.click)
            action.setEnabled(button.isEnabled())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(position))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the list act on what is chosen; others are typed into the filter."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if watched is self.field:
            if key in {Qt.Key.Key_Down, *OPEN} and self.model.rowCount():
                self.list.setFocus()
                return True
            return super().eventFilter(watched, event)
        pressed = QKeySequence(event.keyCombination())
        if key in OPEN:
            self._open()
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif self._is(pressed, event.text(), "suspend"):
            self._suspend()
        elif self._is(pressed, event.text(), "bury"):
            self._bury()
        elif event.text().strip() and event.text().isprintable() and not _with_control(event):
            self.field.setFocus()
            self.field.setText(self.field.text() + event.text())
        else:
            return super().eventFilter(watched, event)
        return True

    def _is(self, pressed: QKeySequence, typed: str, command: str) -> bool:
        return any(key == typed or QKeySequence(key) == pressed for key in self._keys(command))


def _with_control(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & held)


def _fill(box: QComboBox, entries: list[tuple[str, str]], first: str = "") -> None:
    chosen = box.currentData() or first
    blocked = box.blockSignals(True)
    box.clear()
    for value, words in entries:
        box.addItem(words, str(value))
    box.setCurrentIndex(max(box.findData(str(chosen)), 0))
    box.blockSignals(blocked)
