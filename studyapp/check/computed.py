"""Checks: a number in the text agrees with the computation it is tied to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from studyapp.bank.numbers import locate, parse
from studyapp.check.source import QUESTION, file_of, lines_of
from studyapp.items.expressions import ExpressionError, calls, number
from studyapp.model.language import Language
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Check, Question


def check(bank: Bank, question: Question) -> Iterator[Problem]:
    """Problems of one question's checks."""
    file = file_of(bank, question, QUESTION)
    lines = lines_of(bank, question)
    for index, entry in enumerate(question.checks):
        if entry.says and entry.expression:
            yield from _computed(entry, file, lines.of("checks", index, "expression"))
            yield from _stated(question, entry, file, lines.of("checks", index, "says"))


def _computed(entry: Check, file: str, line: int) -> Iterator[Problem]:
    says = parse(entry.says)
    if says is None:
        what = f"`says` is “{entry.says}”, which is not one number."
        yield Problem(file, line, what, "Write the number as it stands in the text.")
        return
    try:
        if not calls(entry.expression):
            yield Problem(
                file,
                line,
                f"The expression for “{entry.says}” calls no computation.",
                "Use at least one function of studyapp.labs, as family.function(name=value).",
            )
            return
        value = number(entry.expression)
    except ExpressionError as error:
        do = error.remedy or "Correct the expression."
        yield Problem(file, line, f"The number “{entry.says}”: {error.what}", do)
        return
    if not says.agrees(value):
        yield Problem(
            file,
            line,
            f"The text says “{entry.says}” but the computation gives {value!r}.",
            "Correct the number in both languages, or the expression.",
        )


def _stated(question: Question, entry: Check, file: str, line: int) -> Iterator[Problem]:
    if parse(entry.says) is None:
        return
    where = f"in the section `{entry.where}`" if entry.where else "in the answer"
    for language in Language:
        answer = question.answers.get(language)
        if answer is None:
            continue
        places = locate(answer, entry)
        if not places:
            nth = f" {entry.nth} times" if entry.nth > 1 else ""
            do = "Write the number as a whole in the text, or correct `says`, `where` or `nth`."
            if locate(answer, replace(entry, says=_with_other_sign(entry.says), nth=0)):
                do = f"It stands there as {_with_other_sign(entry.says)}: the sign belongs to it."
            what = f"“{entry.says}” does not stand{nth} {where} in {language}."
            yield Problem(file, line, what, do)
        elif len(places) > 1:
            stand = ", ".join(str(place.line) for place in places)
            yield Problem(
                file,
                line,
                f"“{entry.says}” stands {len(places)} times {where} in {language} (lines {stand}).",
                "Say which one by `where` and `nth`.",
            )


def _with_other_sign(says: str) -> str:
    return says[1:] if says[:1] in "-−" else f"-{says}"
