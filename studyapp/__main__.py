"""The program's one entry: ``studyapp`` or ``python -m studyapp``.

A command of the command line, or the window. Nothing of the command line is imported on the way to
the window: that starts fast.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

COMMANDS = frozenset(["check", "search", "import", "export", "backup"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with the arguments after its name; return its exit code.

    0 done, 1 found problems (or could not do it), 2 wrong use.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if opens_window(given):
        from studyapp.app import run

        return run(given)
    from studyapp.cli import dispatch

    return dispatch(given)


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether these are a file to open, ``--data-dir DIR``, or nothing; else it is a command."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--data-dir":
            if next(rest, None) is None:
                return False
        elif argument.startswith("--data-dir="):
            continue
        else:
            return argument not in COMMANDS and not argument.startswith("-")
    return True


if __name__ == "__main__":
    sys.exit(main())
