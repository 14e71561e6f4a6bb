"""Each command is kept, told once, and can be taken back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from studyapp.base.paths import DataFolder
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.services.history import EVERYTHING, Change
from studyapp.services.profile import Profile
from studyapp.services.undo import LIMIT
from studyapp.store import StoreError
from studyapp.store.bookmarks import Level
from studyapp.store.highlights import Anchor, Colour
from studyapp.store.mastery import Mastery
from studyapp.store.notes import NotePart
from studyapp.store.reading import Position

BANK = BankId("deep-learning")


def ref(name: str) -> QuestionRef:
    return QuestionRef(BANK, QuestionId(name))


ADAM = ref("adam")


def change(kind: str, *names: str) -> Change:
    return Change(kind, frozenset(map(ref, names)))


def test_the_one_key_sets_and_takes_away(profile: Profile, told: list[Change]) -> None:
    bookmark = profile.bookmarks.toggle(ADAM)
    assert bookmark is not None
    assert bookmark.level is Level.WEAK
    assert profile.bookmarks.all() == [bookmark]
    assert profile.reading.mark_of(ADAM).mastery is Mastery.WEAK
    assert profile.bookmarks.toggle(ADAM) is None
    assert profile.bookmarks.all() == []
    assert told == [change("bookmark", "adam")] * 2


def test_undo_and_redo_of_bookmarks_say_what_they_do(profile: Profile) -> None:
    assert not profile.undo.can_undo
    assert profile.undo.undo() is None
    profile.bookmarks.toggle(ADAM)
    changed = profile.bookmarks.edit(ADAM, level=Level.SOLID, tags="a, b", note="x\r\ny")
    assert (changed.tags, changed.note) == (("a", "b"), "x\ny")
    profile.bookmarks.remove([ADAM])
    actions = []
    while profile.undo.can_undo:
        label = profile.undo.undo_label
        assert profile.undo.undo() == label
        assert label is not None
        assert label.refs == {ADAM}
        actions.append(label.action)
    assert actions == ["bookmark.remove", "bookmark.change", "bookmark.add"]
    assert profile.bookmarks.get(ADAM) is None
    profile.undo.redo()
    profile.undo.redo()
    assert profile.bookmarks.get(ADAM) == changed
    assert profile.undo.redo_label is not None
    assert profile.undo.redo_label.action == "bookmark.remove"
    profile.bookmarks.edit(ADAM, level=Level.SHAKY)  # something new: nothing to redo any more
    assert not profile.undo.can_redo


def test_what_changes_nothing_is_no_step_and_not_told(profile: Profile, told: list[Change]) -> None:
    profile.bookmarks.edit(ADAM, level=Level.WEAK)
    told.clear()
    profile.bookmarks.edit(ADAM, level=Level.WEAK, tags=[], note="")
    profile.bookmarks.remove([ref("other")])
    profile.reading.mark([ADAM], read=False)
    profile.notes.type(ADAM, NotePart.NOTE, "")
    assert told == []
    assert profile.store.changes.count() == 1


def test_many_at_once_are_one_step(profile: Profile, told: list[Change]) -> None:
    profile.bookmarks.toggle(ADAM, Level.SOLID)
    told.clear()
    assert profile.bookmarks.add([ADAM, ref("b"), ref("c"), ref("b")]) == 2
    assert told == [change("bookmark", "b", "c")]
    profile.undo.undo()
    assert [bookmark.ref for bookmark in profile.bookmarks.all()] == [ADAM]


def test_typing_is_one_step_and_one_entry_of_the_history(profile: Profile) -> None:
    profile.notes.write(ADAM, NotePart.NOTE, "before")
    entries = profile.store.changes.count()
    for length in range(1, 8):
        profile.notes.type(ADAM, NotePart.NOTE, "moment $m$"[:length])
    profile.notes.finish()
    profile.notes.type(ADAM, NotePart.NOTE, "another time")
    profile.notes.finish()
    assert profile.store.changes.count() == entries + 2
    profile.undo.undo()
    assert profile.notes.text(ADAM, NotePart.NOTE) == "moment "
    profile.undo.undo()
    assert profile.notes.text(ADAM, NotePart.NOTE) == "before"
    profile.undo.redo()
    assert profile.notes.text(ADAM, NotePart.NOTE) == "moment "


def test_undo_while_typing_takes_the_typing_back_and_keeps_it_in_the_history(
    profile: Profile,
) -> None:
    profile.notes.type(ADAM, NotePart.ANSWER, "half")
    profile.undo.undo()
    assert profile.notes.text(ADAM, NotePart.ANSWER) == ""
    texts = [entry.payload and entry.payload["text"] for entry in profile.store.changes.all()]
    assert texts == ["half", None]
    profile.notes.type(ADAM, NotePart.ANSWER, "new")
    assert not profile.undo.can_redo
    profile.undo.undo()
    assert not profile.undo.can_undo


def test_typed_and_deleted_again_is_no_step(profile: Profile) -> None:
    profile.notes.type(ADAM, NotePart.ANSWER, "x")
    profile.notes.type(ADAM, NotePart.ANSWER, "")
    assert not profile.undo.can_undo


def test_letters_of_a_bookmarks_note_are_one_step(profile: Profile) -> None:
    profile.bookmarks.toggle(ADAM)
    for length in range(1, 5):
        profile.bookmarks.edit(ADAM, note="note"[:length], session="form 1")
    profile.bookmarks.edit(ADAM, note="other", session="form 2")
    profile.undo.undo()
    bookmark = profile.bookmarks.get(ADAM)
    assert bookmark is not None
    assert bookmark.note == "note"
    profile.undo.undo()
    bookmark = profile.bookmarks.get(ADAM)
    assert bookmark is not None
    assert bookmark.note == ""


def test_highlights_and_remarks(profile: Profile, told: list[Change]) -> None:
    anchor = Anchor("depth", "the $m_t$", "before", "after", 42)
    mark = profile.highlights.add(ADAM, Language.ZH, anchor)
    profile.highlights.edit(ADAM, mark.id, colour=Colour.PINK, note="margin")
    (kept,) = profile.highlights.of(ADAM, Language.ZH)
    assert (kept.anchor, kept.colour, kept.note) == (anchor, Colour.PINK, "margin")
    assert profile.highlights.of(ADAM, Language.EN) == []
    profile.highlights.remove(ADAM, mark.id)
    profile.undo.undo()
    assert profile.highlights.all() == [kept]

    remark = profile.remarks.add(ADAM, Language.EN, "0.9 is wrong", "example", "r1")
    profile.remarks.edit(ADAM, remark.id, "0.9 should be 0.99")
    assert [r.text for r in profile.remarks.of(ADAM)] == ["0.9 should be 0.99"]
    profile.remarks.remove(ADAM, remark.id)
    assert profile.remarks.all() == []
    for _ in range(3):
        profile.undo.undo()
    assert profile.remarks.all() == []
    profile.undo.redo()
    assert profile.remarks.all() == [remark]
    assert {told_change.kind for told_change in told} == {"highlight", "remark"}


def test_opening_says_whether_the_answer_changed(profile: Profile) -> None:
    first = profile.reading.opened(ADAM, Language.ZH, "r1")
    assert (first.previous, first.changed) == (None, False)
    second = profile.reading.opened(ADAM, Language.ZH, "r1")
    assert second.previous is not None
    assert not second.changed
    assert profile.reading.opened(ADAM, Language.ZH, "r2").changed
    assert not profile.reading.opened(ADAM, Language.EN, "e1").changed
    assert not profile.undo.can_undo  # looking is no step to take back
    assert [visit.ref for visit in profile.reading.recent()] == [ADAM]


def test_read_marks(profile: Profile, told: list[Change]) -> None:
    profile.reading.mark([ADAM], read=True, automatic=True)
    assert profile.reading.is_read(ADAM)
    assert not profile.undo.can_undo
    profile.reading.mark([ADAM, ref("b")], read=True)
    assert told == [change("read", "adam"), change("read", "b")]
    profile.undo.undo()
    assert profile.reading.is_read(ADAM)
    assert not profile.reading.is_read(ref("b"))


def test_reset_of_a_topic_comes_back_whole(profile: Profile, told: list[Change]) -> None:
    profile.reading.opened(ADAM, Language.ZH, "r1")
    profile.reading.mark([ADAM], read=True)
    profile.reading.scrolled(Position(ADAM, Language.ZH, "depth", 3.5))
    profile.bookmarks.toggle(ADAM, Level.SOLID)
    told.clear()
    assert profile.reading.reset(BANK, [ADAM.question, QuestionId("untouched")]) == 1
    assert {entry.kind for entry in told} == {"read", "visit", "position"}
    assert profile.reading.marks(BANK)[ADAM.question].mastery is Mastery.SOLID
    assert profile.reading.recent() == []
    assert profile.reading.position(ADAM, Language.ZH) is None
    assert profile.undo.undo_label is not None
    assert profile.undo.undo_label.action == "progress.reset"
    profile.undo.undo()
    assert profile.reading.is_read(ADAM)
    assert profile.reading.recent()[0].revision == "r1"
    assert profile.reading.position(ADAM, Language.ZH) == Position(ADAM, Language.ZH, "depth", 3.5)


def test_positions_are_saved_a_moment_later(qtbot: QtBot, folder: DataFolder) -> None:
    profile = Profile.open(folder)
    for offset in range(100):
        profile.reading.scrolled(Position(ADAM, Language.EN, "depth", float(offset)))
    last = Position(ADAM, Language.EN, "depth", 99.0)
    assert profile.reading.position(ADAM, Language.EN) == last
    assert profile.store.positions.all() == []
    qtbot.waitUntil(lambda: profile.store.positions.all() == [last])
    profile.reading.scrolled(Position(ADAM, Language.EN, "depth", 5.0))
    profile.close()
    profile = Profile.open(folder)
    assert profile.reading.position(ADAM, Language.EN) == Position(ADAM, Language.EN, "depth", 5.0)
    profile.close()


def test_undo_reaches_back_so_far(profile: Profile) -> None:
    for number in range(LIMIT + 10):
        profile.bookmarks.toggle(ref(f"q{number}"))
    steps = 0
    while profile.undo.undo():
        steps += 1
    assert steps == LIMIT
    assert len(profile.bookmarks.all()) == 10


def test_a_command_that_cannot_be_kept_has_not_happened(
    profile: Profile, told: list[Change]
) -> None:
    profile.bookmarks.toggle(ADAM)
    profile.undo.undo()
    told.clear()
    profile.store._database.execute("PRAGMA query_only = 1")
    with pytest.raises(StoreError, match="read-only"):
        profile.bookmarks.toggle(ref("b"))
    with pytest.raises(StoreError):
        profile.undo.redo()
    assert told == []
    assert profile.undo.can_redo  # still there to do
    profile.store._database.execute("PRAGMA query_only = 0")
    profile.undo.redo()
    assert [bookmark.ref for bookmark in profile.bookmarks.all()] == [ADAM]


def test_an_import_is_one_step(profile: Profile) -> None:
    profile.bookmarks.add([ADAM, ref("b")])
    exported = profile.bookmarks.all()
    profile.bookmarks.remove([ADAM, ref("b")])
    assert profile.bookmarks.take_in(exported) == 2
    assert profile.bookmarks.all() == exported
    profile.undo.undo()
    assert profile.bookmarks.all() == []


COMMANDS = st.sampled_from(
    ["toggle", "level", "tags", "type", "finish", "read", "mark", "remark", "reset", "undo", "redo"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(COMMANDS, st.sampled_from("ab"), st.integers(0, 3)), max_size=30))
def test_undoing_everything_leaves_nothing_and_redoing_all_of_it(
    steps: list[tuple[str, str, int]],
) -> None:
    with tempfile.TemporaryDirectory() as place:
        profile = Profile.open(DataFolder(Path(place)))
        for command, name, number in steps:
            at = ref(name)
            if command == "toggle":
                profile.bookmarks.toggle(at)
            elif command == "level":
                profile.bookmarks.edit(at, level=list(Level)[number % 3])
            elif command == "tags":
                profile.bookmarks.edit(at, tags="a,b,c"[:number])
            elif command == "type":
                profile.notes.type(at, NotePart.NOTE, "text"[:number])
            elif command == "finish":
                profile.notes.finish()
            elif command == "read":
                profile.reading.mark([at], read=bool(number % 2))
            elif command == "mark":
                profile.highlights.add(at, Language.EN, Anchor("short", "q"))
            elif command == "remark":
                profile.remarks.add(at, Language.EN, "r")
            elif command == "reset":
                profile.reading.reset(BANK, [at.question], bookmarks=bool(number % 2))
            elif command == "undo":
                profile.undo.undo()
            else:
                profile.undo.redo()
        while profile.undo.redo():
            pass
        after = everything(profile)
        while profile.undo.undo():
            pass
        assert everything(profile) == []
        while profile.undo.redo():
            pass
        assert everything(profile) == after
        profile.close()


def everything(profile: Profile) -> list[object]:
    return [
        *profile.bookmarks.all(),
        *profile.notes.all(),
        *profile.highlights.all(),
        *profile.remarks.all(),
        *profile.store.reads.all(),
    ]


def test_a_change_concerns_those_who_show_it() -> None:
    assert change("bookmark", "adam").concerns("bookmark")
    assert change("bookmark", "adam").concerns("bookmark", ADAM)
    assert not change("bookmark", "adam").concerns("bookmark", ref("b"))
    assert not change("bookmark", "adam").concerns("note")
    assert Change(EVERYTHING, frozenset()).concerns("note", ADAM)
