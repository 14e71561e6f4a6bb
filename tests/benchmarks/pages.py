"""Home page, statistics and the next card on the screen, with a million ratings behind them.

From the key until the page's own signal after its fonts and two frames: what the person waits for.
The store is that of ``records``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import TYPE_CHECKING

from studyapp.services.history import Change
from tests.benchmarks.drive import PATIENCE, Drive
from tests.benchmarks.figures import Figure, figure, repetitions, spread, tell
from tests.benchmarks.records import FEW, HOME, RATINGS, STATISTICS, prepared

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

NEXT = 50.0  # ms from the rating to the next question on the screen
TIMES, QUICKLY = 20, 3
REST = 500  # ms from a rating to the key that shows another page
CARDS, FEW_CARDS = 40, 5


def run() -> Iterator[Figure]:
    """All of it, in one program."""
    count = repetitions(RATINGS, FEW)
    drive = Drive(prepared(count))
    drive.rest(4000)
    studio, history = drive.studio, drive.program.profile.history
    shown = studio.window.pane.view.fragment_shown  # type: ignore[union-attr]
    times = repetitions(TIMES, QUICKLY)
    for name, command, target in (
        ("home page on the screen", "home", HOME),
        ("statistics on the screen, plots drawn", "statistics", STATISTICS),
    ):
        action = studio.window.actions_table[command]
        first = _until(drive, shown, action.trigger)
        measured = []
        for _ in range(times):
            drive.wait(studio.reader.uncover)
            # As after a rating: nothing read before holds any more. The queue is read again by
            # itself as soon as the window has nothing else to do.
            history.changed.emit(Change("review", frozenset()))
            drive.rest(REST)
            measured.append(_until(drive, shown, action.trigger))
        yield figure(
            f"{name}, {count:,} ratings, median",
            median(measured),
            "ms",
            target,
            f"{spread(measured)}; the first time: {first:.0f}",
        )
    yield from _next_card(drive, shown, count)
    drive.end()


def _next_card(drive: Drive, shown: SignalInstance, count: int) -> Iterator[Figure]:
    """Rate one card after the other; each time until the next stands on the screen."""
    reviewing, view = drive.studio.reviewing, drive.studio.window.pane.view
    assert view is not None
    _until(drive, shown, reviewing.start)
    measured = []
    for _ in range(repetitions(CARDS, FEW_CARDS)):
        if reviewing.current is None:
            break
        # Twice: where nothing is answered one is asked once more.
        _until(drive, shown, lambda: (reviewing.show_answer(), reviewing.show_answer()))
        drive.rest(50)
        measured.append(_until(drive, shown, lambda: reviewing.rate(3)))
        drive.rest(50)
    yield figure(
        f"from a rating to the next card on the screen, {count:,} ratings, median",
        median(measured),
        "ms",
        NEXT,
        spread(measured),
    )


def _until(drive: Drive, shown: SignalInstance, act: Callable[[], object]) -> float:
    """Milliseconds until the page says that the fragment is on the screen."""
    from PySide6.QtCore import QEventLoop, QTimer

    del drive
    loop = QEventLoop()
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: loop.exit(1))
    shown.connect(loop.quit)
    late.start(PATIENCE)
    begin = time.perf_counter()
    act()
    ended = loop.exec()
    taken = 1000 * (time.perf_counter() - begin)
    shown.disconnect(loop.quit)
    if ended:
        raise RuntimeError("no page appeared")
    return taken


if __name__ == "__main__":
    tell(run())
