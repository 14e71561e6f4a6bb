"""A quiz through the real window by keys alone: every type of item, in both languages."""

from __future__ import annotations

import pytest

from studyapp.model.language import Language
from tests.end2end.conftest import Running
from tests.end2end.quiz_driver import (
    answer_rightly,
    compiled_library,
    entries,
    instances,
    one_of_each,
    prepare,
    session_of,
)


@pytest.mark.parametrize("language", list(Language))
def test_every_type_of_item_is_answered_by_keys_alone(program: Running, language: Language) -> None:
    prepare(program.folder, session_of([]), language)
    program.start()
    library = compiled_library(program)
    program.close()
    items = one_of_each(library)
    prepare(program.folder, session_of(items), language)
    program.start()
    program.keys("ctrl+shift+n")
    program.wait_for("quiz shown 0")
    asked = instances(program, library)
    assert {one.item.type for one in asked} == {row.type for row in library.quizzes.rows()}
    for index, instance in enumerate(asked):
        answer_rightly(program, instance)
        program.keys("F8")  # sure; it works while a text is being typed, too
        program.keys("Return")
        assert program.wait_for(f"quiz checked {index}") == f"quiz checked {index} 1"
        program.wait_for(f"quiz shown {index}")
        program.keys("Return")
        program.wait_for(f"quiz shown {index + 1}" if index + 1 < len(asked) else "quiz result")
    count = len(items)
    assert program.rows("SELECT COUNT(*), SUM(score), COUNT(DISTINCT session) FROM attempts") == [
        (count, float(count), 1)
    ]
    assert program.rows("SELECT DISTINCT confidence, language FROM attempts") == [
        ("sure", language.value)
    ]
    program.close()


def test_an_exam_is_killed_resumed_and_submitted_at_zero(program: Running) -> None:
    prepare(program.folder, session_of([]), Language.EN)
    program.start()
    library = compiled_library(program)
    program.close()
    rows = library.quizzes.rows()
    items = [row.ref for row in rows if row.type == "single"][:4]
    prepare(program.folder, session_of(items, exam=True, seconds=14.0), Language.EN)
    program.start()
    program.keys("ctrl+shift+n")
    program.wait_for("quiz shown 0")
    program.keys("1", "f", "Return")
    program.wait_for("quiz shown 1")
    before = entries(program)
    program.keys("2")
    program.wait_for("quiz answered 1")
    program.kill()

    program.start()
    offered = program.wait_for("quiz offered")
    assert offered.startswith("quiz offered 2 4 ")
    assert entries(program) == before
    program.keys("ctrl+r")
    program.wait_for("quiz shown 1")
    program.keys("a")  # no answer can be opened in an exam
    program.wait_for("quiz warned")
    result = program.wait_for("quiz result")
    assert result.split()[3] == "4"
    assert program.rows("SELECT COUNT(*) FROM attempts") == [(2,)]
    assert program.rows("SELECT COUNT(*) FROM sessions WHERE finished IS NULL") == [(0,)]
    program.keys("b")  # bookmark what went wrong
    program.until(lambda: bool(program.rows("SELECT 1 FROM bookmarks")), "the bookmarks")
    program.keys("r")  # and repeat just these
    program.wait_for("quiz started")
    program.wait_for("quiz shown 0")
    program.close_asked()
    assert len(program.rows("SELECT 1 FROM sessions")) == 2
