"""Remarks and notes as they leave the program."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from studyapp.exchange.writings import (
    notes_to_json,
    notes_to_markdown,
    remarks_to_json,
    remarks_to_markdown,
)
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.store.highlights import Anchor, Colour, Highlight, HighlightId
from studyapp.store.notes import Note, NotePart
from studyapp.store.remarks import Remark, RemarkId

TIME = datetime(2026, 11, 3, 10, 11, 12, tzinfo=UTC)
ADAM = QuestionRef(BankId("deep-learning"), QuestionId("adam"))
DROPOUT = QuestionRef(BankId("deep-learning"), QuestionId("dropout"))
REMARKS = [
    Remark(RemarkId("1"), ADAM, Language.ZH, "example", "r7", "0.9 应为\n0.99", TIME, TIME),
    Remark(RemarkId("2"), DROPOUT, Language.EN, "", "", "a typo", TIME, TIME),
]
NOTES = [
    Note(ADAM, NotePart.ANSWER, "My $\\beta_1$", TIME),
    Note(ADAM, NotePart.NOTE, "- see also", TIME),
]
HIGHLIGHT = Highlight(
    HighlightId("h"),
    DROPOUT,
    Language.EN,
    Anchor("depth", "two\nlines", "before ", " after", 12),
    Colour.GREEN,
    "in the margin",
    TIME,
    TIME,
)


def title(ref: QuestionRef) -> str:
    return {"adam": "Adam"}.get(ref.question, "")


def test_remarks_as_markdown() -> None:
    assert remarks_to_markdown(REMARKS, title) == (
        "# StudyApp remarks\n\n"
        "## Adam\n\n"
        "`deep-learning/adam`, zh, section example, revision r7, 2026-11-03T10:11:12.000000Z:\n\n"
        "> 0.9 应为\n> 0.99\n\n"
        "## deep-learning/dropout\n\n"
        "`deep-learning/dropout`, en, 2026-11-03T10:11:12.000000Z:\n\n"
        "> a typo\n"
    )


def test_remarks_as_json() -> None:
    document = json.loads(remarks_to_json(REMARKS, title))
    assert document["format"] == "studyapp-remarks"
    assert document["remarks"][0] == {
        "id": "1",
        "question": "deep-learning/adam",
        "title": "Adam",
        "language": "zh",
        "section": "example",
        "revision": "r7",
        "text": "0.9 应为\n0.99",
        "added": "2026-11-03T10:11:12.000000Z",
        "changed": "2026-11-03T10:11:12.000000Z",
    }


def test_notes_as_markdown() -> None:
    assert notes_to_markdown(NOTES, title, [HIGHLIGHT]) == (
        "# StudyApp notes\n\n"
        "## Adam\n\n`deep-learning/adam`\n\n"
        "### My answer\n\nMy $\\beta_1$\n\n"
        "### Notes\n\n- see also\n\n"
        "## deep-learning/dropout\n\n`deep-learning/dropout`\n\n"
        "> two\n> lines\n\nin the margin\n"
    )


def test_notes_as_json() -> None:
    document = json.loads(notes_to_json(NOTES, title, [HIGHLIGHT]))
    assert [note["text"] for note in document["notes"]] == [note.text for note in NOTES]
    assert document["highlights"][0]["quote"] == "two\nlines"
    assert document["highlights"][0]["colour"] == "green"
