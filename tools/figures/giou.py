"""Figure of `giou`: the empty part of the enclosing box in three arrangements."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import boxes

A = [0, 0, 10, 10]
PANELS = [
    ([20, 0, 30, 10], 40, 7.6, 80),
    ([5, 5, 15, 15], 318, 11, 44),
    ([0, 0, 4, 4], 530, 13, 61),
]
CAPTION = 240


def enclosing(figure: Figure, _: Words) -> None:
    for b, left, scale, top in PANELS:
        around = boxes.enclosing(A, b)

        def rect(
            box: list[float],
            role: str,
            *,
            left: float = left,
            top: float = top,
            scale: float = scale,
            **style: object,
        ) -> None:
            x1, y1, x2, y2 = box
            figure.rect(
                left + x1 * scale,
                top + y1 * scale,
                (x2 - x1) * scale,
                (y2 - y1) * scale,
                role,
                **style,  # type: ignore[arg-type]
            )

        xs = sorted({A[0], A[2], b[0], b[2]})
        ys = sorted({A[1], A[3], b[1], b[3]})
        for x1, x2 in pairwise(xs):
            for y1, y2 in pairwise(ys):
                cell = [x1, y1, x2, y2]
                if not any(boxes.intersection(cell, box) for box in (A, b)):
                    rect(cell, "accent", fill=0.4, stroke=False)
        rect(A, "data", fill=0.16)
        rect(b, "activation", fill=0.22)
        rect(around, "ink", fill=0, dashed=True)
        width = (around[2] - around[0]) * scale
        middle = left + width / 2
        figure.text(left + width / 2, top - 10, "E", anchor="middle", bold=True)
        figure.text(
            left + (2.5 if b[0] == 5 else 6) * scale,
            top + (3 if b[0] == 5 else 8) * scale,
            "A",
            role="data",
            anchor="middle",
            bold=True,
        )
        x, y = (b[0] + b[2]) / 2, b[1] + 0.8 * (b[3] - b[1])
        figure.text(
            left + x * scale,
            top + y * scale,
            "B",
            role="activation",
            anchor="middle",
            bold=True,
        )
        figure.text(middle, CAPTION, f"IoU = {boxes.iou(A, b):.4f}", anchor="middle", size=13)
        value = f"{boxes.giou(A, b):.4f}".replace("-", "−")
        figure.text(middle, CAPTION + 20, f"GIoU = {value}", anchor="middle", bold=True)


save(__file__, "enclosing", 690, 276, enclosing)
