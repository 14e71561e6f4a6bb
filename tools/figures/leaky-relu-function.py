"""Figure of `leaky-relu-function`: both functions near zero; a dead unit that comes back."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import activations, networks

STEPS = 400


def weights(slope: float) -> list[tuple[float, float]]:
    """The unit's weight at every step, starting where a ReLU would be dead."""
    path = networks.relu_unit_descent(
        [1.0, 2.0, 3.0],
        [0.5, 1.0, 1.5],
        weight=-1.6,
        bias=-0.6,
        rate=0.1,
        steps=STEPS,
        slope=slope,
    )
    return [(float(step), row[0]) for step, row in enumerate(path)]


def leaky(figure: Figure, t: Words) -> None:
    left = figure.plot(30, 40, 240, 190, x_min=-3, x_max=2, y_min=-0.8, y_max=2)
    left.axes("x", x_ticks=(1,), y_ticks=(1, 2), crossing=(0, 0))
    for tick in (-2, -1):
        px, py = left.at(tick, 0)
        figure.line(px, py - 3, px, py + 3, "ink")
        figure.text(px, py - 8, f"−{-tick}", anchor="middle", size=12)
    left.curve(activations.relu, "muted", width=4.5, end=1.98)
    left.curve(lambda x: activations.leaky_relu(x, slope=0.1), "activation", end=1.98)
    figure.text(*left.at(-3.0, 0.32), "ReLU", role="muted")
    figure.text(*left.at(-2.95, -0.6), "leaky ReLU, α = 0.1", role="activation")

    right = figure.plot(370, 40, 270, 190, x_min=0, x_max=STEPS, y_min=-1.8, y_max=0.9)
    right.axes(
        t("训练步数", "training step"),
        "w",
        x_ticks=(0, 100, 200, 300, 400),
        y_ticks=(-1.5, -1, -0.5, 0, 0.5),
    )
    figure.line(*right.at(0, 0.5), *right.at(STEPS, 0.5), "data", dashed=True)
    for slope, role, label, place in (
        (0.0, "muted", "ReLU", (300, -1.52)),
        (0.01, "accent", "α = 0.01", (215, -0.75)),
        (0.1, "activation", "α = 0.1", (55, 0.2)),
    ):
        right.points(weights(slope), role, radius=0, width=2.25)
        figure.text(*right.at(*place), label, role=role)
    figure.text(*right.at(395, 0.68), t("目标", "goal"), role="data", anchor="end")


save(__file__, "leaky", 680, 290, leaky)
