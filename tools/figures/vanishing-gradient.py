"""Figures of `vanishing-gradient`: the sigmoid's derivative; errors over ten random layers."""

from __future__ import annotations

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import activations, networks

LAYERS, WIDTH = 10, 64
DECADES = 7


def gradients(figure: Figure, t: Words) -> None:
    left = figure.plot(40, 40, 250, 170, x_min=-6, x_max=6, y_min=0, y_max=1)
    left.axes("x", x_ticks=(-6, -3, 3, 6), y_ticks=(0.5, 1), crossing=(0, 0))
    left.curve(activations.sigmoid, "activation")
    left.curve(lambda x: activations.derivative("sigmoid", x), "gradient")
    peak = left.at(0, 0.25)
    figure.circle(*peak, 4, "gradient", fill=1, stroke=False)
    figure.text(peak[0] + 8, peak[1] - 5, "0.25", size=12)
    figure.text(*left.at(3.2, 0.8), "σ(x)", role="activation", size=15)
    figure.text(*left.at(-4.6, 0.13), "σ′(x)", role="gradient", size=15)
    figure.text(160, 252, t("sigmoid及其导数", "sigmoid and its derivative"), anchor="middle")

    sigmoid = networks.layer_gradients(LAYERS, WIDTH, "sigmoid")
    relu = networks.layer_gradients(LAYERS, WIDTH, "relu", weight_std=networks.he_std(WIDTH))
    right = figure.plot(390, 40, 270, 170, x_min=0, x_max=LAYERS, y_min=0, y_max=DECADES)
    right.axes()
    slot = right.width / LAYERS
    for decade in range(0, DECADES + 1, 1):
        _, y = right.at(0, decade)
        figure.line(right.left - 3, y, right.left, y, "ink")
        power = f"10^{{{decade - DECADES}}}".replace("-", "−") if decade < DECADES else "1"
        figure.text(right.left - 8, y + 4, power, anchor="end", size=12)
    for index, size in enumerate(sigmoid):
        height = math.log10(size) + DECADES
        x, top = right.at(index, height)
        _, bottom = right.at(0, 0)
        figure.rect(x + 5, top, slot - 10, bottom - top, "gradient", fill=0.8, stroke=False)
        figure.text(x + slot / 2, bottom + 18, str(index + 1), anchor="middle", size=12)
    right.points(
        [(index + 0.5, math.log10(size) + DECADES) for index, size in enumerate(relu)],
        "muted",
    )
    figure.text(*right.at(0.2, 6.2), t("ReLU，He初始化", "ReLU, He init."), role="muted", size=13)
    figure.text(
        *right.at(0.2, 4.3),
        t("sigmoid，Xavier初始化", "sigmoid, Xavier init."),
        role="gradient",
        size=13,
    )
    figure.text(
        525, 252, t("第1至10层的误差（均方根）", "error at layers 1 to 10 (RMS)"), anchor="middle"
    )


save(__file__, "gradients", 680, 270, gradients)
