"""What can be taken back: a bounded stack of commands. Pure: it changes nothing by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.store.register import Edit

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One command that can be taken back. Entries with the same ``merges`` join."""

    action: str
    edits: tuple[Edit, ...]
    merges: str = ""


class UndoStack:
    """The commands done and the commands taken back."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        self._open = False  # whether the last entry may still grow

    @property
    def undoable(self) -> Entry | None:
        """The command that undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Entry | None:
        """The command that redo does again."""
        return self._undone[-1] if self._undone else None

    def push(self, entry: Entry) -> None:
        """A command was done: what had been taken back before can no longer be redone."""
        self._undone.clear()
        last = self.undoable
        if self._open and last is not None and entry.merges and last.merges == entry.merges:
            self._done[-1] = Entry(last.action, joined(last.edits, entry.edits), last.merges)
            if not any(edit.alters for edit in self._done[-1].edits):
                self._done.pop()  # typed and deleted again: nothing is left to take back
                self._open = False
            return
        self._done.append(entry)
        self._open = bool(entry.merges)
        del self._done[: -self._limit]

    def seal(self) -> None:
        """The last entry is complete: what comes next is one of its own."""
        self._open = False

    def undone(self) -> None:
        """The last command was taken back."""
        self._undone.append(self._done.pop())
        self._open = False

    def redone(self) -> None:
        """The last command taken back was done again."""
        self._done.append(self._undone.pop())
        self._open = False

    def clear(self) -> None:
        """Forget everything."""
        self._done.clear()
        self._undone.clear()
        self._open = False


def joined(first: tuple[Edit, ...], second: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Two runs of edits as one: per key what was before the first and is after the second."""
    result = {(edit.kind, edit.key): edit for edit in first}
    for edit in second:
        before = result.get((edit.kind, edit.key))
        if before is not None:
            result[edit.kind, edit.key] = replace(before, after=edit.after)
        else:
            result[edit.kind, edit.key] = edit
    return tuple(result.values())
