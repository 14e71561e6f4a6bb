"""Figure of `conv-output-size`: a window sliding over a padded input, and the output it makes."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import convolution

WIDTH, KERNEL, STRIDE, PADDING = 5, 3, 2, 1
CELL = 30


def window(figure: Figure, _: Words) -> None:
    outputs = convolution.output_size(WIDTH, KERNEL, STRIDE, PADDING)
    padded = WIDTH + 2 * PADDING
    left, top = 40, 72
    for row in range(padded):
        for column in range(padded):
            inside = all(PADDING <= place < PADDING + WIDTH for place in (row, column))
            x, y = left + column * CELL, top + row * CELL
            figure.rect(
                x,
                y,
                CELL,
                CELL,
                "data" if inside else "muted",
                fill=0.14 if inside else 0,
                dashed=not inside,
            )
            if not inside:
                figure.text(x + CELL / 2, y + 20, "0", role="muted", anchor="middle", size=13)
    side = KERNEL * CELL
    figure.rect(left, top, side, side, "weight", fill=0.3)
    for place in range(outputs):
        # Brackets at different heights: neighbouring windows overlap.
        x, y = left + place * STRIDE * CELL, top - 10 - place * 14
        figure.line(x, y, x + side, y, "weight", width=2.5)
        figure.line(x, y - 4, x, y + 4, "weight")
        figure.line(x + side, y - 4, x + side, y + 4, "weight")
        figure.text(x + side + 6, y + 5, str(place + 1), role="weight", size=13)
    # The kernel's size above the last bracket; the stride between the left ends of the first two.
    last = left + (outputs - 1) * STRIDE * CELL
    figure.text(last + side / 2, top - 46, "F = 3", role="weight", anchor="middle")
    step, y = STRIDE * CELL, top - 24
    figure.line(left, y, left + step - 4, y, "line", dashed=True)
    figure.line(left, y - 4, left, y + 4, "line")
    figure.text(left + step / 2, y - 8, "S = 2", role="line", anchor="middle")
    bottom = top + padded * CELL
    figure.line(
        left + CELL, bottom + 10, left + CELL + WIDTH * CELL, bottom + 10, "data", width=2.5
    )
    figure.text(left + padded * CELL / 2, bottom + 28, "W = 5", role="data", anchor="middle")
    figure.text(left + CELL / 2, bottom + 28, "P = 1", role="muted", anchor="middle", size=13)
    figure.text(
        left + (padded - 0.5) * CELL, bottom + 28, "P = 1", role="muted", anchor="middle", size=13
    )
    big = 44
    right, upper = 420, top + (padded * CELL - outputs * big) / 2
    figure.arrow(
        left + padded * CELL + 26, top + padded * CELL / 2, right - 26, top + padded * CELL / 2
    )
    for row in range(outputs):
        for column in range(outputs):
            first = row == column == 0
            figure.rect(
                right + column * big,
                upper + row * big,
                big,
                big,
                "activation",
                fill=0.4 if first else 0.14,
            )
            if row == 0:
                figure.text(
                    right + (column + 0.5) * big, upper + 27, str(column + 1), anchor="middle"
                )
    below = upper + outputs * big
    figure.line(right, below + 10, right + outputs * big, below + 10, "activation", width=2.5)
    figure.text(right + outputs * big / 2, below + 28, "O = 3", role="activation", anchor="middle")
    figure.text(
        right + outputs * big / 2, upper - 24, "⌊(5 + 1 + 1 − 3) / 2⌋ + 1 = 3", anchor="middle"
    )


save(__file__, "window", 640, 330, window)
