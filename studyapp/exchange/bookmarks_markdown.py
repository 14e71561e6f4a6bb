"""Bookmarks as Markdown: read well by people, and read back without loss.

    # StudyApp bookmarks

    ## 标签平滑

    - question: `deep-learning/label-smoothing`
    - level: weak
    - tags: loss, to review
    - added: 2026-11-03T10:11:12.123456Z
    - changed: 2026-11-03T10:11:12.123456Z

    > The note, line by line, as a quotation.

A bookmark begins with its ``- question:`` line; headings and all other text are for who reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from studyapp.base.errors import StudyAppError, message
from studyapp.exchange.fields import FieldError, bad_file, bookmark, shown
from studyapp.model.ids import QuestionRef
from studyapp.store.bookmarks import Bookmark
from studyapp.store.times import to_text

TITLE = "# StudyApp bookmarks"

_FIELD = re.compile(r"- (question|level|tags|added|changed):[ \t]*(.*)")


def to_markdown(bookmarks: Iterable[Bookmark], title_of: Callable[[QuestionRef], str]) -> str:
    """The file's text. ``title_of`` gives a question's title, empty where it is not known."""
    parts = [TITLE]
    for item in bookmarks:
        title = " ".join(title_of(item.ref).split()) or str(item.ref)
        lines = [f"- question: `{item.ref}`", f"- level: {item.level.value}"]
        if item.tags:
            lines.append(f"- tags: {', '.join(item.tags)}")
        lines.append(f"- added: {to_text(item.added)}")
        lines.append(f"- changed: {to_text(item.changed)}")
        parts += [f"## {title}", "\n".join(lines)]
        if item.note:
            parts.append(quoted(item.note))
    return "\n\n".join(parts) + "\n"


def quoted(text: str) -> str:
    """``text`` as a quotation, each line marked."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def from_markdown(text: str, file: str) -> tuple[Bookmark, ...]:
    """The reverse of ``to_markdown``; raises ``StudyAppError`` naming ``file`` and the line."""
    found: list[Bookmark] = []
    fields: dict[str, str] = {}
    note: list[str] = []
    begun = 0

    def finish() -> None:
        if fields:
            try:
                found.append(bookmark({**fields, "note": "\n".join(note)}))
            except FieldError as error:
                raise bad_file(file, begun, error) from error

    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = line.removesuffix("\r")  # noqa: PLW2901
        match = _FIELD.fullmatch(line)
        if match and match[1] == "question":
            finish()
            fields, note, begun = {"question": match[2].strip().strip("`")}, [], number
        elif match and fields and not note:
            if match[1] in fields:
                raise bad_file(
                    file,
                    number,
                    FieldError(
                        message("{name} is there twice", name=match[1]), message("Take one away.")
                    ),
                )
            fields[match[1]] = match[2].strip()
        elif line.startswith(">") and fields:
            note.append(line[1:].removeprefix(" "))
        elif line.startswith("- ") and fields and not note:
            raise bad_file(
                file,
                number,
                FieldError(
                    message("the line {line} is not understood", line=shown(line)),
                    message("Write - question:, - level:, - tags:, - added: or - changed:."),
                ),
            )
    finish()
    if not found and not text.removeprefix("\ufeff").startswith(TITLE):
        raise StudyAppError(
            message("{file}, line 1: there are no bookmarks in this file.", file=file),
            message("Choose a file that StudyApp exported. Nothing was imported."),
        )
    return tuple(found)
