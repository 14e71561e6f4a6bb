"""What reading costs in memory: the proportional set size of the program and all its processes."""

from __future__ import annotations

import time
from collections.abc import Iterator

from studyapp.model.ids import QuestionRef
from studyapp.services.libraries import BUILTIN
from tests.benchmarks import formulas, places
from tests.benchmarks.drive import Drive
from tests.benchmarks.figures import Figure, figure, repetitions, tell
from tests.benchmarks.program import Running, memory

READING = 400.0  # MB
GROWTH = 1.3
ANSWERS = 300
SETTLED = 3.0  # seconds after the first answer


def run() -> Iterator[Figure]:
    """The program on the built-in bank; then 300 answers of 30 formulas."""
    with Running(places.data_folder("memory")) as running:
        running.started()
        time.sleep(SETTLED)
        reading = memory(running.process.pid)
    yield figure("memory while reading (PSS, all processes)", reading, "MB", READING)

    drive = Drive(places.data_folder("growth", places.formula_library()))
    drive.press(lambda: drive.studio.reader.open(_ref(0)))
    drive.rest(int(SETTLED * 1000))
    begin = memory()
    answers = repetitions(ANSWERS, 30)
    for number in range(1, answers + 1):
        drive.press(lambda number=number: drive.studio.reader.open(_ref(number)))  # type: ignore[misc]
    drive.rest(int(SETTLED * 1000))
    end = memory()
    drive.end()
    yield figure(
        f"memory after {answers} answers of 30 formulas, times the start",
        end / begin,
        "×",
        GROWTH,
        f"{begin:.0f} MB, then {end:.0f} MB",
    )


def _ref(number: int) -> QuestionRef:
    return QuestionRef(BUILTIN, formulas.question(number, 30))


if __name__ == "__main__":
    tell(run())
