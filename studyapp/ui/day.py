"""When a day of study ends while the program is open: who shows what is due reads it again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studyapp.review.days import next_start, study_day
from studyapp.services.zone import local_zone

if TYPE_CHECKING:
    from studyapp.services.profile import Profile

LONGEST = timedelta(minutes=10)  # a clock may be set and a laptop sleep meanwhile
SHORTEST = timedelta(seconds=1)


class DayWatch(QObject):
    """Waits for the hour a day of study begins at."""

    turned = Signal()

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._profile = profile
        self._day = self._today()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._wait()

    def look(self) -> None:
        """See whether it is another day."""
        day = self._today()
        if day != self._day:
            self._day = day
            self.turned.emit()
        self._wait()

    def _today(self) -> date:
        # Not asked of the reviews: the start does without them.
        rollover = self._profile.settings.review_rollover
        return study_day(self._profile.store.now(), local_zone(), rollover)

    def _wait(self) -> None:
        now = self._profile.store.now()
        begins = next_start(now, local_zone(), self._profile.settings.review_rollover)
        wait = min(max(begins - now, SHORTEST), LONGEST)
        self._timer.start(round(wait.total_seconds() * 1000))
