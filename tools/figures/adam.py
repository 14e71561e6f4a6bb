"""Figure of ``adam``: the two moments, their correction, the update."""

from kit import Figure, Words, save


def blocks(figure: Figure, t: Words) -> None:
    figure.box(16, 116, 80, 48, "g_t", "gradient")
    figure.text(56, 184, t("梯度", "gradient"), anchor="middle", size=13)

    figure.box(206, 40, 150, 56, ["m_t = β_1 m_{t-1}", "+ (1 − β_1) g_t"], "activation", size=13)
    figure.text(281, 28, t("一阶矩（方向）", "first moment (direction)"), anchor="middle", size=13)
    figure.box(206, 184, 150, 56, ["v_t = β_2 v_{t-1}", "+ (1 − β_2) g_t^2"], "activation", size=13)
    figure.text(281, 260, t("二阶矩（尺度）", "second moment (scale)"), anchor="middle", size=13)

    figure.path([(96, 140), (130, 140), (130, 68), (204, 68)], "line", arrow=True)
    figure.path([(130, 140), (130, 212), (138, 212)], "line", arrow=True)
    figure.operator(152, 212, "g^2")
    figure.arrow(166, 212, 204, 212)
    figure.circle(130, 140, 3, "line", fill=1, stroke=False)

    figure.box(382, 44, 138, 48, "m̂_t = m_t / (1 − β_1^t)", "accent", size=13)
    figure.box(382, 188, 138, 48, "v̂_t = v_t / (1 − β_2^t)", "accent", size=13)
    figure.arrow(356, 68, 380, 68)
    figure.arrow(356, 212, 380, 212)

    figure.box(540, 112, 124, 56, ["θ_t = θ_{t-1}", "− η m̂_t / (√v̂_t + ε)"], "weight", size=13)
    figure.path([(520, 68), (602, 68), (602, 110)], "line", arrow=True)
    figure.path([(520, 212), (602, 212), (602, 170)], "line", arrow=True)
    figure.text(452, 140, t("偏差修正", "bias correction"), anchor="middle", size=13)


save(__file__, "blocks", 680, 276, blocks)
