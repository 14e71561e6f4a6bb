"""Figure of `iou`: two boxes, their enclosing box, their intersection and their union."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import boxes

A, B = [0, 0, 10, 10], [5, 5, 15, 15]
SCALE = 13


def overlap(figure: Figure, _: Words) -> None:
    def place(left: float, box: list[int]) -> tuple[float, float, float, float]:
        x1, y1, x2, y2 = box
        return left + x1 * SCALE, 44 + y1 * SCALE, (x2 - x1) * SCALE, (y2 - y1) * SCALE

    figure.rect(*place(50, [0, 0, 15, 15]), "muted", fill=0, dashed=True)
    figure.rect(*place(50, A), "data", fill=0.16)
    figure.rect(*place(50, B), "activation", fill=0.16)
    figure.text(70, 68, "A", role="data", bold=True)
    figure.text(228, 226, "B", role="activation", bold=True)
    figure.text(228, 68, "E", role="muted", bold=True)
    figure.text(50, 34, "(0, 0)", anchor="middle", size=13)
    figure.text(184, 192, "(10, 10)", size=13)
    figure.text(112, 104, "(5, 5)", anchor="end", size=13)
    figure.text(245, 258, "(15, 15)", anchor="middle", size=13)
    figure.rect(*place(50, [5, 5, 10, 10]), "accent", fill=0.3)
    left = 285
    figure.rect(*place(left, [5, 5, 10, 10]), "accent", fill=0.4)
    figure.text(left + 7.5 * SCALE, 146, "25", anchor="middle", bold=True)
    figure.text(left + 7.5 * SCALE, 196, "A ∩ B", anchor="middle")
    left = 460
    corners = [(0, 0), (10, 0), (10, 5), (15, 5), (15, 15), (5, 15), (5, 10), (0, 10)]
    figure.polygon([(left + x * SCALE, 44 + y * SCALE) for x, y in corners], "accent", fill=0.16)
    figure.text(left + 7.5 * SCALE, 146, f"{boxes.union(A, B):.0f}", anchor="middle", bold=True)
    figure.text(left + 7.5 * SCALE, 258, "A ∪ B", anchor="middle")
    figure.text(
        340, 304, f"IoU = 25 / 175 = {boxes.iou(A, B):.4f}", anchor="middle", size=15, bold=True
    )


save(__file__, "overlap", 680, 322, overlap)
