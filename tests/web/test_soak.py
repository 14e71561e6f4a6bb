from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psutil
from pytestqt.qtbot import QtBot
from web_pages import answer, article, tex

from studyapp.web.view import AnswerView

SWAPS = 300
MEGABYTE = 1_000_000


def page_number(number: int) -> str:
    formulas = "".join(
        f"<p>{tex(f'x_{{{number}}}^{{{index}}}')} 与 {tex(f'y_{{{number}+{index}}}')}</p>"
        for index in range(15)
    )
    return article(formulas, formulas, lang="zh-CN")


def test_300_answers_leave_no_memory_behind(
    view: AnswerView, qtbot: QtBot, evaluate: Callable[[str], Any]
) -> None:
    def shown(number: int) -> None:
        with qtbot.waitSignal(view.shown, timeout=10_000):
            view.show_page(answer(page_number(number), question=f"q{number}"))

    def renderer() -> float:
        return float(psutil.Process(view.page().renderProcessPid()).memory_info().rss)

    for number in range(30):  # fonts, styles and caches are there afterwards
        shown(number)
    before = renderer()
    elements = evaluate("document.querySelectorAll('*').length")
    for number in range(30, 30 + SWAPS):
        shown(number)
    assert evaluate("document.querySelectorAll('*').length") <= elements * 1.2
    # A renderer that collected nothing would hold some 1,500 MB more.
    assert renderer() - before < 120 * MEGABYTE
    assert view.page().history().count() <= 1
