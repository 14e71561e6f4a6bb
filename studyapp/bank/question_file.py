"""``question.toml``: everything about a question but its answers and items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from studyapp.bank.fields import Fields
from studyapp.model.ids import SLUG, QuestionId
from studyapp.model.language import Language, Text
from studyapp.model.question import Check, Figure, Reference, SectionKey

DIFFICULTIES = range(1, 6)
CHECKED_SECTIONS = tuple(key for key in SectionKey if key is not SectionKey.FOLLOWUPS)


def parse_question(fields: Fields, identity: str) -> Mapping[str, Any]:
    """The values of a ``Question`` that its ``question.toml`` gives, by their names.

    ``identity`` is the folder's name; it counts, whatever the file says.
    """
    said = fields.string("id", required=True)
    if said and said != identity:
        fields.problem(
            f"The id is “{said}” but the folder is called “{identity}”.",
            "Give both the same name; an id that people have used never changes.",
            "id",
        )
    title = fields.text("title", required=True)
    values = {
        "title": title if title.zh or title.en else Text(identity, identity),
        "difficulty": _difficulty(fields),
        "tags": fields.strings("tags"),
        "aliases": _aliases(fields),
        "prerequisites": _ids(fields, "prerequisites"),
        "confusable": _ids(fields, "confusable"),
        "references": tuple(_reference(inner) for inner in fields.tables("references")),
        "figures": tuple(_figure(inner) for inner in fields.tables("figures")),
        "checks": tuple(_check(inner) for inner in fields.tables("checks")),
        "labs": fields.strings("labs"),
        "reviewed": _reviewed(fields),
    }
    fields.whole("order")
    fields.finish()
    return values


def _difficulty(fields: Fields) -> int:
    value = fields.whole("difficulty", required=True)
    if value is not None and value not in DIFFICULTIES:
        fields.problem("`difficulty` is not one of 1 to 5.", "Correct it.", "difficulty")
        return min(max(value, DIFFICULTIES.start), DIFFICULTIES.stop - 1)
    return value or DIFFICULTIES.start


def _aliases(fields: Fields) -> dict[Language, tuple[str, ...]]:
    inner = fields.table("aliases")
    if inner is None:
        return {}
    aliases = {language: inner.strings(language) for language in Language}
    inner.finish()
    return aliases


def _ids(fields: Fields, key: str) -> tuple[QuestionId, ...]:
    found: list[QuestionId] = []
    for index, value in enumerate(fields.strings(key)):
        if not SLUG.fullmatch(value):
            fields.problem(
                f"“{value}” in `{key}` is not the id of a question.",
                "Ids are lower-case letters and digits with single hyphens.",
                key,
                index,
            )
        elif value in found:
            fields.problem(f"“{value}” stands twice in `{key}`.", "Remove one.", key, index)
        else:
            found.append(QuestionId(value))
    return tuple(found)


def _reference(fields: Fields) -> Reference:
    reference = Reference(
        authors=fields.string("authors", required=True),
        title=fields.string("title", required=True),
        year=fields.whole("year", required=True) or 0,
        venue=fields.string("venue"),
        arxiv=fields.string("arxiv"),
        url=fields.string("url"),
        purpose=fields.text("for"),
    )
    fields.finish()
    return reference


def _figure(fields: Fields) -> Figure:
    figure = Figure(fields.string("file", required=True), fields.text("alt", required=True))
    fields.finish()
    return figure


def _check(fields: Fields) -> Check:
    where = fields.string("where")
    if where and where not in CHECKED_SECTIONS:
        fields.problem(
            f"`where` is “{where}”, which is no section with checked numbers.",
            f"Use one of {', '.join(CHECKED_SECTIONS)}.",
            "where",
        )
    nth = fields.whole("nth")
    if nth is not None and nth < 1:
        fields.problem("`nth` counts from 1.", "Correct it.", "nth")
        nth = None
    check = Check(
        says=fields.string("says", required=True),
        expression=fields.string("expression", required=True),
        where=where if where in CHECKED_SECTIONS else "",
        nth=nth or 0,
        covers=fields.string("covers"),
        line=fields.line(),
    )
    fields.finish()
    return check


def _reviewed(fields: Fields) -> tuple[date, str] | None:
    inner = fields.table("reviewed")
    if inner is None:
        return None
    day = inner.get("date", date, required=True)
    what = inner.string("what", required=True)
    inner.finish()
    if day is None:
        return None
    return (day.date() if isinstance(day, datetime) else day), what
