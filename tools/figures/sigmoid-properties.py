"""Figure of `sigmoid-properties`: the curve, its derivative, and where it is saturated."""

from __future__ import annotations

import sys
from math import log, sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import activations

LEVEL = 0.05
# s (1 - s) = LEVEL has the larger solution s = (1 + sqrt(1 - 4 LEVEL)) / 2; its logit is the edge.
OUTPUT = (1 + sqrt(1 - 4 * LEVEL)) / 2
EDGE = log(OUTPUT / (1 - OUTPUT))


def curve(figure: Figure, t: Words) -> None:
    plot = figure.plot(50, 56, 590, 200, x_min=-8, x_max=8, y_min=0, y_max=1.05)
    for start, end in ((-8.0, -EDGE), (EDGE, 8.0)):
        (x1, y1), (x2, y2) = plot.at(start, 1.05), plot.at(end, 0)
        figure.rect(x1, y1, x2 - x1, y2 - y1, "muted", fill=0.12, stroke=False)
        figure.text(
            (x1 + x2) / 2, 44, t("饱和：σ′ < 0.05", "saturated: σ′ < 0.05"), anchor="middle"
        )
    plot.axes("x", x_ticks=(-6, -4, -2, 0, 2, 4, 6), y_ticks=(0.25, 0.5, 1))
    for level in (0.25, 0.5):
        figure.line(*plot.at(-8, level), *plot.at(0, level), "muted", dashed=True, width=1)
    figure.line(*plot.at(-8, 1), *plot.at(8, 1), "muted", dashed=True, width=1)
    plot.curve(activations.sigmoid, "activation", steps=160)
    plot.curve(
        lambda x: activations.derivative("sigmoid", x), "gradient", steps=160, dashed=True, width=2
    )
    plot.points([(0, activations.sigmoid(0.0))], "activation", connect=False, radius=4)
    plot.points([(0, activations.derivative("sigmoid", 0.0))], "gradient", connect=False, radius=4)
    figure.text(*plot.at(1.25, 0.66), "σ(x)", role="activation", size=15)
    figure.text(*plot.at(0.8, 0.29), "σ′(x) = σ(x)(1 − σ(x))", role="gradient", size=15)


save(__file__, "curve", 680, 300, curve)
