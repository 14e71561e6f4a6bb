"""Figure of ``pointnet``: classification and segmentation networks with their shapes."""

from kit import Figure, Words, save


def pointnet(figure: Figure, t: Words) -> None:
    middle = 92.0
    shared = t("共享MLP", "shared MLP")

    def data(x: float, label: str, role: str, width: float = 48, height: float = 76) -> None:
        figure.box(x, middle - height / 2, width, height, label, role, size=13)

    def transform(x: float, title: str, label: str) -> None:
        figure.box(x, middle - 26, 70, 52, [title, label], "weight", size=13)

    def network(x: float, y: float, width: float, rows: list[str]) -> None:
        figure.box(x, y - 26, width, 52, rows, "weight", size=13)

    def arrow(start: float, end: float, y: float = middle) -> None:
        gap = 2 if end > start else -2
        figure.arrow(start + gap, y, end - gap, y)

    # Upper row: points to features.
    data(14, "n×3", "data")
    arrow(62, 84)
    transform(84, "T-Net", "3×3")
    arrow(154, 176)
    network(176, middle, 86, [shared, "64, 64"])
    arrow(262, 284)
    transform(284, "T-Net", "64×64")
    arrow(354, 376)
    data(376, "n×64", "activation", 52)
    arrow(428, 450)
    network(450, middle, 108, [shared, "64, 128, 1024"])
    arrow(558, 580)
    data(580, "n×1024", "activation", 64)
    figure.text(119, 48, t("对齐坐标", "align points"), anchor="middle", size=13)
    figure.text(319, 48, t("对齐特征", "align features"), anchor="middle", size=13)

    # Max pooling, down to the global feature; classification to its left.
    figure.arrow(612, 132, 612, 190, "accent", width=2.5)
    figure.text(
        602, 166, t("逐维最大值", "max over points"), anchor="end", role="accent", bold=True
    )
    figure.box(566, 194, 98, 46, ["1024", t("全局特征", "global")], "accent", size=13)
    figure.arrow(564, 217, 532, 217)
    figure.box(444, 194, 86, 46, ["MLP", "512, 256"], "weight", size=13)
    figure.arrow(442, 217, 412, 217)
    figure.box(310, 194, 100, 46, [t("k类得分", "k scores")], "activation", size=13)
    figure.text(252, 222, t("分类", "classification"), anchor="middle", bold=True)

    # Segmentation: the global feature joins every point's own feature.
    low = 318.0
    figure.path([(612, 242), (612, low), (564, low)], "accent", width=2, arrow=True)
    figure.text(620, 284, t("重复n次", "n copies"), size=13, role="accent")
    figure.path(
        [(402, 130), (402, 160), (196, 160), (196, 268), (513, 268), (513, 290)],
        "line",
        arrow=True,
    )
    figure.box(468, low - 24, 94, 48, ["n×1088", t("拼接", "concat")], "activation", size=13)
    arrow(468, 424, low)
    network(298, low, 124, [shared, "512, 256, 128, m"])
    arrow(298, 252, low)
    figure.box(186, low - 24, 64, 48, "n×m", "activation", size=13)
    figure.text(110, low + 5, t("分割", "segmentation"), anchor="middle", bold=True)


save(__file__, "pointnet", 690, 360, pointnet)
