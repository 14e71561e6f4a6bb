"""The search box: floats over the window, results while typing, all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from studyapp.model.language import Language
from studyapp.model.library import Snippet, TextHit, TitleHit
from studyapp.ui.look import Look
from studyapp.ui.search.delegate import ResultDelegate
from studyapp.ui.search.results import ResultsModel
from studyapp.ui.translated import Translated

ROWS = 8


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
        self.setObjectName("palette")
        self.field = QLineEdit()
        self.list = QListView()
        self.model = ResultsModel(self)
        self.delegate = ResultDelegate(look.theme, Language.EN)
        self.hint = QLabel()
        self.hint.setObjectName("quiet")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(12, 4, 12, 8)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self.hint)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._open)
        self.list.verticalScrollBar().valueChanged.connect(self._want_snippets)
        self.snippet_timer = QTimer(self)  # once per turn of the event loop, however many rows
        self.snippet_timer.setSingleShot(True)
        self.snippet_timer.setInterval(0)
        self.snippet_timer.timeout.connect(self._ask_for_snippets)
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
        if not query:
            self.model.clear()
        self._say()
        self.query_changed.emit(query)

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
        self.list.setVisible(not empty)
        self._place()

    def _want_snippets(self) -> None:
        if self._texts_done:
            self.snippet_timer.start()

    def _ask_for_snippets(self) -> None:
        first = self.list.indexAt(self.list.viewport().rect().topLeft()).row()
        last = self.list.indexAt(self.list.viewport().rect().bottomLeft()).row()
        hits = self.model.without_snippet(
            max(first, 0), last if last >= 0 else self.model.rowCount() - 1
        )
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
        window = self._window
        width = min(720, window.width() - 48)
        rows = min(ROWS, self.model.rowCount())
        self.list.setFixedHeight(max(rows, 1) * self.list.sizeHintForRow(0) if rows else 0)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, max(24, window.height() // 10))

    def _themed(self) -> None:
        self.delegate.theme = self._look.theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised sheet with a thin edge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.theme.muted), 1))
        painter.setBrush(QColor(self._look.theme.paper))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 10, 10)
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
