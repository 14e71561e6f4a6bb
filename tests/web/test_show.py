from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from web_pages import answer, article, tex

from studyapp.model.language import Language
from studyapp.web.view import AnswerView

ShowPage = Callable[..., None]
Evaluate = Callable[[str], Any]

FRACTION = tex(r"\frac{a}{b}", display=True)
PAGE = article(
    f"<p>Softmax {tex('p_i')} sums to 1.</p>",
    f"<h3 id='depth-1'>Gradient</h3>{FRACTION}<p>{'word ' * 900}</p>",
    '<p>About <span class="verified" data-check="1 + 1" data-value="2.0">2</span>.</p>'
    '<pre class="code"><code>x = 1\ny = 2\n</code></pre>',
    "<p>last</p>",
)


def key_target(view: AnswerView) -> QWidget:
    proxy = view.focusProxy()
    assert proxy is not None
    return proxy


def test_formulas_are_typeset_before_the_answer_is_shown(
    show: ShowPage, evaluate: Evaluate
) -> None:
    show(PAGE)
    assert evaluate("document.querySelectorAll('.tex .katex-html').length") == 2
    assert evaluate("document.querySelector('.tex').dataset.tex") == "p_i"


def test_mathml_follows_for_screen_readers(
    show: ShowPage, evaluate: Evaluate, qtbot: QtBot
) -> None:
    show(PAGE)
    qtbot.waitUntil(lambda: evaluate("document.querySelectorAll('.tex math').length") == 2)
    assert evaluate("document.querySelector('math annotation').textContent") == "p_i"
    assert evaluate("document.querySelector('.katex-html').getAttribute('aria-hidden')") == "true"


def test_the_latest_of_several_requests_wins(
    view: AnswerView, qtbot: QtBot, evaluate: Evaluate
) -> None:
    seen: list[str] = []
    view.shown.connect(lambda ref: seen.append(ref.question))
    with qtbot.waitSignal(view.shown, check_params_cb=lambda ref: ref.question == "q19"):
        for number in range(20):
            view.show_page(answer(article(f"<p>{number}</p>"), question=f"q{number}"))
    assert seen[-1] == "q19"
    assert evaluate("document.querySelector('#short p').textContent") == "19"


def test_a_wrong_formula_shows_its_source_and_why(show: ShowPage, evaluate: Evaluate) -> None:
    wrong = tex(r"\frac{1}")
    show(article(f"<p>{wrong} but {tex('x^2')}</p>"))
    assert evaluate("document.querySelector('.tex.wrong').textContent") == r"\frac{1}"
    assert "Unexpected end" in evaluate("document.querySelector('.tex.wrong').title")
    assert evaluate("document.querySelectorAll('.katex').length") == 1


@pytest.mark.parametrize(
    "source",
    [
        r"\def\a{\a}\a",
        r"\def\a{\a\a}\a",
        r"\def\a{" + "x+" * 2000 + "}" + r"\a" * 900,
        "{" * 3000 + "x" + "}" * 3000,
        "x" * 200_000,
        r"\bf " * 2400 + "x",
    ],
)
def test_a_formula_that_never_ends_is_shown_as_wrong(
    source: str, show: ShowPage, evaluate: Evaluate
) -> None:
    show(article(f"<p>{tex(source)}</p><p>{tex('y')}</p>"))
    assert evaluate("document.querySelectorAll('.tex.wrong').length") == 1
    assert evaluate("document.querySelectorAll('.tex .katex').length") == 1


def test_an_answer_with_very_many_formulas_is_shown_before_all_are_typeset(
    show: ShowPage, evaluate: Evaluate, qtbot: QtBot
) -> None:
    many = "".join("<p>" + tex(rf"\frac{{x_{{{n}}}}}{{y}}") + "</p>" for n in range(8000))
    show(article(many))
    pending = evaluate("document.querySelectorAll('.tex.pending').length")
    if not pending:
        pytest.skip("this machine typesets 8,000 formulas within the time allowed")
    assert evaluate("document.querySelectorAll('.tex .katex').length") > 0
    evaluate("(scrollTo(0, document.documentElement.scrollHeight), 0)")
    qtbot.waitUntil(
        lambda: evaluate("[...document.querySelectorAll('.tex')].at(-1).matches(':has(.katex)')")
    )


def test_han_text_keeps_a_space_from_a_formula_and_punctuation_stays_with_it(
    show: ShowPage, evaluate: Evaluate
) -> None:
    show(article(f"<p>概率{tex('p')}很小（{tex('q')}），见{tex('r')}。</p>", lang="zh-CN"))
    assert evaluate("document.querySelectorAll('p .gap').length") == 3
    assert evaluate("[...document.querySelectorAll('.glued')].map((e) => e.textContent[0])") == [
        "（",
        "r",
    ]


