"""The real program as a process of its own, and when its tree and its answers appeared."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import psutil

from studyapp.base.paths import DataFolder

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds until an answer must be on the screen


@dataclass(frozen=True, slots=True)
class Start:
    """How long a start took, in seconds from just before the process was made."""

    tree: float
    answer: float


class Running:
    """A started program; a context manager that ends it."""

    def __init__(self, folder: DataFolder, extra: Mapping[str, str] | None = None) -> None:
        self._report = folder.path.with_name(f"{folder.path.name}.report")
        self._report.unlink(missing_ok=True)
        self._errors = folder.path.with_name(f"{folder.path.name}.errors").open("wb+")
        command = [sys.executable, "-m", "studyapp", "--data-dir", str(folder.path)]
        environment = {**variables(), "STUDYAPP_REPORT": str(self._report), **(extra or {})}
        self._begin = time.time()
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=self._errors, stderr=self._errors
        )

    def started(self) -> Start:
        """Wait for the first answer."""
        return Start(self._when("tree") - self._begin, self._when("answer") - self._begin)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        family = psutil.Process(self.process.pid).children(recursive=True)
        self.process.terminate()
        self.process.wait()
        psutil.wait_procs(family, timeout=PATIENCE)  # their end is no part of the next start
        self._errors.close()

    def _when(self, what: str) -> float:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            if self._report.exists():
                for line in self._report.read_text(encoding="utf-8").splitlines():
                    at, _, said = line.partition(" ")
                    if said.split(" ")[0] == what:
                        return float(at)
            time.sleep(0.005)
        self._errors.seek(0)
        raise RuntimeError(f"no {what} appeared:\n{self._errors.read().decode(errors='replace')}")


def start_once(folder: DataFolder, extra: Mapping[str, str] | None = None) -> Start:
    """Start, wait for the first answer, end."""
    with Running(folder, extra) as running:
        return running.started()


def use_once(folder: DataFolder) -> None:
    """Start as someone who reads for a moment: what a session leaves behind is then there."""
    with Running(folder) as running:
        running.started()
        time.sleep(2)


def variables() -> dict[str, str]:
    """The variables programs are started with: as a person's, whatever the shell's habits."""
    kept = {
        name: value
        for name, value in os.environ.items()
        # A program that may not keep its compiled modules compiles them at every start.
        if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME"}
    }
    kept["PYTHONPATH"] = str(ROOT)
    if not kept.get("DISPLAY"):
        kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        kept["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium's sandbox refuses root
    return kept


def memory(process: int | None = None) -> float:
    """The proportional set size of a process (this one unless named) and all below it, in MB."""
    own = psutil.Process(process)
    total = 0
    for member in [own, *own.children(recursive=True)]:
        try:
            total += member.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
    return total / 1e6
