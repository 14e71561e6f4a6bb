"""The search box: floats over the window, results while typing, all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from studyapp.model.language import Language
from studyapp.model.library import Snippet, TextHit, TitleHit
from studyapp.ui.look import Look
from studyapp.ui.search.delegate import ResultDelegate
from studyapp.ui.search.results import ResultsModel
from studyapp.ui.translated import Translated

ROWS = 8
RADIUS = 10  # pixels, of the corners


class Corners(QWidget):
    """The round corners of the box, which lies over all the rest of this.

    They are half transparent. The box without them is opaque, so that what lies below it, the
    tree above all, need not be painted again for every letter that is typed.
    """

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look
        self.hide()

    def cut_off(self, box: QWidget) -> None:
        """Lie just below the box, which leaves its corners to this."""
        self.stackUnder(box)
        if self.geometry() == box.geometry():
            return
        self.setGeometry(box.geometry())
        whole = box.rect()
        upright = whole.adjusted(RADIUS, 0, -RADIUS, 0)
        lying = whole.adjusted(0, RADIUS, 0, -RADIUS)
        box.setMask(QRegion(upright) + QRegion(lying))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised sheet with a thin edge."""
        del event
        painter = QPainter(self)
        draw_sheet(painter, self.rect(), self._look)
        painter.end()


def draw_sheet(painter: QPainter, area: QRect, look: Look) -> None:
    """A sheet in the theme's paper with a thin edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.theme.muted), 1))
    painter.setBrush(QColor(look.theme.paper))
    painter.drawRoundedRect(area.adjusted(0, 0, -1, -1), RADIUS, RADIUS)


class ResultList(QListView):
    """The results, painted without making the window pause."""

    def __init__(self, delegate: ResultDelegate) -> None:
        super().__init__()
        self._delegate = delegate
        self.setItemDelegate(delegate)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What can be drawn in one turn; the rest in those after it."""
        self._delegate.begin()
        super().paintEvent(event)
        if self._delegate.late:
            QTimer.singleShot(0, self.viewport(), self.viewport().update)


