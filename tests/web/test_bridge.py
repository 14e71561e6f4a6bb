from __future__ import annotations

import json

import pytest

from studyapp.web.bridge import TO_PAGE, checked
from studyapp.web.view import AnswerView


def test_a_message_of_the_table_is_taken() -> None:
    assert checked('{"name": "zoom", "steps": 1}')["steps"] == 1


@pytest.mark.parametrize(
    "message",
    [
        {"name": "unknown"},
        {"name": "zoom"},
        {"name": "zoom", "steps": "1"},
        {"name": "copy", "text": "x"},
        {"steps": 1},
        ["zoom"],
        "zoom",
        None,
    ],
)
def test_any_other_is_refused(message: object) -> None:
    with pytest.raises(ValueError, match="page"):
        checked(json.dumps(message))


def test_a_field_that_is_not_in_the_table_is_a_bug_of_ours(view: AnswerView) -> None:
    with pytest.raises(ValueError, match="no field colour"):
        view._bridge.send("go", anchor="x", colour="red")


def test_the_page_takes_every_message_of_the_table(project: object) -> None:
    from studyapp.base import paths

    source = (paths.resources() / "page" / "page.js").read_text(encoding="utf-8")
    takes = source[source.index("const takes") : source.index("function receive")]
    for name in TO_PAGE:
        assert any(f"\n    {key}" in takes for key in (f"{name}:", f'"{name}":', f"{name},")), name
