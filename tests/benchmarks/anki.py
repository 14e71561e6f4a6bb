"""Anki on the same machine, measured by a script beside the project, where both are there.

``STUDYAPP_ANKI_PYTHON`` names a Python that has ``aqt``; ``STUDYAPP_ANKI_BENCH`` the script, by
default ``../shared/bench/anki_bench.py``. Nothing of Anki is needed to run or test the program.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks import places
from tests.benchmarks.figures import Figure, figure, repetitions
from tests.benchmarks.program import ROOT, variables

NOTES = 10_000
PATIENCE = 180.0  # seconds: it shows forty cards before it ends


@dataclass(frozen=True, slots=True)
class Anki:
    """Runs the measuring script and keeps what it says."""

    WANTED = (
        'needs Anki: python3 -m venv anki && anki/bin/pip install "aqt[qt6]" psutil, then set '
        "STUDYAPP_ANKI_PYTHON=anki/bin/python and STUDYAPP_ANKI_BENCH to the measuring script"
    )

    python: str
    script: Path
    runs: list[dict[str, float]] = field(default_factory=list)

    @classmethod
    def found(cls) -> Anki | None:
        """Anki, if it can be run here."""
        python = os.environ.get("STUDYAPP_ANKI_PYTHON", "")
        usual = ROOT.parent / "shared" / "bench" / "anki_bench.py"
        script = Path(os.environ.get("STUDYAPP_ANKI_BENCH") or usual)
        if not python or not script.is_file():
            return None
        asked = subprocess.run([python, "-c", "import aqt"], capture_output=True, check=False)
        return cls(python, script) if asked.returncode == 0 else None

    def prepare(self) -> None:
        """Make the collection and start once."""
        if not (self._base / "User 1").exists():
            self._script("build", str(repetitions(NOTES, 200)))
        self.start()
        self.runs.clear()

    def start(self) -> float:
        """Seconds from just before the process to its usable deck list."""
        begin = time.time()
        said = self._script("run", BENCH_START=str(begin))
        result = next(line for line in said.splitlines() if line.startswith("RESULT "))
        found: dict[str, float] = json.loads(result.removeprefix("RESULT "))
        self.runs.append(found)
        return found["deck_browser_s"]

    def figures(self) -> Iterator[Figure]:
        """What else it says of Anki, to be read beside ours."""
        for key, name, unit in (
            ("answer_ms_median", "Anki: the answer with 10 formulas, median", "ms"),
            ("answer_ms_p95", "Anki: the answer with 10 formulas, p95", "ms"),
            ("pss_mb_deck", "Anki: memory at the deck list (PSS, all processes)", "MB"),
            ("pss_mb_review", "Anki: memory in review (PSS, all processes)", "MB"),
        ):
            yield figure(name, statistics.median(run[key] for run in self.runs), unit)
        searched: dict[str, dict[str, float]] = json.loads(self._script("search"))
        yield figure(
            f"Anki: search in {repetitions(NOTES, 200):,} notes, slowest of five queries",
            max(found["ms"] for found in searched.values()),
            "ms",
        )

    @property
    def _base(self) -> Path:
        return places.folder() / f"anki-{repetitions(NOTES, 200)}"

    def _script(self, command: str, *arguments: str, **extra: str) -> str:
        done = subprocess.run(
            [self.python, str(self.script), command, str(self._base), *arguments],
            env={**variables(), **extra},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"Anki's measurement failed:\n{done.stdout}\n{done.stderr}")
        return done.stdout