def test_han_text_in_emphasis_keeps_that_space_too(show: ShowPage, evaluate: Evaluate) -> None:
    show(article(f"<p><b>阈值</b>{tex('t')}，{tex('u')}<strong><em>按</em>类</strong>。</p>"))
    assert evaluate("document.querySelectorAll('p .gap').length") == 2


def test_a_long_formula_breaks_within_but_not_before_the_stop_after_it(
    show: ShowPage, evaluate: Evaluate
) -> None:
    long = tex(r"m_{t+1}=\beta_1 m_t+(1-\beta_1)g_t=0.000999999")
    lines = "".join(f"<p>{'字' * count}{long}。</p>" for count in range(12, 42))
    show(article(lines, lang="zh-CN"))
    where = (
        "[...document.querySelectorAll('.glued')].map((glued) => {"
        " const stop = document.createRange(); stop.selectNodeContents(glued.lastChild);"
        " const parts = [...glued.querySelectorAll('.katex-base')];"
        " const boxes = parts.map((part) => part.getBoundingClientRect());"
        " return [boxes[0].left > boxes.at(-1).left,"
        " stop.getBoundingClientRect().left >= boxes.at(-1).right - 1]; })"
    )
    broken, kept = zip(*evaluate(where), strict=True)
    assert any(broken)
    assert all(kept)


def test_a_formula_of_its_own_line_that_is_too_wide_scrolls(
    show: ShowPage, evaluate: Evaluate
) -> None:
    wide = "+".join(f"x_{{{number}}}" for number in range(80))
    show(article(f"<p>{tex(wide, display=True)}</p>"))
    formula = "document.querySelector('.tex')"
    box = evaluate(f"[{formula}.scrollWidth, {formula}.clientWidth]")
    assert box[0] > box[1] + 100
    assert evaluate("document.querySelectorAll('.tex wbr').length") == 0


def test_what_is_copied_holds_formulas_as_tex(
    show: ShowPage, evaluate: Evaluate, view: AnswerView, qtbot: QtBot
) -> None:
    show(article(f"<p>概率{tex('p_i')}与{tex('q')}。</p>{tex('a=b', display=True)}<p>end</p>"))
    QGuiApplication.clipboard().clear()
    evaluate("(getSelection().selectAllChildren(document.querySelector('#short')), 0)")
    view.copy_selection()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "")
    assert QGuiApplication.clipboard().text() == "Short\n\n概率$p_i$与$q$。\n$$a=b$$\n\nend"


def test_a_selection_that_begins_inside_a_formula_takes_the_whole_of_it(
    show: ShowPage, evaluate: Evaluate, view: AnswerView, qtbot: QtBot
) -> None:
    show(article(f"<p>from {tex('abc')} on</p>"))
    QGuiApplication.clipboard().clear()
    evaluate(
        "(() => { const inside = document.querySelector('.katex-html .mord:last-of-type');"
        "const range = document.createRange(); range.setStart(inside, 0);"
        "range.setEndAfter(document.querySelector('#short p').lastChild);"
        "getSelection().removeAllRanges(); getSelection().addRange(range); return 0; })()"
    )
    view.copy_selection()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "")
    assert QGuiApplication.clipboard().text() == "$abc$ on"


def test_formula_and_code_are_copied_from_the_keyboard(
    show: ShowPage, view: AnswerView, qtbot: QtBot, evaluate: Evaluate
) -> None:
    show(PAGE)
    view.setFocus()
    QGuiApplication.clipboard().clear()
    view.focus_formula()
    qtbot.waitUntil(lambda: evaluate("document.activeElement.className").startswith("tex"))
    QTest.keyClick(key_target(view), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "p_i")
    evaluate("(document.querySelector('pre').focus(), 0)")
    QTest.keyClick(key_target(view), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "x = 1\ny = 2")


def test_the_copy_button_appears_over_a_formula(
    show: ShowPage, evaluate: Evaluate, qtbot: QtBot
) -> None:
    show(PAGE)
    evaluate(
        "(document.querySelector('#depth .tex .katex').dispatchEvent("
        "new MouseEvent('mouseover', {bubbles: true})), 0)"
    )
    assert evaluate("document.getElementById('copy-button').hidden") is False
    QGuiApplication.clipboard().clear()
    evaluate("(document.getElementById('copy-button').click(), 0)")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == r"\frac{a}{b}")


def test_a_verified_number_shows_its_computation(
    show: ShowPage, evaluate: Evaluate, view: AnswerView, qtbot: QtBot
) -> None:
    show(PAGE)
    view.setFocus()
    evaluate("(document.querySelector('.verified').focus(), 0)")
    QTest.keyClick(key_target(view), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: evaluate("document.getElementById('popover').hidden") is False)
    box = evaluate("document.getElementById('popover').textContent")
    assert "1 + 1" in box
    assert "= 2.0" in box
    QTest.keyClick(key_target(view), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: evaluate("document.getElementById('popover').hidden") is True)


