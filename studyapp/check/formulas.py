"""Every formula is typeset by KaTeX, which comes as a callable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from studyapp.bank.line_counter import LineCounter
from studyapp.check.source import Passage, all_passages
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Question

# The error for a formula, or None where it can be typeset: (tex, display) -> str | None
Typeset = Callable[[str, bool], str | None]

_DRAWN = re.compile(r"##?\{[^{}]*\}")
_DOLLAR = re.compile(r"(?<!\\)(?:\\\\)*\$(?!\d)")


def check(bank: Bank, question: Question, typeset: Typeset) -> Iterator[Problem]:
    """Problems of one question's formulas, in answers, ``question.toml`` and ``quiz.toml``."""
    for passage in all_passages(bank, question):
        yield from _in_passage(passage, typeset)


def _in_passage(passage: Passage, typeset: Typeset) -> Iterator[Problem]:
    for segment in passage.segments:
        if segment.is_math:
            # A drawn quantity, #{name}, stands for a number.
            tex = _DRAWN.sub("1", segment.tex) if passage.file.endswith(".toml") else segment.tex
            error = typeset(tex, segment.display)
            if error is not None:
                shown = " ".join(tex.split())
                shown = shown if len(shown) <= 60 else f"{shown[:57]}…"
                yield Problem(
                    passage.file,
                    segment.line,
                    f"KaTeX cannot typeset “{shown}”: {error.strip().rstrip('.')}.",
                    "Correct the formula; KaTeX's documentation lists what it supports.",
                )
        elif segment.kind == "text":
            yield from _stray_dollars(passage, segment.source, segment.line)


def _stray_dollars(passage: Passage, text: str, first: int) -> Iterator[Problem]:
    """A dollar that begins no formula and is no price has lost its partner."""
    lines = LineCounter(text, first)
    for match in _DOLLAR.finditer(text):
        yield Problem(
            passage.file,
            lines.at(match.start()),
            "A $ here neither begins nor ends a formula.",
            r"Close the formula in the same paragraph without spaces inside the dollars, or write "
            r"\$ for a dollar sign.",
        )
