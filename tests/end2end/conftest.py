"""The whole program as a process of its own, driven by keys and mouse on a virtual screen.

There is no window manager on that screen. The program reports which of its windows has the
keyboard (``STUDYAPP_REPORT``), so that nothing is typed before somebody listens.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = float(
    os.environ.get("STUDYAPP_TEST_PATIENCE", "60")
)  # seconds until something expected must have happened; no wait lasts longer
POLL = 0.02  # seconds between two looks at what the other process has done


def visible(name: str, process: subprocess.Popen[bytes] | None = None) -> list[str]:
    """The handles of the windows on the screen (of a process) whose titles match ``name``."""
    of = ["--all", "--pid", str(process.pid)] if process else []
    done = subprocess.run(
        ["xdotool", "search", "--onlyvisible", *of, "--name", name],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()


@dataclass
class Running:
    """A started program: its data folder, what it reports, and hands on its window."""

    folder: Path
    report: Path
    before: tuple[str, ...] = ()  # words in front of the command, such as ``unshare -n``
    environment: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    window: str = ""
    seen: int = 0

    # -- its life -----------------------------------------------------------------------------

    def launch(self, *arguments: str) -> None:
        """Start it; nothing is waited for."""
        self.report.unlink(missing_ok=True)
        self.seen = 0
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [
                    *self.before,
                    *(sys.executable, "-X", "faulthandler", "-m", "studyapp"),
                    *("--data-dir", str(self.folder), *arguments),
                ],
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT),
                    "STUDYAPP_REPORT": str(self.report),
                    **self.environment,
                },
                cwd=self.folder.parent,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def start(self) -> str:
        """Start it and wait for the first answer, whose line of the report is returned."""
        self.launch()
        self.wait_for("tree")
        shown = self.wait_for("answer")  # before it the window is made anew to hold the page
        self.take_focus()
        return shown

    def close(self) -> None:
        """Close as a person does; everything must end by itself, and nothing went wrong."""
        assert self.process is not None
        self.keys("ctrl+q")
        assert self.process.wait(PATIENCE) == 0, self.said()
        assert "Traceback" not in self.said(), self.said()

    def close_asked(self) -> None:
        """Close in the middle of an exam: it is asked whether one means it."""
        assert self.process is not None
        self.keys("ctrl+q")
        self.dialog("StudyApp")
        self.keys("Tab", "space")
        assert self.process.wait(PATIENCE) == 0, self.said()

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)

    @property
    def output(self) -> Path:
        """Where what it writes on its terminal goes."""
        return self.report.with_name("output")

    def said(self) -> str:
        """What it wrote on its terminal so far."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    # -- what it reports ----------------------------------------------------------------------

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

        self.until(there, f"the program to report {what!r}")
        return found

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Poll a condition that another process makes true."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert self.process is not None
            ended = self.process.poll()
            assert ended is None, f"it ended ({ended}) instead of {what}:\n{self.said()}"
            assert time.monotonic() < deadline, (
                f"waited in vain for {what}; it reported {self.lines()} and said:\n{self.said()}"
            )
            subprocess.run(["sleep", str(POLL)], check=True)

    # -- keys and mouse -----------------------------------------------------------------------

    def focus(self) -> str | None:
        """The title of its window that has the keyboard; None where none has."""
        found = [line for line in self.lines() if line.startswith("focus")]
        return (found[-1].removeprefix("focus").strip() or None) if found else None

    def dialog(self, title: str) -> None:
        """Wait until a dialog of this title has the keyboard."""
        self.until(lambda: self.focus() == title, f"the dialog {title!r}")

    def take_focus(self) -> None:
        """Wait for dialogs to be gone and give the keyboard to the main window."""

        def given() -> bool:
            if str(self.focus()).endswith("– StudyApp"):
                return True
            self.window = self.find_window("– StudyApp")
            self.tool("windowfocus", self.window)  # what a window manager would do
            return False

        # Before a dialog is gone Qt would hand the keyboard back to it.
        self.until(lambda: len(visible(".", self.process)) == 1, "no dialog")
        self.window = self.find_window("– StudyApp")
        self.until(given, "the keyboard to belong to the main window")

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.tool("key", "--clearmodifiers", key)

    def type(self, text: str, delay: int = 12) -> None:
        self.tool("type", "--clearmodifiers", "--delay", str(delay), "--", text)

    def click(self, x: int, y: int) -> None:
        self.tool("mousemove", "--window", self.window, str(x), str(y), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one place of the window, move, let go at another."""
        steps = 6
        self.tool("mousemove", "--window", self.window, str(start[0]), str(start[1]))
        self.tool("mousedown", "1")
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step // steps
            y = start[1] + (end[1] - start[1]) * step // steps
            self.tool("mousemove", "--window", self.window, str(x), str(y))
        self.tool("mouseup", "1")

    def find_window(self, name: str) -> str:
        """The handle of its visible window whose title holds ``name``."""
        assert self.process is not None
        found = ""

        def there() -> bool:
            nonlocal found
            found = (visible(name) or [""])[-1]
            return bool(found)

        self.until(there, f"the window {name!r}")
        return found

    @staticmethod
    def tool(*arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True)

    # -- what it keeps ------------------------------------------------------------------------

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Look into the database beside the running program."""
        database = self.folder / "study.db"
        if not database.exists():
            return []
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def setting(self, key: str) -> str:
        found = self.rows(f"SELECT value FROM settings WHERE key = '{key}'")
        return str(found[0][0]) if found else ""

    def await_rows(self, query: str, expected: list[tuple[object, ...]]) -> None:
        """Wait until the database answers so."""
        self.until(lambda: self.rows(query) == expected, f"{query} to give {expected}")

    def await_setting(self, key: str, expected: str) -> None:
        """Wait until a setting is saved as this JSON."""
        self.until(lambda: self.setting(key) == expected, f"{key} = {expected}")


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Running]:
    """The program on an empty data folder, as a new user has it."""
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
    """The program with its first-start page answered: English, light theme."""
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
