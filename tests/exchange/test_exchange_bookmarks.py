"""Bookmarks out and in again: exactly the same, merged without loss, bad files named by line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.base.errors import StudyAppError
from studyapp.exchange.bookmarks_json import from_json, to_json
from studyapp.exchange.bookmarks_markdown import from_markdown, to_markdown
from studyapp.exchange.files import Format, read_bookmarks, write_bookmarks, write_text
from studyapp.exchange.merge import merge, united
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.store.bookmarks import Bookmark, Level, normalise_tags
from studyapp.store.text import clean

TIME = datetime(2026, 11, 3, 10, 11, 12, 345678, tzinfo=UTC)
ADAM = QuestionRef(BankId("deep-learning"), QuestionId("adam"))
DROPOUT = QuestionRef(BankId("deep-learning"), QuestionId("dropout"))

few = settings(max_examples=50, deadline=None)
slugs = st.text("az09-", min_size=1, max_size=6)
refs = st.builds(QuestionRef, slugs.map(BankId), slugs.map(QuestionId))
times = st.datetimes(datetime(1970, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC))
notes = st.text(max_size=60).map(clean) | st.sampled_from(
    [
        "\n",
        "> quoted\n\n## heading\n- question: `a/b`\n- level: solid",
        "$x^2$\n\n",
        " a ",
        "```\n> x",
    ]
)
bookmarks = st.builds(
    Bookmark,
    refs,
    st.sampled_from(Level),
    st.lists(st.text(max_size=10), max_size=4).map(normalise_tags),
    notes,
    times,
    times,
)
titles = st.text(max_size=20)


@pytest.mark.parametrize(
    ("write", "read"), [(to_json, from_json), (to_markdown, from_markdown)], ids=["json", "md"]
)
@few
@given(st.lists(bookmarks, max_size=6), titles)
def test_what_is_written_is_read_back_exactly(
    write: Callable[..., str],
    read: Callable[[str, str], tuple[Bookmark, ...]],
    written: list[Bookmark],
    title: str,
) -> None:
    text = write(written, lambda _ref: title.encode(errors="replace").decode())
    assert read(text, "file") == tuple(written)


@pytest.mark.parametrize("name", ["mine.json", "mine.md"])
def test_files_are_read_back_whatever_their_name(tmp_path: Path, name: str) -> None:
    written = (
        Bookmark(ADAM, Level.SHAKY, ("优化器", "loss"), "看 $\\beta_2$\n\n第二行", TIME, TIME),
        Bookmark(DROPOUT, Level.SOLID, (), "", TIME, TIME + timedelta(days=1)),
    )
    path = tmp_path / name
    write_bookmarks(path, written, lambda ref: ref.question)
    assert read_bookmarks(path) == written
    renamed = path.rename(tmp_path / "renamed.txt")
    assert read_bookmarks(renamed) == written
    assert [file.name for file in tmp_path.iterdir()] == ["renamed.txt"]


def test_markdown_written_by_windows_is_read(tmp_path: Path) -> None:
    written = (Bookmark(ADAM, Level.WEAK, ("a", "b"), "one\n\ntwo", TIME, TIME),)
    path = tmp_path / "mine.md"
    text = to_markdown(written, lambda _ref: "Adam").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_bookmarks(path) == written


def test_markdown_reads_well() -> None:
    written = [Bookmark(ADAM, Level.WEAK, ("loss", "to review"), "line 1\n\nline 2", TIME, TIME)]
    assert to_markdown(written, lambda _ref: "Adam\n优化器") == (
        "# StudyApp bookmarks\n"
        "\n"
        "## Adam 优化器\n"
        "\n"
        "- question: `deep-learning/adam`\n"
        "- level: weak\n"
        "- tags: loss, to review\n"
        "- added: 2026-11-03T10:11:12.345678Z\n"
        "- changed: 2026-11-03T10:11:12.345678Z\n"
        "\n"
        "> line 1\n"
        ">\n"
        "> line 2\n"
    )


def test_a_list_written_by_hand_is_enough() -> None:
    text = "# StudyApp bookmarks\n\n- question: deep-learning/adam\n- level: solid\n"
    (read,) = from_markdown(text, "mine.md")
    assert (read.ref, read.level, read.tags, read.note) == (ADAM, Level.SOLID, (), "")
    assert read.changed == datetime(1970, 1, 1, tzinfo=UTC)
    (again,) = from_json(
        '{"format": "studyapp-bookmarks", "version": 1,'
        ' "bookmarks": [{"question": "deep-learning/adam", "level": "solid"}]}',
        "mine.json",
    )
    assert again == read


GOOD = {"question": "deep-learning/adam", "level": "weak"}


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"question": "adam", "level": "weak"}, "BANK/QUESTION"),
        ({"level": "weak"}, "missing"),
        ({**GOOD, "level": "great"}, "weak, shaky, solid"),
        ({**GOOD, "tags": 3}, "tags"),
        ({**GOOD, "tags": [1]}, "tags"),
        ({**GOOD, "note": ["x"]}, "note"),
        ({**GOOD, "added": "yesterday"}, "added"),
        ({**GOOD, "changed": "2026-01-01T00:00:00"}, "zone"),
        ("text", "no object"),
    ],
)
def test_a_bad_entry_is_named_by_its_line(entry: object, says: str) -> None:
    text = json.dumps(
        {
            "note": {"bookmarks": [1, 2], "x": "}]"},
            "format": "studyapp-bookmarks",
            "version": 1,
            "bookmarks": [GOOD, GOOD, entry],
        },
        indent=1,
    )
    lines = text.split("\n")
    line = [n for n, written in enumerate(lines, 1) if written in {"  {", '  "text"'}][-1]
    with pytest.raises(StudyAppError, match=f"mine.json, line {line}:") as caught:
        from_json(text, "mine.json")
    assert says in str(caught.value)
    assert "Nothing was imported" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"format": "studyapp-bookmarks",\n "version": 1,\n "bookmarks": [}', 3),
        ("[1, 2]", 1),
        ("{}", 1),
        ('{"format": "studyapp-bookmarks", "version": 2, "bookmarks": []}', 1),
        ('{"format": "studyapp-bookmarks", "version": 1, "bookmarks": {}}', 1),
        ("[" * 100_000, 1),
        ('{"format": ' + "9" * 5000 + "}", 1),
    ],
)
def test_json_that_is_none_of_ours(text: str, line: int) -> None:
    with pytest.raises(StudyAppError, match=f"line {line}:"):
        from_json(text, "mine.json")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# My shopping\n\n- milk\n", 1),
        ("# StudyApp bookmarks\n\n- question: `a/b`\n- level: great\n", 3),
        ("# StudyApp bookmarks\n\n- question: `a/b`\n- level: weak\n- level: solid\n", 5),
        ("# StudyApp bookmarks\n\n- question: `a/b`\n- levle: weak\n", 4),
        ("# StudyApp bookmarks\n\n- question: `ab`\n- level: weak\n", 3),
    ],
)
def test_markdown_that_is_wrong_is_named_by_its_line(text: str, line: int) -> None:
    with pytest.raises(StudyAppError, match=rf"mine\.md, line {line}:"):
        from_markdown(text, "mine.md")


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(StudyAppError, match="cannot be read"):
        read_bookmarks(tmp_path / "gone.json")
    latin = tmp_path / "latin.md"
    latin.write_bytes("# StudyApp bookmarks\n\n- tags: é".encode("latin-1"))
    with pytest.raises(StudyAppError, match="line 3: this is no UTF-8"):
        read_bookmarks(latin)
    with pytest.raises(StudyAppError, match="cannot be written"):
        write_text(tmp_path / "no" / "folder.md", "x")
    with pytest.raises(StudyAppError, match="cannot be written"):
        write_text(tmp_path, "x")
    assert not list(tmp_path.parent.glob(".*.part"))


def test_an_existing_file_survives_a_failed_export(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("precious")
    (tmp_path / ".mine.json.part").mkdir()  # stands in the way
    with pytest.raises(StudyAppError):
        write_text(path, "new")
    assert path.read_text() == "precious"


def test_the_format_follows_the_name() -> None:
    assert Format.of(Path("a.MD")) is Format.MARKDOWN
    assert Format.of(Path("a.markdown")) is Format.MARKDOWN
    assert Format.of(Path("a.json")) is Format.JSON
    assert Format.of(Path("a")) is Format.JSON


def test_merging_says_what_it_does() -> None:
    present = Bookmark(ADAM, Level.WEAK, ("a",), "mine", TIME, TIME)
    other = QuestionRef(BankId("elsewhere"), QuestionId("x"))
    report = merge(
        {ADAM: present},
        [
            Bookmark(
                ADAM, Level.SOLID, ("b",), "theirs", TIME - timedelta(days=1), TIME + timedelta(1)
            ),
            Bookmark(DROPOUT, Level.WEAK, (), "", TIME, TIME),
            Bookmark(other, Level.WEAK, (), "", TIME, TIME),
        ],
        lambda ref: ref.bank == "deep-learning",
    )
    assert report.added == (DROPOUT, other)
    assert report.changed == (ADAM,)
    assert report.unchanged == ()
    assert report.unknown == (other,)
    assert report.result[0] == Bookmark(
        ADAM,
        Level.SOLID,
        ("a", "b"),
        "mine\n\ntheirs",
        TIME - timedelta(days=1),
        TIME + timedelta(days=1),
    )


def test_an_older_judgement_does_not_overrule() -> None:
    present = Bookmark(ADAM, Level.SOLID, (), "", TIME, TIME)
    older = replace(present, level=Level.WEAK, changed=TIME - timedelta(days=1))
    assert united(present, older) == present


@few
@given(st.lists(bookmarks, max_size=5), st.lists(bookmarks, max_size=5))
def test_merging_twice_is_merging_once_and_loses_nothing(
    here: list[Bookmark], there: list[Bookmark]
) -> None:
    present = {bookmark.ref: bookmark for bookmark in here}
    once = {**present, **{b.ref: b for b in merge(present, there, lambda _ref: True).result}}
    again = merge(once, there, lambda _ref: True)
    assert again.result == ()
    assert set(again.unchanged) == {bookmark.ref for bookmark in there}
    for bookmark in [*present.values(), *there]:
        after = once[bookmark.ref]
        assert bookmark.note in after.note
        assert {tag.casefold() for tag in bookmark.tags} <= {t.casefold() for t in after.tags}
        assert after.added <= bookmark.added
        assert after.changed >= bookmark.changed


@few
@given(st.lists(bookmarks, max_size=5, unique_by=lambda bookmark: bookmark.ref))
def test_importing_into_nothing_gives_exactly_what_was_exported(here: list[Bookmark]) -> None:
    report = merge({}, here, lambda _ref: False)
    assert report.result == tuple(here)
    assert set(report.unknown) == {bookmark.ref for bookmark in here}
