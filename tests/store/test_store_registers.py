"""What is put is there, what is undone is as before, and the history tells it all."""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.base.paths import DataFolder
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.store import Store
from studyapp.store.bookmarks import Bookmark, Level, normalise_tags
from studyapp.store.changes import Key, new_id
from studyapp.store.highlights import Anchor, Colour, Highlight, HighlightId
from studyapp.store.notes import Note, NotePart
from studyapp.store.reading import Position, Read, Visit
from studyapp.store.register import Edit
from studyapp.store.remarks import Remark, RemarkId
from studyapp.store.text import clean
from studyapp.store.times import from_text, to_text

BANK = BankId("deep-learning")
ADAM = QuestionRef(BANK, QuestionId("adam"))
TIME = datetime(2026, 11, 3, 10, 11, 12, 345678, tzinfo=UTC)
KINDS = ("bookmark", "read", "visit", "position", "note", "highlight", "remark")

refs = st.builds(
    QuestionRef,
    st.sampled_from([BANK, BankId("own-notes")]),
    st.sampled_from([QuestionId(name) for name in ("adam", "dropout", "batch-norm")]),
)
times = st.datetimes(
    datetime(1970, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC)
) | st.datetimes(
    datetime(1970, 1, 2), datetime(9000, 1, 1), timezones=st.just(timezone(timedelta(hours=8)))
).map(lambda time: time.astimezone(UTC))
texts = st.text(max_size=40).map(clean)
ids = st.sampled_from(["one", "two", "three"])
values: st.SearchStrategy[Any] = st.one_of(
    st.builds(
        Bookmark,
        refs,
        st.sampled_from(Level),
        st.lists(st.text(max_size=8)).map(normalise_tags),
        texts,
        times,
        times,
    ),
    st.builds(Read, refs, times),
    st.builds(Visit, refs, st.sampled_from(Language), texts, times),
    st.builds(
        Position, refs, st.sampled_from(Language), texts, st.floats(-1e6, 1e6, allow_nan=False)
    ),
    st.builds(Note, refs, st.sampled_from(NotePart), texts.filter(bool), times),
    st.builds(
        Remark,
        ids.map(RemarkId),
        refs,
        st.sampled_from(Language),
        texts,
        texts,
        texts,
        times,
        times,
    ),
    st.builds(
        Highlight,
        ids.map(HighlightId),
        refs,
        st.sampled_from(Language),
        st.builds(Anchor, texts, texts, texts, texts, st.integers(0, 10**9)),
        st.sampled_from(Colour),
        texts,
        times,
        times,
    ),
)
KIND_OF = {
    Bookmark: "bookmark",
    Read: "read",
    Visit: "visit",
    Position: "position",
    Note: "note",
    Remark: "remark",
    Highlight: "highlight",
}


def state(store: Store) -> dict[tuple[str, Key], object]:
    found: dict[tuple[str, Key], object] = {}
    for kind in KINDS:
        register = store.register(kind)
        for value in register.all():
            found[kind, register.key_of(value)] = value
    return found


