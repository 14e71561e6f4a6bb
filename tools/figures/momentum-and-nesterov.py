"""Figures of ``momentum-and-nesterov``: a valley with and without momentum, the look-ahead."""

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Plot, Words, save

from studyapp.labs import optimizers

CURVATURES, START, RATE, STEPS = [1, 40], [-9.0, 1.1], 1.95 / 40, 30


def _contours(plot: Plot) -> None:
    for level in (2, 8, 20, 36):
        a, b = (math.sqrt(2 * level / c) for c in CURVATURES)
        ring = [
            (a * math.cos(k * math.pi / 60), b * math.sin(k * math.pi / 60)) for k in range(121)
        ]
        plot.points(ring, "muted", radius=0, width=1)


def valley(figure: Figure, t: Words) -> None:
    panels = (
        (34, "gd", 0.0, "muted", t("没有动量", "without momentum")),
        (214, "momentum", 0.7, "accent", t("动量γ = 0.7", "momentum γ = 0.7")),
    )
    for top, method, momentum, role, title in panels:
        plot = figure.plot(20, top, 640, 140, x_min=-10, x_max=10, y_min=-1.6, y_max=1.6)
        figure.text(20, top - 12, title, bold=True)
        _contours(plot)
        path = optimizers.quadratic_path(
            start=START,
            curvatures=CURVATURES,
            steps=STEPS,
            method=method,
            learning_rate=RATE,
            momentum=momentum,
        )
        plot.points(
            [(x, y) for x, y in path], "ink" if role == "muted" else role, radius=2.5, width=1.5
        )
        figure.circle(*plot.at(*START), 5, "data", fill=1, stroke=False)
        figure.circle(*plot.at(0, 0), 7, "ink", fill=0)


def look_ahead(figure: Figure, t: Words) -> None:
    for x, title in ((20, t("经典动量", "classical momentum")), (370, "Nesterov")):
        figure.text(x, 24, title, bold=True)
    # Classical: the gradient belongs to the start, so it is drawn there and carried to the tip.
    start, tip, end = (50, 190), (250, 110), (296, 186)
    gradient = (end[0] - tip[0], end[1] - tip[1])
    figure.arrow(*start, *tip, "line", width=2)
    figure.arrow(
        start[0], start[1], start[0] + gradient[0], start[1] + gradient[1], "gradient", width=2
    )
    figure.path([tip, end], "gradient", dashed=True, arrow=True)
    figure.arrow(*start, *end, "accent", width=2.5)
    figure.circle(*start, 4, "ink", fill=1, stroke=False)
    figure.text(34, 178, "θ_{t-1}", anchor="middle")
    figure.text(130, 138, "−γ v_{t-1}", anchor="middle")
    figure.text(106, 250, "−η ∇L(θ_{t-1})", role="gradient", anchor="start")
    figure.text(196, 206, "−v_t", role="accent", anchor="middle")

    dx = 350
    start, tip = (start[0] + dx, start[1]), (tip[0] + dx, tip[1])
    end = (tip[0] - 24, tip[1] + 92)
    figure.path([start, tip], "line", width=2, dashed=True, arrow=True)
    figure.arrow(*tip, *end, "gradient", width=2)
    figure.arrow(*start, *end, "accent", width=2.5)
    figure.circle(*start, 4, "ink", fill=1, stroke=False)
    figure.circle(*tip, 4, "ink", fill=1, stroke=False)
    figure.text(34 + dx, 178, "θ_{t-1}", anchor="middle")
    figure.text(130 + dx, 138, "−γ v_{t-1}", anchor="middle")
    figure.text(tip[0], 94, t("前瞻点", "look-ahead point"), anchor="middle")
    figure.lines(tip[0] + 8, 150, ["−η ∇L(θ_{t-1}", "      − γ v_{t-1})"], role="gradient", size=13)
    figure.text(470, 222, "−v_t", role="accent", anchor="middle")


save(__file__, "valley", 680, 366, valley)
save(__file__, "look-ahead", 680, 272, look_ahead)
