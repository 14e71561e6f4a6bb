"""The person's database: one open file with everything they did and set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from studyapp.base.errors import message
from studyapp.store.database import Database, inspect, make_folder, migrate, size_of
from studyapp.store.errors import DamagedStoreError
from studyapp.store.migrations import LATEST
from studyapp.store.settings import SettingsTable
from studyapp.store.times import utc_now

if TYPE_CHECKING:
    from studyapp.base.paths import DataFolder
    from studyapp.model.ids import BankId, QuestionId, QuestionRef
    from studyapp.store.attempts import AttemptLog
    from studyapp.store.backups import Backups
    from studyapp.store.bookmarks import BookmarkRegister
    from studyapp.store.cards import CardRegister
    from studyapp.store.changes import Changes, Key
    from studyapp.store.highlights import HighlightRegister
    from studyapp.store.insights import Insights
    from studyapp.store.mastery import MasteryView
    from studyapp.store.notes import NoteRegister
    from studyapp.store.reading import PositionRegister, ReadRegister, VisitRegister
    from studyapp.store.register import Edit, Register
    from studyapp.store.remarks import RemarkRegister
    from studyapp.store.reviews import ReviewLog
    from studyapp.store.sessions import SessionTable
    from studyapp.store.tallies import TallyView


class Store:
    """One open database. It belongs to the thread that opened it.

    Every command is one ``transaction``: ``with store.transaction(): store.bookmarks.put(…)``.
    Each part is imported when it is first used: the window's start needs few of them.
    """

    def __init__(self, folder: DataFolder, database: Database, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.now = now
        self._database = database
        self.settings = SettingsTable(database)

    @classmethod
    def open(cls, folder: DataFolder, now: Callable[[], datetime] = utc_now) -> Store:
        """Open the database of ``folder``, making it or bringing it up to date where needed.

        Raises ``NewerStoreError`` (the file is left untouched), ``DamagedStoreError`` (offer to
        restore one of ``Backups(folder, now).list()``), and ``StoreError`` where the file is
        locked, read-only or on a full disk.
        """
        path = folder.database
        make_folder(path.parent)
        version = 0
        size = size_of(path)
        if size:
            version = inspect(path)
        elif size == 0 and has_backups(folder):
            raise DamagedStoreError(
                message("The database {path} is damaged: it is empty.", path=path),
                message("Restore a backup."),
            )
        database = Database(path)
        try:
            if version < LATEST:
                if version:
                    from studyapp.store.backups import Backups, Reason

                    Backups(folder, now).make(Reason.BEFORE_MIGRATION)
                migrate(database)
            store = cls(folder, database, now)
            if database.row("SELECT 1 FROM notes WHERE logged = 0"):
                store.notes.finish()  # the program was killed while a note was being typed
        except BaseException:
            database.close()
            raise
        return store

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        self._database.close()

    def fold(self) -> None:
        """Fold the journal into the file, if it is worth it; see ``Database.fold``."""
        self._database.fold()

    def transaction(self) -> AbstractContextManager[None]:
        """All of it or nothing, on the disk when it is left; see ``Database.transaction``."""
        return self._database.transaction()

    @cached_property
    def changes(self) -> Changes:
        """The history of everything."""
        from studyapp.store.changes import Changes

        return Changes(self._database, self.now)

    @cached_property
    def mastery(self) -> MasteryView:
        """What the tree shows beside the questions."""
        from studyapp.store.mastery import MasteryView

        return MasteryView(self._database)

    @cached_property
    def bookmarks(self) -> BookmarkRegister:
        """Bookmarks."""
        from studyapp.store.bookmarks import BookmarkRegister

        return BookmarkRegister(self._database, self.changes)

    @cached_property
    def reads(self) -> ReadRegister:
        """Which questions are read."""
        from studyapp.store.reading import ReadRegister

        return ReadRegister(self._database, self.changes)

    @cached_property
    def visits(self) -> VisitRegister:
        """When which answer was last seen."""
        from studyapp.store.reading import VisitRegister

        return VisitRegister(self._database, self.changes)

    @cached_property
    def positions(self) -> PositionRegister:
        """Where one was in each answer."""
        from studyapp.store.reading import PositionRegister

        return PositionRegister(self._database, self.changes)

    @cached_property
    def notes(self) -> NoteRegister:
        """Own answers and notes."""
        from studyapp.store.notes import NoteRegister

        return NoteRegister(self._database, self.changes)

    @cached_property
    def highlights(self) -> HighlightRegister:
        """Marked passages of answers."""
        from studyapp.store.highlights import HighlightRegister

        return HighlightRegister(self._database, self.changes)

    @cached_property
    def remarks(self) -> RemarkRegister:
        """What is wrong in answers."""
        from studyapp.store.remarks import RemarkRegister

        return RemarkRegister(self._database, self.changes)

    @cached_property
    def cards(self) -> CardRegister:
        """What is under spaced review."""
        from studyapp.store.cards import CardRegister

        return CardRegister(self._database, self.changes)

    @cached_property
    def reviews(self) -> ReviewLog:
        """Every rating."""
        from studyapp.store.reviews import ReviewLog

        return ReviewLog(self._database, self.changes)

    @cached_property
    def attempts(self) -> AttemptLog:
        """Answers that were marked."""
        from studyapp.store.attempts import AttemptLog

        return AttemptLog(self._database, self.changes)

    @cached_property
    def sessions(self) -> SessionTable:
        """Quiz sessions with all that was done in them."""
        from studyapp.store.sessions import SessionTable

        return SessionTable(self._database)

    @cached_property
    def insights(self) -> Insights:
        """What answers and ratings together say of single questions."""
        from studyapp.store.insights import Insights

        return Insights(self._database)

    @cached_property
    def tallies(self) -> TallyView:
        """Sums over answers and ratings."""
        from studyapp.store.tallies import TallyView

        return TallyView(self._database)

    @cached_property
    def backups(self) -> Backups:
        """Copies of this database."""
        from studyapp.store.backups import Backups

        return Backups(self.folder, self.now)

    def register(self, kind: str) -> Register[Any]:
        """The register whose changes are called ``kind``; raises ``KeyError`` if there is none."""
        registers: dict[str, Callable[[], Register[Any]]] = {
            "bookmark": lambda: self.bookmarks,
            "read": lambda: self.reads,
            "visit": lambda: self.visits,
            "position": lambda: self.positions,
            "note": lambda: self.notes,
            "highlight": lambda: self.highlights,
            "remark": lambda: self.remarks,
            "attempt": lambda: self.attempts,
            "card": lambda: self.cards,
            "review": lambda: self.reviews,
        }
        return registers[kind]()

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make every edit's ``after`` so, in one transaction; undo applies reversed edits."""
        with self.transaction():
            for edit in edits:
                self.register(edit.kind).set(edit.key, edit.after)

    def reset_topic(
        self, bank: BankId, questions: Iterable[QuestionId], *, bookmarks: bool = False
    ) -> list[Edit]:
        """Forget the progress in some questions: read marks, visits, positions in the answers.

        Bookmarks stay unless asked for; notes, highlights and remarks are writing, not progress,
        and always stay. Returns the edits, for undo.
        """
        registers: list[Register[Any]] = [self.reads, self.visits, self.positions]
        if bookmarks:
            registers.append(self.bookmarks)
        wanted = set(questions)
        edits = []
        with self.transaction():
            for register in registers:
                for value in register.all(bank):
                    key: Key = register.key_of(value)
                    if key.ref.question in wanted:
                        edits.append(register.remove(key))
        return edits

    def touched(self, ref: QuestionRef) -> bool:
        """Whether anything at all is kept about a question."""
        return any(
            self._database.row(
                f"SELECT 1 FROM {table} WHERE bank = ? AND question = ? LIMIT 1",
                (ref.bank, ref.question),
            )
            for table in ("changes", "attempts", "reviews")
        )


def has_backups(folder: DataFolder) -> bool:
    """Whether there is anything to restore."""
    from studyapp.store.backups import Backups

    return bool(Backups(folder, utc_now).list())
