"""Lines from standard input, with something to be done every moment while one waits."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable

MOMENT = 0.25  # seconds


class Lines:
    """Reads lines on a thread of its own: no system lets one wait for a line and a clock at once.

    The thread may hang in a read when the program ends; it does not keep it from ending.
    """

    def __init__(self) -> None:
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._read, name="standard input", daemon=True)

    def next(self, meanwhile: Callable[[], bool]) -> str | None:
        """The next line without its end; None at the end of the input.

        ``meanwhile`` is called every moment; where it says False, nobody waits any longer and
        the answer is an empty line.
        """
        if not self._thread.is_alive() and self._thread.ident is None:
            self._thread.start()
        while True:
            try:
                return self._lines.get(timeout=MOMENT)
            except queue.Empty:
                if not meanwhile():
                    return ""

    def _read(self) -> None:
        try:
            for line in sys.stdin:
                self._lines.put(line.rstrip("\r\n"))
        except (OSError, ValueError):  # closed while it was read
            pass
        self._lines.put(None)
