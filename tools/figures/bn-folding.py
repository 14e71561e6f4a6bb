"""Figure of ``bn-folding``: two layers become one."""

from kit import Figure, Words, save


def folding(figure: Figure, t: Words) -> None:
    figure.text(16, 66, "x", italic=True)
    figure.arrow(32, 62, 78, 62)
    figure.box(80, 34, 170, 56, ["Conv", "u = W x + b"], "weight")
    figure.arrow(250, 62, 318, 62)
    figure.text(284, 52, "u", anchor="middle", italic=True)
    figure.box(320, 34, 210, 56, ["BN", "y = γ (u − μ) / σ + β"], "activation")
    figure.arrow(530, 62, 620, 62)
    figure.text(634, 66, "y", italic=True)
    figure.text(664, 24, t("训练之后", "after training"), anchor="end", size=13)

    figure.path([(165, 96), (165, 126), (300, 126), (300, 150)], "accent", width=2, arrow=True)
    figure.path([(425, 96), (425, 126), (300, 126)], "accent", width=2)

    figure.text(16, 186, "x", italic=True)
    figure.arrow(32, 182, 148, 182)
    figure.box(150, 152, 300, 60, ["Conv", "y = W′ x + b′"], "accent", bold=False)
    figure.arrow(450, 182, 620, 182)
    figure.text(634, 186, "y", italic=True)
    figure.text(664, 150, t("推理", "inference"), anchor="end", size=13)
    for x, formula in (
        (120, "W′ = (γ / σ) W"),
        (330, "b′ = β + (b − μ) γ / σ"),
        (560, "σ = √(σ_{run}^2 + ε)"),
    ):
        figure.text(x, 240, formula, anchor="middle")


save(__file__, "folding", 680, 256, folding)
