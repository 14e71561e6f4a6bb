"""Figure of `diou`: centre distance and diagonal; a small box at three places in a large one."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import boxes

A, B = [0, 0, 10, 10], [5, 5, 15, 15]
PLACES = [[0, 0, 4, 4], [1.5, 1.5, 5.5, 5.5], [3, 3, 7, 7]]


def centres(figure: Figure, _: Words) -> None:
    left, top, scale = 28, 36, 12.5

    def draw(box: list[float], role: str, **style: object) -> None:
        x1, y1, x2, y2 = box
        figure.rect(
            left + x1 * scale,
            top + y1 * scale,
            (x2 - x1) * scale,
            (y2 - y1) * scale,
            role,
            **style,  # type: ignore[arg-type]
        )

    def at(x: float, y: float) -> tuple[float, float]:
        return left + x * scale, top + y * scale

    draw(boxes.enclosing(A, B), "muted", fill=0, dashed=True)
    draw(A, "data", fill=0.14)
    draw(B, "activation", fill=0.14)
    figure.line(*at(0, 15), *at(15, 0), "muted", width=2)
    figure.line(*at(5, 5), *at(10, 10), "accent", width=2.5)
    for point in ((5, 5), (10, 10)):
        figure.circle(*at(*point), 4, "accent", fill=1, stroke=False)
    figure.text(*at(0.6, 1.5), "A", role="data", bold=True)
    figure.text(*at(13.8, 14.5), "B", role="activation", bold=True)
    figure.text(*at(15.3, 0.6), "E", role="muted", bold=True)
    figure.text(*at(8.8, 8), "ρ", role="accent", bold=True, size=15)
    figure.text(*at(12.5, 3.6), "ℓ", role="muted", bold=True, size=15)
    value = f"ρ^2/ℓ^2 = {boxes.centre_distance_squared(A, B):.0f}/450"
    figure.text(left + 7.5 * scale, top + 15 * scale + 24, value, anchor="middle", size=13)
    figure.text(
        left + 7.5 * scale,
        top + 15 * scale + 44,
        f"DIoU = {boxes.diou(A, B):.4f}",
        anchor="middle",
        bold=True,
    )
    scale, top = 12.5, 67
    for index, place in enumerate(PLACES):
        left = 262 + index * 143
        draw(A, "data", fill=0.14)
        draw(place, "activation", fill=0.22)
        centre = (place[0] + 2, place[1] + 2)
        if centre != (5, 5):
            figure.line(*at(*centre), *at(5, 5), "accent", width=2.5)
            figure.circle(*at(*centre), 4, "accent", fill=1, stroke=False)
        figure.circle(*at(5, 5), 4, "accent", fill=1, stroke=False)
        middle = left + 5 * scale
        bottom = 36 + 15 * 12.5
        overlap = boxes.iou(A, place)
        figure.text(middle, bottom + 24, f"IoU = {overlap:.4f}", anchor="middle", size=13)
        figure.text(
            middle, bottom + 44, f"DIoU = {boxes.diou(A, place):.4f}", anchor="middle", bold=True
        )


save(__file__, "centres", 700, 284, centres)
