"""Figure of `softmax`: three logits and their probabilities at several temperatures."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import activations

LOGITS = [5.0, 2.0, 0.0]


def probability(value: float) -> str:
    return "<10^{−4}" if value < 0.00005 else f"{value:.4f}"


def temperature(figure: Figure, _t: Words) -> None:
    panels = [("logit", LOGITS, 5.0, "activation")]
    for value in (0.5, 1.0, 4.0):
        title = f"T = {value:g}"
        panels.append((title, activations.softmax(LOGITS, temperature=value), 1.0, "accent"))
    for index, (title, values, top, role) in enumerate(panels):
        plot = figure.plot(16 + 168 * index, 40, 144, 130, x_min=0, x_max=3, y_min=0, y_max=top)
        plot.bars(values, role, gap=0.35)
        left, base = plot.at(0, 0)
        figure.line(left - 4, base, left + plot.width + 4, base, "ink")
        for k, value in enumerate(values):
            x, y = plot.at(k + 0.5, value)
            text = f"{value:g}" if role == "activation" else probability(value)
            figure.text(x, y - 6, text, anchor="middle", size=13)
            name = f"z_{k + 1}" if role == "activation" else f"p_{k + 1}"
            figure.text(x, base + 18, name, anchor="middle", size=14)
        figure.text(left + plot.width / 2, base + 44, title, anchor="middle")


save(__file__, "temperature", 680, 226, temperature)
