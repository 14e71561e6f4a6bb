"""Figures of ``scaled-dot-product-attention``: shapes with a heat map of weights; saturation."""

import sys
from pathlib import Path

from kit import Figure, Words, save

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from studyapp.labs import attention

Q = [[2, 0, 2, 0], [0, 2, 0, 2]]
K = [[1, 0, 1, 0], [0, 1, 0, 1], [1, 1, 0, 0]]
V = [[1, 0], [0, 1], [1, 1]]


def _heat(
    figure: Figure, x: float, y: float, values: list[list[float]], role: str, top: float
) -> None:
    """Cells filled by value; ``top`` is the value of the darkest."""
    width, height = 44, 34
    for row, entries in enumerate(values):
        for column, value in enumerate(entries):
            left, upper = x + column * width, y + row * height
            figure.rect(left, upper, width, height, role, fill=0.05 + 0.4 * value / top)
            figure.text(left + width / 2, upper + 22, f"{value:.2f}", anchor="middle", size=13)


def shapes(figure: Figure, t: Words) -> None:
    cell = 30

    def name(x: float, y: float, label: str, shape: str) -> None:
        figure.text(x, y, label, anchor="middle", bold=True)
        figure.text(x, y + 18, shape, anchor="middle", size=13)

    figure.grid(24, 60, Q, "activation", cell=cell)
    name(84, 26, "Q", "n × d_k = 2 × 4")
    figure.text(162, 96, "×", anchor="middle", size=18)
    keys = [list(column) for column in zip(*K, strict=True)]
    figure.grid(182, 60, keys, "activation", cell=cell)
    name(227, 26, "K^T", "d_k × m = 4 × 3")
    figure.arrow(290, 90, 410, 90, "accent")
    figure.text(350, 80, "÷ √d_k = 2", anchor="middle", size=13)
    figure.text(350, 110, "softmax", anchor="middle", size=13)
    figure.text(350, 128, t("按行", "along rows"), anchor="middle", size=13)
    weights = attention.weights(queries=Q, keys=K)
    _heat(figure, 424, 56, weights, "accent", 0.67)
    name(490, 22, "A", "n × m = 2 × 3")
    figure.arrow(434, 132, 434, 196)
    figure.text(434, 216, "A", anchor="middle", bold=True)
    figure.text(452, 216, "×", anchor="middle", size=18)
    figure.grid(464, 166, V, "activation", cell=cell)
    figure.text(494, 276, "V", anchor="middle", bold=True)
    figure.text(494, 294, "m × d_v = 3 × 2", anchor="middle", size=13)
    figure.text(548, 216, "=", anchor="middle", size=18)
    _heat(figure, 568, 178, attention.attend(queries=Q, keys=K, values=V), "activation", 0.91)
    figure.text(612, 276, t("输出", "output"), anchor="middle", bold=True)
    figure.text(612, 294, "n × d_v = 2 × 2", anchor="middle", size=13)


def saturation(figure: Figure, t: Words) -> None:
    plot = figure.plot(70, 40, 480, 170, x_min=0, x_max=10, y_min=0, y_max=0.25)

    def derivative(gap: float) -> float:
        return attention.softmax_jacobian(scores=[gap, 0])[0][0]

    plot.axes(
        t("分数差s_1 − s_2", "score gap s_1 − s_2"),
        "∂p_1/∂s_1 = p_1(1 − p_1)",
        x_ticks=(0, 1, 2, 4, 6, 8, 10),
        y_ticks=(0, 0.1, 0.2),
    )
    plot.curve(derivative, "gradient")
    for gap, words, dx, dy in (
        (1, t("缩放后：0.197", "scaled: 0.197"), 12, -2),
        (8, t("不缩放：0.000335", "unscaled: 0.000335"), -40, -22),
    ):
        plot.points([(gap, derivative(gap))], "accent", connect=False, radius=5)
        x, y = plot.at(gap, derivative(gap))
        figure.text(x + dx, y + dy, words)


save(__file__, "shapes", 680, 310, shapes)
save(__file__, "saturation", 640, 270, saturation)
