"""Whether a start with 100,000 questions is slower than one with 200."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from tests.benchmarks import places
from tests.benchmarks.figures import Figure, figure, repetitions, spread, tell
from tests.benchmarks.program import Start, start_once

FEW, MANY = 200, 100_000
TARGET = 1.2
TIMES, QUICKLY = 8, 2


def run() -> Iterator[Figure]:
    """Starts with many and with few questions in turn."""
    many = repetitions(MANY, 10_000)
    folders = {
        size: places.data_folder(f"start-{size}", places.library(size)) for size in (FEW, many)
    }
    starts: dict[int, list[Start]] = {size: [] for size in folders}
    for turn in range(repetitions(TIMES, QUICKLY) + 1):
        for size, folder in folders.items():
            start = start_once(folder)
            if turn:  # the first one brings the file into memory
                starts[size].append(start)
    for what in ("answer", "tree"):
        few_times = [getattr(start, what) for start in starts[FEW]]
        many_times = [getattr(start, what) for start in starts[many]]
        yield figure(
            f"start with {many:,} questions, of the start with {FEW}: to the {what}, medians",
            statistics.median(many_times) / statistics.median(few_times),
            "×",
            TARGET,
            f"{many:,}: {spread(many_times, 3)} s; {FEW}: {spread(few_times, 3)} s",
        )


if __name__ == "__main__":
    tell(run())
