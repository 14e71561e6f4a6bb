"""Figure of `sigmoid-tanh-saturation`: sigmoid and tanh, derivatives, saturated zones shaded."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import activations

SATURATED = 0.05  # a derivative below this counts as saturated in the drawing


def curves(figure: Figure, t: Words) -> None:
    for index, (name, letter) in enumerate((("sigmoid", "σ"), ("tanh", "tanh"))):
        left = 40 + 340 * index
        plot = figure.plot(left, 40, 270, 190, x_min=-6, x_max=6, y_min=-1.1, y_max=1.1)
        limit = activations.saturation_point(name, SATURATED)
        for side in (-1, 1):
            start, end = sorted((side * limit, side * 6))
            x1, top = plot.at(start, 1.1)
            x2, bottom = plot.at(end, -1.1)
            figure.rect(x1, top, x2 - x1, bottom - top, "muted", fill=0.16, stroke=False)
        # At 1 tanh's derivative has its peak, which carries the label itself.
        ticks = (-1, 1) if name == "sigmoid" else (-1,)
        plot.axes("x", x_ticks=(-6, -3, 3, 6), y_ticks=ticks, crossing=(0, 0))
        plot.curve(lambda x, name=name: activations.evaluate(name, x), "activation")
        plot.curve(lambda x, name=name: activations.derivative(name, x), "gradient")
        peak = plot.at(0, activations.derivative(name, 0))
        figure.circle(*peak, 4, "gradient", fill=1, stroke=False)
        figure.text(peak[0] + 8, peak[1] - 5, ("0.25", "1")[index], size=12)
        figure.text(
            *plot.at((3.5, 2.6)[index], (0.72, 0.72)[index]), letter, role="activation", size=15
        )
        figure.text(
            *plot.at((-2.1, -2.7)[index], (0.33, 0.5)[index]),
            letter + "′",
            role="gradient",
            size=15,
        )
        for side in (-1, 1):
            figure.text(
                plot.at(side * (4.6, 4.3)[index], 0)[0],
                plot.at(0, -0.75)[1],
                t("饱和", "saturated"),
                role="line",
                anchor="middle",
                size=12.5,
            )
        figure.text(left + 135, 264, name, anchor="middle")


save(__file__, "curves", 690, 280, curves)
