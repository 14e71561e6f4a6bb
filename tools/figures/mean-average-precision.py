"""Figure of `mean-average-precision`: a ranked list and its P-R curve with the envelope."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import metrics

HITS, OBJECTS = [1, 0, 1], 2


def ranking(figure: Figure, _: Words) -> None:
    points = metrics.ranked_pr(HITS, OBJECTS)
    columns = (54, 122, 190, 258)
    for x, name in zip(columns, ("k", "", "P_k", "R_k"), strict=True):
        figure.text(x, 66, name, anchor="middle", bold=True)
    figure.line(30, 78, 288, 78, "ink")
    for rank, (hit, (recall, precision)) in enumerate(zip(HITS, points, strict=True), start=1):
        y = 78 + rank * 44 - 14
        figure.text(columns[0], y, str(rank), anchor="middle")
        figure.box(
            columns[1] - 26,
            y - 21,
            52,
            32,
            "TP" if hit else "FP",
            "activation" if hit else "gradient",
        )
        figure.text(columns[2], y, f"{precision:.3f}", anchor="middle")
        figure.text(columns[3], y, f"{recall:.1f}", anchor="middle")
    figure.text(159, 246, "G = 2", anchor="middle")
    plot = figure.plot(390, 46, 250, 190, x_min=0, x_max=1, y_min=0, y_max=1)
    last = points[-1][1]
    envelope = [(0, 1), (0.5, 1), (0.5, last), (1, last)]
    area = [(0, 0), *envelope, (1, 0)]
    figure.polygon([plot.at(x, y) for x, y in area], "accent", fill=0.16, stroke=False)
    plot.points(envelope, "accent", radius=0, width=2.5)
    raw = [(0, 1), *[(recall, precision) for recall, precision in points]]
    figure.path([plot.at(x, y) for x, y in raw], "muted", dashed=True)
    for rank, (recall, precision) in enumerate(points, start=1):
        x, y = plot.at(recall, precision)
        figure.circle(x, y, 4, "activation" if HITS[rank - 1] else "gradient", fill=1, stroke=False)
        figure.text(x + 9, y + (20 if rank == 2 else -8), str(rank), size=13)
    plot.axes("R", "P", x_ticks=(0.5, 1), y_ticks=(0.5, 1))
    ap = metrics.ranked_average_precision(HITS, OBJECTS)
    x, y = plot.at(0.36, 0.22)
    figure.text(x, y, f"AP = {ap:.3f}", anchor="middle", bold=True)


save(__file__, "ranking", 700, 290, ranking)
