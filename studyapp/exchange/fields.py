"""Reading one bookmark's fields from a file, and saying what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from studyapp.base.errors import Message, Said, StudyAppError, message
from studyapp.model.ids import QuestionRef
from studyapp.store.bookmarks import Bookmark, Level, normalise_tags
from studyapp.store.text import clean
from studyapp.store.times import from_text


class FieldError(ValueError):
    """What is wrong with a field, and what to do; who reads the file adds file and line."""

    def __init__(self, what: Message, do: Message) -> None:
        super().__init__(str(what))
        self.what = what
        self.do = do


def bookmark(fields: Mapping[str, object]) -> Bookmark:
    """A bookmark out of ``question``, ``level``, ``tags``, ``note``, ``added`` and ``changed``.

    All but ``question`` and ``level`` may be missing; without times it counts as old, so that it
    never overrules one that is there. Raises ``FieldError``.
    """
    added = _time(fields, "added", datetime.fromisoformat("1970-01-01T00:00:00+00:00"))
    return Bookmark(
        _ref(fields),
        _level(fields),
        _tags(fields.get("tags", ())),
        _note(fields.get("note", "")),
        added,
        _time(fields, "changed", added),
    )


def _ref(fields: Mapping[str, object]) -> QuestionRef:
    value = fields.get("question")
    try:
        if not isinstance(value, str):
            raise ValueError
        return QuestionRef.parse(value.strip())
    except ValueError:
        raise FieldError(
            message("the question is {value}", value=shown(value)),
            message("Write it as BANK/QUESTION, for example deep-learning/adam."),
        ) from None


def _level(fields: Mapping[str, object]) -> Level:
    value = fields.get("level")
    try:
        return Level(str(value))
    except ValueError:
        levels = ", ".join(level.value for level in Level)
        raise FieldError(
            message("the level is {value}", value=shown(value)),
            message("Write one of {levels}.", levels=levels),
        ) from None


def _tags(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return normalise_tags(value)
    if isinstance(value, list | tuple) and all(isinstance(tag, str) for tag in value):
        return normalise_tags(value)
    raise FieldError(
        message("the tags are {value}", value=shown(value)), message("Write a list of texts.")
    )


def _note(value: object) -> str:
    if not isinstance(value, str):
        raise FieldError(
            message("the note is {value}", value=shown(value)), message("Write a text.")
        )
    return clean(value)


def _time(fields: Mapping[str, object], name: str, default: datetime) -> datetime:
    value = fields.get(name)
    if value is None:
        return default
    try:
        return from_text(str(value).strip())
    except (ValueError, OverflowError):
        raise FieldError(
            message("{name} is {value}", name=name, value=shown(value)),
            message("Write a time with its zone: 2026-11-03T10:11:12Z."),
        ) from None


def shown(value: object) -> Said:
    """A value as it stands in the file, cut where it is long."""
    if value is None:
        return message("missing")
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def bad_file(file: str, line: int, error: FieldError) -> StudyAppError:
    """The error of a whole file out of that of one field."""
    return StudyAppError(
        message(
            "{file}, line {line}: this bookmark cannot be read: {why}.",
            file=file,
            line=line,
            why=error.what,
        ),
        message("{remedy} Nothing was imported.", remedy=error.do),
    )
