"""What is said before there is a window: neither its words nor its notices are there yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QMessageBox

from studyapp.base.errors import StudyAppError
from studyapp.ui.errors import error_words
from studyapp.ui.language import Translations, chosen


@contextmanager
def own_words() -> Iterator[None]:
    """Speak the system's language: the person's choice is in the database, not open yet."""
    translations = Translations()
    translations.use(chosen(None))
    try:
        yield
    finally:
        translations.stop()  # the window brings words of its own


def say(error: StudyAppError) -> None:
    """A failure after which there is no going on."""
    QMessageBox(QMessageBox.Icon.Critical, "StudyApp", error_words(error)).exec()
