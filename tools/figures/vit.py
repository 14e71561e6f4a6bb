"""Figure of ``vit``: from image to class, with the shapes of ViT-B/16."""

from kit import Figure, Words, save


def vit(figure: Figure, t: Words) -> None:
    # Upper row: image -> patches -> tokens -> class token and positions.
    side, cells = 126, 14
    x, y = 20.0, 46.0
    figure.rect(x, y, side, side, "data", fill=0.14)
    for index in range(1, cells):
        at = index * side / cells
        figure.line(x + at, y, x + at, y + side, "data", width=0.6)
        figure.line(x, y + at, x + side, y + at, "data", width=0.6)
    figure.text(x + side / 2, 22, t("14×14个图块", "14×14 patches"), anchor="middle", size=13)
    figure.text(x + side / 2, 39, "224×224×3", anchor="middle", size=13)

    figure.arrow(152, 109, 182, 109)
    figure.box(186, 74, 96, 70, [t("展平", "flatten"), "16×16×3", "= 768"], "data", size=13)
    figure.arrow(284, 109, 312, 109)
    figure.box(316, 74, 100, 70, [t("线性投影E", "projection E"), "768×768"], "weight", size=13)
    figure.arrow(418, 109, 446, 109)

    def column(left: float, with_class: bool) -> None:
        for row in range(5):
            top = 58 + row * 22
            if row == 3:
                figure.text(left + 26, top + 14, "⋮", anchor="middle")
                continue
            figure.rect(left, top, 52, 18, "activation", fill=0.14, radius=3)
        if with_class:
            figure.rect(left, 36, 52, 18, "accent", fill=0.32, radius=3)

    column(450, with_class=False)
    figure.text(476, 184, "196×768", anchor="middle", size=13)
    figure.arrow(508, 109, 536, 109)
    column(540, with_class=True)
    figure.text(
        566, 24, t("类别词元", "class token"), anchor="middle", size=13, role="accent", bold=True
    )
    figure.text(566, 184, "197×768", anchor="middle", size=13)
    figure.operator(622, 109, "+")
    figure.line(594, 109, 610, 109)
    figure.box(578, 200, 88, 46, [t("位置编码", "positions"), "197×768"], "weight", size=13)
    figure.arrow(622, 200, 622, 123)
    # Down the right edge and back to the left for the lower row.
    figure.path(
        [(634, 109), (678, 109), (678, 262), (28, 262), (28, 337), (46, 337)], "line", arrow=True
    )

    # Lower row: one encoder block, repeated.
    figure.rect(50, 280, 440, 114, "muted", fill=0.06, radius=8, dashed=True)
    figure.text(62, 300, t("编码器块×12", "encoder block ×12"), size=13, bold=True)
    line = 337.0
    parts = (
        (66, 44, "LN", "activation"),
        (126, 92, "", "weight"),
        (278, 44, "LN", "activation"),
        (338, 92, "", "weight"),
    )
    for left, width, label, role in parts:
        rows: list[str] = [label]
        if left == 126:
            rows = [t("多头注意力", "attention"), "12 × 64"]
        elif left == 338:
            rows = ["MLP", "3072"]
        figure.box(left, line - 21, width, 42, rows, role, size=13)
    figure.line(46, line, 64, line)
    figure.arrow(110, line, 124, line)
    figure.arrow(218, line, 232, line)
    figure.operator(246, line, "+", role="accent")
    figure.arrow(258, line, 276, line)
    figure.arrow(322, line, 336, line)
    figure.arrow(430, line, 446, line)
    figure.operator(460, line, "+", role="accent")
    for start, end in ((58, 246), (267, 460)):
        figure.path(
            [(start, line), (start, line + 40), (end, line + 40), (end, line + 14)],
            "accent",
            width=2,
            arrow=True,
        )
    figure.arrow(472, line, 506, line)
    figure.box(510, line - 21, 40, 42, "LN", "activation", size=13)
    figure.arrow(552, line, 576, line)
    figure.text(563, line - 28, "z_L^0", anchor="middle", size=13)
    figure.box(580, line - 24, 92, 48, [t("分类头", "head"), "768 → 1000"], "weight", size=13)
    figure.text(274, 416, t("块内外均为197×768", "197×768 throughout"), anchor="middle", size=13)


save(__file__, "vit", 690, 430, vit)
