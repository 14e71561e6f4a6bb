"""Quiz items and key points that are present are well-formed."""

from __future__ import annotations

from collections.abc import Iterator

from studyapp.bank.fields import Fields
from studyapp.bank.files import Problems
from studyapp.check.source import QUIZ, file_of, lines_of
from studyapp.items.computing import findings
from studyapp.items.parsing import parse_quiz
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Question


def check(bank: Bank, question: Question) -> Iterator[Problem]:
    """Problems of one question's ``quiz.toml``."""
    if not question.quiz:
        return
    problems = Problems(file_of(bank, question, QUIZ))
    lines = lines_of(bank, question, QUIZ)
    quiz = parse_quiz(Fields(question.quiz, lines, problems, bank.languages))
    yield from problems.found
    known = {other.id for other in bank.questions}
    entries = question.quiz.get("items")
    places = {
        entry.get("id"): index
        for index, entry in reversed(list(enumerate(entries if isinstance(entries, list) else [])))
        if isinstance(entry, dict)
    }
    for item in quiz.items:
        place = ("items", places[item.id])
        for path, what, do in findings(item):
            yield Problem(problems.file, lines.of(*place, *path), what, do)
        for index, option in enumerate(item.options):
            if option.confuses is not None and option.confuses not in known:
                yield Problem(
                    problems.file,
                    lines.of(*place, "options", index, "confuses"),
                    f"`confuses` names “{option.confuses}”, which is no question of this bank.",
                    "Correct the id.",
                )
