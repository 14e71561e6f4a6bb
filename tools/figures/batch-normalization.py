"""Figures of ``batch-normalization``: axes and steps, a histogram, the graph with its gradients."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from kit import Figure, Words, save

from studyapp.labs import normalization


def _cube(figure: Figure, x: float, y: float) -> None:
    """A block of samples (to the right), channels (down), positions (into the page)."""
    n, cell, deep = 4, 30, (13.0, -10.0)

    def corner(sample: float, channel: float, position: float) -> tuple[float, float]:
        return (x + sample * cell + position * deep[0], y + channel * cell + position * deep[1])

    def face(points: list[tuple[float, float]], marked: bool) -> None:
        role = "accent" if marked else "activation"
        figure.polygon(points, role, fill=0.55 if marked else 0.1)

    for a in range(n):
        for b in range(n):
            front = [(a, b, 0), (a + 1, b, 0), (a + 1, b + 1, 0), (a, b + 1, 0)]
            face([corner(*p) for p in front], b == 0)
            top = [(a, 0, b), (a + 1, 0, b), (a + 1, 0, b + 1), (a, 0, b + 1)]
            face([corner(*p) for p in top], True)
            side = [(n, a, b), (n, a, b + 1), (n, a + 1, b + 1), (n, a + 1, b)]
            face([corner(*p) for p in side], a == 0)


def flow(figure: Figure, t: Words) -> None:
    _cube(figure, 56, 86)
    figure.text(44, 150, "C", anchor="end")
    figure.text(116, 226, "N", anchor="middle")
    figure.text(210, 196, "H×W")
    figure.lines(
        40,
        258,
        t(
            "标出的：一个通道的m = N×H×W个值|它们共用μ、σ²、γ、β",
            "marked: one channel's m = N×H×W values,|sharing μ, σ², γ and β",
        ).split("|"),
        size=13,
    )
    x = 330
    steps = (
        ("activation", ["μ = mean(x)", "σ² = mean((x − μ)²)"]),
        ("accent", ["x̂ = (x − μ) / √(σ² + ε)"]),
        ("weight", ["y = γ x̂ + β"]),
    )
    y = 30.0
    figure.arrow(238, y + 26, x - 4, y + 26)
    for index, (role, rows) in enumerate(steps):
        figure.box(x, y, 190, 52, rows, role)
        if index < 2:
            figure.arrow(x + 95, y + 52, x + 95, y + 82)
        y += 84
    figure.arrow(x + 95, y - 32, x + 95, y)
    figure.text(x + 95, y + 18, "y", anchor="middle", italic=True)
    figure.arrow(x + 190, 56, x + 220, 56, dashed=True)
    figure.lines(
        x + 226,
        44,
        t("滑动均值|滑动方差|（推理时用）", "running mean|running variance|(for inference)").split(
            "|"
        ),
        size=13,
    )
    figure.arrow(x + 220, 224, x + 192, 224)
    figure.lines(
        x + 226,
        220,
        t("学习的γ、β|每通道一对", "learned γ, β|a pair per channel").split("|"),
        size=13,
    )


def histogram(figure: Figure, t: Words) -> None:
    # Skewed on purpose: normalising moves and scales, it does not make values Gaussian.
    rng = np.random.default_rng(1)
    raw = rng.gamma(4.0, 1.0, 1000)
    values = [float(v) for v in (raw - raw.mean()) / raw.std() * 2 + 3]
    after = normalization.normalize(values=values)
    panels = (
        (50, values, t("归一化前", "before"), (-2, 0, 2, 4, 6, 8, 10)),
        (
            390,
            after,
            t("归一化后（γ = 1，β = 0）", "after (γ = 1, β = 0)"),
            (-2, 0, 2, 4, 6, 8, 10),
        ),
    )
    for x, data, title, ticks in panels:
        counts, _ = np.histogram(data, bins=48, range=(-3, 11))
        plot = figure.plot(x, 54, 250, 150, x_min=-3, x_max=11, y_max=150)
        plot.axes(x_ticks=ticks)
        plot.bars([float(c) for c in counts], "activation" if x < 100 else "accent", gap=0.08)
        figure.text(x + 262, 36, title, anchor="end", bold=True)
        mean, spread = normalization.mean(data), normalization.variance(data) ** 0.5
        figure.text(x + 262, 70, f"μ = {abs(mean):.0f}, σ = {spread:.0f}", anchor="end", size=13)


def backward(figure: Figure, t: Words) -> None:
    figure.box(30, 116, 64, 44, "x_i", "data")
    figure.box(190, 20, 64, 44, "μ", "activation")
    figure.box(250, 206, 64, 44, "σ^2", "activation")
    figure.box(400, 116, 72, 44, "x̂_i", "accent")
    figure.box(560, 116, 72, 44, "y_i", "activation")
    # Forward
    figure.arrow(94, 132, 398, 132)
    figure.path([(56, 116), (56, 36), (188, 36)], "line", arrow=True)
    figure.path([(56, 160), (56, 234), (248, 234)], "line", arrow=True)
    figure.path([(254, 36), (430, 36), (430, 114)], "line", arrow=True)
    figure.path([(314, 234), (430, 234), (430, 162)], "line", arrow=True)
    figure.arrow(222, 64, 262, 204)
    figure.arrow(472, 132, 558, 132)
    # Backward
    g = "gradient"
    figure.arrow(558, 146, 474, 146, g, dashed=True)
    figure.arrow(398, 146, 96, 146, g, dashed=True)
    figure.path([(444, 114), (444, 22), (256, 22)], g, dashed=True, arrow=True)
    figure.path([(444, 162), (444, 246), (316, 246)], g, dashed=True, arrow=True)
    figure.path([(188, 22), (40, 22), (40, 114)], g, dashed=True, arrow=True)
    figure.path([(248, 246), (40, 246), (40, 162)], g, dashed=True, arrow=True)
    figure.text(516, 168, "γ g_i", role=g, anchor="middle", size=13)
    figure.text(330, 166, "γ g_i / s", role=g, anchor="middle", size=13)
    figure.text(470, 26, "∂L/∂μ = −(γ/s) Σ g_i", role=g, size=13)
    figure.text(462, 252, "∂L/∂σ^2 = −(γ / 2s^2) Σ g_i x̂_i", role=g, size=13)
    figure.text(114, 54, "∂L/∂μ × 1/m", role=g, anchor="middle", size=13)
    figure.text(150, 268, "∂L/∂σ^2 × 2(x_i − μ)/m", role=g, anchor="middle", size=13)
    figure.text(520, 104, "γ x̂_i + β", anchor="middle", size=13)
    figure.text(
        650,
        290,
        t("实线：前向；虚线：梯度", "solid: forward; dashed: gradient"),
        anchor="end",
        size=13,
    )


save(__file__, "flow", 680, 310, flow)
save(__file__, "histogram", 680, 240, histogram)
save(__file__, "backward", 680, 302, backward)
