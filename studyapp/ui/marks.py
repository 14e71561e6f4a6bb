"""The small marks of the program, drawn: a bookmark's star by level, read and unread, a share.

Levels differ by shape as well as colour: weak is an outlined star, shaky half filled, solid full.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from studyapp.ui.theme import Theme


def star_path(centre: QPointF, radius: float) -> QPainterPath:
    """A five-pointed star."""
    path = QPainterPath()
    for index in range(10):
        reach = radius if index % 2 == 0 else radius * 0.45
        angle = -math.pi / 2 + index * math.pi / 5
        point = QPointF(centre.x() + reach * math.cos(angle), centre.y() + reach * math.sin(angle))
        if index:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path


def paint_star(painter: QPainter, box: QRectF, level: str, theme: Theme) -> None:
    """The star of a bookmark's level."""
    colour = QColor(theme.level(level))
    path = star_path(box.center() + QPointF(0, 0.5), min(box.width(), box.height()) / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(colour, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPath(path)
    if level == "shaky":
        painter.setClipRect(QRectF(box.left(), box.top(), box.width() / 2, box.height() + 1))
    if level != "weak":
        painter.fillPath(path, colour)
    painter.restore()


def paint_read(painter: QPainter, box: QRectF, read: bool, theme: Theme) -> None:
    """A filled dot for read, a ring for unread."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.muted), 1.2))
    painter.setBrush(QColor(theme.muted) if read else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.center(), 3, 3)
    painter.restore()


def paint_recall(painter: QPainter, box: QRectF, recall: float, level: str, theme: Theme) -> None:
    """A disc filled clockwise to the expected recall: how well the reviews say it is known."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(theme.level(level))
    disc = QRectF(0, 0, 10, 10)
    disc.moveCenter(box.center())
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(disc.adjusted(1.5, 1.5, -1.5, -1.5), 90 * 16, -round(360 * 16 * recall))
    painter.restore()


def paint_share(painter: QPainter, box: QRectF, share: float, theme: Theme) -> None:
    """A ring filled clockwise to a share of 1: how much of a topic has been read."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = QRectF(0, 0, 11, 11)
    ring.moveCenter(box.center())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.line), 2))
    painter.drawEllipse(ring)
    if share > 0:
        painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, 90 * 16, -round(360 * 16 * min(share, 1)))
    painter.restore()


def level_icon(level: str, theme: Theme, size: int = 18) -> QIcon:
    """The star as an icon for menus and lists."""
    ratio = 2
    picture = QPixmap(size * ratio, size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_star(painter, QRectF(1, 1, size - 2, size - 2), level, theme)
    painter.end()
    return QIcon(picture)
