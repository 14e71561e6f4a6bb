"""The program's one entry: ``studyapp`` or ``python -m studyapp``.

A command of the command line, or the window. Nothing of the command line is imported on the way to
the window: that starts fast.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

COMMANDS = frozenset(["check", "search", "import", "export", "quiz", "review", "stats", "backup"])
OPTIONS = frozenset(["-h", "--help", "--version", "--data-dir"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with the arguments after its name; return its exit code.

    0 done, 1 found problems (or could not do it), 2 wrong use.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--compile-library"]:  # a frozen program starts itself to compile a bank
        from studyapp.services.compile_child import main as compile_library

        return compile_library(given[1:])
    first = first_word(given)
    unknown_option = first is not None and first.startswith("-") and first not in OPTIONS
    if first is None or unknown_option or (first not in COMMANDS and os.path.exists(first)):  # noqa: PTH110 - fast
        from studyapp.app import run

        return run(given)
    if first not in COMMANDS and not first.startswith("-"):
        print(
            f"studyapp: “{first}” is neither a command nor a file. "
            "Run studyapp --help to see how it is used.",
            file=sys.stderr,
        )
        return 2
    from studyapp.cli import dispatch

    return dispatch(given)


def first_word(arguments: Sequence[str]) -> str | None:
    """The first argument that is not ``--data-dir DIR``, if any."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--data-dir":
            if next(rest, None) is None:
                return argument
        elif not argument.startswith("--data-dir="):
            return argument
    return None


if __name__ == "__main__":
    sys.exit(main())
