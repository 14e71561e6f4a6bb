"""The two families of errors.

``StudyAppError`` means the world failed: a file is missing, a disk is full, a text is malformed.
It says in one clear sentence what happened and where, and ``remedy`` says what to do.
Everything else that is raised is a bug of ours: it is logged with its traceback and reported.

What the window may show is built with ``message``, so that it can be said in the language of the
interface; a finished ``str`` is said as it is. In the log and on the command line all is English.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias


class Message:
    """A sentence or a part of one, and the values it names. ``str`` of it is English.

    No dataclass: making one would delay every start by half a millisecond.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, values: Mapping[str, object]) -> None:
        self.template = template  # English, with the fields of ``str.format``
        self.values = values  # by field; a ``Message`` among them is translated as well

    def __str__(self) -> str:
        return self.template.format(**self.values)


Said: TypeAlias = Message | str


def message(template: str, /, **values: object) -> Message:
    """Say something that can be translated.

    ``packaging/translations.py`` finds the texts by this function's name, so ``template`` is
    always written out in the call.
    """
    return Message(template, values)


class StudyAppError(Exception):
    """The world failed; the person is told what happened and what can be done."""

    def __init__(self, what: Said, remedy: Said = "") -> None:
        super().__init__(str(what))
        self.what_said = what
        self.remedy_said = remedy

    @property
    def what(self) -> str:
        """What happened, in English."""
        return str(self.what_said)

    @property
    def remedy(self) -> str:
        """What to do, in English; may be empty."""
        return str(self.remedy_said)

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()
