"""Reading and writing the exchanged files; which format follows from name and content."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from studyapp.base.errors import StudyAppError, message
from studyapp.exchange.bookmarks_json import from_json, to_json
from studyapp.exchange.bookmarks_markdown import from_markdown, to_markdown
from studyapp.model.ids import QuestionRef
from studyapp.store.bookmarks import Bookmark

LARGEST = 64 << 20  # bytes; a file of bookmarks is far smaller


class Format(StrEnum):
    """A format to write."""

    JSON = "json"
    MARKDOWN = "md"

    @classmethod
    def of(cls, path: Path) -> Format:
        """The format a file's name asks for: Markdown for ``.md`` and ``.markdown``, else JSON."""
        return cls.MARKDOWN if path.suffix.lower() in {".md", ".markdown"} else cls.JSON


def write_bookmarks(
    path: Path,
    bookmarks: Iterable[Bookmark],
    title_of: Callable[[QuestionRef], str],
    form: Format | None = None,
) -> None:
    """Write bookmarks to ``path``; raises ``StudyAppError`` where that fails."""
    form = form or Format.of(path)
    write = to_markdown if form is Format.MARKDOWN else to_json
    write_text(path, write(bookmarks, title_of))


def read_bookmarks(path: Path) -> tuple[Bookmark, ...]:
    """Read a file of bookmarks in either format, whatever its name.

    Raises ``StudyAppError`` naming the file and the line of what is wrong in it.
    """
    text = read_text(path)
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return from_json(text.removeprefix("\ufeff"), str(path))
    return from_markdown(text, str(path))


def read_text(path: Path) -> str:
    """A file's text; raises ``StudyAppError`` where it cannot be read or is no UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            raise StudyAppError(
                message("{path} is larger than {size} MB.", path=path, size=LARGEST >> 20),
                message("Choose a file of bookmarks."),
            )
        raw = path.read_bytes()
    except OSError as error:
        raise StudyAppError(
            message("{path} cannot be read: {why}.", path=path, why=error.strerror),
            message("Choose another file."),
        ) from error
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise StudyAppError(
            message("{file}, line {line}: this is no UTF-8 text.", file=path, line=line),
            message("Save the file as UTF-8. Nothing was imported."),
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write a file as a whole or not at all; raises ``StudyAppError`` where that fails."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StudyAppError(
            message("{path} cannot be written: {why}.", path=path, why=error.strerror),
            message(
                "Check the disk's free space and the folder's permissions, or choose another place."
            ),
        ) from error
