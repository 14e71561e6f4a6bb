"""How a row of the tree looks: mark, title, star, count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from studyapp.store.mastery import Mark, Tally
from studyapp.ui.marks import paint_read, paint_recall, paint_share, paint_star
from studyapp.ui.theme import Theme
from studyapp.ui.tree.model import MARK, NODE
from studyapp.ui.tree.nodes import Node

MARGIN = 6
MARK_WIDTH = 16


class TreeDelegate(QStyledItemDelegate):
    """Paints rows in the theme's colours; all rows have one height."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.first_paint = True  # nothing is chosen yet

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One height for all, a multiple of 4."""
        del index
        return QSize(120, max(28, (option.fontMetrics.height() + 11) // 4 * 4))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row."""
        node = index.data(NODE)
        mark = index.data(MARK)
        if not isinstance(node, Node):
            super().paint(painter, option, index)
            return
        theme = self.theme
        row = QRectF(option.rect)
        painter.save()
        selected, hovered, focused = (False,) * 3 if self.first_paint else _states(option)
        if selected or hovered:
            ground = QColor(theme.selection)
            if not selected:
                ground.setAlphaF(0.45)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(
                QPen(QColor(theme.accent), 1) if focused and selected else Qt.PenStyle.NoPen
            )
            painter.setBrush(ground)
            painter.drawRoundedRect(row.adjusted(1, 1, -3, -1), 6, 6)
        left = row.left() + MARGIN
        right = row.right() - MARGIN - 2
        box = QRectF(left, row.top(), MARK_WIDTH, row.height())
        font = QFont(option.font)
        unread = isinstance(mark, Mark) and not mark.read
        if isinstance(mark, Mark):
            predicted = mark.predicted
            if predicted is None or mark.recall is None:
                paint_read(painter, box, not unread, theme)
            else:
                paint_recall(painter, box, mark.recall, predicted, theme)
            left += MARK_WIDTH + 4
            if mark.bookmarked:
                star = QRectF(right - 14, row.center().y() - 7, 14, 14)
                paint_star(painter, star, mark.mastery, theme)
                right -= 20
        elif isinstance(mark, Tally):
            total = node.topic.questions if node.topic else node.source.count
            paint_share(painter, box, mark.read / total if total else 0, theme)
            left += MARK_WIDTH + 4
            right -= self._counts(painter, row, right, total, mark, option)
            if node.parent is None:
                font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink if unread or not node.question else theme.muted))
        if selected:
            painter.setPen(QColor(theme.ink))
        text = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole),
            Qt.TextElideMode.ElideRight,
            int(right - left),
        )
        area = QRectF(left, row.top(), right - left, row.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def _counts(
        self,
        painter: QPainter,
        row: QRectF,
        right: float,
        total: int,
        marks: Tally,
        option: QStyleOptionViewItem,
    ) -> float:
        """The number of questions, and before it a star with the number of bookmarks."""
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.muted))
        metrics = painter.fontMetrics()
        used = 0.0
        label = str(total)
        width = metrics.horizontalAdvance(label)
        painter.drawText(
            QPointF(right - width, row.center().y() + metrics.ascent() / 2 - 1.5), label
        )
        used += width + 8
        if marks.bookmarked:
            level = "weak" if marks.weak else "shaky" if marks.shaky else "solid"
            label = str(marks.bookmarked)
            width = metrics.horizontalAdvance(label)
            painter.drawText(
                QPointF(right - used - width, row.center().y() + metrics.ascent() / 2 - 1.5), label
            )
            used += width + 4
            star = QRectF(right - used - 12, row.center().y() - 6, 12, 12)
            paint_star(painter, star, level, self.theme)
            used += 20
        return used


def _states(option: QStyleOptionViewItem) -> tuple[bool, bool, bool]:
    """Whether the row is chosen, under the pointer, and has the keyboard."""
    from PySide6.QtWidgets import QStyle  # its many enumerations take 7 ms: after the first paint

    flag = QStyle.StateFlag
    state = option.state
    return (
        bool(state & flag.State_Selected),
        bool(state & flag.State_MouseOver),
        bool(state & flag.State_HasFocus),
    )
