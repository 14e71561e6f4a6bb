"""The program's log: a file in the data folder, warnings also on standard error."""

from __future__ import annotations

import logging
from pathlib import Path

from studyapp.base.errors import StudyAppError, message

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LARGEST = 1_000_000  # bytes; a larger file is set aside at the next start, the one before it goes


def set_up(file: Path) -> None:
    """Write the log to ``file``; raise ``StudyAppError`` where its folder cannot be written.

    Rotated at the start only: ``logging.handlers`` costs 10 ms to import.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_file() and file.stat().st_size > LARGEST:
            file.replace(file.with_suffix(".log.1"))
        to_file = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError as error:
        raise StudyAppError(
            message(
                "The data folder {folder} cannot be written: {why}.",
                folder=file.parent,
                why=error.strerror,
            ),
            message("Choose another one with --data-dir."),
        ) from error
    to_file.setFormatter(logging.Formatter(FORMAT))
    to_screen = logging.StreamHandler()
    to_screen.setLevel(logging.WARNING)
    to_screen.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("studyapp")
    logger.setLevel(logging.INFO)
    logger.handlers[:] = [to_file, to_screen]
    logger.propagate = False
