"""Pinyin of titles and aliases.

It is made when a bank is compiled; reading it back needs no pypinyin. Each run of Han characters
gives, from every one of its characters on, two words for the index: the syllables joined
(``juanjihe``) and their initials (``jjh``). A query in Latin letters is then the beginning of such
a word, wherever in the name it starts and however far it has been typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_HAN}]+")
_LONGEST = 8  # syllables of an index word: as much of a name as anybody types
_UNKNOWN = "_"


@dataclass(frozen=True, slots=True)
class Place:
    """Where typed pinyin stands in a name: ``[start, end)`` counts its Han characters."""

    start: int
    end: int
    whole: bool  # it is all of the name's pinyin


def syllables(text: str) -> tuple[tuple[str, ...], ...]:
    """The syllables of each run of Han characters, one for every character."""
    from pypinyin import Style, lazy_pinyin

    runs: list[tuple[str, ...]] = []
    for run in _RUN.findall(text):
        parts = lazy_pinyin(run, style=Style.NORMAL, errors=_unknown)
        runs.append(
            tuple(part if part.isascii() and part.isalpha() else _UNKNOWN for part in parts)
        )
    return tuple(runs)


def _unknown(characters: str) -> Any:
    return [_UNKNOWN] * len(characters)  # a list is allowed, one for each; the stubs say str


def index_words(runs: tuple[tuple[str, ...], ...]) -> tuple[str, str]:
    """The index's words for a name: joined syllables, and initials."""
    full: list[str] = []
    short: list[str] = []
    for run in runs:
        for start in range(len(run)):
            piece = run[start : start + _LONGEST]
            if _UNKNOWN in piece:
                piece = piece[: piece.index(_UNKNOWN)]
            full.append("".join(piece))
            short.append("".join(syllable[0] for syllable in piece))
    return " ".join(full), " ".join(short)


def written(runs: tuple[tuple[str, ...], ...]) -> str:
    """The syllables as the library keeps them beside a name; ``find`` reads that."""
    return "|".join(" ".join(run) for run in runs)


def find(pinyin: str, typed: str) -> Place | None:
    """Where ``typed`` (syllables or initials, the last perhaps unfinished) stands in a name."""
    offset = 0
    runs = [run.split() for run in pinyin.split("|")]
    characters = sum(len(run) for run in runs)
    for run in runs:
        initials = "".join(syllable[0] for syllable in run)
        for start in range(len(run)):
            end = _end(run, initials, start, typed)
            if end:
                place = offset + start
                whole = place == 0 and end - start == characters
                return Place(place, offset + end, whole)
        offset += len(run)
    return None


def _end(run: list[str], initials: str, start: int, typed: str) -> int:
    """The place after the last syllable that ``typed`` reaches from ``start``; 0: no match."""
    if initials.startswith(typed, start):
        return start + len(typed)
    joined = ""
    for place in range(start, len(run)):
        joined += run[place]
        if joined.startswith(typed):
            return place + 1
        if not typed.startswith(joined):
            return 0
    return 0


def character_range(text: str, place: Place) -> tuple[int, int]:
    """The [start, end) of a place in the name itself."""
    positions = [match.start() for match in re.finditer(f"[{_HAN}]", text)]
    if place.end > len(positions):
        return 0, 0  # the name has changed in folding
    return positions[place.start], positions[place.end - 1] + 1
