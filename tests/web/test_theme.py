from __future__ import annotations

import re

import pytest

from studyapp.base import paths
from studyapp.web.view import PAPER

TEXT = [
    ("ink", "paper"),
    ("ink", "panel"),
    ("soft", "paper"),
    ("accent", "paper"),
    ("accent", "accent-soft"),
    ("soft", "accent-soft"),
    ("wrong", "wrong-soft"),
    ("ink", "selection"),
    ("ink", "found"),
    ("ink", "found-current"),
    *(("ink", f"mark-{colour}") for colour in ("yellow", "green", "blue", "pink")),
    *(
        (f"code-{part}", "panel")
        for part in "keyword name type string number comment operator error".split()
    ),
]
GRAPHICAL = [
    *((f"edge-{colour}", "paper") for colour in ("yellow", "green", "blue", "pink")),
    *(
        (f"figure-{part}", "paper")
        for part in "ink line data weight activation gradient accent muted".split()
    ),
]


def colours(theme: str) -> dict[str, str]:
    css = (paths.resources() / "page" / "theme.css").read_text(encoding="utf-8")
    light, dark = css.split("@media screen", 1)
    block = light if theme == "light" else dark
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def contrast(first: str, second: str) -> float:
    """WCAG 2.2's contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(theme: str) -> None:
    found = colours(theme)
    weak = {
        pair: round(contrast(found[pair[0]], found[pair[1]]), 2)
        for pair in TEXT
        if contrast(found[pair[0]], found[pair[1]]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_and_marks_stand_out_too(theme: str) -> None:
    found = colours(theme)
    weak = {pair for pair in GRAPHICAL if contrast(found[pair[0]], found[pair[1]]) < 3.0}
    assert weak == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_name_the_same_colours_and_the_view_paints_the_same_paper(theme: str) -> None:
    assert colours("light").keys() == colours("dark").keys()
    assert colours(theme)["paper"] == PAPER[theme]
