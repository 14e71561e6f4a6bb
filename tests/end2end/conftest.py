"""The whole program as a process of its own, driven by keys and mouse on a virtual screen."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40.0  # seconds until something expected must have happened; no wait lasts longer


@dataclass
class Running:
    """A started program: its data folder, what it reports, and hands on its window."""

    folder: Path
    report: Path
    arguments: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    window: str = ""
    seen: int = field(default=0)

    def start(self) -> None:
        self.report.unlink(missing_ok=True)
        self.seen = 0
        self.process = subprocess.Popen(
            [sys.executable, "-m", "studyapp", "--data-dir", str(self.folder), *self.arguments],
            env={**os.environ, "PYTHONPATH": str(ROOT), "STUDYAPP_REPORT": str(self.report)},
            cwd=self.folder.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.wait_for("tree")
        self.window = self._find_window()
        self._tool("windowfocus", "--sync", self.window)

    def lines(self) -> list[str]:
        if not self.report.exists():
            return []
        text = self.report.read_text(encoding="utf-8")
        return [line.partition(" ")[2] for line in text.splitlines()]

    def wait_for(self, what: str) -> str:
        """Wait until a new line of the report begins with ``what``."""
        found = ""

        def there() -> bool:
            nonlocal found
            for index, line in enumerate(self.lines()[self.seen :], self.seen):
                if line.startswith(what):
                    self.seen, found = index + 1, line
                    return True
            return False

        self.until(there, f"the program to report {what!r}; it reported {self.lines()}")
        return found

    def until(self, condition: object, what: str) -> None:
        """Poll a condition that another process makes true."""
        assert callable(condition)
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert self.process is not None
            assert self.process.poll() is None, f"the program ended while waiting for {what}"
            assert time.monotonic() < deadline, f"waited in vain for {what}"
            subprocess.run(["sleep", "0.02"], check=True)

    def keys(self, *keys: str) -> None:
        for key in keys:
            self._tool("key", "--clearmodifiers", key)

    def type(self, text: str) -> None:
        self._tool("type", "--clearmodifiers", "--delay", "12", text)

    def click(self, x: int, y: int) -> None:
        self._tool("mousemove", "--sync", "--window", self.window, str(x), str(y), "click", "1")

    def close(self) -> None:
        """Close as a person does; everything must end by itself."""
        assert self.process is not None
        self.keys("ctrl+q")
        assert self.process.wait(PATIENCE) == 0, self.process.stderr
        out, err = self.process.communicate()
        assert b"Traceback" not in err, err.decode()

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Look into the database beside the running program."""
        database = self.folder / "study.db"
        if not database.exists():
            return []
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def setting(self, key: str) -> str:
        found = self.rows(f"SELECT value FROM settings WHERE key = '{key}'")
        return str(found[0][0]) if found else ""

    def _find_window(self) -> str:
        assert self.process is not None
        found = ""

        def there() -> bool:
            nonlocal found
            assert self.process is not None
            done = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name",
                 "StudyApp"],
                capture_output=True, text=True, check=False,
            )
            found = done.stdout.split()[0] if done.stdout.split() else ""
            return bool(found)

        self.until(there, "the window")
        return found

    @staticmethod
    def _tool(*arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Running]:
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen" or not os.environ.get("DISPLAY"):
        pytest.skip("needs a screen: the test command runs these under Xvfb")
    if not shutil.which("xdotool"):
        pytest.skip("needs xdotool, which the test command installs")
    running = Running(tmp_path / "data", tmp_path / "report")
    running.folder.mkdir()
    yield running
    if running.process is not None and running.process.poll() is None:
        running.kill()


@pytest.fixture
def welcomed(program: Running) -> Running:
    """A program whose first-start page has been answered, in English and the light theme."""
    from studyapp.base.paths import DataFolder
    from studyapp.model.language import Language
    from studyapp.services.profile import Profile
    from studyapp.services.settings import Theme

    profile = Profile.open(DataFolder(program.folder))
    profile.settings.welcomed = True
    profile.settings.language = Language.EN
    profile.settings.theme = Theme.LIGHT
    profile.close()
    return program
