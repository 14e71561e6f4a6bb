"""Something wrong in a bank's files, said so that its writer can mend it."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem: where it is, what it is, what to do. Lines count from 1."""

    file: str
    line: int
    what: str
    do: str

    def as_json(self) -> dict[str, str | int]:
        """The problem as ``check --json`` prints it."""
        return asdict(self)
