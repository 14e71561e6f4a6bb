"""The person's data as services: everything the window asks and tells, in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studyapp.services.history import History, UndoService
from studyapp.services.settings import Settings
from studyapp.store.store import Store
from studyapp.store.times import utc_now

if TYPE_CHECKING:
    from studyapp.base.paths import DataFolder
    from studyapp.services.backups import BackupService
    from studyapp.services.bookmarks import Bookmarks
    from studyapp.services.highlights import Highlights
    from studyapp.services.libraries import Libraries
    from studyapp.services.notes import Notes
    from studyapp.services.quiz import QuizService
    from studyapp.services.reading import Reading
    from studyapp.services.remarks import Remarks
    from studyapp.services.review import ReviewService
    from studyapp.services.statistics import StatisticsService


class Profile(QObject):
    """The services over one open store. ``history.changed`` says what to read again."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = History(store, self)
        self.undo = UndoService(self.history, self)
        self.settings = Settings(self.history, self)
        self.libraries: Libraries | None = None  # the open banks; set by who opened them

    @classmethod
    def open(
        cls,
        folder: DataFolder,
        now: Callable[[], datetime] = utc_now,
        parent: QObject | None = None,
    ) -> Profile:
        """Open the store of ``folder`` and the services over it; raises as ``Store.open`` does."""
        return cls(Store.open(folder, now), parent)

    @property
    def store(self) -> Store:
        """The open store; another one after a backup was restored."""
        return self.history.store

    # Each service is imported when it is first used: the first paint needs few of them.

    @cached_property
    def bookmarks(self) -> Bookmarks:
        """Bookmarks."""
        from studyapp.services.bookmarks import Bookmarks

        return Bookmarks(self.history, self)

    @cached_property
    def reading(self) -> Reading:
        """Read marks, visits, positions, and the marks of the tree."""
        from studyapp.services.reading import Reading

        return Reading(self.history, self)

    @cached_property
    def notes(self) -> Notes:
        """Own answers and notes."""
        from studyapp.services.notes import Notes

        return Notes(self.history, self)

    @cached_property
    def highlights(self) -> Highlights:
        """Marked passages of answers."""
        from studyapp.services.highlights import Highlights

        return Highlights(self.history, self)

    @cached_property
    def remarks(self) -> Remarks:
        """What is wrong in answers."""
        from studyapp.services.remarks import Remarks

        return Remarks(self.history, self)

    @cached_property
    def quiz(self) -> QuizService:
        """Quiz sessions. Needs ``libraries``."""
        from studyapp.services.quiz import QuizService

        assert self.libraries is not None, "quizzes need banks"
        return QuizService(self, self.libraries, parent=self)

    @cached_property
    def review(self) -> ReviewService:
        """Spaced review. What it can add without ``libraries`` is what was added before."""
        from studyapp.services.review import ReviewService

        return ReviewService(self.history, self.settings, lambda: self.libraries, parent=self)

    @cached_property
    def statistics(self) -> StatisticsService:
        """The numbers of the home page and of the statistics."""
        from studyapp.services.statistics import StatisticsService

        return StatisticsService(self, parent=self)

    @cached_property
    def backups(self) -> BackupService:
        """Copies of the store."""
        from studyapp.services.backups import BackupService

        return BackupService(self, self)

    def flush(self) -> None:
        """Save what waits to be saved. Raises ``StoreError`` where that fails."""
        self.settings.flush()
        used = vars(self)  # only what was used can have something to save
        if "reading" in used:
            self.reading.flush()
        if "notes" in used:
            self.notes.finish()
        if "quiz" in used:
            self.quiz.keep_time()

    def restore(self, path: Path) -> None:
        """Make everything what it was in the backup ``path``; all of it is then read again.

        Raises ``StoreError`` where that cannot be done; the store is then open as before.
        """
        self.flush()
        store = self.store
        store.close()
        try:
            store.backups.restore(path)
        finally:
            # Also after a failure: the database is as it was, and the window goes on with it.
            self.history.replace_store(Store.open(store.folder, store.now))

    def close(self) -> None:
        """Save what waits to be saved and close the store."""
        try:
            if "backups" in vars(self):
                self.backups.wait()
            self.flush()
        finally:
            self.store.close()
