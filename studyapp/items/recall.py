"""Free recall: a question answered in one's head, aloud or typed, then held against key points."""

from __future__ import annotations

from collections.abc import Sequence

from studyapp.items.types import Item, ItemType, KeyPoint
from studyapp.model.ids import WHOLE
from studyapp.model.language import Text


def recall_item(title: Text, points: Sequence[KeyPoint], difficulty: int = 1) -> Item:
    """The question itself as an item, marked by the key points that were mentioned."""
    return Item(WHOLE, ItemType.RECALL, title, difficulty, points=tuple(points))
