"""Figures of ``resnet``: the two residual blocks, and error against depth."""

from kit import Figure, Words, save


def _block(figure: Figure, x: float, layers: list[str], labels: list[str], title: str) -> None:
    figure.text(x + 90, 22, title, anchor="middle", bold=True)
    figure.text(x + 78, 50, "x", anchor="end", italic=True)
    figure.text(x + 104, 50, labels[0], size=13)
    figure.arrow(x + 90, 36, x + 90, 76)
    y = 76.0
    for index, layer in enumerate(layers):
        figure.box(x, y, 180, 36, layer, "weight")
        y += 36
        if index < len(layers) - 1:
            figure.arrow(x + 90, y, x + 90, y + 36)
            figure.text(x + 104, y + 22, "ReLU", size=13)
            figure.text(x + 78, y + 22, labels[index + 1], anchor="end", size=13)
            y += 36
    figure.arrow(x + 90, y, x + 90, y + 20)
    figure.text(x + 78, y + 16, "F(x)", anchor="end", italic=True)
    plus = y + 32
    figure.operator(x + 90, plus, "+", role="accent")
    figure.path(
        [(x + 90, 58), (x + 216, 58), (x + 216, plus), (x + 104, plus)],
        "accent",
        width=2,
        arrow=True,
    )
    figure.arrow(x + 90, plus + 12, x + 90, plus + 48)
    figure.text(x + 104, plus + 30, "ReLU", size=13)
    figure.text(x + 78, plus + 36, "y", anchor="end", italic=True)


def blocks(figure: Figure, t: Words) -> None:
    figure_top = t("基本块", "Basic block")
    _block(figure, 50, ["3×3 Conv, 64, BN", "3×3 Conv, 64, BN"], ["64", "64"], figure_top)
    _block(
        figure,
        400,
        ["1×1 Conv, 64, BN", "3×3 Conv, 64, BN", "1×1 Conv, 256, BN"],
        ["256", "64", "64"],
        t("瓶颈块", "Bottleneck block"),
    )
    for x, middle in ((50, 150), (400, 186)):
        figure.text(
            x + 236, middle, t("恒等捷径", "identity shortcut"), rotate=90, anchor="middle", size=13
        )


def depth(figure: Figure, t: Words) -> None:
    plot = figure.plot(80, 40, 330, 190, x_min=14, x_max=38, y_min=24, y_max=29)
    plot.axes(
        t("层数", "layers"),
        t("ImageNet验证集top-1误差（%）", "top-1 error on ImageNet validation (%)"),
        x_ticks=(18, 34),
        y_ticks=(24, 25, 26, 27, 28, 29),
    )
    plain, residual = [(18, 27.94), (34, 28.54)], [(18, 27.88), (34, 25.03)]
    plot.points(plain, "muted", radius=4)
    plot.points(residual, "accent", radius=4)
    x, y = plot.at(34, 28.54)
    figure.text(x + 30, y + 5, t("普通网络：27.94 → 28.54", "plain: 27.94 → 28.54"))
    x, y = plot.at(34, 25.03)
    figure.text(x + 30, y + 5, t("ResNet：27.88 → 25.03", "ResNet: 27.88 → 25.03"))


save(__file__, "blocks", 680, 360, blocks)
save(__file__, "depth", 680, 280, depth)
