"""Figure of `weight-initialization-zero`: two equal hidden units; three starts on XOR."""

from __future__ import annotations

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import networks

STEPS = 300
RADIUS = 18
STARTS = {
    "zero": ([[0, 0], [0, 0]], [[0, 0]]),
    "equal": ([[0.5, 0.5], [0.5, 0.5]], [[0.5, 0.5]]),
    "random": ([[0.8, -0.7], [-0.6, 0.9]], [[0.5, 0.4]]),
}


def losses(name: str) -> list[float]:
    w1, w2 = STARTS[name]
    return networks.one_hidden_layer_descent(
        inputs=[[0, 0], [0, 1], [1, 0], [1, 1]],
        targets=[[0], [1], [1], [0]],
        w1=w1,
        b1=[0, 0],
        w2=w2,
        b2=[0],
        rate=0.2,
        steps=STEPS,
        activation="tanh",
    )[4][0]


def connect(figure: Figure, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A connection between the rims of two units."""
    apart = math.dist(start, end)
    dx, dy = ((b - a) / apart * RADIUS for a, b in zip(start, end, strict=True))
    figure.line(start[0] + dx, start[1] + dy, end[0] - dx, end[1] - dy, "weight")


def symmetry(figure: Figure, t: Words) -> None:
    inputs, hidden, output = [(40, 80), (40, 190)], [(150, 80), (150, 190)], (260, 135)
    for start in inputs:
        for end in hidden:
            connect(figure, start, end)
    for hx, hy in hidden:
        connect(figure, (hx, hy), output)
        # The error on its way back, beside the connection it crosses.
        outward = -1 if hy < output[1] else 1
        figure.path(
            [
                (output[0] - 14, output[1] + outward * 22),
                (hx + 24, hy + outward * 6),
            ],
            "gradient",
            width=2.5,
            dashed=True,
            arrow=True,
        )
        figure.text(218, 84 if outward < 0 else 197, "δ", role="gradient", anchor="middle", size=15)
    for index, (x, y) in enumerate(inputs):
        figure.circle(x, y, RADIUS, "data")
        figure.text(x, y + 5, f"x_{index + 1}", anchor="middle")
    for index, (x, y) in enumerate(hidden):
        figure.circle(x, y, RADIUS, "activation")
        figure.text(x, y + 5, f"h_{index + 1}", anchor="middle")
    figure.circle(*output, RADIUS, "activation")
    figure.text(output[0], output[1] + 5, "y", anchor="middle")
    figure.text(
        150,
        38,
        t("权重全为0.5", "all weights 0.5"),
        role="weight",
        anchor="middle",
    )
    figure.text(
        150,
        252,
        t("h_1 = h_2，梯度也相同", "h_1 = h_2, and so are the gradients"),
        anchor="middle",
    )

    plot = figure.plot(370, 40, 260, 170, x_min=0, x_max=STEPS, y_min=0, y_max=0.5)
    plot.axes(
        t("步数", "step"),
        t("损失", "loss"),
        x_ticks=(0, 100, 200, 300),
        y_ticks=(0, 0.25, 0.5),
    )
    floor = plot.at(0, 1 / 6)[1]
    figure.line(plot.left, floor, plot.left + plot.width, floor, "line", dashed=True)
    for name, role in (("zero", "muted"), ("equal", "accent"), ("random", "activation")):
        plot.points(list(enumerate(losses(name))), role, radius=0, width=2.25)
    figure.text(*plot.at(160, 0.27), t("全零", "all zero"), role="muted")
    figure.text(*plot.at(306, 0.178), "1/6", role="line", size=13)
    figure.text(*plot.at(130, 0.025), t("随机", "random"), role="activation")
    figure.text(*plot.at(200, 0.205), t("全0.5", "all 0.5"), role="accent")


save(__file__, "symmetry", 680, 270, symmetry)
