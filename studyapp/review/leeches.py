"""Leeches: what is forgotten again and again costs more than it brings.

Repeating it once more does not help; most often something it builds on is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.model.ids import ItemRef, QuestionRef
from studyapp.model.language import Text
from studyapp.model.review import Card

LAPSES = 8  # that many make a leech
AGAIN = 4  # and it is said again after that many more


@dataclass(frozen=True, slots=True)
class Leech:
    """A leech, and what to do about it."""

    item: ItemRef
    lapses: int
    prerequisites: tuple[QuestionRef, ...]  # to be learned first: those not known well yet
    advice: Text


def is_leech(card: Card) -> bool:
    """Whether a card was forgotten too often."""
    return card.lapses >= LAPSES


def becomes_leech(before: Card, after: Card) -> bool:
    """Whether a rating is the moment to say so: at 8 lapses, at 12, at 16 …"""
    if after.lapses == before.lapses or after.lapses < LAPSES:
        return False
    return (after.lapses - LAPSES) % AGAIN == 0


def propose(card: Card, prerequisites: tuple[QuestionRef, ...]) -> Leech:
    """What to do about a leech: its prerequisites first; where there are none, read it anew."""
    times = card.lapses
    if prerequisites:
        advice = Text(
            f"已忘记{times}次。先学它的前置问题，这张卡片暂停，等前置掌握后再继续。",
            f"Forgotten {times} times. Learn what it builds on first; this card rests until then.",
        )
    else:
        advice = Text(
            f"已忘记{times}次。先重读完整答案，用自己的话写下要点，再继续复习。",
            f"Forgotten {times} times. Read the full answer again and write down its points in "
            "your own words before you go on.",
        )
    return Leech(card.item, times, prerequisites, advice)
