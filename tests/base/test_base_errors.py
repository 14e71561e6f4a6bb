"""Errors keep what they say apart from the values, and say it in English by themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.base.errors import Said, StudyAppError, message
from studyapp.library.errors import UnusableLibraryError
from studyapp.services.compile_child import packed, unpacked
from studyapp.store.errors import DamagedStoreError


def test_an_error_is_english_by_itself() -> None:
    error = StudyAppError(
        message("The folder {folder} cannot be read: {why}.", folder=Path("/a"), why="no"),
        message("Check its permissions."),
    )
    assert error.what == "The folder /a cannot be read: no."
    assert error.remedy == "Check its permissions."
    assert str(error) == f"{error.what} {error.remedy}"
    assert error.args == (error.what,)


def test_a_finished_text_is_said_as_it_is() -> None:
    error = StudyAppError("A folder named {a} %1 {.")
    assert str(error) == error.what == "A folder named {a} %1 {."
    assert error.remedy == ""


def test_a_message_may_hold_another() -> None:
    inner = message("the level is {value}", value=message("missing"))
    assert str(message("{file}: {why}.", file="f", why=inner)) == "f: the level is missing."


def test_values_are_not_templates() -> None:
    assert str(message("{path} is damaged.", path="{path.__class__}")) == (
        "{path.__class__} is damaged."
    )


def test_subclasses_say_it_the_same_way() -> None:
    error = UnusableLibraryError(Path("a.db"), message("it is incomplete"))
    assert error.what == "The compiled question bank a.db cannot be used: it is incomplete."
    assert error.path == Path("a.db")
    with pytest.raises(StudyAppError, match="is damaged"):
        raise DamagedStoreError(message("The database {path} is damaged.", path="x"))


texts = st.text(max_size=20)
names = st.sampled_from(["path", "why", "line"])


@given(
    st.recursive(
        texts,
        lambda inner: st.dictionaries(names, inner).map(
            lambda values: message("".join(f"<{{{name}}}>" for name in values), **values)
        ),
        max_leaves=5,
    )
)
def test_what_is_said_survives_the_way_between_processes(said: Said) -> None:
    again = unpacked(json.loads(json.dumps(packed(said))))
    assert packed(again) == packed(said)
    assert str(again) == str(said)
