"""Texts that the renderer turns away, since rendering them would take too long."""

from __future__ import annotations

from collections.abc import Iterator

from studyapp.model.problem import Problem
from studyapp.model.question import Question
from studyapp.render.limits import LONGEST, RefusedError, check_markdown


def check(question: Question) -> Iterator[Problem]:
    """Sections of one question that the page would show as their source."""
    for answer in question.answers.values():
        for section in answer.sections:
            try:
                if len(section.text) > LONGEST:
                    why = f"longer than {LONGEST:,} characters"
                else:
                    check_markdown(section.text)
                    continue
            except RefusedError as refusal:
                why = str(refusal)
            yield Problem(
                answer.file,
                section.line,
                f"The section “{section.heading}” is not rendered: {why}.",
                "Shorten or simplify it.",
            )
