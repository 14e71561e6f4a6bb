"""Figures of `receptive-field`: what one unit depends on, level by level; its effective part."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import receptive_field

CELL = 26
ROW = 64
DEEP = [[3]] * 20


def column(
    figure: Figure, left: float, layers: list[list[int]], names: list[str], outside: int
) -> None:
    """Draw the units one top unit depends on; the input has ``outside`` more pixels each side."""
    sizes = receptive_field.top_down(layers)
    pixels = sizes[-1] + 2 * outside
    middle = left + pixels * CELL / 2
    jump = receptive_field.jumps(layers)
    steps = [*reversed(jump), 1]
    for level, size in enumerate(sizes):
        y = 24 + level * ROW
        pitch = CELL * steps[level]
        width = min(pitch, 40)
        role = ("accent", "activation", "activation", "data")[level]
        if level == len(sizes) - 1:
            for place in range(pixels):
                inside = outside <= place < pixels - outside
                figure.rect(
                    left + place * CELL,
                    y,
                    CELL,
                    CELL,
                    role if inside else "muted",
                    fill=0.25 if inside else 0,
                    dashed=not inside,
                )
        else:
            for place in range(size):
                x = middle + (place - (size - 1) / 2) * pitch
                figure.rect(x - width / 2, y, width, CELL, role, fill=0.25)
        if level:
            above = (sizes[level - 1] - 1) / 2 * CELL * steps[level - 1]
            above += min(CELL * steps[level - 1], 40) / 2
            here = (size - 1) / 2 * pitch + width / 2
            for side in (-1, 1):
                figure.line(
                    middle + side * above,
                    y - ROW + CELL,
                    middle + side * here,
                    y,
                    "line",
                    dashed=True,
                )
        figure.text(left + pixels * CELL + 14, y + 18, str(size), bold=True, role=role)
        if level < len(names):
            figure.text(left - 10, y + ROW / 2 + 18, names[level], anchor="end", size=13)


def pyramid(figure: Figure, _: Words) -> None:
    column(figure, 90, [[3], [3], [3]], ["Conv 3×3"] * 3, 0)
    column(figure, 430, [[3], [2, 2], [3]], ["Conv 3×3", "Pool 2×2", "Conv 3×3"], 0)


def effective(figure: Figure, _: Words) -> None:
    profile = receptive_field.effective_profile(DEEP)
    width = receptive_field.effective_width(DEEP, share=0.9545)
    half = len(profile) // 2
    top = 0.12
    plot = figure.plot(60, 40, 560, 170, x_min=-half - 0.5, x_max=half + 0.5, y_min=0, y_max=top)
    slot = 560 / len(profile)
    for place, value in enumerate(profile):
        x, y = plot.at(place - half - 0.5, value)
        inside = abs(place - half) <= width // 2
        figure.rect(
            x + slot * 0.12,
            y,
            slot * 0.76,
            210 - y,
            "accent" if inside else "muted",
            fill=0.8,
            stroke=False,
        )
    plot.axes(x_ticks=(-20, -10, 0, 10, 20), y_ticks=(0.05, 0.1))
    start, _ = plot.at(-width / 2, 0)
    end, _ = plot.at(width / 2, 0)
    figure.line(start, 244, end, 244, "accent", width=2.5)
    figure.text(end + 10, 249, "15 (≥ 95.45%)", role="accent")
    start, _ = plot.at(-len(profile) / 2, 0)
    end, _ = plot.at(len(profile) / 2, 0)
    figure.line(start, 266, end, 266, "muted", width=2.5)
    figure.text(end + 10, 271, "r = 41")
    figure.text(430, 70, "20 × Conv 3×3")
    figure.text(430, 92, f"σ = {receptive_field.effective_deviation(DEEP):.2f}")


save(__file__, "pyramid", 700, 256, pyramid)
save(__file__, "effective", 700, 286, effective)
