"""What a check of a bank found: problems, and how much there is of everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studyapp.model.problem import Problem

Count = int | Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """Problems in the order of files and lines, and counts by name."""

    problems: tuple[Problem, ...] = ()
    counts: Mapping[str, Count] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """The report as ``studyapp check --json`` prints it."""
        counts = {
            name: dict(count) if isinstance(count, Mapping) else count
            for name, count in self.counts.items()
        }
        return {
            "questions": counts.pop("questions", 0),
            "problems": [problem.as_json() for problem in self.problems],
            **counts,
        }
