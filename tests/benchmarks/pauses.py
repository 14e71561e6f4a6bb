"""Whether the window ever pauses while one searches in 100,000 questions.

Queries are typed letter by letter into the search of the real window. A timer that is due at once
ticks all the while: a pause is the time between two ticks, within which the window could not have
answered a key or drawn a frame. The same is measured with nothing going on: what is left there is
the machine's.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.benchmarks import places
from tests.benchmarks.drive import Drive
from tests.benchmarks.figures import QUICK, Figure, figure, percentile, repetitions, tell
from tests.benchmarks.search import QUERIES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

LONGEST = 16.0  # ms
LETTER = 90  # milliseconds between two letters: fast typing


class Heartbeat:
    """Keeps the times between two ticks of the event loop, in milliseconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Forget what was and begin."""
        self.gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        """End, and tell."""
        self._timer.stop()
        return self.gaps

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def run() -> Iterator[Figure]:
    """Nothing going on, then forty queries."""
    size = 10_000 if QUICK else 100_000
    drive = Drive(places.data_folder("pauses", places.library(size)))
    drive.rest(3000)
    heart = Heartbeat()
    heart.start()
    drive.rest(repetitions(5000, 1000))
    idle = heart.stop()

    drive.studio.window.actions_table["search"].trigger()
    palette = drive.studio.window.search
    field: QLineEdit = palette.field
    drive.rest(500)
    queries = QUERIES[:4] if QUICK else QUERIES
    _type(drive, field, "warm")
    heart.start()
    for query in queries:
        _type(drive, field, query)
    busy = heart.stop()
    name = f"the window while searching in {size:,} questions"
    note = (
        f"with nothing going on: longest {max(idle):.1f} ms; {len(queries)} queries typed: "
        f"99.9 % of {len(busy)} gaps ≤ {percentile(busy, 99.9):.1f} ms, "
        f"{sum(gap > LONGEST for gap in busy)} over {LONGEST:.0f} ms"
    )
    yield figure(f"{name}: longest pause", max(busy), "ms", LONGEST, note)
    drive.end()


def _type(drive: Drive, field: QLineEdit, query: str) -> None:
    """Letter by letter, as an input method commits them; then the field is emptied."""
    for letter in query:
        field.insert(letter)
        drive.rest(LETTER)
    drive.rest(4 * LETTER)
    field.clear()


if __name__ == "__main__":
    tell(run())
