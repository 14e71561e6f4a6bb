"""Figures of ``gan``: the two players; how distributions and the best discriminator converge."""

import sys
from pathlib import Path

from kit import Figure, Words, save

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from studyapp.labs import generative


def game(figure: Figure, t: Words) -> None:
    figure.box(16, 148, 74, 50, [t("噪声z", "noise z")], "data")
    figure.arrow(90, 173, 124, 173)
    figure.box(128, 142, 110, 62, [t("生成器G", "generator G")], "weight")
    figure.arrow(238, 173, 280, 173)
    figure.box(284, 148, 66, 50, "G(z)", "activation")
    figure.box(236, 40, 114, 50, [t("真实样本x", "real sample x")], "data")
    figure.path([(350, 65), (378, 65), (378, 110), (404, 110)], "line", arrow=True)
    figure.path([(350, 173), (378, 173), (378, 128), (404, 128)], "line", arrow=True)
    figure.box(408, 86, 128, 66, [t("判别器D", "discriminator D")], "weight")
    figure.arrow(536, 119, 566, 119)
    figure.box(570, 92, 104, 54, [t("为真的概率", "P(real)"), "D(x), D(G(z))"], "accent", size=13)
    figure.path([(622, 92), (622, 40), (472, 40), (472, 82)], "gradient", dashed=True, arrow=True)
    figure.text(547, 30, t("L_D更新D", "L_D updates D"), role="gradient", anchor="middle", size=13)
    figure.path(
        [(622, 146), (622, 190), (504, 190), (504, 156)], "gradient", dashed=True, arrow=True
    )
    figure.path(
        [(440, 152), (440, 230), (183, 230), (183, 208)], "gradient", dashed=True, arrow=True
    )
    figure.text(
        346,
        252,
        t("L_G的梯度穿过D，只更新G", "the gradient of L_G passes through D and updates G only"),
        role="gradient",
        anchor="middle",
        size=13,
    )


def convergence(figure: Figure, t: Words) -> None:
    for index, mean in enumerate((-2.0, -1.0, 0.0)):
        left = 40 + index * 222
        plot = figure.plot(left, 44, 180, 130, x_min=-5, x_max=5, y_min=0, y_max=1)
        plot.axes("x", "", x_ticks=(-4, 0, 4), y_ticks=(0, 0.5, 1))

        def data(x: float) -> float:
            return generative.gaussian_density(x=x)

        def made(x: float, mean: float = mean) -> float:
            return generative.gaussian_density(x=x, mean=mean)

        def best(x: float, mean: float = mean) -> float:
            return generative.optimal_discriminator(
                data=generative.gaussian_density(x=x),
                generator=generative.gaussian_density(x=x, mean=mean),
            )

        plot.curve(data, "data")
        plot.curve(made, "activation", dashed=True)
        plot.curve(best, "accent")
    y = 236.0
    for x, role, dashed, words in (
        (60, "data", False, t("数据分布", "data")),
        (230, "activation", True, t("生成分布", "generator")),
        (400, "accent", False, t("最优判别器D*", "optimal discriminator D*")),
    ):
        figure.line(x, y - 5, x + 30, y - 5, role, width=2.25, dashed=dashed)
        figure.text(x + 38, y, words, size=13)


save(__file__, "game", 690, 266, game)
save(__file__, "convergence", 690, 252, convergence)
