"""The few arguments of the window, read without ``argparse`` to start fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from studyapp.base.errors import StudyAppError
from studyapp.base.paths import DataFolder


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person asked for at the start."""

    folder: DataFolder
    files: tuple[Path, ...] = ()


def read(arguments: Sequence[str]) -> Wanted:
    """Read the arguments; raises ``StudyAppError`` for what is not understood."""
    folder: DataFolder | None = None
    files: list[Path] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--data-dir" or argument.startswith("--data-dir="):
            name = argument.partition("=")[2] or next(rest, "")
            if not name:
                raise StudyAppError("--data-dir needs a folder.")
            folder = DataFolder(Path(name).expanduser().absolute())
        elif argument.startswith("-"):
            raise StudyAppError(f"The option {argument} is not known.")
        else:
            files.append(Path(argument).expanduser().absolute())
    return Wanted(folder or DataFolder.default(), tuple(files))
