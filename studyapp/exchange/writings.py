"""A person's remarks and notes out to files, to send to who writes the bank, or to keep."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from studyapp.exchange.bookmarks_markdown import quoted
from studyapp.model.ids import QuestionRef
from studyapp.store.highlights import Highlight
from studyapp.store.notes import Note, NotePart
from studyapp.store.remarks import Remark
from studyapp.store.times import to_text


class _Writing(Protocol):
    @property
    def ref(self) -> QuestionRef: ...


T = TypeVar("T", bound=_Writing)

_PARTS = {NotePart.ANSWER: "My answer", NotePart.NOTE: "Notes"}


def remarks_to_json(remarks: Iterable[Remark], title_of: Callable[[QuestionRef], str]) -> str:
    """Remarks as ``{"format": "studyapp-remarks", "version": 1, "remarks": […]}``."""
    return _document(
        "studyapp-remarks",
        "remarks",
        [
            {
                "id": remark.id,
                "question": str(remark.ref),
                "title": title_of(remark.ref),
                "language": remark.language.value,
                "section": remark.section,
                "revision": remark.revision,
                "text": remark.text,
                "added": to_text(remark.added),
                "changed": to_text(remark.changed),
            }
            for remark in remarks
        ],
    )


def remarks_to_markdown(remarks: Iterable[Remark], title_of: Callable[[QuestionRef], str]) -> str:
    """Remarks by question, each as a quotation under what it is about."""
    parts = ["# StudyApp remarks"]
    for ref, own in _by_question(remarks).items():
        parts.append(_heading(ref, title_of))
        for remark in own:
            about = [f"`{ref}`", remark.language.value]
            about += [f"section {remark.section}"] if remark.section else []
            about += [f"revision {remark.revision}"] if remark.revision else []
            about.append(to_text(remark.added))
            parts += [f"{', '.join(about)}:", quoted(remark.text)]
    return "\n\n".join(parts) + "\n"


def notes_to_json(
    notes: Iterable[Note],
    title_of: Callable[[QuestionRef], str],
    highlights: Iterable[Highlight] = (),
) -> str:
    """Notes, and highlights with theirs, as ``{"format": "studyapp-notes", "version": 1, …}``."""
    return _document(
        "studyapp-notes",
        "notes",
        [
            {
                "question": str(note.ref),
                "title": title_of(note.ref),
                "part": note.part.value,
                "text": note.text,
                "changed": to_text(note.changed),
            }
            for note in notes
        ],
        highlights=[
            {
                "id": highlight.id,
                "question": str(highlight.ref),
                "title": title_of(highlight.ref),
                "language": highlight.language.value,
                "section": highlight.anchor.section,
                "quote": highlight.anchor.quote,
                "prefix": highlight.anchor.prefix,
                "suffix": highlight.anchor.suffix,
                "start": highlight.anchor.start,
                "colour": highlight.colour.value,
                "note": highlight.note,
                "added": to_text(highlight.added),
                "changed": to_text(highlight.changed),
            }
            for highlight in highlights
        ],
    )


def notes_to_markdown(
    notes: Iterable[Note],
    title_of: Callable[[QuestionRef], str],
    highlights: Iterable[Highlight] = (),
) -> str:
    """Notes by question: what was written stands as it was written, quotes as quotations."""
    writings: dict[QuestionRef, list[Note | Highlight]] = _by_question([*notes, *highlights])
    parts = ["# StudyApp notes"]
    for ref, own in sorted(writings.items()):
        parts += [_heading(ref, title_of), f"`{ref}`"]
        for item in own:
            if isinstance(item, Note):
                parts += [f"### {_PARTS[item.part]}", item.text]
            else:
                parts.append(quoted(item.anchor.quote))
                if item.note:
                    parts.append(item.note)
    return "\n\n".join(parts) + "\n"


def _document(name: str, key: str, entries: Sequence[object], **others: Sequence[object]) -> str:
    document = {"format": name, "version": 1, key: entries, **others}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _heading(ref: QuestionRef, title_of: Callable[[QuestionRef], str]) -> str:
    return f"## {' '.join(title_of(ref).split()) or ref}"


def _by_question(items: Iterable[T]) -> dict[QuestionRef, list[T]]:
    found: dict[QuestionRef, list[T]] = {}
    for item in items:
        found.setdefault(item.ref, []).append(item)
    return found
