"""The statistics page in the real page: plots drawn, said in words, taken along, gone into."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studyapp.model.language import Language
from studyapp.render.statistics_page import render_statistics
from studyapp.web.bridge import WORLD
from studyapp.web.view import AnswerView

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
import pages_of_numbers as numbers

Evaluate = Callable[[str], Any]
PLOTS = ("mastery", "score", "time", "calibration", "brier", "retention", "load", "calendar")


@pytest.fixture
def acts(view: AnswerView) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    view.acted.connect(lambda name, payload: found.append((name, payload)))
    return found


@pytest.fixture(params=list(Language))
def shown(
    request: pytest.FixtureRequest, qtbot: QtBot, view: AnswerView, evaluate: Evaluate
) -> AnswerView:
    language: Language = request.param
    view.set_language(language)
    with qtbot.waitSignal(view.fragment_shown, timeout=10_000):
        view.show_fragment("statistics", render_statistics(numbers.statistics(language), language))
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(lambda: evaluate("document.hasFocus()"))
    return view


@pytest.mark.usefixtures("shown")
def test_every_plot_is_drawn_and_said_in_words(evaluate: Evaluate) -> None:
    for plot in PLOTS:
        svg = f"document.querySelector('#plot-{plot} .plot-canvas svg')"
        assert evaluate(f"{svg} !== null"), plot
        label = evaluate(f"{svg}.getAttribute('aria-label')")
        assert label == evaluate(f"{svg}.querySelector('title').textContent") + ". " + evaluate(
            f"{svg}.querySelector('desc').textContent"
        )
        assert evaluate(f"{svg}.getAttribute('role')") == ("group" if plot == "mastery" else "img")
        assert evaluate(f"{svg}.querySelectorAll('path, rect, line, circle').length") > 3
    assert evaluate("document.querySelectorAll('svg style').length") == 0


@pytest.mark.usefixtures("shown")
def test_a_plot_taken_along_stands_alone(evaluate: Evaluate) -> None:
    for plot in PLOTS:
        svg = evaluate(
            f"studyapp.figures.flatten(document.querySelector('#plot-{plot} .plot-canvas svg'))"
        )
        root = ElementTree.fromstring(svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "var(" not in svg
        assert "currentColor" not in svg
        for element in root.iter():
            assert not {"class", "style", "tabindex"} & element.attrib.keys()
            assert not any(value.endswith("em") for value in element.attrib.values() if value)
        assert QSvgRenderer(QByteArray(svg.encode())).isValid()


def test_the_tools_of_a_plot_tell_and_show(
    shown: AnswerView, acts: list[tuple[str, dict[str, Any]]], qtbot: QtBot, evaluate: Evaluate
) -> None:
    del shown
    for tool in ("svg", "png", "csv"):
        evaluate(f"document.querySelector('#plot-score [data-tool={tool}]').click() ?? null")
    qtbot.waitUntil(lambda: len(acts) == 3)
    assert [(name, payload["plot"], payload["format"]) for name, payload in acts] == [
        ("plot-save", "score", "svg"),
        ("plot-save", "score", "png"),
        ("plot-save", "score", "csv"),
    ]
    assert acts[0][1]["svg"].startswith("<svg")
    button = "document.querySelector('#plot-score [data-tool=table]')"
    table = "document.querySelector('#plot-score .plot-table')"
    assert evaluate(f"{table}.hidden")
    evaluate(f"{button}.click() ?? null")
    assert not evaluate(f"{table}.hidden")
    assert evaluate(f"{button}.getAttribute('aria-pressed')") == "true"
    assert evaluate(f"{table}.querySelectorAll('tbody tr').length") == 3


def test_the_map_is_gone_into_by_keys(
    shown: AnswerView, acts: list[tuple[str, dict[str, Any]]], qtbot: QtBot, evaluate: Evaluate
) -> None:
    keys = "[...document.querySelectorAll('#plot-mastery [data-key]')].map(e => e.dataset.key)"
    assert evaluate(keys) == ["small/basics", "small/basics/g", "q:small/a"]
    evaluate("document.querySelector('#plot-mastery [data-key][tabindex=\"0\"]').focus() ?? null")
    press(shown, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(evaluate(keys)) == 2)
    assert set(evaluate(keys)) == {"small/basics/g", "q:small/a"}
    focused = "document.activeElement.dataset.key"
    assert evaluate(focused) in {"small/basics/g", "q:small/a"}
    while evaluate(focused) != "q:small/a":
        press(shown, Qt.Key.Key_Right)
    press(shown, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(acts))
    assert acts == [("map", {"key": "q:small/a"})]
    press(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(evaluate(keys)) == 3)
    assert evaluate(focused) == "small/basics"


def test_what_a_number_means_is_reached_by_keys(shown: AnswerView, evaluate: Evaluate) -> None:
    evaluate("document.querySelector('.defined').focus({focusVisible: true}) ?? null")
    said = "document.getElementById('popover').textContent"
    assert evaluate(said) == evaluate("document.querySelector('.defined').dataset.definition")
    assert evaluate("document.activeElement.getAttribute('aria-describedby')") == "popover"
    press(shown, Qt.Key.Key_Escape)
    assert evaluate("document.getElementById('popover').hidden")


def test_a_plot_is_drawn_without_a_page(qtbot: QtBot, view: AnswerView) -> None:
    drawn: list[str] = []
    rows = [{"day": f"2026-11-{day:02}", "a": 0.9, "b": day / 30} for day in range(1, 29)]
    series = [{"name": "a", "said": "with"}, {"name": "b", "said": "without"}]
    with qtbot.waitSignal(view.fragment_shown, timeout=10_000):
        view.show_fragment("home", "<p>home</p>")
    view.draw_plot(
        "curves",
        {"rows": rows, "series": series, "domain": [0, 1], "words": {}},
        (500, 200),
        drawn.append,
    )
    qtbot.waitUntil(lambda: bool(drawn), timeout=10_000)
    root = ElementTree.fromstring(drawn[0])
    assert root.attrib["width"] == "500"
    assert "without" in "".join(root.itertext())


def test_the_theme_changes_the_colours(shown: AnswerView, evaluate: Evaluate) -> None:
    fill = "getComputedStyle(document.querySelector('#plot-load [aria-label=bar] rect')).fill"
    light = evaluate(fill)
    shown.set_theme("dark")
    assert evaluate(fill) != light


def press(view: AnswerView, key: Qt.Key) -> None:
    """A key to the page, and everything it does."""
    target = view.focusProxy() or view
    QTest.keyClick(target, key)
    results: list[str] = []
    view.page().runJavaScript("JSON.stringify(1)", WORLD, results.append)
    while not results:
        QTest.qWait(5)
    assert json.loads(results[0]) == 1
