"""How long one was busy with a card."""

from __future__ import annotations

import time

LONGEST = 300.0  # seconds at a stretch that count: who was away was not studying


class Stopwatch:
    """Adds up stretches of time."""

    def __init__(self) -> None:
        self._before = 0.0
        self._since: float | None = None

    @property
    def seconds(self) -> float:
        """So far."""
        now = 0.0 if self._since is None else min(time.monotonic() - self._since, LONGEST)
        return self._before + now

    def reset(self) -> None:
        """Begin anew, at rest."""
        self._before, self._since = 0.0, None

    def run(self) -> None:
        """Go on."""
        if self._since is None:
            self._since = time.monotonic()

    def rest(self) -> None:
        """Stand still; what counts so far counts."""
        self._before, self._since = self.seconds, None
