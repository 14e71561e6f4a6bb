"""How fast another answer is on the screen, and what reading costs in memory.

Run as ``python tests/benchmarks/answers.py`` (under Xvfb: ``DISPLAY=:99 python …``; without a
display the offscreen platform is used). Times are from the key press to the page's own signal,
sent after the fonts are loaded and two frames were drawn; two frames are 33 ms.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

if TYPE_CHECKING:
    from studyapp.model.library import AnswerPage

JUMPS = 100
MANY = 300

_SENTENCES = (
    "设输入为{0}，权重为{1}，则输出的每个分量都是它们的加权和，再加上偏置。",
    "对参数求导得到{0}，其中{1}由上一层反向传来；链式法则把各层的雅可比矩阵乘在一起。",
    "当batch较小时估计的方差很大，于是{0}不再可靠，训练与推理的统计量{1}也不一致。",
    "The gradient {0} shrinks by a factor of {1} at every layer, which is why depth hurts.",
)
_INLINE = (
    r"x_{%d}\in\mathbb{R}^{d}",
    r"W^{(%d)}",
    r"\frac{\partial L}{\partial z_{%d}}",
    r"\sigma_{%d}^2+\epsilon",
    r"\lVert g_{%d}\rVert_2\le c",
    r"p_{%d}=\mathrm{softmax}(z)",
)
_DISPLAY = (
    r"\hat{x}_i=\frac{x_i-\mu_{%d}}{\sqrt{\sigma^2+\epsilon}},\qquad y_i=\gamma\hat{x}_i+\beta",
    r"\mathrm{Attention}(Q,K,V)=\mathrm{softmax}\!\Big(\frac{QK^\top}{\sqrt{d_{%d}}}\Big)V",
    r"\begin{aligned}m_t&=\beta_{%d}m_{t-1}+(1-\beta_1)g_t\\ v_t&=\beta_2v_{t-1}+(1-\beta_2)g_t^2"
    r"\end{aligned}",
)


def synthetic_page(number: int, formulas: int) -> AnswerPage:
    """An answer like those of the bank, none of its formulas the same as another answer's."""
    from studyapp.model.ids import BankId, QuestionId, QuestionRef
    from studyapp.model.language import Language
    from studyapp.model.library import AnswerPage

    chance = random.Random(number * 1000 + formulas)
    left = formulas
    serial = number * 100

    def formula(shapes: Sequence[str], display: bool) -> str:
        nonlocal left, serial
        left -= 1
        serial += 1
        source = (chance.choice(shapes) % serial).replace("&", "&amp;")
        return f'<span class="tex" data-display="{str(display).lower()}">{source}</span>'

    parts: list[str] = []
    keys = ("short", "depth", "example", "mistakes")
    for key in keys:
        parts.append(f'<section id="{key}" data-section="{key}"><h2>{key}</h2>')
        goal = formulas - (keys.index(key) + 1) * formulas // len(keys)
        while left > goal:
            sentence = chance.choice(_SENTENCES)
            words = [
                formula(_INLINE, False) if left > goal else f"<strong>{index}</strong>"
                for index in range(2)
            ]
            parts.append(
                f"<p>{sentence.format(*words) * 1}{_SENTENCES[0].format('输入', '权重')}</p>"
            )
            if left > goal and chance.random() < 0.4:
                parts.append(formula(_DISPLAY, True))
        parts.append("</section>")
    html = (
        f'<article class="answer" lang="zh-CN" data-question="q{number}"><header '
        f'class="answer-header"><h1>第{number}题：归一化与梯度</h1></header>{"".join(parts)}</article>'
    )
    ref = QuestionRef(BankId("synthetic"), QuestionId(f"q{number}-{formulas}"))
    return AnswerPage(ref, Language.ZH, f"q{number}", html, (), "1")


def memory() -> float:
    """The proportional set size of this process and its children, in MB."""
    import psutil

    own = psutil.Process()
    total = 0
    for process in [own, *own.children(recursive=True)]:
        try:
            total += process.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
    return total / 1e6


def row(name: str, value: float, unit: str, target: float | None = None) -> dict[str, object]:
    """One figure as the benchmark command prints it."""
    met = None if target is None else value <= target
    return {"name": name, "value": round(value, 2), "unit": unit, "target": target, "met": met}


def run() -> Iterator[dict[str, object]]:
    """Measure in a window of its own; yields one figure after the other."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"

    from studyapp.web import scheme

    scheme.register()

    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QMainWindow

    from studyapp.web.profile import make_profile
    from studyapp.web.view import AnswerView

    application = QApplication.instance() or QApplication([])
    profile = make_profile(application)
    queue: list[AnswerPage] = []

    class Window(QMainWindow):
        # Not a shortcut: without a window manager the window is not active.
        def keyPressEvent(self, event: QKeyEvent) -> None:
            view.show_page(queue.pop(0))

    window = Window()
    view = AnswerView(profile)
    window.setCentralWidget(view)
    window.resize(1280, 800)
    window.show()

    def wait_shown() -> None:
        loop = QEventLoop()
        view.shown.connect(loop.quit)
        loop.exec()
        view.shown.disconnect(loop.quit)

    def press() -> float:
        start = time.perf_counter()
        QTest.keyClick(window, Qt.Key.Key_J)
        wait_shown()
        return (time.perf_counter() - start) * 1000

    def settle(milliseconds: int) -> None:
        QTest.qWait(milliseconds)

    view.show_page(synthetic_page(0, 10))
    wait_shown()
    settle(500)
    reading = memory()
    yield row("memory while reading (PSS, all processes)", reading, "MB", 400)

    def jumps(
        name: str, pages: Sequence[AnswerPage], median: float, late: float | None
    ) -> Iterator[dict[str, object]]:
        times = []
        for page in pages:
            queue.append(page)
            times.append(press())
            settle(20)
        yield row(f"{name}, median", statistics.median(times), "ms", median)
        yield row(f"{name}, p95", statistics.quantiles(times, n=20)[18], "ms", late)

    for warm in range(1, 6):
        queue.append(synthetic_page(1000 + warm, 10))
        press()
    ten = [synthetic_page(number, 10) for number in range(1, JUMPS + 1)]
    yield from jumps("another answer, 10 formulas", ten, 40, 60)
    thirty = [synthetic_page(number, 30) for number in range(1, JUMPS + 1)]
    yield from jumps("another answer, 30 formulas", thirty, 55, 75)

    times = []
    for number in range(2001, 2041):
        page = synthetic_page(number, 30)
        view.prepare(page)
        settle(60)
        queue.append(page)
        times.append(press())
    yield row("the neighbour, prepared, 30 formulas, median", statistics.median(times), "ms", 40)
    yield row(
        "the neighbour, prepared, 30 formulas, p95", statistics.quantiles(times, n=20)[18], "ms"
    )

    for number in range(3001, 3001 + MANY):
        queue.append(synthetic_page(number, 30))
        press()
    settle(500)
    after = memory()
    yield row(f"memory after {MANY} answers of 30 formulas", after, "MB")
    yield row("the same, times the start", after / reading, "×", 1.3)

    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    """Print one JSON object per figure."""
    for figure in run():
        print(json.dumps(figure, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
