"""The two families of errors.

``StudyAppError`` means the world failed: a file is missing, a disk is full, a text is malformed.
Its message is one clear sentence for the person (what, where) and ``remedy`` says what to do.
Everything else that is raised is a bug of ours: it is logged with its traceback and reported.
"""

from __future__ import annotations


class StudyAppError(Exception):
    """The world failed; the person is told what happened and what can be done."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()
