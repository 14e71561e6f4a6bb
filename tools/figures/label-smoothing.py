"""Figure of ``label-smoothing``: the one-hot target beside the smoothed one."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import losses

CLASSES, LABEL, ALPHA = 10, 3, 0.1


def targets(figure: Figure, t: Words) -> None:
    del t  # numbers and symbols only
    panels = ((0.0, 30, "y"), (ALPHA, 370, "q = 0.9 y + 0.1 u"))
    for alpha, x, name in panels:
        values = losses.smoothed_target(classes=CLASSES, alpha=alpha, label=LABEL)
        plot = figure.plot(x, 36, 280, 170)
        plot.bars(values, "accent", fill=1)
        # The bars of 0.01 are under 2 px high: the axis lies below their foot, not on it.
        figure.line(x, 207, x + 280, 207, "ink")
        top = plot.at(0, values[LABEL])[1]
        figure.text(x + 28 * (LABEL + 0.5), top - 8, f"{values[LABEL]:g}", anchor="middle")
        figure.text(x + 28 * 8.5, 196, f"{values[-1]:g}", anchor="middle")
        figure.text(x + 140, 232, name, anchor="middle")


save(__file__, "targets", 680, 246, targets)
