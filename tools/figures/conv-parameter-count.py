"""Figure of `conv-parameter-count`: each filter is a block over all input channels."""

from __future__ import annotations

from kit import Figure, Words, save


def kernels(figure: Figure, _: Words) -> None:
    figure.sheets(30, 116, 100, 100, 5, "data", offset=8)
    figure.text(80, 236, "W", anchor="middle")
    figure.text(20, 170, "H", anchor="end")
    figure.text(112, 76, "C_{in}", anchor="middle")
    for y in (50, 132, 244):
        figure.sheets(290, y, 38, 38, 5, "weight", offset=8)
        figure.text(366, y + 26, "K×K×C_{in}", role="weight", size=13)
    figure.text(325, 200, "⋮", anchor="middle", size=20)
    figure.text(325, 312, "× C_{out}", anchor="middle", role="weight")
    figure.arrow(180, 150, 270, 150)
    figure.arrow(450, 150, 530, 150)
    figure.sheets(548, 116, 80, 80, 3, "activation", offset=8)
    figure.text(588, 216, "W_{out}", anchor="middle")
    figure.text(652, 166, "H_{out}")
    figure.text(600, 84, "C_{out}", anchor="middle")


save(__file__, "kernels", 700, 326, kernels)
