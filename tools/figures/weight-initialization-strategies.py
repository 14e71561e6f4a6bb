"""Figure of `weight-initialization-strategies`: activation histograms over ten random layers."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit import Figure, Words, save

from studyapp.labs import networks

LAYERS, WIDTH = 10, 128
SHOWN = (1, 4, 7, 10)
BINS = 41  # odd: the middle bin of a symmetric range is centred on 0
WIDE, TALL = 136, 46


def histograms(figure: Figure, t: Words) -> None:
    xavier, he = networks.xavier_std(WIDTH, WIDTH), networks.he_std(WIDTH)
    cases = (
        ("tanh", xavier / 2, -1.0, t("tanh，0.5×Xavier", "tanh, 0.5 × Xavier"), "muted"),
        ("tanh", xavier, -1.0, t("tanh，Xavier", "tanh, Xavier"), "activation"),
        ("tanh", 4 * xavier, -1.0, t("tanh，4×Xavier", "tanh, 4 × Xavier"), "gradient"),
        ("relu", he, -3.0, t("ReLU，He", "ReLU, He"), "activation"),
    )
    for column, (activation, std, low, title, role) in enumerate(cases):
        left = 66 + column * (WIDE + 22)
        figure.text(left + WIDE / 2, 28, title, anchor="middle", size=13)
        rows = networks.layer_histograms(
            LAYERS, WIDTH, activation, std, low=low, high=-low, bins=BINS
        )
        for index, layer in enumerate(SHOWN):
            shares = rows[layer - 1]
            if activation == "relu":
                # The zeros of the inactive half would dwarf everything else.
                shares = [0.0 if k <= BINS // 2 else share for k, share in enumerate(shares)]
            base = 44 + (index + 1) * (TALL + 18) - 18
            peak = max(shares)
            slot = WIDE / BINS
            for k, share in enumerate(shares):
                height = share / peak * TALL
                if height > 0.3:
                    figure.rect(
                        left + k * slot,
                        base - height,
                        slot,
                        height,
                        role,
                        fill=0.75,
                        stroke=False,
                        crisp=True,
                    )
            figure.line(left, base, left + WIDE, base, "ink")
            if column == 0:
                figure.text(left - 12, base - 14, str(layer), anchor="end", size=13)
        base = 44 + len(SHOWN) * (TALL + 18) - 18
        for position, value in ((0, low), (0.5, 0), (1, -low)):
            label = f"{value:g}".replace("-", "−")
            figure.text(left + position * WIDE, base + 18, label, anchor="middle", size=12)
    figure.text(54, 28, t("层", "layer"), anchor="end", size=13)


save(__file__, "histograms", 700, 322, histograms)
