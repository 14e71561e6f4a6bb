"""Figure of `tanh-function`: tanh beside the sigmoid, values and derivatives."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import activations


def curves(figure: Figure, t: Words) -> None:
    left = figure.plot(40, 50, 270, 190, x_min=-4, x_max=4, y_min=-1.15, y_max=1.15)
    left.axes("x", x_ticks=(-3, -2, -1, 1, 2, 3), y_ticks=(-1, 1), crossing=(0, 0))
    left.curve(activations.sigmoid, "muted")
    left.curve(activations.tanh, "activation", width=2.75)
    figure.text(*left.at(2.2, 0.7), "sigmoid", role="muted")
    figure.text(*left.at(-1.0, -0.55), "tanh", role="activation", anchor="end")
    figure.text(175, 24, t("函数", "function"), anchor="middle")

    right = figure.plot(380, 50, 270, 190, x_min=-4, x_max=4, y_min=0, y_max=1.15)
    right.axes("x", x_ticks=(-3, -2, -1, 0, 1, 2, 3), y_ticks=(0.25, 0.5, 1))
    right.curve(lambda x: activations.derivative("sigmoid", x), "muted", dashed=True)
    right.curve(lambda x: activations.derivative("tanh", x), "gradient", dashed=True, width=2.75)
    figure.text(*right.at(2.3, 0.17), "sigmoid′", role="muted")
    figure.text(*right.at(0.8, 0.7), "tanh′", role="gradient")
    figure.text(515, 24, t("导数", "derivative"), anchor="middle")


save(__file__, "curves", 680, 290, curves)
