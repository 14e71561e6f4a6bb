"""Figure of `lstm-vs-rnn`: the LSTM cell."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from kit import Figure, Words, save

TOP, BUS = 66, 286  # the cell's path; the line that carries h and x
GATES = 214  # top of the four parts
GATE = {"f": 176, "i": 266, "g": 376, "o": 466}


def cell(figure: Figure, _t: Words) -> None:
    figure.rect(96, 28, 488, 284, "muted", fill=0.06, radius=14)
    keep, add, multiply, out = GATE["f"], 321, 140, 536
    # the cell's path
    figure.arrow(52, TOP, keep - 13, TOP, "accent", width=2.5)
    figure.arrow(keep + 12, TOP, add - 13, TOP, "accent", width=2.5)
    figure.arrow(add + 12, TOP, 628, TOP, "accent", width=2.5)
    figure.text(46, TOP + 5, "c_{t−1}", anchor="end", role="accent", size=16)
    figure.text(636, TOP + 5, "c_t", role="accent", size=16)
    figure.operator(keep, TOP, "×")
    figure.operator(add, TOP, "+")
    # the line of h and x, and the four parts it feeds
    figure.line(52, BUS, GATE["o"], BUS, "activation")
    figure.text(46, BUS + 5, "h_{t−1}", anchor="end", role="activation", size=16)
    figure.line(126, BUS + 50, 126, BUS, "data")
    figure.text(136, BUS + 56, "x_t", role="data", size=16)
    for name, x in GATE.items():
        figure.arrow(x, BUS, x, GATES + 33)
        figure.box(x - 27, GATES, 54, 32, "tanh" if name == "g" else "σ", role="weight")
        figure.text(x + 8, GATES - 12, f"{name}_t", size=16)
    # the gates at work
    figure.arrow(keep, GATES, keep, TOP + 13)
    figure.path([(GATE["i"], GATES), (GATE["i"], multiply), (add - 13, multiply)], arrow=True)
    figure.path([(GATE["g"], GATES), (GATE["g"], multiply), (add + 13, multiply)], arrow=True)
    figure.operator(add, multiply, "×")
    figure.arrow(add, multiply - 12, add, TOP + 13)
    # what the cell shows
    figure.circle(out, TOP, 3.5, "accent", fill=1, stroke=False)
    figure.arrow(out, TOP, out, 95)
    figure.box(out - 27, 96, 54, 28, "tanh", role="muted")
    figure.arrow(out, 124, out, 153)
    figure.operator(out, 166, "×")
    figure.path([(GATE["o"], GATES), (GATE["o"], 166), (out - 13, 166)], arrow=True)
    figure.path([(out, 178), (out, BUS), (628, BUS)], "activation", arrow=True)
    figure.text(636, BUS + 5, "h_t", role="activation", size=16)


save(__file__, "cell", 680, 356, cell)
