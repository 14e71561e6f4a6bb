"""The window's composition root: the only place that builds its objects and wires them.

What the first paint needs is imported and made first; the page, the search and all the rest come
after it.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence

USAGE = "Run studyapp --help to see how it is used."


def run(arguments: Sequence[str]) -> int:
    """Open the window with the arguments after the program's name; return the exit code."""
    from studyapp.app.arguments import read
    from studyapp.base.errors import StudyAppError

    try:
        wanted = read(arguments)
    except StudyAppError as error:
        import sys

        print(f"studyapp: {error} {USAGE}", file=sys.stderr)
        return 2
    from studyapp.app.imports import make_plain

    gc.disable()  # next to nothing of what the start makes is garbage; ``start`` enables it
    make_plain()
    from studyapp.app.start import start

    return start(wanted)
