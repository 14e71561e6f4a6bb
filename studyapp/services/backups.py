"""Backups without the window waiting: one thread, one at a time."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from studyapp.base.errors import StudyAppError
from studyapp.store.backups import Backup, Reason

if TYPE_CHECKING:
    from studyapp.services.profile import Profile

log = logging.getLogger(__name__)


class BackupService(QObject):
    """Make, list and restore backups."""

    made = Signal(object)  # Backup
    failed = Signal(object)  # StudyAppError; a DamagedStoreError says: offer to restore one

    _ended = Signal(object)

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._thread: threading.Thread | None = None
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def list(self) -> tuple[Backup, ...]:
        """All backups, the newest first."""
        return self._profile.store.backups.list()

    def make_daily(self) -> None:
        """Make today's backup in the background where there is none yet. For after the start."""
        self._start(Reason.DAILY)

    def make_last(self) -> None:
        """Make a backup of what this run changed, if anything, and wait for it. For the end.

        Else what was done on the first day would be in no backup until the next.
        """
        self.wait()
        backups = self._profile.store.backups
        if backups.behind():
            backup = backups.make(Reason.SESSION)
            log.info("backup made: %s", backup.path)

    def make(self) -> None:
        """Make a backup in the background; ``made`` or ``failed`` tells the end."""
        self._profile.flush()
        self._start(Reason.BY_HAND)

    def restore(self, path: Path) -> None:
        """Restore a backup; see ``Profile.restore``."""
        self.wait()
        self._profile.restore(path)

    def wait(self) -> None:
        """Wait for a backup that is being made."""
        if self._thread is not None:
            self._thread.join()

    def _start(self, reason: Reason) -> None:
        self.wait()
        backups = self._profile.store.backups

        def work() -> None:
            try:
                if reason is not Reason.DAILY or backups.due():
                    self._ended.emit(backups.make(reason))
            except StudyAppError as error:
                self._ended.emit(error)

        self._thread = threading.Thread(target=work, name="backup")
        self._thread.start()

    def _tell(self, end: Backup | StudyAppError) -> None:
        if isinstance(end, Backup):
            log.info("backup made: %s", end.path)
            self.made.emit(end)
        else:
            log.warning("backup failed: %s", end)
            self.failed.emit(end)
