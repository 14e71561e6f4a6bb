"""The benchmark command: one JSON object per figure, with its target and whether it is met.

    python -m tests.benchmarks [start] [answers] [memory] [search] [pauses] [scale] [records]
        [pages] [quiz]

Without names all of them run, one after the other, each in a process of its own. It is to run with
nothing else going on: under Xvfb where there is no screen, as ``packaging/develop.py bench`` does.

``STUDYAPP_BENCH_QUICK=1``: few repetitions, no library of 100,000 questions, no million ratings.
``STUDYAPP_BENCH_FOLDER``: a folder to keep what is large in for another run (3 GB).
``STUDYAPP_ANKI_PYTHON``: a Python that has ``aqt``, to measure Anki beside ours.
"""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.places import FOLDER, folder
from tests.benchmarks.program import ROOT, variables

GROUPS = ("start", "answers", "memory", "search", "pauses", "scale", "records", "pages", "quiz")


def main(names: list[str]) -> int:
    """Run the groups named; 2 for a name that is none, 1 where a group could not end."""
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        print(f"No benchmark is called {unknown[0]}; there are {', '.join(GROUPS)}.")
        return 2
    environment = {**variables(), FOLDER: str(folder())}
    failed = []
    for name in GROUPS:
        if names and name not in names:
            continue
        command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
        if subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"These benchmarks did not end well: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
