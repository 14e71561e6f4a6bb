"""Figure of `relu-function`: the function with its derivative; a unit killed by a large step."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import activations, networks

INPUTS, TARGETS = [1.0, 2.0, 3.0], [0.5, 1.0, 1.5]


def after(rate: float) -> tuple[float, float]:
    row = networks.relu_unit_descent(INPUTS, TARGETS, weight=2, bias=1, rate=rate, steps=1)[1]
    return row[0], row[1]


def dying(figure: Figure, t: Words) -> None:
    left = figure.plot(30, 40, 240, 170, x_min=-3, x_max=3, y_min=-0.4, y_max=3)
    left.axes("x", x_ticks=(-3, -2, -1, 1, 2, 3), y_ticks=(1, 2, 3), crossing=(0, 0))
    left.curve(activations.relu, "activation")
    for start, end in ((-3.0, 0.0), (0.02, 3.0)):
        left.curve(
            lambda x: activations.derivative("relu", x),
            "gradient",
            start=start,
            end=end,
            dashed=True,
        )
    figure.text(*left.at(1.25, 2.2), "f(x)", role="activation", anchor="end", size=15)
    figure.text(*left.at(2.45, 1.12), "f′(x)", role="gradient", size=15)

    right = figure.plot(350, 40, 300, 170, x_min=0, x_max=4, y_min=-0.4, y_max=4)
    right.axes("x", x_ticks=(1, 2, 3), y_ticks=(1, 2, 3), crossing=(0, 0))
    right.curve(lambda x: activations.relu(2 * x + 1), "muted", dashed=True)
    w, b = after(0.1)
    right.curve(lambda x: activations.relu(w * x + b), "activation", end=3.8)
    w_dead, b_dead = after(0.2)
    right.curve(lambda x: activations.relu(w_dead * x + b_dead), "accent", end=3.8, width=3)
    right.points(list(zip(INPUTS, TARGETS, strict=True)), "data", connect=False, radius=4.5)
    figure.text(*right.at(1.55, 3.6), t("起点：2x + 1", "start: 2x + 1"), role="muted")
    figure.text(*right.at(2.5, 1.95), t("目标", "targets"), role="data", anchor="end")
    figure.text(*right.at(4.1, 1.2), "η = 0.1", role="activation", anchor="end")
    figure.text(
        *right.at(4.1, 0.17), t("η = 0.2，已死亡", "η = 0.2, dead"), role="accent", anchor="end"
    )


save(__file__, "dying", 680, 240, dying)
