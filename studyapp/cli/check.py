"""``studyapp check``: every problem of a bank with file, line and what to do."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping

from studyapp.bank import read_bank
from studyapp.base import paths
from studyapp.base.errors import StudyAppError
from studyapp.check import Report, check_bank
from studyapp.model.ids import QuestionId
from studyapp.services.formulas import FormulaChecker

DONE, PROBLEMS = 0, 1


def run(arguments: argparse.Namespace) -> int:
    """Check the bank and print what was found; 1 where there are problems."""
    bank = read_bank((arguments.folder or paths.builtin_bank()).absolute())
    only = None
    if arguments.only is not None:
        only = {QuestionId(name) for name in arguments.only}
        unknown = sorted(only - {question.id for question in bank.questions})
        if unknown:
            raise StudyAppError(
                f"There is no question {', '.join(unknown)} in {bank.folder}.",
                "Name questions by their folders.",
            )
    report = check_bank(bank, FormulaChecker().error, only)
    if arguments.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        _print(report)
    return PROBLEMS if report.problems else DONE


def _print(report: Report) -> None:
    file = None
    for problem in report.problems:
        if problem.file != file:
            file = problem.file
            print(file)
        print(f"  line {problem.line}: {problem.what}\n    → {problem.do}")
    if report.problems:
        print()
    counted = []
    for name, count in report.counts.items():
        words = name.replace("_", " ")
        if isinstance(count, Mapping):
            parts = ", ".join(f"{key} {number}" for key, number in count.items())
            counted.append(f"{words} {sum(count.values())}" + (f" ({parts})" if parts else ""))
        else:
            counted.append(f"{words} {count}")
    print("; ".join(counted))
    number = len(report.problems)
    verdict = "no problem" if not number else "1 problem" if number == 1 else f"{number} problems"
    print(f"{verdict} found", file=sys.stderr if number else sys.stdout)
