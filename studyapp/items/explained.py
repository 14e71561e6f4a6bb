"""Whether an item says why: feedback for every option, a reason where one can guess."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from studyapp.items.computing import Finding, Path, quantities_of
from studyapp.items.types import Item, ItemType
from studyapp.model.language import Language, Text


def unexplained(item: Item, languages: Collection[Language]) -> Iterator[Finding]:
    """Where a reason is missing, in one of the languages."""
    for index, option in enumerate(item.options):
        says = "right" if option.key else "wrong"
        yield from _missing(
            ("options", index), option.why, languages, f"why this option is {says}", "why"
        )
    if item.type is ItemType.TRUE_FALSE:
        yield from _missing((), item.feedback, languages, "why it is true or false", "feedback")
    elif not item.options:
        yield from _missing((), item.feedback, languages, "how one comes to it", "feedback")
    for path, quantity in quantities_of(item):
        for index, wrong in enumerate(quantity.wrong):
            yield from _missing(
                (*path, "wrong", index), wrong.why, languages, "why this value is wrong", "zh, en"
            )


def _missing(
    path: Path, text: Text, languages: Collection[Language], what: str, key: str
) -> Iterator[Finding]:
    for language in languages:
        if not text.of(language):
            yield path, f"Nothing says in {language} {what}.", f"Write it in `{key}`."
