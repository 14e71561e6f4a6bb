"""Figures of ``cross-entropy-as-loss``: H(p,q) = H(p) + KL, and the curves of loss and gradient."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import losses

P, Q = [0.7, 0.2, 0.1], [0.5, 0.3, 0.2]


def divergence(figure: Figure, t: Words) -> None:
    plot = figure.plot(60, 44, 250, 170, y_max=0.8)
    plot.axes("", t("概率", "probability"), y_ticks=(0.2, 0.4, 0.6, 0.8))
    slot = 250 / 3
    for k, (p, q) in enumerate(zip(P, Q, strict=True)):
        left = 60 + slot * k + 14
        for offset, value, role in ((0, p, "data"), (28, q, "accent")):
            top = plot.at(0, value)[1]
            figure.rect(left + offset, top, 26, 214 - top, role, fill=0.8, stroke=False)
            figure.text(left + offset + 13, top - 6, f"{value:g}", anchor="middle", size=13)
        figure.text(left + 27, 234, str(k + 1), anchor="middle", size=13)
    figure.text(185, 256, t("类别", "class"), anchor="middle", size=13)
    figure.rect(196, 34, 14, 14, "data", fill=0.8, stroke=False)
    figure.text(216, 46, t("p（真实）", "p (true)"), size=13)
    figure.rect(196, 56, 14, 14, "accent", fill=0.8, stroke=False)
    figure.text(216, 68, t("q（模型）", "q (model)"), size=13)

    entropy, gap = losses.entropy(p=P), losses.kl_divergence(p=P, q=Q)
    total = losses.cross_entropy(target=P, predicted=Q)
    x, scale = 370, 300
    figure.text(x, 74, f"H(p, q) = {total:.4f}", size=14)
    figure.rect(x, 84, total * scale, 30, "line", fill=0.14)
    figure.rect(x, 144, entropy * scale, 30, "data", fill=0.5)
    figure.rect(x + entropy * scale, 144, gap * scale, 30, "accent", fill=0.8)
    for at in (0, entropy, total):
        figure.line(x + at * scale, 114, x + at * scale, 144, "muted", dashed=True)
    figure.text(x + entropy * scale / 2, 194, f"H(p) = {entropy:.4f}", anchor="middle")
    figure.text(x + total * scale, 216, f"KL(p‖q) = {gap:.4f}", anchor="end")
    figure.path(
        [(x + (entropy + gap / 2) * scale, 202), (x + (entropy + gap / 2) * scale, 176)], "line"
    )


def curves(figure: Figure, t: Words) -> None:
    loss = figure.plot(60, 44, 240, 190, y_max=5)
    loss.axes(
        t("正确类的概率q", "probability q of the true class"),
        t("损失（−ln q）", "loss (−ln q)"),
        x_ticks=(0, 0.5, 1),
        y_ticks=(1, 2, 3, 4, 5),
    )
    loss.curve(lambda q: losses.negative_log_likelihood(probability=q), start=0.0068, steps=400)

    size = figure.plot(400, 44, 250, 190, x_min=-8, x_max=8, y_max=1)
    size.axes(
        t("logit z（标签y = 1）", "logit z (label y = 1)"),
        t("梯度大小", "size of the gradient"),
        x_ticks=(-8, -4, 0, 4, 8),
        y_ticks=(0.5, 1),
    )
    size.curve(lambda z: -losses.binary_cross_entropy_gradient(logit=z, target=1), "gradient")
    size.curve(lambda z: -losses.squared_error_gradient(logit=z, target=1), "muted", dashed=True)
    figure.text(520, 66, t("交叉熵", "cross-entropy"), role="gradient")
    figure.text(420, 184, t("平方误差", "squared error"), role="muted")


save(__file__, "divergence", 680, 268, divergence)
save(__file__, "curves", 680, 284, curves)
