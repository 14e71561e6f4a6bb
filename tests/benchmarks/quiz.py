"""How fast a quiz goes on: from the key to the next question, to the feedback, on the screen.

From the key until the page's own signal after its fonts and two frames (33 ms), the answer on the
disk before it. The items are those of the bank that comes with the program, each type in turn.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from statistics import median

from tests.benchmarks import places
from tests.benchmarks.drive import PATIENCE, Drive
from tests.benchmarks.figures import Figure, figure, percentile, repetitions, spread, tell

ITEMS, FEW = 60, 6
NEXT = 50.0  # ms, from grading to the next question on the screen
REST = 250  # ms one looks at a page, at least


def run() -> Iterator[Figure]:
    """A practice with feedback after each item, then an exam without."""
    from studyapp.quiz.setup import Mode, Scope, Setup

    drive = Drive(places.data_folder("quiz"))
    drive.rest(4000)
    quizzing = drive.studio.quizzing
    service, sitting = quizzing.service, quizzing.sitting
    count = repetitions(ITEMS, FEW)
    everything = Setup(scope=Scope(everything=True), count=count)

    def answer() -> None:
        index = _session(drive).position
        service.answer(index, service.instance(index).right_response())
        sitting.pages.revealed.add(index)

    _until(drive, "quiz shown", lambda: service_start(drive, everything))
    checks, steps = [], []
    for number in range(count):
        answer()
        drive.rest(REST)
        checks.append(_until(drive, "quiz shown", sitting.enter))
        drive.rest(REST)
        if number + 1 < count:
            steps.append(_until(drive, "quiz shown", sitting.enter))
    name = f"quiz: from grading to the next question on the screen, {len(steps)} items"
    yield figure(f"{name}, median", median(steps), "ms", NEXT, spread(steps))
    yield figure(f"{name}, p95", percentile(steps, 95), "ms")
    name = "quiz: from the key to the feedback on the screen"
    yield figure(f"{name}, median", median(checks), "ms", NEXT, spread(checks))
    service.discard()
    exam = Setup(scope=Scope(everything=True), count=count, mode=Mode.EXAM)
    _until(drive, "quiz shown", lambda: service_start(drive, exam, random.Random(2)))
    steps = []
    for _ in range(count - 1):
        answer()
        drive.rest(REST)
        steps.append(_until(drive, "quiz shown", sitting.enter))
    name = f"exam: from the key to the next question on the screen, {len(steps)} items"
    yield figure(f"{name}, median", median(steps), "ms", NEXT, spread(steps))
    service.discard()
    drive.end()


def service_start(drive: Drive, setup: object, source: random.Random | None = None) -> None:
    """Begin a session that is the same each time."""
    quizzing = drive.studio.quizzing
    quizzing.service.start(setup, source or random.Random(1))  # type: ignore[arg-type]
    quizzing.sitting.begin()
    quizzing.sitting.show()


def _session(drive: Drive):  # type: ignore[no-untyped-def]
    session = drive.studio.quizzing.service.session
    assert session is not None
    return session


def _until(drive: Drive, what: str, act: Callable[[], object]) -> float:
    """Milliseconds from the act until the program reports this."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: loop.exit(1))
    late.start(PATIENCE)
    told = drive.studio.quizzing.told

    def heard(line: str) -> None:
        if line.startswith(what):
            loop.quit()

    told.connect(heard)
    begin = time.perf_counter()
    act()
    ended = loop.exec()
    taken = (time.perf_counter() - begin) * 1000
    told.disconnect(heard)
    if ended:
        raise RuntimeError(f"{what} did not come")
    return taken


if __name__ == "__main__":
    tell(run())
