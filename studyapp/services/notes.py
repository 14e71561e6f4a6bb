"""One's own answers and notes as commands."""

from __future__ import annotations

from PySide6.QtCore import QObject

from studyapp.model.ids import BankId, QuestionRef
from studyapp.services.history import History
from studyapp.store.changes import Key
from studyapp.store.notes import Note, NotePart
from studyapp.store.text import clean


class Notes(QObject):
    """Write own answers and notes; ``History.changed`` tells with the kind ``note``."""

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history

    def text(self, ref: QuestionRef, part: NotePart) -> str:
        """The text as it is now; empty where there is none."""
        note = self._history.store.notes.get(Key(ref, part.value))
        return "" if note is None else note.text

    def of(self, ref: QuestionRef) -> list[Note]:
        """Both texts of a question, as far as there are any."""
        return self._history.store.notes.of(ref)

    def all(self, bank: BankId | None = None) -> list[Note]:
        """All texts."""
        return self._history.store.notes.all(bank)

    def type(self, ref: QuestionRef, part: NotePart, text: str) -> None:
        """Save a text while it is being typed: every call is kept, all of them are one undo step.

        Call ``finish`` when the writer has left the field.
        """
        text = clean(text)
        if text == self.text(ref, part):
            return
        key = Key(ref, part.value)
        note = Note(ref, part, text, self._history.store.now()) if text else None
        with self._history.command("note.edit", merges=f"note {ref} {part}") as edits:
            edits.append(self._history.store.notes.type(key, note))

    def finish(self) -> None:
        """The writer has left the field: the text enters the history, the next is a new step."""
        self._history.store.notes.finish()
        self._history.undo_stack.seal()

    def write(self, ref: QuestionRef, part: NotePart, text: str) -> None:
        """Replace a text at once; empty removes it."""
        self.finish()
        self.type(ref, part, text)
        self.finish()
