"""Figure of `gradient-clipping`: the gradient (3, 4) clipped by its norm and by value."""

from __future__ import annotations

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import gradients

GRADIENT, LIMIT = [3.0, 4.0], 1.0


def arrows(figure: Figure, t: Words) -> None:
    by_norm = gradients.clip_by_global_norm(GRADIENT, LIMIT)[0]
    by_value = gradients.clip_by_value(GRADIENT, LIMIT)
    turned = gradients.angle(GRADIENT, by_value)
    for index, (title, clipped, label) in enumerate(
        (
            (t("按范数裁剪，上限1", "by norm, limit 1"), by_norm, "(0.6, 0.8)"),
            (t("按值裁剪，上限1", "by value, limit 1"), by_value, "(1, 1)"),
        )
    ):
        left = 60 + 340 * index
        plot = figure.plot(left, 40, 240, 240, x_min=-1.2, x_max=4.3, y_min=-1.2, y_max=4.3)
        plot.axes(x_ticks=(2, 3, 4), y_ticks=(2, 3, 4), crossing=(0, 0))
        if index == 0:
            ring = [
                plot.at(math.cos(k * math.pi / 60), math.sin(k * math.pi / 60)) for k in range(121)
            ]
            figure.path(ring, "muted", dashed=True)
        else:
            x, y = plot.at(-1, 1)
            side = plot.at(1, 0)[0] - x
            figure.rect(x, y, side, side, "muted", fill=0, dashed=True)
            far = [value * 4.1 / max(clipped) for value in clipped]
            figure.line(*plot.at(*clipped), *plot.at(*far), "accent", dashed=True)
            figure.text(
                *plot.at(3.12, 2.5),
                t(f"转了{turned:.2f}°", f"turned by {turned:.2f}°"),
                role="accent",
                size=13,
            )
        figure.arrow(*plot.at(0, 0), *plot.at(*GRADIENT), "gradient", width=2)
        figure.arrow(*plot.at(0, 0), *plot.at(*clipped), "accent", width=3)
        gx, gy = plot.at(*GRADIENT)
        figure.text(gx - 10, gy - 4, "g = (3, 4)", role="gradient", anchor="end")
        cx, cy = plot.at(*clipped)
        figure.text(cx + 14, cy + 14, label, role="accent")
        figure.text(left + 130, 308, title, anchor="middle")


save(__file__, "arrows", 700, 322, arrows)
