"""Bookmarks as commands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject

from studyapp.model.ids import BankId, QuestionRef
from studyapp.services.history import History
from studyapp.store.bookmarks import Bookmark, Level, normalise_tags
from studyapp.store.changes import Key
from studyapp.store.text import clean


class Bookmarks(QObject):
    """Add, change and remove bookmarks; ``History.changed`` tells with the kind ``bookmark``."""

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history

    def get(self, ref: QuestionRef) -> Bookmark | None:
        """The bookmark of a question."""
        return self._history.store.bookmarks.get(Key(ref))

    def all(self, bank: BankId | None = None) -> list[Bookmark]:
        """All bookmarks, by bank and question; whoever shows them sorts them."""
        return self._history.store.bookmarks.all(bank)

    def tags(self, bank: BankId | None = None) -> dict[str, int]:
        """Every tag in use and how often, the most used first."""
        return self._history.store.bookmarks.tags(bank)

    def toggle(self, ref: QuestionRef, level: Level = Level.WEAK) -> Bookmark | None:
        """The one key: set a bookmark, or take the one there away. Returns the new one."""
        if self.get(ref) is None:
            return self.edit(ref, level=level)
        self.remove([ref])
        return None

    def edit(
        self,
        ref: QuestionRef,
        *,
        level: Level | None = None,
        tags: Iterable[str] | str | None = None,
        note: str | None = None,
        session: str = "",
    ) -> Bookmark:
        """Change what is given (a bookmark is made where there is none, weak unless said).

        Edits of the same ``session`` in a row, such as the letters of a note, are one undo step.
        """
        now = self._history.store.now()
        before = self.get(ref)
        bookmark = before or Bookmark(ref, Level.WEAK, (), "", now, now)
        bookmark = replace(
            bookmark,
            level=bookmark.level if level is None else level,
            tags=bookmark.tags if tags is None else normalise_tags(tags),
            note=bookmark.note if note is None else clean(note),
        )
        if bookmark == before:
            return bookmark
        bookmark = replace(bookmark, changed=now)
        action = "bookmark.add" if before is None else "bookmark.change"
        merges = f"bookmark {ref} {session}" if session else ""
        with self._history.command(action, merges=merges) as edits:
            edits.append(self._history.store.bookmarks.put(bookmark))
        return bookmark

    def add(self, refs: Iterable[QuestionRef], level: Level = Level.WEAK) -> int:
        """Bookmark many questions as one command; those bookmarked already stay as they are."""
        now = self._history.store.now()
        register = self._history.store.bookmarks
        with self._history.command("bookmark.add") as edits:
            for ref in dict.fromkeys(refs):
                if register.get(Key(ref)) is None:
                    edits.append(register.put(Bookmark(ref, level, (), "", now, now)))
            return len(edits)

    def remove(self, refs: Iterable[QuestionRef]) -> None:
        """Take bookmarks away as one command."""
        with self._history.command("bookmark.remove") as edits:
            edits.extend(self._history.store.bookmarks.remove(Key(ref)) for ref in refs)

    def take_in(self, bookmarks: Iterable[Bookmark]) -> int:
        """Keep some bookmarks exactly as they are (an import), as one command; returns how many."""
        with self._history.command("bookmark.import") as edits:
            edits.extend(self._history.store.bookmarks.put(bookmark) for bookmark in bookmarks)
            return sum(edit.alters for edit in edits)
