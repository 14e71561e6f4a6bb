"""Figure of `mobilenet-v1`: a standard convolution above a depthwise separable one."""

from __future__ import annotations

from kit import Figure, Words, save


def sheets(figure: Figure, x: float, y: float, count: int, role: str, label: str) -> None:
    figure.sheets(x, y, 46, 46, count, role, offset=5)
    figure.text(x + 31, y + 66, label, anchor="middle")


def step(figure: Figure, x: float, y: float, label: tuple[str, str], role: str, cost: str) -> None:
    """Draw one convolution with its normalisation, from the arrow before it to the one after."""
    figure.arrow(x, y + 18, x + 20, y + 18)
    figure.box(x + 24, y - 6, 108, 48, label, role, size=13)
    figure.text(x + 78, y - 18, cost, anchor="middle", bold=True)
    figure.arrow(x + 132, y + 18, x + 150, y + 18)
    figure.box(x + 154, y - 6, 58, 48, ("BN", "ReLU"), "activation", size=13)
    figure.arrow(x + 212, y + 18, x + 230, y + 18)


def block(figure: Figure, _: Words) -> None:
    y = 60
    sheets(figure, 12, y, 4, "data", "M")
    step(figure, 78, y, ("Conv K×K", "N × (K×K×M)"), "weight", "K^2MND^2")
    sheets(figure, 312, y, 6, "activation", "N")
    figure.line(12, 148, 680, 148, "muted", dashed=True)
    y = 204
    sheets(figure, 12, y, 4, "data", "M")
    step(figure, 78, y, ("DW K×K", "M × (K×K×1)"), "accent", "K^2MD^2")
    sheets(figure, 312, y, 4, "activation", "M")
    figure.text(304, y - 18, "+", anchor="middle", bold=True)
    step(figure, 378, y, ("PW 1×1", "N × (1×1×M)"), "accent", "MND^2")
    sheets(figure, 612, y, 6, "activation", "N")


save(__file__, "block", 692, 285, block)
