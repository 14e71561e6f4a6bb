"""How much there is of everything in a bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from studyapp.check.links import links_of
from studyapp.check.report import Count
from studyapp.check.source import all_passages, answer_passages
from studyapp.model.language import Language
from studyapp.model.question import Bank, Question


def count(bank: Bank, questions: Sequence[Question]) -> dict[str, Count]:
    """The counts of a report over some questions of a bank."""
    passages = [passage for question in questions for passage in all_passages(bank, question)]
    formulas = [segment for passage in passages for segment in passage.segments if segment.is_math]
    links = [
        link
        for question in questions
        for passage in answer_passages(question)
        for link in links_of(passage)
        if not link.image
    ]
    items = [
        str(item.get("type", "")) if isinstance(item, dict) else ""
        for question in questions
        for item in _list(question, "items")
    ]
    return {
        "questions": len(questions),
        "topics": len({question.topic for question in questions}),
        "answers": {
            language: sum(language in question.answers for question in questions)
            for language in Language
        },
        "formulas": len(formulas),
        "display_formulas": sum(formula.display for formula in formulas),
        "figures": sum(len(question.figures) for question in questions),
        "checks": sum(len(question.checks) for question in questions),
        "references": sum(len(question.references) for question in questions),
        "links": len(links),
        "items": dict(sorted(Counter(items).items())),
        "key_points": sum(len(_list(question, "key_points")) for question in questions),
    }


def _list(question: Question, key: str) -> list[object]:
    value = question.quiz.get(key, [])
    return value if isinstance(value, list) else []
