"""Remarks ("something is wrong here") as commands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from studyapp.model.ids import BankId, QuestionRef
from studyapp.model.language import Language
from studyapp.services.history import History
from studyapp.store.changes import Key, new_id
from studyapp.store.remarks import Remark, RemarkId
from studyapp.store.text import clean


class Remarks(QObject):
    """Keep what is wrong in answers; ``History.changed`` tells with the kind ``remark``."""

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history

    def of(self, ref: QuestionRef) -> list[Remark]:
        """The remarks on a question, oldest first."""
        return self._history.store.remarks.of(ref)

    def all(self, bank: BankId | None = None) -> list[Remark]:
        """All remarks."""
        return self._history.store.remarks.all(bank)

    def add(
        self, ref: QuestionRef, language: Language, text: str, section: str = "", revision: str = ""
    ) -> Remark:
        """Keep a remark on what is on the screen."""
        now = self._history.store.now()
        identity = RemarkId(new_id(now))
        remark = Remark(identity, ref, language, section, revision, clean(text), now, now)
        with self._history.command("remark.add") as edits:
            edits.append(self._history.store.remarks.put(remark))
        return remark

    def edit(self, ref: QuestionRef, identity: RemarkId, text: str) -> None:
        """Change a remark's words."""
        before = self._history.store.remarks.get(Key(ref, identity))
        if before is None or before.text == clean(text):
            return
        after = replace(before, text=clean(text), changed=self._history.store.now())
        with self._history.command("remark.change") as edits:
            edits.append(self._history.store.remarks.put(after))

    def remove(self, ref: QuestionRef, identity: RemarkId) -> None:
        """Take a remark away."""
        with self._history.command("remark.remove") as edits:
            edits.append(self._history.store.remarks.remove(Key(ref, identity)))
