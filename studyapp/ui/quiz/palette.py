"""The palette: all items of a session at a glance, answered, flagged, unseen; jump to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studyapp.quiz.session import Status
from studyapp.ui.look import Look

COLUMNS = 10
SIZE = QSize(44, 40)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is shown of one item."""

    status: Status
    flagged: bool = False
    right: bool | None = None  # practice, after the check


class CellButton(QAbstractButton):
    """One item: its state by shape (filled, framed, dashed), a flag in its corner."""

    def __init__(self, look: Look, number: int, cell: Cell, current: bool, name: str) -> None:
        super().__init__()
        self._look, self._cell, self._current = look, cell, current
        self.setText(str(number))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: QEvent) -> None:
        """Paint it in the theme's colours."""
        theme, cell = self._look.theme, self._cell
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        answered = cell.status is Status.ANSWERED
        pen = QPen(QColor(theme.accent if answered or self._current else theme.muted))
        pen.setWidthF(2.0 if self._current else 1.0)
        if cell.status is Status.UNSEEN:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.selection if answered else theme.paper))
        painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            ring = QPen(QColor(theme.accent))
            ring.setWidthF(1.5)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 8, 8)
        font = QFont(self.font())
        font.setBold(self._current)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        text = self.text()
        if cell.right is not None:
            text += " ✓" if cell.right else " ✗"
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if cell.flagged:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.shaky))
            corner = box.topRight()
            painter.drawPolygon(
                QPolygonF([corner - QPointF(12, 0), corner, corner + QPointF(0, 12)])
            )
        painter.end()


class Palette(QDialog):
    """Arrows move, Enter or a click jumps, Escape closes."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, look: Look, cells: Sequence[Cell], current: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("All items"))
        self._buttons = []
        grid = QGridLayout()
        grid.setSpacing(4)
        for index, cell in enumerate(cells):
            name = self._name(index, cell, index == current)
            button = CellButton(look, index + 1, cell, index == current, name)
            button.clicked.connect(lambda _=False, index=index: self._choose(index))
            grid.addWidget(button, index // COLUMNS, index % COLUMNS)
            self._buttons.append(button)
        inner = QWidget()
        inner.setLayout(grid)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        rows = -(-len(cells) // COLUMNS)
        area.setMinimumSize(COLUMNS * (SIZE.width() + 4) + 24, min(rows, 7) * 44 + 20)
        legend = QHBoxLayout()
        legend.setSpacing(6)
        for cell, words in (
            (Cell(Status.ANSWERED), self.tr("answered")),
            (Cell(Status.SEEN), self.tr("seen")),
            (Cell(Status.UNSEEN), self.tr("unseen")),
            (Cell(Status.SEEN, flagged=True), self.tr("flagged")),
        ):
            sample = CellButton(look, 0, cell, False, words)
            sample.setText("")
            sample.setFixedSize(26, 24)
            sample.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            sample.setEnabled(False)
            count = sum(one.flagged if cell.flagged else one.status is cell.status for one in cells)
            label = QLabel(f"{words} {count}")
            label.setObjectName("quiet")
            legend.addWidget(sample)
            legend.addWidget(label)
            legend.addSpacing(10)
        legend.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(area, 1)
        layout.addLayout(legend)
        if 0 <= current < len(self._buttons):
            self._buttons[current].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from item to item."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -COLUMNS,
            Qt.Key.Key_Down: COLUMNS,
            Qt.Key.Key_Home: -len(self._buttons),
            Qt.Key.Key_End: len(self._buttons),
        }
        at = next((i for i, button in enumerate(self._buttons) if button.hasFocus()), 0)
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            to = at + step
            if abs(step) == COLUMNS and not 0 <= to < len(self._buttons):
                return
            self._buttons[min(max(to, 0), len(self._buttons) - 1)].setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(at)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: int) -> None:
        self.accept()
        self.chosen.emit(index)

    def _name(self, index: int, cell: Cell, current: bool) -> str:
        states = {
            Status.ANSWERED: self.tr("answered"),
            Status.SEEN: self.tr("seen"),
            Status.UNSEEN: self.tr("unseen"),
        }
        facts = [states[cell.status]]
        if cell.flagged:
            facts.append(self.tr("flagged"))
        if cell.right is not None:
            facts.append(self.tr("right") if cell.right else self.tr("not right"))
        if current:
            facts.append(self.tr("on the screen"))
        return f"{index + 1}: {', '.join(facts)}"