def unique(steps: list[tuple[Any, bool]]) -> list[tuple[Any, bool]]:
    """An id belongs to one question for good, as those of the program do."""
    home: dict[tuple[type, str], QuestionRef] = {}
    kept = []
    for value, put in steps:
        identity = getattr(value, "id", None)
        if identity is None or home.setdefault((type(value), identity), value.ref) == value.ref:
            kept.append((value, put))
    return kept


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(values, st.booleans()), max_size=20).map(unique))
def test_history_tells_the_state_and_undo_takes_everything_back(
    steps: list[tuple[Any, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as place:
        store = Store.open(DataFolder(Path(place)))
        edits: list[Edit] = []
        expected: dict[tuple[str, Key], object] = {}
        for value, put in steps:
            kind = KIND_OF[type(value)]
            register = store.register(kind)
            key = register.key_of(value)
            edits.append(register.put(value) if put else register.remove(key))
            if put:
                expected[kind, key] = value
            else:
                expected.pop((kind, key), None)
        assert state(store) == expected

        replayed: dict[tuple[str, Key], object] = {}
        for change in store.changes.all():
            replayed.pop((change.kind, change.key), None)
            if change.payload is not None:
                register = store.register(change.kind)
                replayed[change.kind, change.key] = register.from_columns(
                    change.key, change.payload
                )
        logged = {at: value for at, value in expected.items() if at[0] != "position"}
        assert replayed == logged

        length = store.changes.count()
        store.apply(edit.reversed() for edit in reversed(edits))
        assert state(store) == {}
        assert store.changes.count() >= length  # undo is a change, too
        store.apply(edits)
        assert state(store) == expected
        store.close()


def test_putting_what_is_there_changes_nothing(store: Store) -> None:
    bookmark = Bookmark(ADAM, Level.WEAK, (), "", TIME, TIME)
    assert store.bookmarks.put(bookmark).alters
    assert not store.bookmarks.put(bookmark).alters
    assert not store.bookmarks.remove(Key(QuestionRef(BANK, QuestionId("other")))).alters
    assert store.changes.count() == 1


def test_transaction_is_all_or_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():  # noqa: PT012
        store.bookmarks.put(Bookmark(ADAM, Level.WEAK, (), "", TIME, TIME))
        with store.transaction():
            store.reads.put(Read(ADAM, TIME))
        raise ZeroDivisionError
    assert state(store) == {}
    assert store.changes.count() == 0
    with store.transaction():  # and the store goes on
        store.reads.put(Read(ADAM, TIME))
    assert store.reads.of(ADAM) == [Read(ADAM, TIME)]


def test_history_cannot_be_altered(store: Store) -> None:
    store.reads.put(Read(ADAM, TIME))
    outside = sqlite3.connect(store.folder.database)
    for statement in ("UPDATE changes SET payload = ''", "DELETE FROM changes"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            outside.execute(statement)
    outside.close()


def test_history_has_ids_that_sort_by_time_and_utc_times(store: Store) -> None:
    for second in range(5):
        store.reads.put(Read(ADAM, TIME + timedelta(seconds=second)))
    changes = list(store.changes.all(ADAM))
    assert [change.id for change in changes] == sorted(change.id for change in changes)
    assert len({change.id for change in changes}) == 5
    assert all(change.id[14] == "7" and change.id[19] in "89ab" for change in changes)
    assert changes[0].at == datetime(2026, 11, 3, 10, 0, 1, tzinfo=UTC)
    assert store.touched(ADAM)
    assert not store.touched(QuestionRef(BANK, QuestionId("dropout")))


@given(times, times)
def test_times_come_back_and_sort(first: datetime, second: datetime) -> None:
    assert from_text(to_text(first)) == first
    assert (to_text(first) < to_text(second)) == (first < second)
    assert new_id(first)[8] == "-"


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_text(datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="zone"):
        from_text("2026-01-01T00:00:00")


def test_a_note_being_typed_enters_the_history_once(store: Store) -> None:
    key = Key(ADAM, NotePart.NOTE.value)
    for length in range(1, 6):
        store.notes.type(key, Note(ADAM, NotePart.NOTE, "gradient"[:length], TIME))
    assert [note.text for note in store.notes.of(ADAM)] == ["gradi"]
    assert store.changes.count() == 0
    assert store.notes.finish() == 1
    assert store.notes.finish() == 0
    assert [change.payload and change.payload["text"] for change in store.changes.all()] == [
        "gradi"
    ]
    store.notes.type(key, None)
    assert store.notes.all() == []
    assert [change.payload for change in store.changes.all()][-1] is None


def test_a_note_being_typed_when_killed_enters_the_history_at_the_next_start(
    folder: DataFolder,
) -> None:
    store = Store.open(folder)
    key = Key(ADAM, NotePart.ANSWER.value)
    store.notes.type(key, Note(ADAM, NotePart.ANSWER, "half a sen", TIME))
    store.close()
    store = Store.open(folder)
    assert [change.payload and change.payload["text"] for change in store.changes.all()] == [
        "half a sen"
    ]
    store.close()


def test_tags_are_normalised() -> None:
    assert normalise_tags(" loss ,to  review，梯度、Loss\n, ,") == ("loss", "to review", "梯度")
    assert normalise_tags(["a,b", "b", "e\u0301"]) == ("a", "b", "é")
    assert normalise_tags("") == ()


@given(st.lists(st.text(max_size=12), max_size=5))
def test_normalised_tags_stay_as_they_are(tags: list[str]) -> None:
    once = normalise_tags(tags)
    assert normalise_tags(once) == once
    assert normalise_tags(", ".join(once)) == once
    assert all("\n" not in tag and "," not in tag for tag in once)


def test_tags_are_counted(store: Store) -> None:
    for name, tags in (("a", ("loss", "hard")), ("b", ("loss",)), ("c", ())):
        ref = QuestionRef(BANK, QuestionId(name))
        store.bookmarks.put(Bookmark(ref, Level.WEAK, tags, "", TIME, TIME))
    assert list(store.bookmarks.tags().items()) == [("loss", 2), ("hard", 1)]
    assert store.bookmarks.tags(BankId("other")) == {}


def test_clean_keeps_all_that_can_be_kept() -> None:
    assert clean("a\r\nb\rc\0d\ud800e 𝛼") == "a\nb\ncd\ufffde 𝛼"
    assert clean("$x$ 梯度 👩‍🎓") == "$x$ 梯度 👩‍🎓"


def test_recently_seen_counts_each_question_once(store: Store) -> None:
    for second, (name, language) in enumerate(
        [("a", "zh"), ("b", "zh"), ("a", "en"), ("c", "en"), ("b", "en"), ("a", "zh")]
    ):
        ref = QuestionRef(BANK, QuestionId(name))
        store.visits.put(Visit(ref, Language(language), name, TIME + timedelta(seconds=second)))
    assert [visit.ref.question for visit in store.visits.recent(10)] == ["a", "b", "c"]
    assert [visit.ref.question for visit in store.visits.recent(2)] == ["a", "b"]
    assert store.visits.recent(10, BankId("other")) == []
    assert store.visits.revisions(BANK, Language.ZH) == {"a": "a", "b": "b"}


def test_reset_forgets_progress_and_keeps_writing(store: Store) -> None:
    other = QuestionRef(BANK, QuestionId("dropout"))
    for ref in (ADAM, other):
        store.reads.put(Read(ref, TIME))
        store.visits.put(Visit(ref, Language.ZH, "r1", TIME))
        store.positions.put(Position(ref, Language.ZH, "depth", 12.5))
        store.bookmarks.put(Bookmark(ref, Level.SOLID, (), "n", TIME, TIME))
        store.notes.put(Note(ref, NotePart.NOTE, "text", TIME))
    before = state(store)
    edits = store.reset_topic(BANK, [ADAM.question])
    gone = {key for key in before if key[1].ref == ADAM and key[0] in {"read", "visit", "position"}}
    assert state(store) == {key: value for key, value in before.items() if key not in gone}
    store.apply(edit.reversed() for edit in edits)
    assert state(store) == before
    store.reset_topic(BANK, [ADAM.question], bookmarks=True)
    assert store.bookmarks.of(ADAM) == []
    assert len(store.bookmarks.of(other)) == 1


def test_settings_keep_any_json(store: Store) -> None:
    values = {"theme": "dark", "sizes": [1, 2], "deep": {"梯度": None, "x": 1.5}, "flag": False}
    store.settings.put(values)
    assert store.settings.all() == values
    store.settings.put({"theme": None, "flag": True})
    assert store.settings.get("theme") is None
    assert store.settings.get("flag") is True
    assert store.settings.get("nothing", 3) == 3
    assert store.changes.count() == 0
