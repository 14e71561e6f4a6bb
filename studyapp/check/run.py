"""All kinds of checks over a bank."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import cache

from studyapp.check import (
    computed,
    cycles,
    figures,
    formulas,
    glossary,
    limits,
    links,
    parallel,
    quiz,
    references,
    spacing,
    topics,
)
from studyapp.check.counts import count
from studyapp.check.formulas import Typeset
from studyapp.check.report import Report
from studyapp.model.ids import QuestionId
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Question


def check_bank(
    bank: Bank,
    typeset: Typeset,
    only: Collection[QuestionId] | None = None,
    today: date | None = None,
) -> Report:
    """Every problem of a bank, sorted by file and line, and its counts.

    ``typeset(tex, display)`` gives the error for a formula, or ``None`` where KaTeX can typeset
    it. With ``only`` some questions are checked, against the whole bank.
    """
    questions = [question for question in bank.questions if only is None or question.id in only]
    problems: set[Problem] = set()
    if only is None:
        problems |= {*bank.problems, *cycles.check(bank), *topics.check(bank)}
    year = (today or date.today()).year
    once = cache(typeset)
    for question in questions:
        problems.update(question.problems)
        problems.update(_question(bank, question, once, year))
    if only is not None:
        files = {f"{question.topic}/{question.folder.name}/" for question in questions}
        circles = cycles.check(bank)
        problems |= {circle for circle in circles if circle.file.startswith(tuple(files))}
    return Report(tuple(sorted(problems)), count(bank, questions))


def _question(bank: Bank, question: Question, typeset: Typeset, year: int) -> Iterator[Problem]:
    yield from links.check(bank, question)
    yield from parallel.check(question)
    yield from formulas.check(bank, question, typeset)
    yield from computed.check(bank, question)
    yield from figures.check(bank, question)
    yield from spacing.check(bank, question)
    yield from limits.check(question)
    yield from references.check(bank, question, year)
    yield from glossary.check(bank, question)
    yield from quiz.check(bank, question)
