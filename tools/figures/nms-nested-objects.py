"""Figure of `nms-nested-objects`: a small and a large contained box, and IoU over side ratio."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import boxes

OUTER = [0, 0, 100, 100]
SCALE = 1.5
THRESHOLD = 0.5


def nested(figure: Figure, t: Words) -> None:
    for panel, inner in enumerate([[20, 30, 50, 60], [20, 20, 100, 100]]):
        left, top = 24 + panel * 196, 44
        overlap = boxes.iou(OUTER, inner)
        kept = overlap <= THRESHOLD
        figure.rect(left, top, 100 * SCALE, 100 * SCALE, "activation", fill=0.14)
        figure.text(left + 8, top + 19, "A", role="activation", bold=True)
        x1, y1, x2, y2 = inner
        figure.rect(
            left + x1 * SCALE,
            top + y1 * SCALE,
            (x2 - x1) * SCALE,
            (y2 - y1) * SCALE,
            "accent" if kept else "muted",
            fill=0.3 if kept else 0.12,
            dashed=not kept,
        )
        name = "BC"[panel]
        figure.text(
            left + (x1 + x2) / 2 * SCALE,
            top + (y1 + y2) / 2 * SCALE + 5,
            f"{name} {'✓' if kept else '✗'}",
            role="accent" if kept else "muted",
            anchor="middle",
            bold=True,
        )
        size = x2 - x1
        figure.text(
            left + 50 * SCALE,
            top + 100 * SCALE + 24,
            f"{size}×{size} / 100×100",
            anchor="middle",
            size=13,
        )
        figure.text(
            left + 50 * SCALE,
            top + 100 * SCALE + 44,
            f"IoU = {overlap:.2f} {'≤' if kept else '>'} {THRESHOLD}",
            anchor="middle",
            size=13,
        )
    plot = figure.plot(462, 44, 190, 150, x_min=0, x_max=1, y_min=0, y_max=1)
    plot.axes(t("边长之比", "ratio of sides"), "IoU", x_ticks=[0.3, 0.8], y_ticks=[0.5, 1])
    plot.curve(lambda k: boxes.iou([0, 0, 1, 1], [0, 0, k, k]), "accent")
    limit = THRESHOLD**0.5
    figure.path([plot.at(0, THRESHOLD), plot.at(1, THRESHOLD)], "muted", dashed=True)
    figure.path([plot.at(limit, 0), plot.at(limit, THRESHOLD)], "muted", dashed=True)
    for k in (0.3, 0.8):
        plot.points([(k, k * k)], "accent", connect=False, radius=4)
    x, y = plot.at(limit, THRESHOLD)
    figure.text(x - 8, y - 8, f"{limit:.3f}", anchor="end", size=13)
    x, y = plot.at(0.8, 0.64)
    figure.text(x - 10, y - 4, "C", anchor="end", size=13, role="muted", bold=True)
    x, y = plot.at(0.3, 0.09)
    figure.text(x, y - 10, "B", anchor="middle", size=13, role="accent", bold=True)


save(__file__, "nested", 690, 262, nested)