def test_links_are_told_and_never_followed(
    show: ShowPage, view: AnswerView, qtbot: QtBot, evaluate: Evaluate
) -> None:
    links = ("q:adam#example", "https://example.org/x", "mailto:a@example.org")
    show(article("".join(f'<a href="{link}">x</a>' for link in links)))
    for index, link in enumerate(links):
        with qtbot.waitSignal(view.link_activated) as told:
            evaluate(f"(document.querySelectorAll('#short a')[{index}].click(), 0)")
        assert told.args == [link]
    assert view.url().toString() == "study://app/"


def test_links_within_the_answer_scroll(show: ShowPage, evaluate: Evaluate, qtbot: QtBot) -> None:
    show(article('<a href="#mistakes">x</a>', f"<p>{'word ' * 3000}</p>", "", "<p>m</p>"))
    evaluate("(document.querySelector('a').click(), 0)")
    qtbot.waitUntil(lambda: evaluate("scrollY") > 0)


def test_recall_hides_what_is_not_yet_asked_for(
    show: ShowPage, view: AnswerView, qtbot: QtBot, evaluate: Evaluate
) -> None:
    show(PAGE, mode="recall")
    visible = (
        "[...document.querySelectorAll('[data-section]')]"
        ".filter((s) => s.checkVisibility()).map((s) => s.dataset.section)"
    )
    assert evaluate(visible) == []
    with qtbot.waitSignal(view.revealed) as told:
        view.reveal_next()
    assert told.args == ["short", 3]
    with qtbot.waitSignal(view.revealed):
        QTest.keyClick(key_target(view), Qt.Key.Key_Space)
    assert evaluate(visible) == ["short", "depth"]
    with qtbot.waitSignal(view.revealed) as told:
        QTest.keyClick(key_target(view), Qt.Key.Key_Return)
    assert told.args == ["example", 0]
    assert len(evaluate(visible)) == 4


def test_recall_begins_again_when_the_same_answer_is_shown_anew(
    show: ShowPage, view: AnswerView, evaluate: Evaluate
) -> None:
    show(PAGE)
    show(PAGE, mode="recall", revealed=1)
    assert evaluate("document.querySelectorAll('[data-veiled]').length") == 3
    show(PAGE)
    assert evaluate("document.querySelectorAll('[data-veiled]').length") == 0


def test_outline_and_scroll_position(
    show: ShowPage, view: AnswerView, qtbot: QtBot, evaluate: Evaluate
) -> None:
    view.set_reduced_motion(True)
    show(PAGE)
    with qtbot.waitSignals(
        [view.heading_changed, view.scrolled],
        check_params_cbs=[lambda anchor: anchor == "depth-1", None],
    ):
        view.go_to("depth-1")
    show(article("<p>other</p>"))
    with qtbot.waitSignal(view.scrolled) as told:  # none of the answer that was left
        show(PAGE, scroll=0.5)
    assert told.args[0] == pytest.approx(0.5, abs=0.02)
    show(PAGE, anchor="example")
    assert evaluate("scrollY") > 0


def test_find_counts_places_and_goes_round(show: ShowPage, view: AnswerView, qtbot: QtBot) -> None:
    nabla = tex(r"\nabla f")
    show(
        article(
            f"<p>The <b>Gra</b>dient, the ＧＲＡＤＩＥＮＴ; {nabla}</p>",
            "<p>gradient 梯度</p>",
        )
    )

    def find(text: str, backward: bool = False) -> tuple[int, int]:
        with qtbot.waitSignal(view.found) as told:
            view.find_text(text, backward)
        return tuple(told.args)

    assert find("gradient") == (3, 1)
    assert find("gradient") == (3, 2)
    assert find("gradient", backward=True) == (3, 1)
    assert find("gradient", backward=True) == (3, 3)
    assert find("梯度") == (1, 1)
    assert find(r"\nabla") == (1, 1)
    assert find("nowhere") == (0, 0)
    assert find("") == (0, 0)


def test_find_leaves_out_what_recall_hides(show: ShowPage, view: AnswerView, qtbot: QtBot) -> None:
    show(article("<p>word</p>", "<p>word</p>"), mode="recall", revealed=1)
    with qtbot.waitSignal(view.found) as told:
        view.find_text("word")
    assert told.args == [1, 1]


