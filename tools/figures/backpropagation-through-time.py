"""Figure of `backpropagation-through-time`: three unrolled steps, values and gradients."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import sequences

INPUTS, WEIGHT = [1.0, 1.0, 1.0], 0.5
ROW = 120


def unrolled(figure: Figure, _t: Words) -> None:
    states = [0.0, *sequences.rnn_states(INPUTS, WEIGHT)]
    onward = sequences.state_gradients(INPUTS, WEIGHT)
    terms = sequences.bptt_terms(INPUTS, WEIGHT)
    places = [60, 246, 432, 618]
    for step, x in enumerate(places):
        figure.circle(x, ROW, 24, "activation", dashed=step == 0)
        figure.text(x, ROW + 5, f"h_{step}", anchor="middle", size=15)
        figure.text(x, ROW - 34, f"{states[step]:g}", anchor="middle", role="activation")
        if step == 0:
            continue
        before = places[step - 1]
        middle = (before + x) / 2
        figure.arrow(before + 26, ROW - 6, x - 26, ROW - 6)
        figure.box(middle - 18, ROW - 66, 36, 28, "w", role="weight")
        figure.line(middle, ROW - 38, middle, ROW - 6)
        figure.text(middle, ROW - 76, f"+ {terms[step - 1]:g}", anchor="middle", role="gradient")
        figure.box(x - 42, ROW + 100, 84, 30, f"x_{step} = {INPUTS[step - 1]:g}", role="data")
        figure.arrow(x, ROW + 100, x, ROW + 26)
        if step > 1:
            figure.arrow(x - 26, ROW + 8, before + 26, ROW + 8, "gradient", dashed=True)
            figure.text(middle, ROW + 28, f"× {WEIGHT:g}", anchor="middle", role="gradient")
        figure.text(
            x - 12,
            ROW + 62,
            f"∂h_3/∂h_{step} = {onward[step - 1]:g}",
            anchor="end",
            role="gradient",
        )
    total = " + ".join(f"{term:g}" for term in terms)
    figure.text(60, ROW + 176, f"dh_3/dw = {total} = {sum(terms):g}", role="gradient", size=15)


save(__file__, "unrolled", 680, 316, unrolled)
