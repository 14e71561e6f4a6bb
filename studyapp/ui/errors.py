"""What went wrong, in the language of the interface; the core says it in English only."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from studyapp.base.errors import Message, Said, StudyAppError
from studyapp.ui.times import shown_time

CONTEXT = "Errors"  # under which ``packaging/translations.py`` puts the texts of ``message``


def error_words(error: StudyAppError) -> str:
    """What happened and what can be done, as the person reads it."""
    what, remedy = in_words(error.what_said), in_words(error.remedy_said)
    if not remedy:
        return what
    return QCoreApplication.translate("Errors", "{what} {remedy}").format(what=what, remedy=remedy)


def in_words(said: Said) -> str:
    """A message with its values, translated; a finished text as it is."""
    if isinstance(said, str):
        return said
    values = {name: _value(value) for name, value in said.values.items()}
    return QCoreApplication.translate(CONTEXT, said.template).format(**values)


def _value(value: object) -> object:
    """Numbers stay as they are: they count lines and versions, which no language groups."""
    if isinstance(value, Message):
        return in_words(value)
    return shown_time(value) if isinstance(value, datetime) else value
