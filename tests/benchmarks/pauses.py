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
from tests.benchmarks.search import QUERIES, ROWS

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
    """Nothing going on; forty queries with nothing drawn; the same typed into the search box."""
    from studyapp.model.language import Language
    from studyapp.services.search import SearchService

    size = 10_000 if QUICK else 100_000
    drive = Drive(places.data_folder("pauses", places.library(size)))
    queries = QUERIES[:4] if QUICK else QUERIES
    drive.rest(3000)
    heart = Heartbeat()
    heart.start()
    drive.rest(repetitions(5000, 1000))
    idle = max(heart.stop())

    service = SearchService(drive.program.libraries)
    service.text_results.connect(lambda number, hits: service.cut_snippets(number, hits[:ROWS]))
    service.warm_up()
    drive.rest(1000)
    heart.start()
    for query in queries:
        for end in range(1, len(query) + 1):
            service.search(query[:end], Language.ZH)
            drive.rest(LETTER)
        drive.rest(4 * LETTER)
    searching = heart.stop()
    service.close()

    drive.studio.window.actions_table["search"].trigger()
    field: QLineEdit = drive.studio.window.search.field
    drive.rest(500)
    _type(drive, field, "warm")
    heart.start()
    for query in queries:
        _type(drive, field, query)
    drawing = heart.stop()
    drive.end()
    name = f"the window while searching in {size:,} questions: longest pause"
    for what, gaps in (
        ("search and delivery of its results", searching),
        ("results drawn in the search box as well", drawing),
    ):
        note = (
            f"with nothing going on {idle:.1f} ms; {len(queries)} queries typed: 99.9 % of "
            f"{len(gaps)} gaps ≤ {percentile(gaps, 99.9):.1f} ms, "
            f"{sum(gap > LONGEST for gap in gaps)} over {LONGEST:.0f} ms"
        )
        yield figure(f"{name}, {what}", max(gaps), "ms", LONGEST, note)


def _type(drive: Drive, field: QLineEdit, query: str) -> None:
    """Letter by letter, as an input method commits them; then the field is emptied."""
    for letter in query:
        field.insert(letter)
        drive.rest(LETTER)
    drive.rest(4 * LETTER)
    field.clear()


if __name__ == "__main__":
    tell(run())
