"""Figure of `ciou`: concentric boxes of other shape and of other size; v over the aspect ratio."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import boxes

PANELS = [
    ([0, 0, 20, 10], [5, -5, 15, 15], 30, 8),
    ([0, 0, 40, 20], [10, 5, 30, 15], 236, 4.6),
]
MIDDLE = 122


def aspect(figure: Figure, _: Words) -> None:
    for a, b, left, scale in PANELS:
        for box, role in ((a, "activation"), (b, "data")):
            x1, y1, x2, y2 = box
            figure.rect(
                left + x1 * scale,
                MIDDLE + (y1 - a[3] / 2) * scale,
                (x2 - x1) * scale,
                (y2 - y1) * scale,
                role,
                fill=0.16,
            )
        centre = left + a[2] / 2 * scale
        figure.circle(centre, MIDDLE, 4, "accent", fill=1, stroke=False)
        figure.text(
            left + 36 if b[1] < 0 else left + 48,
            MIDDLE + (57 if b[1] < 0 else 40),
            f"{a[2]}×{a[3]}",
            role="activation",
            anchor="end",
            size=13,
        )
        figure.text(
            centre,
            MIDDLE - (70 if b[1] < 0 else 30) + (18 if b[1] < 0 else 24),
            f"{b[2] - b[0]}×{b[3] - b[1]}",
            role="data",
            anchor="middle",
            size=13,
        )
        v = boxes.aspect_penalty(a, b)
        figure.text(
            centre,
            232,
            f"v = {v:.4f},  DIoU = {boxes.diou(a, b):.4f}",
            anchor="middle",
            size=13,
        )
        figure.text(centre, 252, f"CIoU = {boxes.ciou(a, b):.4f}", anchor="middle", bold=True)
    plot = figure.plot(490, 42, 170, 160, x_min=0, x_max=5, y_min=0, y_max=0.4)
    plot.axes("w/h", "v", x_ticks=[0.5, 2, 4], y_ticks=[0.1, 0.2, 0.3])
    plot.curve(lambda r: boxes.aspect_penalty([0, 0, r, 1], [0, 0, 1, 2]), "accent")
    x, y = plot.at(2, boxes.aspect_penalty([0, 0, 2, 1], [0, 0, 1, 2]))
    _, zero = plot.at(0, 0)
    figure.line(x, y, x, zero, "muted", dashed=True)
    plot.points([(2, boxes.aspect_penalty([0, 0, 2, 1], [0, 0, 1, 2]))], "accent", radius=4)
    figure.text(x + 8, y + 18, "0.1678", size=13)
    figure.text(plot.left + 95, 252, "w^t/h^t = 1/2", anchor="middle", size=13)


save(__file__, "aspect", 690, 270, aspect)
