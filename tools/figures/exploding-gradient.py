"""Figure of `exploding-gradient`: a chain of 50 equal factors, clipped and not clipped."""

from __future__ import annotations

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import gradients

LIMIT, STEPS = 10, 49
CHAIN = {"weight": 1.1, "layers": 50, "target": 1, "rate": 2e-4, "steps": STEPS}


def curves(figure: Figure, t: Words) -> None:
    clipped = gradients.chain_descent(**CHAIN, limit=LIMIT)
    free = gradients.chain_descent(**CHAIN)
    left = figure.plot(60, 46, 240, 190, x_min=0, x_max=50, y_min=-2, y_max=8)
    right = figure.plot(420, 46, 240, 190, x_min=0, x_max=50, y_min=0, y_max=8)
    for plot, label, lowest in (
        (left, t("损失", "loss"), -2),
        (right, t("梯度的绝对值", "size of the gradient"), 0),
    ):
        plot.axes(t("步数", "step"), x_ticks=(0, 10, 20, 30, 40, 50))
        figure.text(plot.left - 30, 20, label, size=13)
        for decade in range(lowest, 9, 2):
            _, y = plot.at(0, decade)
            figure.line(plot.left - 3, y, plot.left, y, "ink")
            power = f"10^{{{decade}}}" if decade else "1"
            figure.text(plot.left - 8, y + 4, power, anchor="end", size=12)
    left.points(
        [(k, math.log10(row[1])) for k, row in enumerate(clipped)],
        "activation",
        radius=0,
        width=2.5,
    )
    start = left.at(0, math.log10(free[0][1]))
    figure.arrow(*start, *left.at(1.6, 7.8), "gradient", width=2.5)
    exponent = int(math.log10(free[1][1]))
    figure.lines(
        left.at(3.5, 0)[0],
        left.at(0, 7.2)[1],
        [
            t(f"不裁剪：下一步约10^{{{exponent}}}，", f"no clipping: next 10^{{{exponent}}},"),
            t("然后Inf、NaN", "then Inf, NaN"),
        ],
        role="gradient",
        size=13,
    )
    figure.text(*left.at(26, 2.2), t("裁剪到10", "clipped at 10"), role="activation", size=13)
    right.points(
        [(k, math.log10(row[2])) for k, row in enumerate(clipped)], "gradient", radius=0, width=2.5
    )
    right.points(
        [(k, math.log10(min(row[2], LIMIT))) for k, row in enumerate(clipped)],
        "accent",
        radius=0,
        width=2.5,
    )
    figure.text(*right.at(22, 5), t("裁剪前", "before clipping"), role="gradient", size=13)
    figure.text(*right.at(12, 0.45), t("裁剪后", "after clipping"), role="accent", size=13)


save(__file__, "curves", 700, 290, curves)
