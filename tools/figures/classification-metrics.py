"""Figures of `classification-metrics`: the confusion matrix; thresholds, P-R and ROC curves."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import NormalDist

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import metrics

TP, FP, FN, TN = 40, 10, 20, 30
POSITIVE, NEGATIVE = NormalDist(1, 1), NormalDist(-1, 1)
THRESHOLDS = (1.2, 0.0, -1.2)
SAMPLES = 1000


def confusion(figure: Figure, t: Words) -> None:
    left, top, wide, high = 190, 70, 130, 70
    cells = [("TP", TP, "activation"), ("FN", FN, "gradient")]
    cells += [("FP", FP, "gradient"), ("TN", TN, "activation")]
    for index, (name, count, role) in enumerate(cells):
        x, y = left + index % 2 * wide, top + index // 2 * high
        figure.rect(x, y, wide, high, role, fill=0.14)
        figure.text(x + wide / 2, y + 40, f"{name} = {count}", anchor="middle", size=15, bold=True)
    figure.text(left + wide, 30, t("判定", "predicted"), anchor="middle", size=13, role="muted")
    figure.text(left + wide / 2, 52, t("正", "positive"), anchor="middle")
    figure.text(left + 1.5 * wide, 52, t("负", "negative"), anchor="middle")
    figure.text(70, top + high + 5, t("实际", "actual"), anchor="middle", size=13, role="muted")
    figure.text(left - 14, top + high / 2 + 5, t("正", "positive"), anchor="end")
    figure.text(left - 14, top + 1.5 * high + 5, t("负", "negative"), anchor="end")
    right, bottom = left + 2 * wide, top + 2 * high
    figure.path(
        [
            (left + 4, bottom + 8),
            (left + 4, bottom + 14),
            (left + wide - 4, bottom + 14),
            (left + wide - 4, bottom + 8),
        ],
        "accent",
    )
    figure.text(
        left + wide / 2,
        bottom + 36,
        t("精确率", "precision") + f" 40/50 = {metrics.precision(TP, FP):.3f}",
        anchor="middle",
        role="accent",
    )
    notes = [
        t("召回率", "recall") + f" 40/60 = {metrics.recall(TP, FN):.3f}",
        t("假正率", "FPR") + f" 10/40 = {metrics.false_positive_rate(FP, TN):.3f}",
    ]
    for row, note in enumerate(notes):
        y = top + row * high
        figure.path(
            [
                (right + 8, y + 4),
                (right + 14, y + 4),
                (right + 14, y + high - 4),
                (right + 8, y + high - 4),
            ],
            "accent",
        )
        figure.text(right + 24, y + high / 2 + 5, note, role="accent")
    figure.text(
        right + 24,
        bottom + 36,
        t("准确率", "accuracy") + f" 70/100 = {metrics.accuracy(TP, FP, FN, TN):.3f}",
    )


def thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out points too close to the one before to be told apart in the drawing."""
    kept = points[:1]
    for x, y in points[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > 0.012:
            kept.append((x, y))
    return [*kept, points[-1]]


def curves(figure: Figure, t: Words) -> None:
    density = figure.plot(60, 40, 560, 110, x_min=-4.5, x_max=4.5, y_min=0, y_max=0.42)
    density.curve(NEGATIVE.pdf, "gradient")
    density.curve(POSITIVE.pdf, "activation")
    density.axes(t("得分", "score"))
    x, y = density.at(-2.1, 0.3)
    figure.text(x, y, t("负例", "negatives"), anchor="end", role="gradient")
    x, y = density.at(2.1, 0.3)
    figure.text(x, y, t("正例", "positives"), role="activation")
    for place, threshold in enumerate(THRESHOLDS, start=1):
        x, bottom = density.at(threshold, 0)
        figure.line(x, 36, x, bottom, "accent", dashed=True)
        figure.text(x, 30, f"τ_{place}", anchor="middle", role="accent")
    # Quantiles stand for a sample of each class: the same curves without any chance.
    levels = [(place + 0.5) / SAMPLES for place in range(SAMPLES)]
    scores = [shape.inv_cdf(level) for shape in (POSITIVE, NEGATIVE) for level in levels]
    labels = [1] * SAMPLES + [0] * SAMPLES
    pr = figure.plot(70, 238, 220, 180, x_min=0, x_max=1, y_min=0, y_max=1)
    roc = figure.plot(400, 238, 220, 180, x_min=0, x_max=1, y_min=0, y_max=1)
    pr_points = [(0.0, 1.0), *[(r, p) for r, p in metrics.pr_curve(scores, labels)]]
    roc_points = [(x, y) for x, y in metrics.roc_curve(scores, labels)]
    for plot, points in ((pr, thinned(pr_points)), (roc, thinned(roc_points))):
        area = [plot.at(x, y) for x, y in [(0, 0), *points, (1, 0)]]
        figure.polygon(area, "data", fill=0.1, stroke=False)
        plot.points(points, "data", radius=0)
    figure.line(*pr.at(0, 0.5), *pr.at(1, 0.5), "muted", dashed=True)
    figure.line(*roc.at(0, 0), *roc.at(1, 1), "muted", dashed=True)
    for place, threshold in enumerate(THRESHOLDS, start=1):
        tp, fp, fn, tn = metrics.threshold_counts(scores, labels, threshold)
        recall = metrics.recall(tp, fn)
        spots = (
            (pr, recall, metrics.precision(tp, fp), (-10, 5) if place == 3 else (-6, 20)),
            (roc, metrics.false_positive_rate(fp, tn), recall, (8, 16)),
        )
        for plot, x_value, y_value, (dx, dy) in spots:
            x, y = plot.at(x_value, y_value)
            figure.circle(x, y, 4.5, "accent", fill=1, stroke=False)
            figure.text(
                x + dx, y + dy, f"τ_{place}", role="accent", anchor="start" if dx > 0 else "end"
            )
    pr.axes(t("召回率", "recall"), t("精确率", "precision"), x_ticks=(0.5, 1), y_ticks=(0.5, 1))
    roc.axes(
        t("假正率", "FPR"),
        t("真正率（召回率）", "TPR (recall)"),
        x_ticks=(0.5, 1),
        y_ticks=(0.5, 1),
    )
    figure.text(*pr.at(0.4, 0.22), "AP", anchor="middle", bold=True)
    figure.text(*roc.at(0.62, 0.3), "AUC", anchor="middle", bold=True)


save(__file__, "confusion", 680, 262, confusion)
save(__file__, "curves", 680, 466, curves)
