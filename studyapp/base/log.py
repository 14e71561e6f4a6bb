"""The program's log: a rotating file in the data folder, warnings also on standard error."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

from studyapp.base.errors import StudyAppError

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def set_up(file: Path) -> None:
    """Write the log to ``file``; raise ``StudyAppError`` where its folder cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        to_file = logging.handlers.RotatingFileHandler(
            file, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError as error:
        raise StudyAppError(
            f"The data folder {file.parent} cannot be made: {error.strerror}.",
            "Choose another one with --data-dir.",
        ) from error
    to_file.setFormatter(logging.Formatter(FORMAT))
    to_screen = logging.StreamHandler()
    to_screen.setLevel(logging.WARNING)
    to_screen.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("studyapp")
    logger.setLevel(logging.INFO)
    logger.handlers[:] = [to_file, to_screen]
    logger.propagate = False
