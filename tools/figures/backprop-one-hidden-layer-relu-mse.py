"""Figure of `backprop-one-hidden-layer-relu-mse`: the example's graph, values and gradients."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import networks

PARAMETERS = {"w1": 0.5, "b1": 0.1, "w2": -1.0, "b2": 0.2}
ROW = 118  # centre of the main row


def value(number: float) -> str:
    return f"{number:g}".replace("-", "−")


def graph(figure: Figure, t: Words) -> None:
    z, h, y = (m[0][0] for m in networks.one_hidden_layer_forward(2.0, **PARAMETERS))
    loss = networks.one_hidden_layer_loss(2.0, 1.0, **PARAMETERS)
    dw1, db1, dw2, db2 = (
        m[0][0] for m in networks.one_hidden_layer_gradients(2.0, 1.0, **PARAMETERS)
    )
    dh = PARAMETERS["w2"] * db2
    centres = {"x": 50, "z_1": 210, "h": 350, "y": 490, "L": 630}
    numbers = {"x": 2.0, "z_1": z, "h": h, "y": y, "L": loss}
    roles = {"x": "data", "z_1": "activation", "h": "activation", "y": "activation", "L": "accent"}
    names = list(centres)
    for name, x in centres.items():
        figure.circle(x, ROW, 22, roles[name])
        figure.text(x, ROW + 5, name, anchor="middle", size=15)
        figure.text(x, ROW - 30, value(numbers[name]), anchor="middle", role=roles[name])
    for before, after, back in (
        ("x", "z_1", None),
        ("z_1", "h", db1),
        ("h", "y", dh),
        ("y", "L", db2),
    ):
        start, end = centres[before] + 24, centres[after] - 24
        figure.arrow(start, ROW - 6, end, ROW - 6)
        if back is not None:
            figure.arrow(end, ROW + 8, start, ROW + 8, "gradient", dashed=True)
            figure.text((start + end) / 2, ROW + 27, value(back), anchor="middle", role="gradient")
    figure.text((centres[names[1]] + centres[names[2]]) / 2, ROW - 14, "ReLU", anchor="middle")
    parameters = (
        ("w_1", 0.5, dw1, 160, "z_1"),
        ("b_1", 0.1, db1, 250, "z_1"),
        ("w_2", -1.0, dw2, 440, "y"),
        ("b_2", 0.2, db2, 530, "y"),
    )
    for name, number, gradient, x, into in parameters:
        top = 204
        figure.box(x - 38, top, 76, 30, f"{name} = {value(number)}", role="weight")
        side = -1 if x < centres[into] else 1
        figure.arrow(x, top, centres[into] + side * 13, ROW + 22)
        figure.text(x, top + 50, value(gradient), anchor="middle", role="gradient")
    figure.box(592, 204, 76, 30, "t = 1", role="data")
    figure.arrow(630, 204, 630, ROW + 24)
    figure.arrow(24, 30, 64, 30)
    figure.text(72, 35, t("前向：值写在节点上方", "forward: values above the nodes"))
    figure.arrow(400, 30, 360, 30, "gradient", dashed=True)
    figure.text(
        408, 35, t("反向：损失对各量的梯度", "backward: gradients of the loss"), role="gradient"
    )


save(__file__, "graph", 680, 270, graph)
