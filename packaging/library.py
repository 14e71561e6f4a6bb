"""Compile the built-in bank into ``resources/libraries``, where it is missing or stale.

The very first start then has the tree and the answers at once.
"""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Compile; the process that the window uses does it."""
    from studyapp.base import paths
    from studyapp.library.stamp import is_current
    from studyapp.services.compile_child import main as compile_library

    bank = paths.builtin_bank()
    target = paths.resources() / "libraries" / "deep-learning.db"
    if is_current(target, bank):
        return 0
    with contextlib.redirect_stdout(io.StringIO()) as told:  # its progress is for the window
        code = compile_library([str(bank), str(target)])
    if code:
        print(told.getvalue().splitlines()[-1], file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
