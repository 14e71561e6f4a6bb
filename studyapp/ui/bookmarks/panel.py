"""The panel that lists bookmarks: filter, order, open, change, remove."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studyapp.model.ids import QuestionRef
from studyapp.model.language import Language
from studyapp.store.bookmarks import Level
from studyapp.ui.bookmarks.list_model import LEVELS, ROW, BookmarkRow, BookmarksModel
from studyapp.ui.look import Look
from studyapp.ui.marks import level_icon, paint_star
from studyapp.ui.translated import Translated


class BookmarkDelegate(QStyledItemDelegate):
    """Star and title; below, topic, tags and the note's first line."""

    def __init__(self, look: Look, model: BookmarksModel) -> None:
        super().__init__()
        self._look = look
        self._model = model

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines."""
        del index
        return QSize(160, option.fontMetrics.lineSpacing() * 2 + 16)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row."""
        row = index.data(ROW)
        if not isinstance(row, BookmarkRow):
            return
        theme, language = self._look.theme, self._model.language
        painter.save()
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            ground = QColor(theme.selection)
            if not option.state & QStyle.StateFlag.State_Selected:
                ground.setAlphaF(0.45)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 6, 6)
        line = option.fontMetrics.lineSpacing()
        top = box.top() + 7
        star = QRectF(box.left() + 8, top + (line - 14) / 2, 14, 14)
        paint_star(painter, star, row.bookmark.level, theme)
        left, right = box.left() + 30, box.right() - 8
        painter.setFont(QFont(option.font))
        level = self._model.level_name(row.bookmark.level)
        level_width = option.fontMetrics.horizontalAdvance(level)
        painter.setPen(QColor(theme.level(row.bookmark.level)))
        painter.drawText(
            QRectF(right - level_width - 1, top, level_width + 2, line),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            level,
        )
        self._words(
            painter,
            option,
            row.title.shown(language),
            theme.ink,
            QRectF(left, top, right - left - level_width - 10, line),
        )
        details = [f"#{tag}" for tag in row.bookmark.tags]
        first_line = row.bookmark.note.strip().partition("\n")[0]
        if first_line:
            details.append(first_line)
        below = " ".join(details) or row.path.shown(language)
        self._words(
            painter, option, below, theme.muted, QRectF(left, top + line, right - left, line)
        )
        painter.restore()

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, words: str, colour: str, area: QRectF
    ) -> None:
        painter.setPen(QColor(colour))
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class BookmarksPanel(Translated, QWidget):
    """Lists bookmarks and says what the person wants done with one."""

    opened = Signal(object)  # QuestionRef
    level_wanted = Signal(object, object)  # QuestionRef, Level
    edit_wanted = Signal(object)  # QuestionRef
    remove_wanted = Signal(object)  # QuestionRef
    quiz_wanted = Signal(str)  # a quiz on the bookmarks of this level; "": of all

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.model = BookmarksModel(self)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.levels = QComboBox()
        self.orders = QComboBox()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(BookmarkDelegate(look, self.model))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.empty = QLabel()
        self.empty.setObjectName("quiet")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.empty.setContentsMargins(12, 24, 12, 12)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.levels, 1)
        choices.addWidget(self.orders, 1)
        self.quiz = QToolButton()
        look.dress(self.quiz, "list-checks")
        self.quiz.clicked.connect(lambda: self.quiz_wanted.emit(self.levels.currentData() or ""))
        choices.addWidget(self.quiz)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addLayout(choices)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty, 1)
        self.setFocusProxy(self.list)  # not the list inside one of the boxes
        self.field.textChanged.connect(self._refilter)
        self.levels.currentIndexChanged.connect(self._refilter)
        self.orders.currentIndexChanged.connect(self._refilter)
        self.list.clicked.connect(self._open)
        self.list.customContextMenuRequested.connect(self._context)
        self.list.installEventFilter(self)
        look.changed.connect(self._themed)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the panel."""
        self.field.setPlaceholderText(self.tr("Filter by words, tags, notes"))
        self.field.setAccessibleName(self.tr("Filter the bookmarks"))
        self.list.setAccessibleName(self.tr("Bookmarks"))
        self.levels.setAccessibleName(self.tr("Level"))
        self.orders.setAccessibleName(self.tr("Order"))
        self.quiz.setToolTip(self.tr("Quiz on these bookmarks…"))
        self.quiz.setAccessibleName(self.tr("Quiz on these bookmarks…"))
        self._fill(
            self.levels,
            [("", self.tr("All levels"))]
            + [(level, self.model.level_name(level)) for level in LEVELS],
        )
        self._fill(
            self.orders,
            [
                ("level", self.tr("Weak first")),
                ("newest", self.tr("Newest first")),
                ("oldest", self.tr("Oldest first")),
                ("topic", self.tr("By topic")),
                ("title", self.tr("By title")),
            ],
        )
        self._say()

    def set_rows(self, rows: Sequence[BookmarkRow]) -> None:
        """Show these bookmarks, keeping the chosen one."""
        chosen = self.current()
        self.model.set_rows(rows)
        if chosen is not None:
            for row in range(self.model.rowCount()):
                index = self.model.index(row)
                if self.model.data(index, ROW).bookmark.ref == chosen:
                    self.list.setCurrentIndex(index)
        self._say()

    def set_language(self, language: Language) -> None:
        """Titles in this language."""
        self.model.language = language
        self.model.refresh()

    def current(self) -> QuestionRef | None:
        """The chosen bookmark's question."""
        row = self.model.row(self.list.currentIndex())
        return row.bookmark.ref if row else None

    @staticmethod
    def _fill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
        chosen = box.currentData()
        blocked = box.blockSignals(True)
        box.clear()
        for value, words in entries:
            box.addItem(words, str(value))
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(blocked)

    def _refilter(self) -> None:
        self.model.words = self.field.text()
        self.model.level = self.levels.currentData() or ""
        self.model.order = self.orders.currentData() or "level"
        self.model.refresh()
        self._say()

    def _say(self) -> None:
        nothing = not self.model.rowCount()
        if not self.model.total:
            self.empty.setText(
                self.tr(
                    "No bookmarks yet. Press * on a question you are unsure of; it will be "
                    "listed here with its level."
                )
            )
        else:
            self.empty.setText(self.tr("No bookmark matches the filter."))
        self.empty.setVisible(nothing)
        self.list.setVisible(not nothing)
        self.quiz.setEnabled(bool(self.model.total))

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None:
            self.opened.emit(row.bookmark.ref)

    def _context(self, position: QPoint) -> None:
        row = self.model.row(self.list.indexAt(position))
        if row is None:
            return
        ref = row.bookmark.ref
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(ref))
        for level in LEVELS:
            action = menu.addAction(
                level_icon(level, self._look.theme), self.model.level_name(level)
            )
            action.triggered.connect(
                lambda _=False, level=level: self.level_wanted.emit(ref, Level(level))
            )
        menu.addAction(self.tr("Tags and note…"), lambda: self.edit_wanted.emit(ref))
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), lambda: self.remove_wanted.emit(ref))
        menu.popup(self.list.viewport().mapToGlobal(position))

    def _themed(self) -> None:
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens, Delete removes."""
        if watched is self.list and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            ref = self.current()
            if ref is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.opened.emit(ref)
                return True
            if ref is not None and event.key() == Qt.Key.Key_Delete:
                self.remove_wanted.emit(ref)
                return True
        return super().eventFilter(watched, event)
