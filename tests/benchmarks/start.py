"""How long a start takes: to the tree, to the first answer, and at the very first start."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from studyapp.base.paths import DataFolder
from tests.benchmarks import places
from tests.benchmarks.anki import Anki
from tests.benchmarks.figures import Figure, figure, missing, repetitions, spread, tell
from tests.benchmarks.program import Start, start_once, use_once, variables

TREE = 0.2  # s
OF_ANKI = 0.6  # of its start to the deck list
VERY_FIRST = 5.0  # s
TIMES, QUICKLY = 12, 3

# Reports as the program does: from just before the process to the first paint.
_EMPTY_WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print(time.time(), flush=True)
        QApplication.exit()
application = QApplication(sys.argv[:1])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""


def run() -> Iterator[Figure]:
    """Warm starts of the program, an empty window and Anki in turn; then the very first ones."""
    times = repetitions(TIMES, QUICKLY)
    folder = places.data_folder("warm")
    anki = Anki.found()
    use_once(folder)
    if anki is not None:
        anki.prepare()
    ours: list[Start] = []
    theirs: list[float] = []
    empty: list[float] = []
    for _ in range(times):
        ours.append(start_once(folder))
        empty.append(_empty_window())
        if anki is not None:
            theirs.append(anki.start())
    trees, answers = [start.tree for start in ours], [start.answer for start in ours]
    yield figure(
        "process start → tree painted (warm), median",
        statistics.median(trees),
        "s",
        TREE,
        spread(trees, 3),
    )
    yield figure(
        "process start → an empty Qt window painted (the floor), median",
        statistics.median(empty),
        "s",
        note=spread(empty, 3),
    )
    name = "process start → first answer readable (warm), median"
    answer = statistics.median(answers)
    if anki is None:
        yield figure(name, answer, "s", note=spread(answers, 3))
        yield missing(f"{name}, of Anki's start to its deck list", "×", OF_ANKI, Anki.WANTED)
    else:
        deck = statistics.median(theirs)
        yield figure(name, answer, "s", OF_ANKI * deck, spread(answers, 3))
        yield figure(f"{name}, of Anki's start to its deck list", answer / deck, "×", OF_ANKI)
        yield figure(
            "Anki: process start → deck list usable, median", deck, "s", note=spread(theirs, 3)
        )
        yield from anki.figures()
    first = [_very_first(number) for number in range(repetitions(3, 1))]
    yield figure(
        "the very first start (fresh user) → first answer, worst",
        max(start.answer for start in first),
        "s",
        VERY_FIRST,
    )
    yield figure(
        "the very first start (fresh user) → tree painted, worst",
        max(start.tree for start in first),
        "s",
        note="with the library that set-up compiled",
    )


def _very_first(number: int) -> Start:
    """The start of a user who never had the program: no data, no settings, no caches."""
    home = places.folder() / f"home-{number}"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    own = {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
    }
    return start_once(DataFolder(home / "data"), own)


def _empty_window() -> float:
    begin = time.time()
    done = subprocess.run(
        [sys.executable, "-c", _EMPTY_WINDOW],
        env=variables(),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout) - begin


if __name__ == "__main__":
    tell(run())
