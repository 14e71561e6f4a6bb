"""Figure of ``dice-loss``: two overlapping sets true to scale, and Dice against IoU."""

import sys
from math import acos, pi, sqrt
from pathlib import Path

from kit import Figure, Words, save

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from studyapp.labs import segmentation

TRUE, PREDICTED, OVERLAP = 100, 80, 60


def _lens(a: float, b: float, distance: float) -> float:
    """The area common to two circles of radii a and b."""
    first = (distance**2 + a**2 - b**2) / (2 * distance * a)
    second = (distance**2 + b**2 - a**2) / (2 * distance * b)
    root = (-distance + a + b) * (distance + a - b) * (distance - a + b) * (distance + a + b)
    return a**2 * acos(first) + b**2 * acos(second) - sqrt(root) / 2


def _distance(a: float, b: float, area: float) -> float:
    """How far apart the centres must be for the common area (bisection)."""
    low, high = abs(a - b) + 1e-9, a + b - 1e-9
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _lens(a, b, middle) > area else (low, middle)
    return low


def overlap(figure: Figure, t: Words) -> None:
    scale = 180.0  # square pixels of the drawing per pixel of the example
    a, b = sqrt(TRUE * scale / pi), sqrt(PREDICTED * scale / pi)
    distance = _distance(a, b, OVERLAP * scale)
    x, y = 116.0, 130.0
    figure.circle(x, y, a, "data", fill=0.18)
    figure.circle(x + distance, y, b, "activation", fill=0.18)
    figure.text(x - 20, y - a - 12, t("真值X：100", "truth X: 100"), anchor="middle", role="data")
    figure.text(
        x + distance + 44,
        y - a - 12,
        t("预测Y：80", "prediction Y: 80"),
        anchor="middle",
        role="activation",
    )
    figure.text(x + (distance - a - b) / 2, y + 5, "FN 40", anchor="middle", size=13)
    figure.text((x - a + x + distance + b) / 2 + 6, y + 5, "TP 60", anchor="middle", bold=True)
    middle = x + (a + distance + b) / 2  # of the crescent that only the prediction covers
    figure.line(middle, y, x + distance + b + 18, y, "line")
    figure.text(x + distance + b + 22, y + 5, "FP 20", size=13)
    figure.text(
        x + distance / 2, 232, "D = 2×60 / (100 + 80) ≈ 0.667", anchor="middle", role="accent"
    )

    plot = figure.plot(430, 46, 190, 160, x_min=0, x_max=1, y_min=0, y_max=1)
    plot.axes("IoU", "Dice", x_ticks=(0, 0.5, 1), y_ticks=(0.5, 1))
    plot.curve(lambda v: v, "muted", width=1.5, dashed=True)
    plot.curve(lambda v: segmentation.dice_from_iou(iou=min(v, 1)), "accent")
    point = (0.5, segmentation.dice_from_iou(iou=0.5))
    plot.points([point], "accent", connect=False, radius=4)
    px, py = plot.at(*point)
    figure.text(px - 8, py - 8, "(0.5, 0.667)", anchor="end", size=13)


save(__file__, "overlap", 680, 250, overlap)
