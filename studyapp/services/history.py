"""Commands on the person's data: one transaction each, an entry for undo, one broadcast."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from studyapp.base.errors import StudyAppError
from studyapp.model.ids import QuestionRef
from studyapp.services.undo import Entry, UndoStack

if TYPE_CHECKING:
    from studyapp.store.register import Edit
    from studyapp.store.store import Store

log = logging.getLogger(__name__)

REST = 1_000  # milliseconds without a command after which the store is tidied up
EVERYTHING = "everything"  # a backup was restored: read all of it again


@dataclass(frozen=True, slots=True)
class Change:
    """What a command touched: one kind of thing, and the questions it belongs to.

    Kinds: ``bookmark``, ``note``, ``highlight``, ``remark``, ``read``, ``visit``, ``position``,
    ``attempt``, ``card``, ``review``, ``session`` (one began or ended), and ``everything`` (with
    no questions named).
    """

    kind: str
    refs: frozenset[QuestionRef]

    def concerns(self, kind: str, ref: QuestionRef | None = None) -> bool:
        """Whether who shows this kind of thing (of this question) has to read it again."""
        if self.kind == EVERYTHING:
            return True
        return self.kind == kind and (ref is None or ref in self.refs)


class History(QObject):
    """The one door to the store for commands, and the one place that says what changed."""

    changed = Signal(object)  # Change
    undo_changed = Signal()
    failed = Signal(object)  # StudyAppError: something could not be saved in the background

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.undo_stack = UndoStack()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._fold)

    @contextmanager
    def command(
        self, action: str, *, undoable: bool = True, merges: str = ""
    ) -> Iterator[list[Edit]]:
        """One command: append its edits to the list that this yields.

        ``action`` is a stable key such as ``bookmark.add``, which the window translates for its
        Undo entry. Commands in a row with the same ``merges`` (not empty) are one entry: typing.
        Raises ``StoreError`` where it could not be kept; then nothing of it has happened.
        """
        edits: list[Edit] = []
        with self.store.transaction():
            yield edits
        if QCoreApplication.instance() is not None:  # the command line has no moments of rest
            self._rest.start()
        edits = [edit for edit in edits if edit.alters]
        if not edits:
            return
        if undoable:
            self.undo_stack.push(Entry(action, tuple(edits), merges))
            self.undo_changed.emit()
        self.tell(edits)

    def _fold(self) -> None:
        try:
            self.store.fold()
        except StudyAppError as error:  # nothing is lost: it stays in the journal
            log.warning("%s", error)

    def tell(self, edits: list[Edit]) -> None:
        """Say what some edits changed, each kind once."""
        refs: dict[str, set[QuestionRef]] = {}
        for edit in edits:
            refs.setdefault(edit.kind, set()).add(edit.key.ref)
        for kind, of_kind in refs.items():
            self.changed.emit(Change(kind, frozenset(of_kind)))

    def replace_store(self, store: Store) -> None:
        """Go on with another store (a backup was restored): all of it is to be read again."""
        self.store = store
        self.undo_stack.clear()
        self.undo_changed.emit()
        self.changed.emit(Change(EVERYTHING, frozenset()))


@dataclass(frozen=True, slots=True)
class UndoLabel:
    """What Undo or Redo would do: a command's key to translate, and what it is about."""

    action: str
    refs: frozenset[QuestionRef]


class UndoService(QObject):
    """Undo and redo for everything a person does to their data, in this run of the program."""

    changed = Signal()  # can_undo, can_redo or a label may be different

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        history.undo_changed.connect(self.changed)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._history.undo_stack.undoable is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self._history.undo_stack.redoable is not None

    @property
    def undo_label(self) -> UndoLabel | None:
        """What ``undo`` would take back."""
        return _label(self._history.undo_stack.undoable)

    @property
    def redo_label(self) -> UndoLabel | None:
        """What ``redo`` would do again."""
        return _label(self._history.undo_stack.redoable)

    def undo(self) -> UndoLabel | None:
        """Take the last command back; returns what that was, None where there is nothing."""
        entry = self._history.undo_stack.undoable
        if entry is None:
            return None
        self._apply([edit.reversed() for edit in reversed(entry.edits)])
        self._history.undo_stack.undone()
        self.changed.emit()
        return _label(entry)

    def redo(self) -> UndoLabel | None:
        """Do what was taken back last again; returns what that was."""
        entry = self._history.undo_stack.redoable
        if entry is None:
            return None
        self._apply(list(entry.edits))
        self._history.undo_stack.redone()
        self.changed.emit()
        return _label(entry)

    def _apply(self, edits: list[Edit]) -> None:
        store = self._history.store
        with store.transaction():
            store.notes.finish()  # what is being typed enters the history before it changes
            store.apply(edits)
        self._history.tell(edits)


def _label(entry: Entry | None) -> UndoLabel | None:
    if entry is None:
        return None
    return UndoLabel(entry.action, frozenset(edit.key.ref for edit in entry.edits))
