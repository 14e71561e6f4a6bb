"""Figure of `activation-function-purpose`: the boundary with and without an activation."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Plot, Words, save

from studyapp.labs import networks

OFFSETS = ((0.0, 0.0), (0.12, 0.05), (-0.1, 0.08), (0.04, -0.12), (-0.08, -0.08), (0.1, -0.06))
WEIGHTS = [[[1, -1], [-1, 1]], [[1, 1]]]
LEVEL = 0.5


def positive(x: float, y: float) -> bool:
    """Whether the ReLU network |x1 - x2| exceeds the level."""
    return networks.multilayer_output([x, y], WEIGHTS)[0] > LEVEL


def points(figure: Figure, plot: Plot, wrong: tuple[int, int] | None) -> None:
    for cx, cy in ((0, 0), (1, 0), (0, 1), (1, 1)):
        for dx, dy in OFFSETS:
            px, py = plot.at(cx + dx, cy + dy)
            filled = positive(cx + dx, cy + dy)
            figure.circle(px, py, 4.5, "data", fill=0.9 if filled else 0)
        if wrong == (cx, cy):
            figure.circle(*plot.at(cx, cy), 27, "gradient", fill=0, dashed=True)


def boundary(figure: Figure, t: Words) -> None:
    low, high = -0.4, 1.4
    for index in range(2):
        left = 70 + 330 * index
        plot = figure.plot(left, 44, 210, 210, x_min=low, x_max=high, y_min=low, y_max=high)
        if index == 0:
            # x1 + x2 > 0.5, the half-plane of a linear network that gets three clusters right
            area = [(0.9, low), (high, low), (high, high), (low, high), (low, 0.9)]
            edges = [((0.9, low), (low, 0.9))]
            areas = [area]
        else:
            areas = [
                [(low + LEVEL, low), (high, low), (high, high - LEVEL)],
                [(low, low + LEVEL), (low, high), (high - LEVEL, high)],
            ]
            edges = [(a[0], a[2]) for a in areas]
        for corners in areas:
            figure.polygon([plot.at(*p) for p in corners], "activation", fill=0.16, stroke=False)
        for start, end in edges:
            figure.line(*plot.at(*start), *plot.at(*end), "accent", width=2.25)
        plot.axes("x_1", "x_2", x_ticks=(0, 1), y_ticks=(0, 1))
        points(figure, plot, (1, 1) if index == 0 else None)
        title = (
            t("无激活函数：一条直线", "no activation: one line")
            if index == 0
            else t("两个ReLU单元", "two ReLU units")
        )
        figure.text(left + 116, 24, title, anchor="middle")
    px, py = 70 + 210, 44
    figure.text(px + 8, py + 56, t("分错", "wrong"), role="gradient")


save(__file__, "boundary", 680, 296, boundary)
