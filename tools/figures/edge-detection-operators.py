"""Figure of `edge-detection-operators`: three kernels; an image and its three edge maps."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import image_filters

SIZE, PIXEL = 36, 4


def scene() -> list[list[float]]:
    """A bright disc on a dark ground, and one isolated bright pixel."""
    image = [
        [200.0 if math.hypot(x - 15.5, y - 20.5) < 11 else 30.0 for x in range(SIZE)]
        for y in range(SIZE)
    ]
    image[6][29] = 200.0
    return image


def picture(
    figure: Figure, x: float, y: float, values: Sequence[Sequence[float]], role: str
) -> None:
    """The values as pixels whose opacity is their share of the largest; runs are one rectangle."""
    largest = max(map(max, values))
    for row, line in enumerate(values):
        start = 0
        shares = [round(value / largest, 2) for value in line]
        for column in range(1, SIZE + 1):
            if column < SIZE and shares[column] == shares[start]:
                continue
            if shares[start] > 0:
                figure.rect(
                    x + start * PIXEL,
                    y + row * PIXEL,
                    (column - start) * PIXEL,
                    PIXEL,
                    role,
                    fill=shares[start],
                    stroke=False,
                    crisp=True,
                )
            start = column
    figure.rect(x, y, SIZE * PIXEL, SIZE * PIXEL, "line", fill=0)


def edges(figure: Figure, t: Words) -> None:
    kernels = (
        ("Sobel K_x", "sobel-x"),
        ("Sobel K_y", "sobel-y"),
        (t("拉普拉斯（4邻域）", "Laplacian (4 neighbours)"), "laplacian-4"),
    )
    for index, (title, name) in enumerate(kernels):
        x = 84 + 208 * index
        rows = [[f"{v:g}".replace("-", "−") for v in row] for row in image_filters.kernel(name)]
        figure.grid(x, 34, rows, "weight", cell=32)
        figure.text(x + 48, 22, title, anchor="middle")
    image = scene()
    flat = image_filters.correlate(image, image_filters.kernel("laplacian-4"), border="replicate")
    maps = (
        (t("图像", "image"), image, "data"),
        (
            t("Sobel幅值", "Sobel magnitude"),
            image_filters.gradient_magnitude(image, border="replicate"),
            "activation",
        ),
        (
            t("拉普拉斯绝对值", "Laplacian, absolute"),
            [[abs(v) for v in row] for row in flat],
            "activation",
        ),
        ("Canny", image_filters.canny(image, sigma=1.0, low=100, high=250), "accent"),
    )
    for index, (title, values, role) in enumerate(maps):
        x = 16 + 168 * index
        picture(figure, x, 162, values, role)
        figure.text(x + SIZE * PIXEL / 2, 328, title, anchor="middle")


save(__file__, "edges", 680, 342, edges)
