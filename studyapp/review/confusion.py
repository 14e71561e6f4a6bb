"""Questions that were mistaken for one another, practised side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from studyapp.model.ids import ItemRef


def alternating(first: Sequence[ItemRef], second: Sequence[ItemRef]) -> list[ItemRef]:
    """The items of two questions in turns, so that one has to tell them apart each time."""
    turns = zip_longest(first, second)
    return [item for turn in turns for item in turn if item is not None]
