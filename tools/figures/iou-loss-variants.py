"""Figure of `iou-loss-variants`: four arrangements of two boxes and the values of the measures."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import boxes

PAIRS = [
    ([0, 0, 10, 10], [5, 5, 15, 15], 7.6),
    ([0, 0, 10, 10], [20, 0, 30, 10], 4.4),
    ([0, 0, 10, 10], [0, 0, 4, 4], 10),
    ([0, 0, 20, 10], [5, -5, 15, 15], 6.2),
]
MEASURES = [
    ("IoU", boxes.iou),
    ("GIoU", boxes.giou),
    ("DIoU", boxes.diou),
    ("CIoU", boxes.ciou),
]
MIDDLE = 88


def arrangements(figure: Figure, _: Words) -> None:
    for panel, (a, b, scale) in enumerate(PAIRS):
        centre = 134 + panel * 158
        x1, y1, x2, y2 = around = boxes.enclosing(a, b)
        mid_x, mid_y = (x1 + x2) / 2, (y1 + y2) / 2
        for box, role, fill in ((a, "data", 0.16), (b, "activation", 0.2), (around, "muted", 0)):
            figure.rect(
                centre + (box[0] - mid_x) * scale,
                MIDDLE + (box[1] - mid_y) * scale,
                (box[2] - box[0]) * scale,
                (box[3] - box[1]) * scale,
                role,
                fill=fill,
                dashed=role == "muted",
            )
        values = [measure(a, b) for _name, measure in MEASURES]
        for row, value in enumerate(values):
            changed = row > 0 and abs(value - values[0]) > 1e-9
            figure.text(
                centre,
                188 + row * 22,
                f"{value:.4f}".replace("-", "−"),
                anchor="middle",
                role="accent" if changed else "ink",
                bold=changed,
            )
    for row, (name, _measure) in enumerate(MEASURES):
        figure.text(16, 188 + row * 22, name, size=13)


save(__file__, "arrangements", 690, 270, arrangements)
