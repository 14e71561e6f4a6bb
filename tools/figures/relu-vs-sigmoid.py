"""Figure of `relu-vs-sigmoid`: both derivatives, and their products over the layers."""

from __future__ import annotations

import sys
from math import log10
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import activations, networks

LAYERS = 10


def depth(figure: Figure, t: Words) -> None:
    left = figure.plot(44, 50, 240, 190, x_min=-4, x_max=4, y_min=0, y_max=1.15)
    left.axes("z", x_ticks=(-3, -2, -1, 0, 1, 2, 3), y_ticks=(0.25, 0.5, 1))
    # A jump: two pieces, so that no line joins them.
    for start, end in ((-4.0, 0.0), (1e-9, 4.0)):
        left.curve(
            lambda z: activations.derivative("relu", z), "accent", start=start, end=end, width=2.5
        )
    left.curve(lambda z: activations.derivative("sigmoid", z), "gradient")
    figure.text(*left.at(1.6, 1.06), "ReLU′", role="accent")
    figure.text(*left.at(1.4, 0.24), "sigmoid′", role="gradient")
    figure.text(164, 24, t("导数", "derivative"), anchor="middle")

    right = figure.plot(400, 50, 240, 190, x_min=0, x_max=LAYERS, y_min=-6.5, y_max=0.6)
    right.axes(t("层数", "layers"), x_ticks=(0, 2, 4, 6, 8, 10))
    for power in (0, -2, -4, -6):
        px, py = right.at(0, power)
        figure.line(px - 3, py, px + 3, py, "ink")
        figure.text(px - 8, py + 4, f"10^{{{power}}}", anchor="end", size=12)
    for name, at, role in (("relu", 1.0, "accent"), ("sigmoid", 0.0, "gradient")):
        slope = activations.derivative(name, at)
        right.points(
            [
                (n, log10(networks.gradient_product(derivative=slope, layers=n)))
                for n in range(LAYERS + 1)
            ],
            role,
        )
    figure.text(*right.at(5, -0.85), t("ReLU，激活通路", "ReLU, active path"), role="accent")
    figure.text(*right.at(1.2, -5.2), t("sigmoid，上限", "sigmoid, bound"), role="gradient")
    figure.text(520, 24, t("各层导数之积", "product of derivatives"), anchor="middle")


save(__file__, "depth", 680, 290, depth)
