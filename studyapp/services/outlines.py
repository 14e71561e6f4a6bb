"""The topics and questions of the open banks, as numbers need them; read once for each library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from studyapp.model.ids import TopicId
from studyapp.stats.outline import Outline, OutlineTopic, TopicRef, joined

if TYPE_CHECKING:
    from studyapp.library.reader import Library


class Outlines:
    """Makes outlines. A library is never altered: a new one takes its place."""

    def __init__(self) -> None:
        self._made: WeakKeyDictionary[Library, Outline] = WeakKeyDictionary()
        self._last: tuple[tuple[Outline, ...], Outline] | None = None

    def of(self, libraries: Iterable[Library]) -> Outline:
        """The outline of some libraries."""
        parts = []
        for library in libraries:
            if library not in self._made:
                self._made[library] = read(library)
            parts.append(self._made[library])
        key = tuple(parts)
        if self._last is None or [id(one) for one in self._last[0]] != [id(one) for one in key]:
            self._last = (key, joined(key))
        return self._last[1]


def read(library: Library) -> Outline:
    """The outline of one library."""
    bank = library.bank_id
    rows = library.questions_at(0, library.count)
    topics = [OutlineTopic(TopicRef(bank), library.title, library.count), *_below(library, None)]
    return Outline(
        tuple(topics),
        {(bank, row.ref.question): TopicRef(bank, row.topic) for row in rows},
        {(bank, row.ref.question): row.title for row in rows},
    )


def _below(library: Library, parent: TopicId | None) -> Iterator[OutlineTopic]:
    for row in library.topics(parent):
        yield OutlineTopic(TopicRef(library.bank_id, row.id), row.title, row.questions)
        if row.children:
            yield from _below(library, row.id)
