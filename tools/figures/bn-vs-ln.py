"""Figures of ``bn-vs-ln``: columns against rows, and the sets of statistics as cubes."""

from kit import Figure, Words, save

ROWS, COLUMNS, CELL = 4, 5, 36


def matrix(figure: Figure, t: Words) -> None:
    panels = (
        (90, "BN", {(r, 1) for r in range(ROWS)}),
        (440, "LN", {(1, c) for c in range(COLUMNS)}),
    )
    for x, name, marked in panels:
        figure.text(x + COLUMNS * CELL / 2, 28, name, anchor="middle", bold=True)
        figure.grid(x, 66, [[""] * COLUMNS] * ROWS, "activation", cell=CELL, highlight=marked)
        figure.text(x + COLUMNS * CELL / 2, 56, t("特征", "features"), anchor="middle", size=13)
        figure.text(
            x - 12, 66 + ROWS * CELL / 2, t("样本", "samples"), anchor="middle", size=13, rotate=-90
        )
    bottom = 66 + ROWS * CELL
    figure.arrow(90 + 1.5 * CELL, bottom + 4, 90 + 1.5 * CELL, bottom + 28, "accent")
    figure.text(
        90 + 1.5 * CELL,
        bottom + 46,
        t("每列一组μ、σ", "one μ, σ per column"),
        anchor="middle",
        size=13,
    )
    right = 440 + COLUMNS * CELL
    figure.arrow(right + 4, 66 + 1.5 * CELL, right + 24, 66 + 1.5 * CELL, "accent")
    figure.text(
        440 + COLUMNS * CELL / 2,
        bottom + 46,
        t("每行一组μ、σ", "one μ, σ per row"),
        anchor="middle",
        size=13,
    )
    figure.text(right + 30, 70 + 1.5 * CELL, "μ, σ", size=13)


def _cube(figure: Figure, x: float, y: float, marked: str) -> None:
    """A block of 4 samples (to the right) x 4 channels (down) x 4 positions (into the page)."""
    n, cell, deep = 4, 24, (11.0, -9.0)

    def chosen(sample: int, channel: int, position: int) -> bool:
        return {
            "bn": channel == 0,
            "ln": sample == 3,
            "token": sample == 3 and position == 0,
        }[marked]

    def face(points: list[tuple[float, float]], on: bool) -> None:
        figure.polygon(points, "accent" if on else "activation", fill=0.55 if on else 0.1)

    def corner(sample: float, channel: float, position: float) -> tuple[float, float]:
        return (
            x + sample * cell + position * deep[0],
            y + channel * cell + position * deep[1],
        )

    for a in range(n):
        for b in range(n):
            front = [
                corner(a, b, 0),
                corner(a + 1, b, 0),
                corner(a + 1, b + 1, 0),
                corner(a, b + 1, 0),
            ]
            face(front, chosen(a, b, 0))
            top = [
                corner(a, 0, b),
                corner(a + 1, 0, b),
                corner(a + 1, 0, b + 1),
                corner(a, 0, b + 1),
            ]
            face(top, chosen(a, 0, b))
            side = [
                corner(n, a, b),
                corner(n, a, b + 1),
                corner(n, a + 1, b + 1),
                corner(n, a + 1, b),
            ]
            face(side, chosen(n - 1, a, b))


def cubes(figure: Figure, t: Words) -> None:
    panels = (
        (50, "bn", "BN"),
        (275, "ln", t("LN（卷积网络）", "LN (convolutional)")),
        (500, "token", t("LN（Transformer）", "LN (Transformer)")),
    )
    for x, marked, title in panels:
        figure.text(x + 66, 26, title, anchor="middle", bold=True)
        _cube(figure, x, 86, marked)
        figure.text(x - 10, 138, "C", anchor="end", size=13)
        figure.text(x + 48, 202, "N", anchor="middle", size=13)
        depth = "H×W" if marked != "token" else "T"
        figure.text(x + 128, 182, depth, anchor="start", size=13)


save(__file__, "matrix", 680, 268, matrix)
save(__file__, "cubes", 680, 216, cubes)
