"""How a search result looks: title with the hit marked, its topic, an excerpt."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.model.language import Language
from studyapp.model.library import Snippet
from studyapp.ui.search.results import RESULT, Result
from studyapp.ui.theme import Theme

PADDING = 8


class ResultDelegate(QStyledItemDelegate):
    """Two lines: title and topic; an excerpt of the text."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self.theme = theme
        self.language = language

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
        painter.save()
        row = QRectF(option.rect).adjusted(4, 1, -4, -1)
        if option.state & QStyle.StateFlag.State_Selected:
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
        words = self._marked(_elided(shown, option, title_width))
        self._rich(painter, option, words, QRectF(left, top, title_width, line))
        below = [] if named or matched is None else [matched]
        if result.snippet:
            below.append(result.snippet)
        if below:
            inner = self._marked(_elided(_joined(below), option, width))
            excerpt = f"<span style='color:{self.theme.muted}'>{inner}</span>"
            self._rich(painter, option, excerpt, QRectF(left, top + line, width, line))
        painter.restore()

    def _marked(self, snippet: Snippet) -> str:
        """A snippet as rich text, hits bold in the accent."""
        parts: list[str] = []
        position = 0
        for start, end in snippet.hits:
            parts.append(escape(snippet.text[position:start]))
            hit = escape(snippet.text[start:end])
            parts.append(f"<b style='color:{self.theme.accent}'>{hit}</b>")
            position = end
        parts.append(escape(snippet.text[position:]))
        return "".join(parts)

    def _rich(
        self, painter: QPainter, option: QStyleOptionViewItem, words: str, area: QRectF
    ) -> None:
        document = QTextDocument()
        document.setDefaultFont(option.font)
        document.setDocumentMargin(0)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
        document.setDefaultTextOption(wrap)
        document.setHtml(words)
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(context.palette.ColorRole.Text, QColor(self.theme.ink))
        document.documentLayout().draw(painter, context)
        painter.restore()


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
