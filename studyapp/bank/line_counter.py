"""Lines of offsets in a text, asked for in rising order: linear in the text altogether."""

from __future__ import annotations


class LineCounter:
    """Counts the lines of a text up to offsets that never fall."""

    def __init__(self, text: str, first: int = 1) -> None:
        self._text = text
        self._line = first
        self._counted = 0

    def at(self, offset: int) -> int:
        """The line in which the offset lies; ``first`` is the number of the text's first line."""
        self._line += self._text.count("\n", self._counted, offset)
        self._counted = offset
        return self._line
