"""The process that compiles a bank, so that the window never waits for it.

``python -m studyapp.services.compile_child FOLDER TARGET [background]``, or in a frozen program
``PROGRAM --compile-library`` with the same. It imports no Qt. Standard output has one JSON object
per line: ``{"done", "of"}``, and last ``{"compiled": true}`` or ``{"what", "remedy"}``, both
``packed``: the window says them in its own language.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from studyapp.base.errors import Message, Said, StudyAppError, message

OPTION = "--compile-library"
MODULE = "studyapp.services.compile_child"


def command(folder: Path, target: Path, *, background: bool = False) -> list[str]:
    """The program and arguments that start the process, frozen or not.

    ``background``: nobody waits for it, so whatever else wants the processor comes first.
    """
    arguments = [str(folder), str(target), *(["background"] if background else [])]
    if getattr(sys, "frozen", False):
        return [sys.executable, OPTION, *arguments]
    return [sys.executable, "-m", MODULE, *arguments]


def main(arguments: Sequence[str]) -> int:
    """Compile the bank in ``arguments[0]`` into the library file ``arguments[1]``."""
    from studyapp.bank import read_bank
    from studyapp.library.compile import compile_bank
    from studyapp.library.stamp import stamp

    folder, target = map(Path, arguments[:2])
    if "background" in arguments[2:] and hasattr(os, "nice"):
        os.nice(5)
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        files = stamp(folder)  # before reading: a file changed meanwhile makes the library stale
        compile_bank(read_bank(folder), target, progress=_report_progress, files=files)
    except StudyAppError as error:
        _report_error(error)
        return 1
    except OSError as error:
        _report_error(
            StudyAppError(
                message(
                    "The question bank could not be compiled to {path}: {why}.",
                    path=target,
                    why=error.strerror,
                ),
                message("Check the disk's free space and the folder's permissions."),
            )
        )
        return 1
    _report({"compiled": True})
    return 0


def _report_progress(done: int, of: int) -> None:
    if done == of or done % max(1, of // 100) == 0:
        _report({"done": done, "of": of})


def _report_error(error: StudyAppError) -> None:
    _report({"what": packed(error.what_said), "remedy": packed(error.remedy_said)})


def _report(said: dict[str, object]) -> None:
    print(json.dumps(said), flush=True)


def packed(said: Said) -> object:
    """What is said, for JSON: a finished text, or a template with its values."""
    if isinstance(said, str):
        return said
    values = {
        name: packed(value) if isinstance(value, Message) else str(value)
        for name, value in said.values.items()
    }
    return {"template": said.template, "values": values}


def unpacked(said: object) -> Said:
    """The reverse of ``packed``."""
    if not isinstance(said, dict):
        return str(said)
    return Message(said["template"], {k: unpacked(value) for k, value in said["values"].items()})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
