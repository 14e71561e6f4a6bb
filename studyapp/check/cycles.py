"""Prerequisites go one way: nothing is, over others, its own prerequisite."""

from __future__ import annotations

from collections.abc import Iterator

from studyapp.check.source import problem_at
from studyapp.model.ids import QuestionId
from studyapp.model.problem import Problem
from studyapp.model.question import Bank


def check(bank: Bank) -> Iterator[Problem]:
    """One problem for each circle of prerequisites, at the question that closes it."""
    questions = {question.id: question for question in bank.questions}
    done: set[QuestionId] = set()
    for start, question in questions.items():
        # Depth first without recursion: a chain may be longer than Python's stack.
        trail: list[QuestionId] = [start]
        on_trail = {start}
        pending = [iter(question.prerequisites)] if start not in done else []
        while pending:
            following = next(pending[-1], None)
            if following is None:
                pending.pop()
                finished = trail.pop()
                on_trail.discard(finished)
                done.add(finished)
            elif following in on_trail and following != trail[-1]:
                circle = [*trail[trail.index(following) :], following]
                last = questions[trail[-1]]
                yield problem_at(
                    bank,
                    last,
                    ("prerequisites", last.prerequisites.index(following)),
                    f"Prerequisites form a circle: {' → '.join(circle)}.",
                    "Leave out the one that is not needed first.",
                )
            elif following in questions and following not in done and following not in on_trail:
                trail.append(following)
                on_trail.add(following)
                pending.append(iter(questions[following].prerequisites))
