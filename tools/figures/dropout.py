"""Figures of ``dropout``: the full and a thinned network, and the two ways of scaling."""

from kit import Figure, Words, save

INPUTS, HIDDEN, OUTPUT = (100, 180), (50, 113, 177, 240), 145
DROPPED = {1, 3}


def networks(figure: Figure, t: Words) -> None:
    panels = (
        (60, set[int](), t("完整网络", "full network")),
        (410, DROPPED, t("一次抽样得到的瘦网络", "a thinned network")),
    )
    for x, dropped, title in panels:
        figure.text(x + 110, 22, title, anchor="middle", bold=True)
        for index, y in enumerate(HIDDEN):
            if index in dropped:
                continue
            for source in INPUTS:
                figure.line(x + 14, source, x + 96, y, "weight")
            figure.line(x + 124, y, x + 206, OUTPUT, "weight")
        for y in INPUTS:
            figure.circle(x, y, 14, "data", fill=0.3)
        for index, y in enumerate(HIDDEN):
            if index in dropped:
                figure.circle(x + 110, y, 14, "muted", fill=0, dashed=True)
                figure.line(x + 102, y - 8, x + 118, y + 8, "muted")
                figure.line(x + 102, y + 8, x + 118, y - 8, "muted")
            else:
                figure.circle(x + 110, y, 14, "activation", fill=0.3)
        figure.circle(x + 220, OUTPUT, 14, "activation", fill=0.3)


def _unit(figure: Figure, x: float, y: float, label: str, *, random: bool) -> None:
    figure.circle(x, y, 16, "activation", fill=0.14 if random else 0.3, dashed=random)
    figure.text(x, y + 5, "a", anchor="middle")
    figure.arrow(x + 16, y, x + 150, y, "weight")
    figure.text(x + 80, y - 10, label, anchor="middle", size=13)
    figure.circle(x + 166, y, 14, "activation", fill=0.3)


def scaling(figure: Figure, t: Words) -> None:
    figure.text(240, 26, t("训练", "training"), anchor="middle", bold=True)
    figure.text(530, 26, t("测试", "testing"), anchor="middle", bold=True)
    rows = (
        (80, t("普通", "plain"), "w a", "(1 − p) w a"),
        (170, t("反向缩放", "inverted"), "w a / (1 − p)", "w a"),
    )
    for y, name, train, test in rows:
        figure.text(20, y + 5, name)
        _unit(figure, 160, y, train, random=True)
        figure.text(
            160,
            y + 38,
            t("以概率1 − p保留", "kept with probability 1 − p"),
            anchor="middle",
            size=13,
        )
        _unit(figure, 450, y, test, random=False)
        figure.text(450, y + 38, t("总是保留", "always kept"), anchor="middle", size=13)
    figure.line(20, 128, 660, 128, "muted", dashed=True)


save(__file__, "networks", 680, 272, networks)
save(__file__, "scaling", 680, 226, scaling)
