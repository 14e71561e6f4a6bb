"""Home and statistics as HTML: golden in both languages; nothing of a title becomes markup."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pages_of_numbers as numbers
import pytest

from studyapp.model.language import Language
from studyapp.render.home_model import Home
from studyapp.render.home_page import render_home
from studyapp.render.plots import csv_of
from studyapp.render.statistics_figures import plots
from studyapp.render.statistics_model import Statistics
from studyapp.render.statistics_page import render_statistics

GOLDEN = Path(__file__).parent / "golden"
VOID = {"input", "br", "img"}


class Checker(HTMLParser):
    """Collects tags; every one that is opened is closed in its place."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def pages(language: Language) -> dict[str, str]:
    """Every state of both pages."""
    empty = Statistics(today=numbers.TODAY, days=90)
    return {
        "home": render_home(numbers.home(language), language),
        "finished": render_home(numbers.finished(language), language),
        "first": render_home(numbers.first(language), language),
        "statistics": render_statistics(numbers.statistics(language), language),
        "nothing": render_statistics(empty, language),
    }


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["home", "finished", "first", "statistics", "nothing"])
def test_pages_are_as_they_were(name: str, language: Language) -> None:
    golden = GOLDEN / f"{name}.{language}.html"
    html = pages(language)[name] + "\n"
    if os.environ.get("STUDYAPP_UPDATE_GOLDEN"):
        golden.write_text(html, encoding="utf-8")
    assert html == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", list(Language))
def test_pages_are_well_formed_and_titles_stay_text(language: Language) -> None:
    for name, html in pages(language).items():
        found = Checker(html)
        assert not [tag for tag, _ in found.tags if tag in {"b", "script", "style", "basics"}], name
        assert not re.search(r"\{\w+\}", re.sub(r'data-\w+="[^"]*"', "", html)), name
        for tag, attributes in found.tags:
            for attribute in ("data-payload", "data-numbers"):
                if attributes.get(attribute):
                    json.loads(attributes[attribute] or "")
            assert tag != "button" or attributes.get("type") == "button"


@pytest.mark.parametrize("language", list(Language))
def test_every_number_is_defined_and_every_plot_has_words(language: Language) -> None:
    found = Checker(pages(language)["statistics"])
    figures = [attributes for tag, attributes in found.tags if tag == "figure"]
    assert len(figures) == 8
    assert all(attributes["data-said"] and attributes["data-plot"] for attributes in figures)
    defined = [attributes for _, attributes in found.tags if "data-definition" in attributes]
    assert len(defined) == 10  # the figures, hardest questions, confusion pairs
    assert all(a["data-definition"] and a["tabindex"] == "0" for a in defined)
    tables = [tag for tag, _ in found.tags if tag == "table"]
    assert len(tables) == 8


@pytest.mark.parametrize("language", list(Language))
def test_numbers_as_csv_can_be_read_back(language: Language) -> None:
    for plot in plots(numbers.statistics(language), language):
        rows = list(csv.reader(io.StringIO(csv_of(plot))))
        assert rows[0] == list(plot.header)
        assert len(rows) > 1
        assert all(len(row) == len(plot.header) for row in rows)


@pytest.mark.parametrize(
    "change",
    [
        lambda home: replace(home, session=None, last=None),
        lambda home: replace(home, exam=replace(home.exam, days=-3)),
        lambda home: replace(home, new=0, learning=0, due=0, tomorrow=0),
        lambda home: replace(home, weakest=(), proposals=(), leeches=()),
    ],
)
def test_home_leaves_out_what_there_is_not(change: Callable[[Home], Home]) -> None:
    for language in Language:
        Checker(render_home(change(numbers.home(language)), language))


def test_a_plot_without_numbers_says_what_to_do() -> None:
    some = replace(numbers.statistics(Language.EN), calibration=(), by_topic=(), brier=None)
    html = render_statistics(some, Language.EN)
    assert html.count("State how sure you are before an answer is shown") == 2
