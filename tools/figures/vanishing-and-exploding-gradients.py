"""Figure of `vanishing-and-exploding-gradients`: errors over the layers of four random networks."""

from __future__ import annotations

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import networks

LAYERS, WIDTH = 20, 64
LOWEST, HIGHEST = -14, 6


def layers(figure: Figure, t: Words) -> None:
    he = networks.he_std(WIDTH)
    plot = figure.plot(70, 40, 380, 250, x_min=1, x_max=LAYERS, y_min=LOWEST, y_max=HIGHEST)
    plot.axes(t("层", "layer"), x_ticks=(1, 5, 10, 15, 20))
    figure.text(36, 20, t("误差的均方根（对数刻度）", "RMS of the error (log scale)"), size=13)
    for decade in range(LOWEST, HIGHEST + 1, 4):
        _, y = plot.at(1, decade)
        figure.line(plot.left - 3, y, plot.left, y, "ink")
        label = f"10^{{{decade}}}"
        figure.text(plot.left - 8, y + 4, label.replace("-", "−"), anchor="end", size=12)
    _, one = plot.at(1, 0)
    figure.line(plot.left, one, plot.left + plot.width, one, "muted", dashed=True)
    figure.text(plot.left - 8, one + 4, "1", anchor="end", size=12)
    cases = (
        (
            networks.layer_gradients(LAYERS, WIDTH, "relu", weight_std=2 * he),
            "gradient",
            t("ReLU，He标准差的2倍", "ReLU, twice He's std"),
            75,
        ),
        (
            networks.layer_gradients(
                LAYERS, WIDTH, "relu", weight_std=he / math.sqrt(LAYERS), residual=True
            ),
            "accent",
            t("残差，缩小到1/√20", "residual, scaled by 1/√20"),
            105,
        ),
        (
            networks.layer_gradients(LAYERS, WIDTH, "relu", weight_std=he),
            "activation",
            t("ReLU，He初始化", "ReLU, He init."),
            135,
        ),
        (
            networks.layer_gradients(LAYERS, WIDTH, "relu", weight_std=he / 2),
            "weight",
            t("ReLU，He标准差的一半", "ReLU, half He's std"),
            165,
        ),
        (
            networks.layer_gradients(LAYERS, WIDTH, "sigmoid"),
            "data",
            t("sigmoid，Xavier初始化", "sigmoid, Xavier init."),
            195,
        ),
    )
    for sizes, role, label, y in cases:
        plot.points([(k + 1, math.log10(size)) for k, size in enumerate(sizes)], role, radius=2.5)
        figure.line(478, y - 5, 500, y - 5, role, width=2.5)
        figure.text(508, y, label, size=13)


save(__file__, "layers", 700, 336, layers)
