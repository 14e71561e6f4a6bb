"""How fast another answer is on the screen, from the key press on, in the real window.

Times end with the page's own signal, sent after the fonts are loaded and two frames were drawn;
two frames are 33 ms. An answer is read from its library, typeset, and noted as visited, as ever.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator, Sequence

from studyapp.model.ids import QuestionRef
from studyapp.services.libraries import BUILTIN
from tests.benchmarks import formulas, places
from tests.benchmarks.drive import Drive
from tests.benchmarks.figures import Figure, figure, percentile, repetitions, tell

JUMPS = 100
SETTLED = 900  # milliseconds after which the neighbours have been made ready
# number of formulas -> ms, median and p95
TARGETS = {10: (40.0, 60.0), 30: (55.0, 75.0)}
NEIGHBOUR = 40.0  # ms, median


def run() -> Iterator[Figure]:
    """Random jumps among answers of 10 and of 30 formulas, then steps to the neighbour."""
    drive = Drive(places.data_folder("answers", places.formula_library()))
    reader = drive.studio.reader
    jumps = repetitions(JUMPS, 15)

    def timed(numbers: Sequence[int], many: int) -> list[float]:
        times = []
        for number in numbers:
            ref = QuestionRef(BUILTIN, formulas.question(number, many))
            drive.rest(20)
            begin = time.perf_counter()
            drive.press(lambda ref=ref: reader.open(ref))  # type: ignore[misc]
            times.append((time.perf_counter() - begin) * 1000)
        return times

    chance = random.Random(1)
    timed(range(5, 400, 40), 10)  # the first ones are slower: code is still being compiled
    for many, (median, late) in TARGETS.items():
        # No two are neighbours, so that none has been made ready.
        times = timed([3 * number for number in chance.sample(range(140), jumps)], many)
        name = f"key press → another answer, {many} formulas, {jumps} random jumps"
        yield figure(f"{name}, median", statistics.median(times), "ms", median)
        yield figure(f"{name}, p95", percentile(times, 95), "ms", late)
    times = []
    for _ in range(repetitions(40, 6)):
        drive.rest(SETTLED)
        begin = time.perf_counter()
        drive.press(reader.previous)
        times.append((time.perf_counter() - begin) * 1000)
    name = "key press → the neighbour, prepared beforehand, 30 formulas"
    yield figure(f"{name}, median", statistics.median(times), "ms", NEIGHBOUR)
    yield figure(f"{name}, p95", percentile(times, 95), "ms")
    drive.end()


if __name__ == "__main__":
    tell(run())
