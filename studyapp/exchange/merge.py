"""Bringing imported bookmarks together with those that are there. Pure.

Nothing that is there is lost: tags are united, notes kept; the later judgement of the level wins.
Importing the same file twice changes nothing the second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from studyapp.model.ids import QuestionRef
from studyapp.store.bookmarks import Bookmark, normalise_tags


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What an import does. ``result`` holds the bookmarks to write, all others are as they are."""

    added: tuple[QuestionRef, ...]
    changed: tuple[QuestionRef, ...]
    unchanged: tuple[QuestionRef, ...]
    unknown: tuple[QuestionRef, ...]  # in no open bank: kept, and shown once their bank is opened
    result: tuple[Bookmark, ...]


def merge(
    present: Mapping[QuestionRef, Bookmark],
    imported: Iterable[Bookmark],
    known: Callable[[QuestionRef], bool],
) -> MergeReport:
    """Merge ``imported`` into ``present``. ``known`` says whether a question is in an open bank."""
    after: dict[QuestionRef, Bookmark] = {}
    for bookmark in imported:
        before = after.get(bookmark.ref) or present.get(bookmark.ref)
        after[bookmark.ref] = bookmark if before is None else united(before, bookmark)
    return MergeReport(
        added=tuple(ref for ref in after if ref not in present),
        changed=tuple(ref for ref in after if ref in present and after[ref] != present[ref]),
        unchanged=tuple(ref for ref in after if after[ref] == present.get(ref)),
        unknown=tuple(ref for ref in after if not known(ref)),
        result=tuple(after[ref] for ref in after if after[ref] != present.get(ref)),
    )


def united(present: Bookmark, imported: Bookmark) -> Bookmark:
    """One bookmark out of two of the same question."""
    newer = imported.changed > present.changed
    return replace(
        present,
        level=imported.level if newer else present.level,
        tags=normalise_tags((*present.tags, *imported.tags)),
        note=_joined(present.note, imported.note),
        added=min(present.added, imported.added),
        changed=max(present.changed, imported.changed),
    )


def _joined(present: str, imported: str) -> str:
    if imported in present:
        return present
    if present in imported:
        return imported
    return f"{present}\n\n{imported}"
