"""Answers rich in formulas, like those of the bank; no formula is that of another answer."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from studyapp.base import paths
from studyapp.library.stamp import stamp
from studyapp.library.topics import lay_out
from studyapp.library.writer import LibraryWriter, Record, SearchText
from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import AnswerPage
from studyapp.model.question import Topic

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


def html(number: int, formulas: int) -> str:
    """The body of an answer with so many formulas."""
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
    for index, key in enumerate(keys, 1):
        parts.append(f'<section id="{key}" data-section="{key}"><h2>{key}</h2>')
        goal = formulas - index * formulas // len(keys)
        while left > goal:
            sentence = chance.choice(_SENTENCES)
            words = [
                formula(_INLINE, False) if left > goal else f"<strong>{place}</strong>"
                for place in range(2)
            ]
            parts.append(f"<p>{sentence.format(*words)}{_SENTENCES[0].format('输入', '权重')}</p>")
            if left > goal and chance.random() < 0.4:
                parts.append(formula(_DISPLAY, True))
        parts.append("</section>")
    return (
        f'<article class="answer" lang="zh-CN" data-question="q{number}"><header '
        f'class="answer-header"><h1>第{number}题：归一化与梯度</h1></header>'
        f"{''.join(parts)}</article>"
    )


def question(number: int, formulas: int) -> QuestionId:
    """The id of one of the questions."""
    return QuestionId(f"with-{formulas}-{number}")


def make_library(path: Path, bank: BankId, count: int, formulas: Sequence[int]) -> None:
    """A library with ``count`` questions of each number of formulas, under a topic of its own.

    It names the built-in bank's files as its own, so that it is not compiled again.
    """
    topics = tuple(
        Topic(TopicId(f"with-{number}"), order, Text(f"{number}", f"{number}"))
        for order, number in enumerate(formulas)
    )
    placed = [topic for topic in topics for _ in range(count)]
    with LibraryWriter(
        path,
        bank=bank,
        title=Text("公式", "Formulas"),
        version="1",
        topics=lay_out(topics, [topic.id for topic in placed]),
        files=stamp(paths.builtin_bank()),
    ) as writer:
        for place, topic in enumerate(placed):
            number, many = place % count, formulas[place // count]
            identity = question(number, many)
            title = f"第{number}题"
            body = html(number, many)
            page = AnswerPage(
                QuestionRef(bank, identity), Language.ZH, title, body, (), f"{number}-{many}"
            )
            writer.add(
                Record(
                    id=identity,
                    topic=topic.id,
                    title=Text(title, f"Question {number}"),
                    difficulty=1,
                    broken=False,
                    pages={
                        Language.ZH: page,
                        Language.EN: AnswerPage(
                            page.ref, Language.EN, title, body, (), page.revision
                        ),
                    },
                    texts={language: SearchText(title, title) for language in Language},
                )
            )
