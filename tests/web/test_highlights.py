from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from web_pages import article, tex

from studyapp.web.view import AnswerView

ShowPage = Callable[..., None]
Evaluate = Callable[[str], Any]

GREATER = tex(r"\alpha > 1")
TEXT = (
    f"<p>The gradient of {tex('L')} <b>vanishes</b> when the\n weights are small. Again: "
    f"the gradient explodes when {GREATER}, they say.</p>"
)


def select(evaluate: Evaluate, start: str, end: str) -> None:
    """Select from the first text node holding ``start`` to the end of ``end`` after it."""
    evaluate(
        f"""(() => {{
          const walker = document.createTreeWalker(
            document.querySelector('#short'), NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          let begun = false;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
            if (!begun && node.data.includes({start!r})) {{
              range.setStart(node, node.data.indexOf({start!r}));
              begun = true;
            }}
            if (begun && node.data.includes({end!r})) {{
              range.setEnd(node, node.data.indexOf({end!r}) + {end!r}.length);
              break;
            }}
          }}
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return 0;
        }})()"""
    )


@pytest.fixture
def request_highlight(
    view: AnswerView, qtbot: QtBot, evaluate: Evaluate
) -> Callable[[str, str], dict[str, Any]]:
    def request(start: str, end: str) -> dict[str, Any]:
        select(evaluate, start, end)
        with qtbot.waitSignal(view.highlight_requested) as told:
            view.request_highlight("green")
        return dict(told.args[0])

    return request


def marked(evaluate: Evaluate) -> list[str]:
    found: list[str] = evaluate(
        "[...document.querySelectorAll('[data-highlight]')]"
        ".map((e) => e.dataset.tex ?? e.textContent)"
    )
    return found


def test_a_selection_becomes_a_highlight_and_comes_back(
    show: ShowPage,
    evaluate: Evaluate,
    view: AnswerView,
    request_highlight: Callable[[str, str], dict[str, Any]],
) -> None:
    show(article(TEXT))
    kept = request_highlight("gradient of", "when")
    assert kept["section"] == "short"
    assert kept["quote"] == "gradient of $L$ vanishes when"
    assert kept["prefix"].endswith("The ")
    assert kept["suffix"].startswith(" the weights")
    assert kept["colour"] == "green"
    view.set_highlights([{**kept, "id": "1", "note": ""}])
    assert marked(evaluate) == ["gradient of ", "L", "vanishes", " when"]
    assert evaluate("document.querySelectorAll('.tex.highlighted.mark-green').length") == 1
    view.set_highlights([])
    assert marked(evaluate) == []
    assert evaluate("document.querySelector('#short p').childNodes.length") < 12


def test_the_second_of_two_equal_places_is_told_apart_by_what_stands_around(
    show: ShowPage, evaluate: Evaluate
) -> None:
    here = {"id": "1", "section": "short", "quote": "the", "colour": "yellow"}
    show(
        article("<p>over the hill, over the sea</p>"),
        highlights=[{**here, "prefix": "hill, over ", "suffix": " sea"}],
    )
    after = evaluate("document.querySelector('mark').nextSibling.data")
    assert after == " sea"


def test_a_highlight_survives_a_changed_answer(
    show: ShowPage, evaluate: Evaluate, qtbot: QtBot, view: AnswerView
) -> None:
    old = {
        "id": "1",
        "section": "short",
        "quote": "smoothing takes a small share of the probability and spreads it evenly",
        "prefix": "Label ",
        "suffix": ".",
        "colour": "blue",
    }
    edited = "<p>smoothing takes a SMALL PART of the probability and spreads it evenly.</p>"
    show(article("<p>Now elsewhere.</p>", edited), highlights=[old])
    assert "".join(marked(evaluate)).startswith("smoothing takes a SMALL PART")
    with qtbot.waitSignal(view.highlights_lost) as told:
        show(article("<p>All is new.</p>"), highlights=[old])
    assert told.args == [["1"]]


def test_highlights_of_one_answer_do_not_stay_for_another(
    show: ShowPage, evaluate: Evaluate
) -> None:
    mark = {"id": "1", "section": "short", "quote": "calm", "colour": "pink"}
    first, second = article("<p>calm one</p>"), article("<p>calm two</p>")
    show(first, highlights=[mark])
    assert marked(evaluate) == ["calm"]
    show(second)
    assert marked(evaluate) == []
    show(first)
    assert marked(evaluate) == []


def test_a_highlight_is_activated_by_mouse_and_keyboard_and_its_note_is_in_the_margin(
    show: ShowPage, evaluate: Evaluate, view: AnswerView, qtbot: QtBot
) -> None:
    view.resize(1600, 800)
    mark = {"id": "7", "section": "short", "quote": "calm", "colour": "pink", "note": "mine"}
    show(article("<p>a calm one</p>"), highlights=[mark])
    assert evaluate("document.querySelector('.margin-note').textContent") == "mine"
    with qtbot.waitSignal(view.highlight_activated) as told:
        evaluate("(document.querySelector('mark').click(), 0)")
    assert told.args == ["7"]
    with qtbot.waitSignal(view.highlight_activated) as told:
        evaluate("(document.querySelector('.margin-note').click(), 0)")
    assert told.args == ["7"]
    assert evaluate("document.querySelector('mark').tabIndex") == 0


def test_on_a_narrow_window_the_note_opens_beside_its_mark(
    show: ShowPage, evaluate: Evaluate, view: AnswerView
) -> None:
    view.resize(700, 600)
    mark = {"id": "7", "section": "short", "quote": "calm", "colour": "pink", "note": "mine"}
    show(article("<p>a calm one</p>"), highlights=[mark])
    evaluate("(document.querySelector('mark').click(), 0)")
    assert evaluate("document.getElementById('popover').textContent") == "mine"
    assert evaluate("document.getElementById('popover').hidden") is False


def test_found_places_and_highlights_live_together(
    show: ShowPage, evaluate: Evaluate, view: AnswerView, qtbot: QtBot
) -> None:
    mark = {"id": "1", "section": "short", "quote": "gradient of $L$", "colour": "yellow"}
    show(article(TEXT), highlights=[mark])
    with qtbot.waitSignal(view.found) as told:
        view.find_text("gradient")
    assert told.args == [2, 1]


def test_the_space_beside_a_formula_is_coloured_with_it(
    show: ShowPage, evaluate: Evaluate, view: AnswerView
) -> None:
    mark = {"id": "1", "section": "short", "quote": "全部$K$个", "colour": "blue"}
    show(article(f"<p>分给全部{tex('K')}个类别</p>", lang="zh-CN"), highlights=[mark])
    assert evaluate("document.querySelectorAll('.gap.highlighted.mark-blue').length") == 2
    view.set_highlights([])
    assert evaluate("document.querySelectorAll('.highlighted').length") == 0
