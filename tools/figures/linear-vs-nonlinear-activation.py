"""Figure of `linear-vs-nonlinear-activation`: a line and three curves, each with its derivative."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import activations


def slopes(figure: Figure, t: Words) -> None:
    panels = (
        (t("恒等（线性）", "identity (linear)"), "identity"),
        ("sigmoid", "sigmoid"),
        ("tanh", "tanh"),
        ("ReLU", "relu"),
    )
    for index, (title, name) in enumerate(panels):
        x, y = 16 + 168 * index, 50
        plot = figure.plot(x, y, 136, 136, x_min=-3, x_max=3, y_min=-3, y_max=3)
        figure.text(x + 68, y - 24, title, anchor="middle")
        plot.axes(x_ticks=(2,), y_ticks=(2,), crossing=(0, 0))
        plot.curve(lambda v, n=name: activations.evaluate(n, v), "activation")
        # The jump of ReLU's derivative is drawn as two pieces, so that no line joins them.
        pieces = ((-3.0, 0.0), (1e-9, 3.0)) if name == "relu" else ((-3.0, 3.0),)
        for start, end in pieces:
            plot.curve(
                lambda v, n=name: activations.derivative(n, v),
                "gradient",
                start=start,
                end=end,
                dashed=True,
                width=2,
            )
    figure.line(226, 218, 266, 218, "activation", width=2.25)
    figure.text(274, 223, "f(x)", role="activation", size=15)
    figure.line(360, 218, 400, 218, "gradient", width=2, dashed=True)
    figure.text(408, 223, "f′(x)", role="gradient", size=15)


save(__file__, "slopes", 680, 240, slopes)
