"""Figure of ``unet``: the U with the sizes and channels of the original."""

import sys
from pathlib import Path

from kit import Figure, Words, save

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from studyapp.labs import architectures

SIZES = architectures.unet_sizes(size=572)
CHANNELS = architectures.unet_channels(base=64, levels=4)
LEVELS = 4
HEIGHTS = (58, 48, 40, 34, 30)  # of the bars, finest level first
WIDTHS = (6, 8, 11, 15, 20)
MIDDLES = (70, 160, 242, 316, 386)
GAP = 24


def _bar(figure: Figure, x: float, level: int, width: float, role: str = "activation") -> float:
    """A feature map seen from the side; returns its right edge."""
    figure.rect(x, MIDDLES[level] - HEIGHTS[level] / 2, width, HEIGHTS[level], role, fill=0.3)
    return x + width


def _above(figure: Figure, x: float, level: int, label: object) -> None:
    y = MIDDLES[level] - HEIGHTS[level] / 2 - 6
    figure.text(x, y, str(label), anchor="middle", size=13)


def _below(figure: Figure, x: float, level: int, label: object, anchor: str) -> None:
    y = MIDDLES[level] + HEIGHTS[level] / 2 + 14
    figure.text(x, y, str(label), anchor=anchor, size=13)


def _convolutions(figure: Figure, edge: float, level: int) -> float:
    """Two convolutions with the maps they make; returns the right edge of the last."""
    for _ in range(2):
        figure.arrow(edge + 2, MIDDLES[level], edge + GAP - 2, MIDDLES[level], "accent", width=2)
        edge = _bar(figure, edge + GAP, level, WIDTHS[level])
        _above(figure, edge - WIDTHS[level] / 2, level, CHANNELS[level])
    return edge


def unet(figure: Figure, t: Words) -> None:
    x = 26.0
    ends: list[float] = []
    for level in range(LEVELS + 1):
        half = WIDTHS[level] / 2
        edge = _bar(figure, x - half / 2, level, half, "activation" if level else "data")
        if level == 0:
            _above(figure, x, 0, 1)
        _below(figure, x, level, SIZES[level][0], "middle")
        edge = _convolutions(figure, edge, level)
        ends.append(edge)
        x = edge - WIDTHS[level] / 2
        if level == LEVELS:
            _below(figure, x, level, SIZES[level][1], "middle")
            continue
        _below(figure, x + 6, level, SIZES[level][1], "start")
        bottom = MIDDLES[level] + HEIGHTS[level] / 2
        top = MIDDLES[level + 1] - HEIGHTS[level + 1] / 2
        figure.arrow(x, bottom + 3, x, top - 2, "muted", width=2)
    for level in reversed(range(LEVELS)):
        width, height, middle = WIDTHS[level], HEIGHTS[level], MIDDLES[level]
        start = MIDDLES[level + 1] - HEIGHTS[level + 1] / 2 - 20
        figure.arrow(x, start, x, middle + height / 2 + 2, "weight", width=2)
        # The cropped copy from the left and the upsampled map, side by side: concatenation.
        left = x - 1.5 * width
        figure.rect(left, middle - height / 2, width, height, "activation", fill=0.05, dashed=True)
        edge = _bar(figure, left + width, level, width)
        _above(figure, left + width, level, 2 * CHANNELS[level])
        _below(figure, x - 9, level, SIZES[2 * LEVELS - level][0], "end")
        figure.arrow(ends[level] + 4, middle, left - 4, middle, "line", width=2)
        edge = _convolutions(figure, edge, level)
        x = edge - width / 2
        _below(figure, x, level, SIZES[2 * LEVELS - level][1], "middle")
    figure.arrow(x + 5, MIDDLES[0], x + GAP, MIDDLES[0], "ink", width=2)
    _bar(figure, x + GAP + 2, 0, 5, "ink")
    _above(figure, x + GAP + 5, 0, 2)

    left, y = 486.0, 318.0
    for role, words in (
        ("accent", t("3×3卷积，不填充，ReLU", "3×3 Conv (valid), ReLU")),
        ("line", t("裁剪并拼接", "crop and concatenate")),
        ("muted", t("2×2最大池化", "2×2 max pooling")),
        ("weight", t("2×2上卷积", "2×2 up-convolution")),
        ("ink", t("1×1卷积", "1×1 Conv")),
    ):
        figure.arrow(left, y - 5, left + 24, y - 5, role, width=2)
        figure.text(left + 32, y, words, size=13)
        y += 21
    figure.text(left, y, t("柱上：通道；柱下：边长", "above: channels; below: size"), size=13)


save(__file__, "unet", 690, 440, unet)