def test_theme_language_and_fonts_reach_the_page(
    show: ShowPage, view: AnswerView, evaluate: Evaluate
) -> None:
    show(PAGE)
    ink = "getComputedStyle(document.body).color"
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = evaluate(ink)
    assert evaluate(paper) == "rgb(254, 254, 253)"
    view.set_theme("dark")
    view.set_language(Language.EN)
    view.set_fonts("DejaVu Serif", "")
    view.set_text_size(20)
    assert evaluate(ink) != light
    assert evaluate(paper) == "rgb(22, 25, 31)"
    assert evaluate("document.documentElement.lang") == "en"
    assert evaluate("getComputedStyle(document.body).fontFamily").startswith('"DejaVu Serif"')
    assert evaluate("getComputedStyle(document.body).fontSize") == "20px"


def test_zoom_steps_are_told(show: ShowPage, view: AnswerView, qtbot: QtBot) -> None:
    show(PAGE)
    with qtbot.waitSignal(view.zoom_changed) as told:
        view.zoom_in()
    assert told.args == [1.1]
    view.zoom_out()
    view.zoom_out()
    assert view.zoomFactor() == pytest.approx(0.9)
    view.zoom_reset()
    assert view.zoomFactor() == 1.0


def test_the_selection_is_told(
    show: ShowPage, view: AnswerView, qtbot: QtBot, evaluate: Evaluate
) -> None:
    show(PAGE)
    with qtbot.waitSignal(view.text_selected, check_params_cb=bool):
        evaluate("(getSelection().selectAllChildren(document.querySelector('#short')), 0)")


def test_what_lies_under_the_pointer_is_told(
    show: ShowPage, view: AnswerView, qtbot: QtBot, evaluate: Evaluate
) -> None:
    show(PAGE)
    with qtbot.waitSignal(view.context_requested) as told:
        evaluate(
            "(document.querySelector('#depth .tex .katex').dispatchEvent("
            "new MouseEvent('contextmenu', {bubbles: true, clientX: 10, clientY: 20})), 0)"
        )
    assert told.args[0]["tex"] == r"\frac{a}{b}"
    assert told.args[0]["link"] == ""


def test_pdf_shows_everything_on_white(
    show: ShowPage, view: AnswerView, qtbot: QtBot, tmp_path: Path
) -> None:
    view.set_theme("dark")
    show(PAGE, mode="recall")
    file = tmp_path / "answer.pdf"
    with qtbot.waitSignal(view.pdf_printed, timeout=20_000) as told:
        view.print_pdf(file)
    assert told.args == [str(file), True]
    document = QPdfDocument(None)
    assert document.load(str(file)) == QPdfDocument.Error.None_
    assert "last" in document.getAllText(document.pageCount() - 1).text()
    sheet = document.render(0, QSize(300, 420))
    corner, text = (
        sheet.pixelColor(2, 2),
        [sheet.pixelColor(x, y).lightness() for x in range(300) for y in range(60)],
    )
    assert corner == QColor("white") or corner.alpha() == 0
    assert min(text) < 80  # dark letters
    document.close()


def test_a_prepared_neighbour_is_not_built_again(
    show: ShowPage, view: AnswerView, evaluate: Evaluate, qtbot: QtBot
) -> None:
    show(PAGE)
    neighbour = answer(article(f"<p>{tex('z')}</p>"), question="neighbour")
    view.prepare(neighbour)
    key = f"{neighbour.ref} {neighbour.language} {neighbour.revision}"
    qtbot.waitUntil(lambda: evaluate(f"studyapp.build.has({key!r})"))
    show(neighbour)
    assert evaluate("document.querySelectorAll('.katex').length") == 1


def kill_renderer(view: AnswerView) -> None:
    os.kill(view.page().renderProcessPid(), signal.SIGKILL)


def test_a_dead_renderer_is_started_once_more_and_then_reported(
    show: ShowPage,
    view: AnswerView,
    qtbot: QtBot,
    evaluate: Evaluate,
    page_errors: list[str],
) -> None:
    page_errors.append("The page's process ended")
    show(PAGE)
    with qtbot.waitSignal(view.shown, timeout=20_000):
        kill_renderer(view)
    assert evaluate("document.querySelectorAll('.tex .katex').length") == 2
    with qtbot.waitSignal(view.renderer_failed, timeout=20_000) as told:
        kill_renderer(view)
    assert "ended twice" in told.args[0]
    with qtbot.waitSignal(view.shown, timeout=20_000):
        view.retry()


def test_a_script_error_of_ours_is_logged(
    show: ShowPage,
    view: AnswerView,
    evaluate: Evaluate,
    page_errors: list[str],
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    page_errors.append("no such thing")
    show(PAGE)
    evaluate("(requestAnimationFrame(() => { throw new Error('no such thing') }), 0)")
    qtbot.waitUntil(lambda: "no such thing" in caplog.text)
    QCoreApplication.processEvents()
