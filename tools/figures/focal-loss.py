"""Figure of ``focal-loss``: the loss against the true class's probability."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import losses

CURVES = ((0, "muted", 2.25, False), (1, "line", 2.25, True), (2, "accent", 3, False))


def curves(figure: Figure, t: Words) -> None:
    plot = figure.plot(70, 44, 560, 260, y_max=5)
    right = plot.at(0.6, 0)[0]
    figure.rect(right, 44, 70 + 560 - right, 260, "muted", fill=0.1, stroke=False)
    figure.text((right + 630) / 2, 200, t("易分样本", "easy samples"), anchor="middle")
    plot.axes(
        t("正确类的概率p_t", "probability p_t of the true class"),
        t("损失", "loss"),
        x_ticks=(0, 0.2, 0.4, 0.6, 0.8, 1),
        y_ticks=(1, 2, 3, 4, 5),
    )
    y = 76
    for gamma, role, width, dashed in (*CURVES, (5, "ink", 1.5, False)):
        plot.curve(
            lambda p, gamma=gamma: losses.focal_loss(probability=p, gamma=gamma),
            role,
            start=0.005,
            steps=600,
            width=width,
            dashed=dashed,
        )
        figure.line(190, y - 5, 224, y - 5, role, width=width, dashed=dashed)
        note = t("（交叉熵）", " (cross-entropy)") if gamma == 0 else ""
        figure.text(234, y, f"γ = {gamma}{note}")
        y += 24


save(__file__, "curves", 680, 352, curves)
