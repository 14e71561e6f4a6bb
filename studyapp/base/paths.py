"""Where files lie: what ships with the program, and what belongs to the person."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import appdirs

APPLICATION = "StudyApp"


def root() -> Path:
    """The folder that holds ``resources`` and ``content``.

    In a checkout that is the project's folder, in a wheel the package's own folder, in a frozen
    program the folder the bundle was unpacked to.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    package = Path(__file__).resolve().parents[1]
    return package if (package / "content").is_dir() else package.parent


def builtin_bank() -> Path:
    """The folder of the bank that comes with the program."""
    return root() / "content"


def resources() -> Path:
    """The folder of the page's assets, icons and translations."""
    return root() / "resources"


def katex() -> Path:
    """The folder of KaTeX's distribution (``katex.min.js``, ``katex.min.css``, ``fonts/``).

    The set-up fetches it from its npm package; it is never committed.
    """
    return resources() / "vendor" / "katex"


def plots() -> Path:
    """The folder of D3 and Observable Plot, fetched as KaTeX is."""
    return resources() / "vendor" / "plots"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The person's own files, all under one folder."""

    path: Path

    @classmethod
    def default(cls) -> DataFolder:
        """The usual place for this system's user data."""
        return cls(Path(appdirs.user_data_dir(APPLICATION, appauthor=False)))

    @property
    def database(self) -> Path:
        """The person's history."""
        return self.path / "study.db"

    @property
    def backups(self) -> Path:
        """Verified copies of the history."""
        return self.path / "backups"

    @property
    def libraries(self) -> Path:
        """Compiled banks; can be thrown away and made again."""
        return self.path / "libraries"

    @property
    def banks(self) -> Path:
        """Banks the person has imported."""
        return self.path / "banks"

    @property
    def log(self) -> Path:
        """The program's log."""
        return self.path / "studyapp.log"
