"""Figure of `nms`: the two rounds of greedy suppression on three boxes."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import boxes

BOXES = [[0, 0, 80, 100], [20, 0, 100, 100], [60, 50, 110, 110]]
SCORES = [0.9, 0.8, 0.7]
SCALE = 1.5


def steps(figure: Figure, _: Words) -> None:
    rounds = boxes.nms_steps(BOXES, SCORES, 0.5)
    states = [["activation"] * 3]
    for kept, *removed in rounds:
        state = list(states[-1])
        state[kept] = "accent"
        for index in removed:
            state[index] = "muted"
        states.append(state)
    captions = [
        "",
        f"IoU(b_1, b_2) = {boxes.iou(BOXES[0], BOXES[1]):.1f} > 0.5",
        f"IoU(b_1, b_3) = {boxes.iou(BOXES[0], BOXES[2]):.1f} ≤ 0.5",
    ]
    labels = [(0, 5, -6), (1, 68, -6), (2, 62, 130)]
    for panel, (state, caption) in enumerate(zip(states, captions, strict=True)):
        left, top = 30 + panel * 226, 40
        for index in sorted(range(3), key=lambda place: state[place] == "accent"):
            x1, y1, x2, y2 = BOXES[index]
            gone = state[index] == "muted"
            figure.rect(
                left + x1 * SCALE,
                top + y1 * SCALE,
                (x2 - x1) * SCALE,
                (y2 - y1) * SCALE,
                state[index],
                fill=0 if gone else 0.16,
                dashed=gone,
            )
        for index, x, y in labels:
            kept = state[index] == "accent"
            mark = {"accent": " ✓", "muted": " ✗"}.get(state[index], "")
            figure.text(
                left + x * SCALE,
                top + y * SCALE if index < 2 else top + 122 * SCALE,
                f"b_{index + 1}: {SCORES[index]}{mark}",
                role="ink" if state[index] == "activation" else state[index],
                bold=kept,
                size=13,
            )
        figure.text(left + 82, 264, caption, anchor="middle", size=13)
        if panel < 2:
            figure.arrow(left + 178, 116, left + 214, 116)


save(__file__, "steps", 700, 280, steps)
