"""Highlights and margin notes as commands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from studyapp.model.ids import BankId, QuestionRef
from studyapp.model.language import Language
from studyapp.services.history import History
from studyapp.store.changes import Key, new_id
from studyapp.store.highlights import Anchor, Colour, Highlight, HighlightId
from studyapp.store.text import clean


class Highlights(QObject):
    """Mark passages of answers; ``History.changed`` tells with the kind ``highlight``."""

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history

    def of(self, ref: QuestionRef, language: Language | None = None) -> list[Highlight]:
        """The highlights of an answer, oldest first, in one language or in both."""
        found = self._history.store.highlights.of(ref)
        return [h for h in found if language is None or h.language is language]

    def get(self, ref: QuestionRef, identity: HighlightId) -> Highlight | None:
        """One highlight."""
        return self._history.store.highlights.get(Key(ref, identity))

    def all(self, bank: BankId | None = None) -> list[Highlight]:
        """All highlights."""
        return self._history.store.highlights.all(bank)

    def add(
        self,
        ref: QuestionRef,
        language: Language,
        anchor: Anchor,
        colour: Colour = Colour.YELLOW,
        note: str = "",
    ) -> Highlight:
        """Mark a passage."""
        now = self._history.store.now()
        anchor = replace(
            anchor,
            quote=clean(anchor.quote),
            prefix=clean(anchor.prefix),
            suffix=clean(anchor.suffix),
        )
        highlight = Highlight(
            HighlightId(new_id(now)), ref, language, anchor, colour, clean(note), now, now
        )
        with self._history.command("highlight.add") as edits:
            edits.append(self._history.store.highlights.put(highlight))
        return highlight

    def edit(
        self,
        ref: QuestionRef,
        identity: HighlightId,
        *,
        colour: Colour | None = None,
        note: str | None = None,
        session: str = "",
    ) -> None:
        """Change a highlight's colour or margin note; edits of one ``session`` are one step."""
        before = self.get(ref, identity)
        if before is None:
            return
        after = replace(
            before,
            colour=before.colour if colour is None else colour,
            note=before.note if note is None else clean(note),
        )
        if after == before:
            return
        merges = f"highlight {identity} {session}" if session else ""
        with self._history.command("highlight.change", merges=merges) as edits:
            after = replace(after, changed=self._history.store.now())
            edits.append(self._history.store.highlights.put(after))

    def remove(self, ref: QuestionRef, identity: HighlightId) -> None:
        """Take a highlight away with its note."""
        with self._history.command("highlight.remove") as edits:
            edits.append(self._history.store.highlights.remove(Key(ref, identity)))
