"""The first answer of a start: in parts where its height is known, and nothing moves by that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from web_pages import answer, article, tex

from studyapp.web.profile import StudyProfile
from studyapp.web.view import AnswerView

ShowPage = Callable[..., None]
Evaluate = Callable[[str], Any]
Second = Callable[..., AnswerView]

LONG = answer(
    article(
        f"<p>Short {tex('p_i')}.</p>",
        "".join(f"<p>{'word ' * 60}{tex(f'x_{{{n}}}')}</p>" for n in range(60)),
        "<p>the very end</p>",
    )
)
# What is there when the answer has just been shown, before the rest comes.
SPY = """(() => {
    const rest = studyapp.arrival.rest;
    studyapp.arrival.rest = (done) => {
        studyapp.seen = {
            waiting: document.querySelectorAll(".waiting").length,
            height: document.documentElement.scrollHeight,
            top: scrollY,
            empty: [...document.querySelectorAll(".tex:not(:has(.katex-html))")]
                .filter((one) => one.getBoundingClientRect().height).length,
        };
        rest(done);
    };
    return true;
})()"""


@pytest.fixture
def second(qtbot: QtBot, profile: StudyProfile, page_errors: list[str]) -> Iterator[Second]:
    """Opens another page, as the next start does, with a spy in it."""
    opened: list[AnswerView] = []

    def make(width: int = 1000) -> AnswerView:
        view = AnswerView(profile)
        opened.append(view)
        view.resize(width, 700)
        view.show()
        with qtbot.waitSignal(view.page().loadFinished, timeout=10_000):
            pass
        return view

    yield make
    for view in opened:
        view.close()
        view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def ask(qtbot: QtBot, view: AnswerView, code: str) -> Any:
    import json

    from studyapp.web.bridge import WORLD

    results: list[str] = []
    view.page().runJavaScript(f"JSON.stringify({code})", WORLD, results.append)
    qtbot.waitUntil(lambda: bool(results), timeout=10_000)
    return json.loads(results[0])


@pytest.fixture
def measured(qtbot: QtBot, view: AnswerView) -> dict[str, Any]:
    """What the page says of the answer's height once all of it stands."""
    with qtbot.waitSignal(view.measured, timeout=10_000) as told:
        view.show_page(LONG)
    return dict(told.args[0])


def shown_again(
    qtbot: QtBot, view: AnswerView, measured: dict[str, Any], **options: Any
) -> dict[str, Any]:
    assert ask(qtbot, view, SPY)
    with qtbot.waitSignal(view.measured, timeout=10_000):
        view.show_page(LONG, measured=measured, **options)
    return dict(ask(qtbot, view, "studyapp.seen"))


@pytest.mark.parametrize("scroll", [None, 0.4])
def test_what_is_in_the_window_comes_first_and_nothing_moves(
    qtbot: QtBot, measured: dict[str, Any], second: Second, scroll: float | None
) -> None:
    view = second()
    seen = shown_again(qtbot, view, measured, scroll=scroll)
    assert seen["waiting"] > 20
    assert seen["empty"] == 0
    now = ask(
        qtbot,
        view,
        "{height: document.documentElement.scrollHeight, top: scrollY, "
        "waiting: document.querySelectorAll('.waiting').length, "
        "typeset: document.querySelectorAll('.tex .katex-html').length}",
    )
    assert now == {"height": seen["height"], "top": seen["top"], "waiting": 0, "typeset": 61}
    assert bool(now["top"]) == bool(scroll)


def test_in_another_window_all_of_it_comes_at_once(
    qtbot: QtBot, measured: dict[str, Any], second: Second
) -> None:
    assert shown_again(qtbot, second(800), measured)["waiting"] == 0


def test_another_answer_comes_at_once(
    qtbot: QtBot, measured: dict[str, Any], second: Second
) -> None:
    assert shown_again(qtbot, second(), {**measured, "key": "another"})["waiting"] == 0


def test_what_waits_is_found(qtbot: QtBot, measured: dict[str, Any], second: Second) -> None:
    view = second()
    view.show_page(LONG, measured=measured)
    with qtbot.waitSignal(view.found, timeout=10_000) as found:
        view.find_text("the very end")
    assert found.args == [1, 1]
