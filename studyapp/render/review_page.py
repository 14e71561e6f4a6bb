"""A card of the reviews that is a question: asked first, then answered with its key points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape

from studyapp.model.language import Language, Text
from studyapp.model.library import AnswerPage
from studyapp.render.fragments import TAGS, said
from studyapp.render.markup import render

ASK = Text(
    "先自己回答：在心里想、说出来或写下来都行，然后再看答案。",
    "Answer first, in your head, aloud or on paper. Then show the answer.",
)
POINTS = Text("要点", "Key points")
TICK = Text("勾选您答到的要点，会据此建议评分。", "Tick what you said: it suggests the rating.")
NEW = Text("新卡片", "New card")
LEARNING = Text("学习中", "Learning")
RECHECK = Text("上次很有把握却答错", "Sure but wrong last week")
FULL_ANSWER = Text("完整答案", "The full answer")
HEADER_END = "</header>"


@dataclass(frozen=True, slots=True)
class PointShown:
    """A key point in the reader's language."""

    text: str  # Markdown with TeX
    weight: int = 1


def render_question(page: AnswerPage, language: Language, kind: Text | None = None) -> str:
    """The card before its answer: the answer's own header and what to do."""
    return _card(page, language, kind, f'<p class="ask">{said(ASK, language)}</p>')


def render_answer(
    page: AnswerPage,
    language: Language,
    points: Sequence[PointShown],
    ticked: Collection[int] = (),
    kind: Text | None = None,
) -> str:
    """The card with its key points to tick, and the answer below them."""
    _, _, body = page.html.partition(HEADER_END)
    below = body.removesuffix("</article>")
    return _card(page, language, kind, f"{_points(points, ticked, language)}{below}")


def _card(page: AnswerPage, language: Language, kind: Text | None, below: str) -> str:
    header, _, _ = page.html.partition(HEADER_END)
    badge = f'<p class="card-kind">{said(kind, language)}</p>' if kind else ""
    return (
        f'<div class="review" lang="{TAGS[language]}">{badge}{header}{HEADER_END}{below}'
        "</article></div>"
    )


def _points(points: Sequence[PointShown], ticked: Collection[int], language: Language) -> str:
    if not points:
        return ""
    rows = []
    for index, point in enumerate(points):
        checked = " checked" if index in ticked else ""
        weight = f' <span class="weight">×{point.weight}</span>' if point.weight != 1 else ""
        rows.append(
            f'<li><label><input type="checkbox" data-keys="text" data-point="{index}"{checked}>'
            f"<span>{_inline(point.text)}{weight}</span></label></li>"
        )
    return (
        f'<section class="points" aria-labelledby="points-title">'
        f'<h2 id="points-title">{said(POINTS, language)}</h2>'
        f'<p class="quiet">{said(TICK, language)}</p><ul>{"".join(rows)}</ul></section>'
    )


def _inline(text: str) -> str:
    """A point's Markdown without the paragraph around it: it stands in a label."""
    html = render(text).html.strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html.removeprefix("<p>").removesuffix("</p>")
    return html or escape(text)