class SearchPalette(Translated, QFrame):
    """Asks for results and shows them; it searches nothing itself."""

    query_changed = Signal(str)
    snippets_wanted = Signal(str, list)  # query, hits
    opened = Signal(object, str)  # QuestionRef, query
    closed = Signal()

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._window = parent
        self._look = look
        self._titles_done = False
        self._texts_done = False
        self._texts: Sequence[TextHit] = ()
        self._enter = False  # pressed before there were results for what was typed
        self._rows = 0  # that the list has room for
        self._height = 0  # of the box since it was opened: it grows and does not shrink
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._corners = Corners(parent, look)
        self.field = QLineEdit()
        self.model = ResultsModel(self)
        self.delegate = ResultDelegate(look.theme, Language.EN)
        self.list = ResultList(self.delegate)
        self.hint = QLabel()
        self.hint.setObjectName("quiet")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(12, 4, 12, 8)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        self._layout = layout
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._open)
        self.list.verticalScrollBar().valueChanged.connect(self._want_snippets)
        self.snippet_timer = QTimer(self)  # once per turn of the event loop, however many rows
        self.snippet_timer.setSingleShot(True)
        self.snippet_timer.setInterval(0)
        self.snippet_timer.timeout.connect(self._ask_for_snippets)
        self._emptied = QTimer(self)  # an emptied field may be filled again in the same turn
        self._emptied.setSingleShot(True)
        self._emptied.setInterval(0)
        self._emptied.timeout.connect(self._forget)
        look.changed.connect(self._themed)
        parent.installEventFilter(self)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the box."""
        self.field.setPlaceholderText(
            self.tr("Search titles and full text, 中文 or English, pinyin too")
        )
        self.field.setAccessibleName(self.tr("Search"))
        self.list.setAccessibleName(self.tr("Results"))
        self._say()

    # -- showing ------------------------------------------------------------------------------

    def open_box(self) -> None:
        """Show the box with its last query selected."""
        self._rows = self._height = 0
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.query():
            self.query_changed.emit(self.query())

    def close_box(self) -> None:
        """Hide the box and give the focus back."""
        self._enter = False
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def query(self) -> str:
        """What is being searched for."""
        return self.field.text().strip()

    def set_language(self, language: Language) -> None:
        """Titles in this language."""
        self.model.language = language
        self.delegate.language = language
        self.list.viewport().update()

    def set_titles(self, query: str, hits: Sequence[TitleHit]) -> None:
        """Results by title; late ones for an older query are ignored."""
        if query != self.query():
            return
        self._titles_done = True
        self.model.set_results(hits, self._texts)
        self._choose_first()
        self._want_snippets()
        self._open_if_awaited()

    def set_texts(self, query: str, hits: Sequence[TextHit]) -> None:
        """Results by full text."""
        if query != self.query():
            return
        self._texts_done = True
        self._texts = hits
        if not self._titles_done:
            return  # the two searches run side by side; titles come first on the screen
        self.model.add_texts(hits)
        if not self.list.currentIndex().isValid():
            self._choose_first()
        self._say()
        self._want_snippets()
        self._open_if_awaited()

    def set_snippets(
        self, query: str, hits: Sequence[TextHit], snippets: Sequence[Snippet]
    ) -> None:
        """Excerpts for rows on the screen."""
        if query == self.query():
            self.model.set_snippets(hits, snippets)

    # -- inner --------------------------------------------------------------------------------

    def _typed(self) -> None:
        query = self.query()
        self._titles_done = self._texts_done = self._enter = False
        self._texts = ()
        self._emptied.stop()
        if query:
            self._say()
        else:
            self._emptied.start()
        self.query_changed.emit(query)

    def _forget(self) -> None:
        """The field is empty and stays so for now."""
        self.model.clear()
        self._say()

    def _choose_first(self) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        self._say()

    def _say(self) -> None:
        """What to do next, where there is nothing to show."""
        empty = not self.model.rowCount()
        if not self.query():
            words = self.tr(
                "Titles come first, then the full text of both languages. Quotes search for a "
                "phrase, juanji or jj finds 卷积, \\frac finds formulas."
            )
        elif empty and self._texts_done:
            words = self.tr("Nothing found. Try fewer or shorter words.")
        else:
            words = ""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        self._place()

    def _want_snippets(self) -> None:
        if self._texts_done:
            self.snippet_timer.start()

    def _ask_for_snippets(self) -> None:
        first = self.list.verticalScrollBar().value()  # it scrolls by whole rows
        hits = self.model.without_snippet(first, first + ROWS - 1)
        if hits:
            self.snippets_wanted.emit(self.query(), hits)

    def _open(self, index: QModelIndex) -> None:
        result = self.model.result(index)
        if result is not None:
            query = self.query()
            self.close_box()
            self.opened.emit(result.ref, query)

    def _open_if_awaited(self) -> None:
        """Enter opens what was found for the words in the field, never what was found before."""
        if not (self._enter and self._titles_done):
            return
        if self.model.rowCount():
            self._open(self.list.currentIndex())
        elif self._texts_done:
            self._enter = False  # nothing was found; the box says so

    def _move(self, step: int) -> None:
        rows = self.model.rowCount()
        if rows:
            row = min(max(self.list.currentIndex().row() + step, 0), rows - 1)
            self.list.setCurrentIndex(self.model.index(row))

    def _place(self) -> None:
        """Make room for what is shown. The box keeps the height it once had while it is open.

        What lies behind it is painted again whenever it changes its size, which takes far longer
        than painting the results.
        """
        window = self._window
        rows = min(ROWS, self.model.rowCount())
        if rows > self._rows:
            self._rows = rows
            frame = 2 * self.list.frameWidth()
            self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + frame)
        self.list.setVisible(self._rows > 0 and self.hint.isHidden())
        width = min(720, window.width() - 48)
        layout = self._layout
        if layout.hasHeightForWidth():  # while the hint is shown
            wanted = layout.totalHeightForWidth(width)
        else:
            wanted = layout.totalSizeHint().height()
        self._height = max(self._height, wanted)
        place = QRect(
            (window.width() - width) // 2, max(24, window.height() // 10), width, self._height
        )
        if place != self.geometry():
            self.setGeometry(place)
            self._corners.cut_off(self)

    def _themed(self) -> None:
        self.delegate.theme = self._look.theme
        self.update()
        self._corners.update()

    def showEvent(self, event: QShowEvent) -> None:
        """The corners with it."""
        super().showEvent(event)
        self._corners.cut_off(self)
        self._corners.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """The corners with it."""
        super().hideEvent(event)
        self._corners.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it but its corners."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.theme.paper))
        draw_sheet(painter, self.rect(), self._look)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose, Enter opens, Escape closes; a click beside the box closes it."""
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._place()
        if watched is self.field and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            key = event.key()
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if key == Qt.Key.Key_Down or (control and key == Qt.Key.Key_N):
                self._move(1)
            elif key == Qt.Key.Key_Up or (control and key == Qt.Key.Key_P):
                self._move(-1)
            elif key == Qt.Key.Key_PageDown:
                self._move(ROWS)
            elif key == Qt.Key.Key_PageUp:
                self._move(-ROWS)
            elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._enter = True
                self._open_if_awaited()
            elif key == Qt.Key.Key_Escape:
                self.close_box()
            else:
                return super().eventFilter(watched, event)
            return True
        if watched is self.field and event.type() is QEvent.Type.FocusOut:
            assert isinstance(event, QFocusEvent)
            # The field's own menu, or another program in front, is no reason to go.
            if event.reason() not in {
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            }:
                self.close_box()
        return super().eventFilter(watched, event)
