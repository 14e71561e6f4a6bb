"""Answers made for the tests of the page."""

from __future__ import annotations

from html import escape

from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.model.library import AnswerPage


def answer(html: str, question: str = "softmax", language: Language = Language.EN) -> AnswerPage:
    """A page whose revision is its text, so that equal texts share what was typeset."""
    return AnswerPage(
        QuestionRef(BankId("test"), QuestionId(question)),
        language,
        question,
        html,
        (),
        revision=str(hash(html)),
    )


def article(*sections: str, lang: str = "en", header: str = "<h1>Softmax</h1>") -> str:
    """An answer's HTML with sections short, depth, example … in their order."""
    keys = ("short", "depth", "example", "mistakes", "followups", "references")
    body = "".join(
        f'<section id="{key}" data-section="{key}"><h2>{key.title()}</h2>{html}</section>'
        for key, html in zip(keys, sections, strict=False)
    )
    return (
        f'<article class="answer" lang="{lang}" data-question="softmax">'
        f'<header class="answer-header">{header}</header>{body}</article>'
    )


def tex(source: str, display: bool = False) -> str:
    """A formula as render writes it."""
    return f'<span class="tex" data-display="{str(display).lower()}">{escape(source)}</span>'
