"""Bookmarks as JSON.

``{"format": "studyapp-bookmarks", "version": 1, "bookmarks": [{"question": "BANK/ID", "title",
"level", "tags", "note", "added", "changed"}, …]}``; the title is for who reads the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from studyapp.base.errors import StudyAppError, message
from studyapp.exchange.fields import FieldError, bad_file, bookmark, shown
from studyapp.model.ids import QuestionRef
from studyapp.store.bookmarks import Bookmark
from studyapp.store.times import to_text

FORMAT = "studyapp-bookmarks"
VERSION = 1


def to_json(bookmarks: Iterable[Bookmark], title_of: Callable[[QuestionRef], str]) -> str:
    """The file's text. ``title_of`` gives a question's title, empty where it is not known."""
    return (
        json.dumps(
            {
                "format": FORMAT,
                "version": VERSION,
                "bookmarks": [
                    {
                        "question": str(item.ref),
                        "title": title_of(item.ref),
                        "level": item.level.value,
                        "tags": list(item.tags),
                        "note": item.note,
                        "added": to_text(item.added),
                        "changed": to_text(item.changed),
                    }
                    for item in bookmarks
                ],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def from_json(text: str, file: str) -> tuple[Bookmark, ...]:
    """The reverse of ``to_json``; raises ``StudyAppError`` naming ``file`` and the line."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise StudyAppError(
            message(
                "{file}, line {line}: this is no JSON: {why}.",
                file=file,
                line=error.lineno,
                why=error.msg,
            ),
            message(
                "Choose a file that StudyApp exported, or mend it there. Nothing was imported."
            ),
        ) from error
    except (RecursionError, ValueError):  # nested too deep, or a number of thousands of digits
        raise _no_bookmarks(file) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _no_bookmarks(file)
    if document.get("version") != VERSION:
        raise StudyAppError(
            message(
                "{file}, line 1: the file's version is {version}; this program knows {known}.",
                file=file,
                version=shown(document.get("version")),
                known=VERSION,
            ),
            message("Install a newer StudyApp. Nothing was imported."),
        )
    entries = document.get("bookmarks")
    if not isinstance(entries, list):
        raise _no_bookmarks(file)
    found = []
    for index, entry in enumerate(entries):
        try:
            if not isinstance(entry, dict):
                raise FieldError(
                    message("it is no object"), message('Write {{"question": …, "level": …}}.')
                )
            found.append(bookmark(entry))
        except FieldError as error:
            raise bad_file(file, _line_of_entry(text, index), error) from error
    return tuple(found)


def _no_bookmarks(file: str) -> StudyAppError:
    return StudyAppError(
        message("{file}, line 1: this is JSON, but not StudyApp's bookmarks.", file=file),
        message(
            'Choose a file that begins with "format": "{format}". Nothing was imported.',
            format=FORMAT,
        ),
    )


def _line_of_entry(text: str, wanted: int) -> int:
    """The line on which the entry with this index of "bookmarks" begins. ``text`` is valid."""
    decoder = json.JSONDecoder()

    def blank(position: int, also: str = "") -> int:
        while text[position] in " \t\r\n" + also:
            position += 1
        return position

    position = blank(0, "{\ufeff")
    while True:
        key, position = decoder.raw_decode(text, position)
        position = blank(position, ":")
        if key == "bookmarks":
            break
        position = blank(decoder.raw_decode(text, position)[1], ",")
    position = blank(position + 1)
    for _ in range(wanted):
        position = blank(decoder.raw_decode(text, position)[1], ",")
    return text.count("\n", 0, position) + 1
