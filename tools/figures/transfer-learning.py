"""Figure of ``transfer-learning``: what is transferred, in four panels."""

from kit import Figure, Words, save

SOURCE = (
    (0.1, 0.75),
    (0.22, 0.35),
    (0.3, 0.8),
    (0.38, 0.5),
    (0.5, 0.25),
    (0.58, 0.68),
    (0.7, 0.45),
)
TARGET = ((0.62, 0.3), (0.74, 0.7), (0.8, 0.52), (0.88, 0.3), (0.95, 0.62))


def _panel(figure: Figure, x: float, y: float, title: str) -> None:
    figure.rect(x, y, 316, 178, "muted", fill=0.04, radius=8)
    figure.text(x + 14, y + 24, title, bold=True)


def _triangle(figure: Figure, x: float, y: float, size: float = 6) -> None:
    figure.polygon(
        [(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)],
        "activation",
        fill=0.7,
    )


def kinds(figure: Figure, t: Words) -> None:
    left, right, top, bottom = 16.0, 348.0, 14.0, 208.0

    _panel(figure, left, top, t("基于样本", "instance-based"))
    for x, y in SOURCE:
        nearest = min((x - a) ** 2 + (y - b) ** 2 for a, b in TARGET) ** 0.5
        figure.circle(left + 20 + 270 * x, top + 40 + 110 * y, 10 - 14 * min(nearest, 0.5), "data")
    for x, y in TARGET:
        _triangle(figure, left + 20 + 270 * x, top + 40 + 110 * y)
    figure.text(
        left + 158,
        top + 168,
        t("越像目标，权重越大", "closer to the target, more weight"),
        anchor="middle",
        size=13,
    )

    _panel(figure, right, top, t("基于特征", "feature-based"))
    for x, y in ((0.1, 0.2), (0.5, 0.1), (0.8, 0.6), (0.3, 0.8)):
        figure.circle(right + 26 + 60 * x, top + 40 + 40 * y, 5, "data", fill=0.7)
        _triangle(figure, right + 26 + 60 * y, top + 104 + 36 * x, 5)
    for x, y in ((210, 62), (232, 94), (262, 68), (272, 112)):
        figure.circle(right + x, top + y, 5, "data", fill=0.7)
    for x, y in ((236, 66), (212, 104), (258, 94), (244, 122)):
        _triangle(figure, right + x, top + y, 5)
    figure.arrow(right + 106, top + 60, right + 184, top + 82, "accent", width=2)
    figure.arrow(right + 106, top + 122, right + 184, top + 104, "accent", width=2)
    figure.text(right + 144, top + 98, "φ", anchor="middle", size=15)
    figure.rect(right + 192, top + 46, 96, 92, "accent", fill=0.06, radius=8, dashed=True)
    figure.text(right + 240, top + 158, t("公共空间", "common space"), anchor="middle", size=13)

    _panel(figure, left, bottom, t("基于模型", "model-based"))
    for index in range(3):
        y = bottom + 116 - 32 * index
        last = index == 2
        figure.rect(left + 30, y, 96, 24, "weight", radius=4)
        figure.rect(left + 190, y, 96, 24, "accent" if last else "weight", radius=4, dashed=last)
        if not last:
            figure.arrow(left + 130, y + 12, left + 186, y + 12)
    figure.text(left + 158, bottom + 116, t("复制", "copy"), anchor="middle", size=13)
    figure.text(left + 238, bottom + 69, t("新的头", "new head"), anchor="middle", size=13)
    figure.text(left + 78, bottom + 162, t("源模型", "source model"), anchor="middle", size=13)
    figure.text(left + 238, bottom + 162, t("目标模型", "target model"), anchor="middle", size=13)

    _panel(figure, right, bottom, t("基于关系", "relation-based"))
    for y, role, words in (
        (bottom + 64, "data", (t("教授", "professor"), t("指导", "advises"), t("学生", "student"))),
        (
            bottom + 124,
            "activation",
            (t("经理", "manager"), t("带领", "leads"), t("员工", "employee")),
        ),
    ):
        figure.box(right + 18, y - 16, 92, 32, words[0], role, size=13)
        figure.box(right + 206, y - 16, 92, 32, words[2], role, size=13)
        figure.arrow(right + 112, y, right + 202, y)
        figure.text(right + 157, y - 7, words[1], anchor="middle", size=13)
    figure.arrow(right + 157, bottom + 72, right + 157, bottom + 102, "accent", width=2)
    figure.text(
        right + 158,
        bottom + 164,
        t("关系的类比", "the relation carries over"),
        anchor="middle",
        size=13,
    )

    figure.circle(250, 410, 5, "data", fill=0.7)
    figure.text(262, 415, t("源", "source"), size=13)
    _triangle(figure, 360, 411, 6)
    figure.text(374, 415, t("目标", "target"), size=13)


save(__file__, "kinds", 680, 428, kinds)
