"""Figures of `activation-function-comparison`: functions with derivatives; the zigzag."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Point, Words, save

from studyapp.labs import activations

PANELS: tuple[tuple[str, str, float | None], ...] = (
    ("sigmoid", "sigmoid", None),
    ("tanh", "tanh", None),
    ("ReLU", "relu", None),
    ("leaky ReLU (α = 0.1)", "leaky_relu", 0.1),
    ("ELU (α = 1)", "elu", 1.0),
    ("GELU", "gelu", None),
    ("swish (β = 1)", "swish", 1.0),
)


def functions(figure: Figure, _t: Words) -> None:
    for index, (title, name, parameter) in enumerate(PANELS):
        x, y = 16 + 168 * (index % 4), 46 + 200 * (index // 4)
        plot = figure.plot(x, y, 136, 120, x_min=-4, x_max=4, y_min=-1.5, y_max=3)
        figure.text(x + 68, y - 22, title, anchor="middle")
        plot.axes(x_ticks=(3,), y_ticks=(2,), crossing=(0, 0))
        for level in (-1, 1):
            px, py = plot.at(0, level)
            figure.line(px - 3, py, px + 3, py, "ink")
        plot.curve(lambda v, n=name, p=parameter: activations.evaluate(n, v, p), "activation")
        # A kink is a jump of the derivative: two pieces, so that no line joins them.
        pieces = ((-4.0, 0.0), (1e-9, 4.0)) if name in {"relu", "leaky_relu"} else ((-4.0, 4.0),)
        for start, end in pieces:
            plot.curve(
                lambda v, n=name, p=parameter: activations.derivative(n, v, p),
                "gradient",
                start=start,
                end=end,
                dashed=True,
                width=2,
            )
    x, y = 16 + 168 * 3, 46 + 200
    figure.line(x + 10, y + 40, x + 50, y + 40, "activation", width=2.25)
    figure.text(x + 60, y + 45, "f(x)", role="activation", size=15)
    figure.line(x + 10, y + 74, x + 50, y + 74, "gradient", width=2, dashed=True)
    figure.text(x + 60, y + 79, "f′(x)", role="gradient", size=15)


def descent(inputs: list[Point], goal: Point, steps: int) -> list[Point]:
    """The weights of a linear unit fitted to one sample at a time, each step solving its sample."""
    w = (0.0, 0.0)
    path = [w]
    for step in range(steps):
        a = inputs[step % len(inputs)]
        error = (w[0] - goal[0]) * a[0] + (w[1] - goal[1]) * a[1]
        rate = 1 / (a[0] ** 2 + a[1] ** 2)
        w = (w[0] - rate * error * a[0], w[1] - rate * error * a[1])
        path.append(w)
    return path


def zigzag(figure: Figure, t: Words) -> None:
    goal = (2.0, -2.0)
    cases = (
        (t("输入全为正", "all inputs positive"), [(1.0, 0.55), (0.55, 1.0)], 12),
        (t("输入有正有负", "inputs of both signs"), [(1.0, -0.55), (0.55, 1.0)], 2),
    )
    for index, (title, inputs, steps) in enumerate(cases):
        left = 60 + 330 * index
        plot = figure.plot(left, 40, 240, 200, x_min=-0.6, x_max=3, y_min=-2.5, y_max=0.5)
        plot.axes("w_1", "w_2", crossing=(0, 0))
        path = descent(inputs, goal, steps)
        figure.line(*plot.at(0, 0), *plot.at(*goal), "muted", dashed=True)
        for start, end in pairwise(path):
            (x1, y1), (x2, y2) = plot.at(*start), plot.at(*end)
            if (x2 - x1) ** 2 + (y2 - y1) ** 2 > 64:
                figure.arrow(x1, y1, x2, y2, "gradient", width=2)
            else:
                figure.line(x1, y1, x2, y2, "gradient", width=2)
        figure.circle(*plot.at(0, 0), 5, "weight", fill=1, stroke=False)
        figure.circle(*plot.at(*goal), 6, "accent", fill=0.9, stroke=False)
        gx, gy = plot.at(*goal)
        figure.text(gx + 14, gy + 5, t("目标", "goal"), role="accent")
        figure.text(left + 120, 268, title, anchor="middle")


save(__file__, "functions", 680, 384, functions)
save(__file__, "zigzag", 680, 284, zigzag)
