"""Figures of ``knowledge-distillation``: the two losses; a softened distribution."""

import sys
from pathlib import Path

from kit import Figure, Words, save

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from studyapp.labs import distillation

LOGITS = [5, 2, 0]


def teacher_student(figure: Figure, t: Words) -> None:
    figure.box(16, 122, 66, 44, [t("输入x", "input x")], "data")
    figure.path([(82, 144), (104, 144), (104, 60), (124, 60)], "line", arrow=True)
    figure.path([(82, 144), (104, 144), (104, 200), (124, 200)], "line", arrow=True)
    figure.box(128, 30, 120, 60, [t("教师", "teacher"), t("（冻结）", "(frozen)")], "muted")
    figure.box(128, 170, 120, 60, [t("学生", "student")], "weight")
    figure.arrow(248, 60, 308, 60)
    figure.text(278, 50, "z^t", anchor="middle")
    figure.arrow(248, 200, 308, 200)
    figure.text(278, 190, "z^s", anchor="middle")
    figure.box(312, 38, 108, 44, "softmax(z/T)", "activation")
    figure.box(312, 178, 108, 44, "softmax(z/T)", "activation")
    figure.box(312, 258, 108, 44, "softmax(z)", "activation")
    figure.path([(290, 200), (290, 280), (308, 280)], "line", arrow=True)
    figure.box(470, 108, 76, 44, "KL", "accent")
    figure.path([(420, 60), (508, 60), (508, 104)], "line", arrow=True)
    figure.path([(420, 200), (508, 200), (508, 156)], "line", arrow=True)
    figure.text(464, 50, t("软目标", "soft targets"), anchor="middle", size=13)
    figure.box(470, 258, 76, 44, "CE", "accent")
    figure.arrow(420, 280, 466, 280)
    figure.box(475, 326, 66, 32, t("标签y", "label y"), "data", size=13)
    figure.arrow(508, 326, 508, 306)
    figure.operator(620, 206, "+", role="accent")
    figure.path([(546, 130), (620, 130), (620, 190)], "line", arrow=True)
    figure.text(592, 120, "× (1 − α) T^2", anchor="middle", size=13)
    figure.path([(546, 280), (620, 280), (620, 222)], "line", arrow=True)
    figure.text(582, 298, "× α", anchor="middle", size=13)
    figure.arrow(632, 206, 656, 206)
    figure.text(662, 211, "L", italic=True)
    # Gradients go to the student only.
    figure.path(
        [(668, 220), (668, 374), (188, 374), (188, 234)], "gradient", dashed=True, arrow=True
    )
    figure.text(300, 368, t("梯度只到学生", "gradient: student only"), role="gradient", size=13)


def softened(figure: Figure, _words: Words) -> None:
    for left, temperature, role in ((60, 1, "muted"), (400, 4, "accent")):
        values = distillation.softened(logits=LOGITS, temperature=temperature)
        plot = figure.plot(left, 46, 230, 150, x_min=0, x_max=3, y_min=0, y_max=1)
        plot.axes("", "", y_ticks=(0, 0.5, 1))
        plot.bars(values, role, gap=0.4)
        for index, (value, logit) in enumerate(zip(values, LOGITS, strict=True)):
            x, y = plot.at(index + 0.5, value)
            figure.text(x, y - 6, f"{value:.4f}", anchor="middle", size=13)
            figure.text(x, 214, f"z_{index + 1} = {logit}", anchor="middle", size=13)
        figure.text(left + 115, 24, f"T = {temperature}", anchor="middle", bold=True)


save(__file__, "teacher-student", 690, 390, teacher_student)
save(__file__, "softened", 680, 228, softened)
