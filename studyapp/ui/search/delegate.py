"""How a search result looks: title with the hit marked, its topic, an excerpt."""

from __future__ import annotations

import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.model.language import Language
from studyapp.model.library import Snippet
from studyapp.ui.search.results import RESULT, Result
from studyapp.ui.theme import Theme

PADDING = 8
PICTURES = 48  # rows kept as drawn: some times what is in the window
BUDGET = 0.004  # s in which rows are drawn anew in one turn of the event loop
SINGLE_LINE = (
    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
)


class ResultDelegate(QStyledItemDelegate):
    """Two lines: title and topic; an excerpt of the text.

    Each row is drawn once into a picture and shown from there: while one types, the list is
    painted several times for every letter, and laying out its texts made the window pause. Where
    many rows are new at once, some wait for the next turns and look as before until then.
    """

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self.theme = theme
        self.language = language
        self._pictures: dict[tuple[object, ...], QPixmap] = {}  # the oldest first
        self._shown: dict[int, QPixmap] = {}  # row -> as it was painted last
        self._deadline = float("inf")
        self.late = False  # whether rows wait for another turn

    def begin(self) -> None:
        """The list is going to be painted."""
        self._deadline = time.perf_counter() + BUDGET
        self.late = False

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows have one height, so that nothing moves when an excerpt arrives."""
        del index
        return QSize(200, option.fontMetrics.lineSpacing() * 2 + 2 * PADDING + 4)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row."""
        result = index.data(RESULT)
        if not isinstance(result, Result):
            return
        area = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ratio = painter.device().devicePixelRatioF()
        key = (
            result.title,
            result.path,
            result.matched,
            result.snippet,
            selected,
            area.width(),
            area.height(),
            ratio,
            self.theme.name,
            self.language,
            option.font.key(),
        )
        picture = self._pictures.pop(key, None)
        if picture is None and time.perf_counter() > self._deadline:
            self.late = True
            before = self._shown.get(index.row())
            if before is not None:
                painter.drawPixmap(area.topLeft(), before)
            return
        if picture is None:
            picture = QPixmap(area.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(self.theme.paper))
            inner = QPainter(picture)
            self._paint(inner, QRectF(0, 0, area.width(), area.height()), option, result, selected)
            inner.end()
        self._pictures[key] = picture
        if len(self._pictures) > PICTURES:
            del self._pictures[next(iter(self._pictures))]
        self._shown[index.row()] = picture
        painter.drawPixmap(area.topLeft(), picture)

    def _paint(
        self,
        painter: QPainter,
        area: QRectF,
        option: QStyleOptionViewItem,
        result: Result,
        selected: bool,
    ) -> None:
        row = area.adjusted(4, 1, -4, -1)
        if selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.selection))
            painter.drawRoundedRect(row, 6, 6)
        line = option.fontMetrics.lineSpacing() + 2
        width = row.width() - 2 * PADDING
        path = result.path.shown(self.language)
        path_width = min(width * 0.4, option.fontMetrics.horizontalAdvance(path) + 8)
        top = row.top() + PADDING - 2
        left = row.left() + PADDING
        painter.setPen(QColor(self.theme.muted))
        painter.setFont(option.font)
        painter.drawText(
            QRectF(left + width - path_width, top, path_width, line),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            option.fontMetrics.elidedText(path, Qt.TextElideMode.ElideLeft, int(path_width)),
        )
        title = result.title.shown(self.language)
        matched = result.matched
        named = matched is not None and matched.text == title
        title_width = width - path_width - 12
        shown = matched if named and matched else Snippet(title, ())
        fitting = _elided(shown, option, title_width)
        self._draw(painter, option, fitting, self.theme.ink, QRectF(left, top, title_width, line))
        below = [] if named or matched is None else [matched]
        if result.snippet:
            below.append(result.snippet)
        if below:
            fitting = _elided(_joined(below), option, width)
            below_area = QRectF(left, top + line, width, line)
            self._draw(painter, option, fitting, self.theme.muted, below_area)

    def _draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        snippet: Snippet,
        colour: str,
        area: QRectF,
    ) -> None:
        """A snippet in one line, hits bold in the accent.

        Drawn run by run: a text document for each line takes far longer.
        """
        plain, bold = QFont(option.font), QFont(option.font)
        bold.setBold(True)
        position, left = 0, area.left()
        for start, end in (*snippet.hits, (len(snippet.text), len(snippet.text))):
            for text, font, paint in (
                (snippet.text[position:start], plain, colour),
                (snippet.text[start:end], bold, self.theme.accent),
            ):
                if text:
                    painter.setFont(font)
                    painter.setPen(QColor(paint))
                    run = QRectF(left, area.top(), area.right() - left + 1, area.height())
                    painter.drawText(run, SINGLE_LINE, text)
                    left += painter.fontMetrics().horizontalAdvance(text)
            position = end


def _joined(snippets: list[Snippet]) -> Snippet:
    """Several in one line, a dot between them."""
    text = ""
    hits: tuple[tuple[int, int], ...] = ()
    for snippet in snippets:
        if text:
            text += " · "
        hits += tuple((len(text) + a, len(text) + b) for a, b in snippet.hits)
        text += snippet.text
    return Snippet(text, hits)


def _elided(snippet: Snippet, option: QStyleOptionViewItem, width: float) -> Snippet:
    """A snippet cut to a width, its hits with it; these are bold, hence wider."""
    plain, bold = option.fontMetrics, QFont(option.font)
    bold.setBold(True)
    heavy = QFontMetrics(bold)
    hits = [snippet.text[a:b] for a, b in snippet.hits]
    width -= sum(heavy.horizontalAdvance(hit) - plain.horizontalAdvance(hit) for hit in hits)
    text = plain.elidedText(snippet.text, Qt.TextElideMode.ElideRight, int(width))
    if text == snippet.text:
        return snippet
    kept = len(text) - 1
    return Snippet(text, tuple((a, min(b, kept)) for a, b in snippet.hits if a < kept))
