"""Pages of the program's own in the place of an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from web_pages import article, tex

from studyapp.web.view import AnswerView

ShowPage = Callable[..., None]
Evaluate = Callable[[str], Any]

HOME = (
    f'<article class="answer home"><h1>Home</h1><p>{tex("x^2")}</p>'
    '<button type="button" data-act="open" data-payload=\'{"topic": "losses"}\'>Open</button>'
    '<input id="field"><script>document.title = "ran"</script></article>'
)


def show_fragment(view: AnswerView, qtbot: QtBot, html: str, **options: Any) -> None:
    with qtbot.waitSignal(view.fragment_shown, timeout=10_000) as shown:
        view.show_fragment("home", html, **options)
    assert shown.args == ["home"]


def test_a_fragment_is_typeset_and_what_is_clicked_comes_back(
    view: AnswerView, qtbot: QtBot, evaluate: Evaluate
) -> None:
    covered: list[str] = []
    view.covered.connect(covered.append)
    show_fragment(view, qtbot, HOME)
    assert evaluate("document.querySelectorAll('.tex .katex-html').length") == 1
    assert evaluate("document.title") == "StudyApp"
    with qtbot.waitSignal(view.acted) as acted:
        evaluate("(document.querySelector('[data-act]').click(), 0)")
    assert acted.args == ["open", {"topic": "losses"}]
    assert covered == ["home"]


def test_an_answer_ends_it_and_a_field_says_that_it_is_typed_in(
    view: AnswerView, qtbot: QtBot, show: ShowPage, evaluate: Evaluate
) -> None:
    show_fragment(view, qtbot, HOME)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(lambda: evaluate("document.hasFocus()"))
    proxy = view.focusProxy()
    assert proxy is not None
    with qtbot.waitSignal(view.focused, check_params_cb=lambda what: what == "text"):
        show_fragment(view, qtbot, HOME, focus="#field")
    QTest.keyClick(proxy, Qt.Key.Key_7)
    qtbot.waitUntil(lambda: evaluate("document.getElementById('field').value") == "7")
    QTest.keyClick(proxy, Qt.Key.Key_Backspace)
    with qtbot.waitSignals([view.focused, view.covered]):
        show(article("<p>an answer</p>"))
    assert view.fragment == ""
    assert evaluate("document.querySelectorAll('[data-act]').length") == 0


def test_what_was_made_ready_is_shown_once(
    view: AnswerView, qtbot: QtBot, evaluate: Evaluate
) -> None:
    show_fragment(view, qtbot, HOME)
    view.prepare_fragment("<p id='next'>next</p>", "next")
    show_fragment(view, qtbot, "<p id='next'>next</p>", key="next")
    assert evaluate("document.querySelector('#next').textContent") == "next"
