"""A bank compiled into a file, and everything read back from it."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from studyapp.bank.reader import read_bank
from studyapp.base.errors import StudyAppError
from studyapp.library import schema
from studyapp.library.compile import compile_bank
from studyapp.library.errors import CompileCancelledError, UnusableLibraryError
from studyapp.library.reader import Library
from studyapp.library.stamp import is_current, stamp
from studyapp.library.topics import lay_out
from studyapp.model.ids import QuestionId, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import Neighbours
from studyapp.model.question import Topic
from tests.bank_builder import BankFolder

ALPHA, BETA = QuestionId("alpha"), QuestionId("beta")
TRAINING, LOSSES = TopicId("training"), TopicId("training/losses")
OPTIMIZERS = TopicId("training/optimizers")


@pytest.fixture
def folder(tmp_path: Path) -> BankFolder:
    return BankFolder(tmp_path / "bank")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "libraries" / "small.sqlite"


def compiled(folder: BankFolder, target: Path) -> Library:
    compile_bank(read_bank(folder.path), target)
    return Library(target)


def read_all(target: Path) -> None:
    with Library(target) as library:
        library.topics()
        for question in library.questions_at(0, 10):
            library.page(question.ref.question, Language.ZH)
        library.search.texts("alpha", Language.ZH)


def test_the_tree(folder: BankFolder, target: Path) -> None:
    with compiled(folder, target) as library:
        assert library.bank_id == "small"
        assert library.title == Text("小题库", "Small bank")
        assert library.count == 2
        (top,) = library.topics()
        assert (top.id, top.questions, top.own_questions, top.children) == (TRAINING, 2, 0, 2)
        assert [row.id for row in library.topics(TRAINING)] == [OPTIMIZERS, LOSSES]
        assert library.topics(LOSSES) == []
        assert library.topics(TopicId("nowhere")) == []
        assert [row.id for row in library.topic_path(LOSSES)] == [TRAINING, LOSSES]
        assert library.topic_path(TopicId("training/nowhere")) == []
        assert library.topic(LOSSES) == library.topics(TRAINING)[1]


def test_questions_in_tree_order(folder: BankFolder, target: Path) -> None:
    with compiled(folder, target) as library:
        beta, alpha = library.questions_at(0, 10)
        assert (beta.ref.question, beta.ordinal, beta.topic) == (BETA, 0, OPTIMIZERS)
        assert alpha.title == Text(r"题目alpha与$\alpha$", r"Question alpha and $\alpha$")
        assert (alpha.difficulty, alpha.broken) == (2, False)
        assert library.questions(LOSSES) == [alpha]
        assert library.questions(LOSSES, offset=1) == []
        assert library.questions(TRAINING) == []
        assert library.question(ALPHA) == alpha
        assert library.question(QuestionId("nowhere")) is None
        assert library.ordinals_in(TRAINING) == (0, 2)
        assert library.ordinals_in(LOSSES) == (1, 2)
        assert library.neighbours(ALPHA) == Neighbours(BETA, None)
        assert library.neighbours(BETA) == Neighbours(None, ALPHA)


def test_pages(folder: BankFolder, target: Path) -> None:
    with compiled(folder, target) as library:
        zh, en = (library.page(ALPHA, language) for language in Language)
        assert zh is not None
        assert en is not None
        assert (zh.language, en.language) == (Language.ZH, Language.EN)
        assert "<h2>简答</h2>" in zh.html
        assert "<h2>In short</h2>" in en.html
        assert zh.outline[0].title == "简答"
        assert zh.revision != en.revision
        assert library.page(QuestionId("nowhere"), Language.ZH) is None
        assert library.plain_text(ALPHA, Language.EN).startswith("Label smoothing uses")


def test_a_broken_question_is_there_with_its_problems(folder: BankFolder, target: Path) -> None:
    folder.write("training/losses/alpha/question.toml", "id = [broken")
    with compiled(folder, target) as library:
        row = library.question(ALPHA)
        assert row is not None
        assert row.broken
        page = library.page(ALPHA, Language.EN)
        assert page is not None
        assert '<aside class="problems">' in page.html
        assert "question.toml" in page.html
        assert library.count == 2


def test_a_missing_language_is_shown_in_the_other(folder: BankFolder, target: Path) -> None:
    (folder.path / "training/losses/alpha/answer.en.md").unlink()
    with compiled(folder, target) as library:
        page = library.page(ALPHA, Language.EN)
        assert page is not None
        assert page.language is Language.ZH
        assert "fallback" in page.html
        assert library.plain_text(ALPHA, Language.EN).startswith("标签平滑")


def test_progress_and_stopping(folder: BankFolder, target: Path) -> None:
    bank = read_bank(folder.path)
    told: list[tuple[int, int]] = []
    compile_bank(bank, target, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    before = target.read_bytes()
    with pytest.raises(CompileCancelledError):
        compile_bank(bank, target, cancelled=lambda: True)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_is_current_until_a_file_changes(folder: BankFolder, target: Path) -> None:
    assert not is_current(target, folder.path)
    compiled(folder, target).close()
    assert is_current(target, folder.path)
    folder.write(".git/index", "hidden files do not count")
    assert is_current(target, folder.path)
    changed = folder.write("training/losses/alpha/plot.zh.svg", "<svg/>")
    assert not is_current(target, folder.path)
    compiled(folder, target).close()
    assert is_current(target, folder.path)
    changed.unlink()
    assert not is_current(target, folder.path)


def test_the_stamp_taken_before_reading_is_kept(folder: BankFolder, target: Path) -> None:
    files = stamp(folder.path)
    bank = read_bank(folder.path)
    folder.write("training/losses/alpha/answer.zh.md", "## 简答\n\nchanged while compiling\n")
    compile_bank(bank, target, files=files)
    assert not is_current(target, folder.path)


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(StudyAppError, match="cannot be read"):
        stamp(tmp_path / "nowhere")


def test_anything_else_than_a_fitting_file_is_refused(folder: BankFolder, target: Path) -> None:
    with pytest.raises(UnusableLibraryError):
        Library(target)
    target.parent.mkdir()
    target.write_bytes(b"this is no database, whatever its name says" * 100)
    with pytest.raises(UnusableLibraryError):
        Library(target)
    target.write_bytes(b"")
    with pytest.raises(UnusableLibraryError, match="no compiled question bank"):
        Library(target)
    compiled(folder, target).close()
    connection = sqlite3.connect(target)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    with pytest.raises(UnusableLibraryError, match="another version"):
        Library(target)
    assert not is_current(target, folder.path)


def test_a_damaged_file_is_said_and_made_again(folder: BankFolder, target: Path) -> None:
    compiled(folder, target).close()
    whole = target.read_bytes()
    page = 4096
    target.write_bytes(whole[:page] + b"\xff" * (len(whole) - page))
    with pytest.raises(UnusableLibraryError, match="nothing of your own is lost"):
        read_all(target)
    target.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnusableLibraryError):
        read_all(target)
    compiled(folder, target).close()
    with Library(target) as library:
        assert library.count == 2


def test_an_unwritable_target_is_said(folder: BankFolder, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(StudyAppError, match="cannot be written"):
        compile_bank(read_bank(folder.path), blocked / "library.sqlite")
    (tmp_path / "taken.sqlite").mkdir()
    (tmp_path / "taken.sqlite" / "x").write_text("x")
    with pytest.raises(StudyAppError, match="cannot be written"):
        compile_bank(read_bank(folder.path), tmp_path / "taken.sqlite")
    assert not list(tmp_path.glob("*.new"))


def test_a_folder_one_may_only_read_is_said(
    folder: BankFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    def cannot_open(*_given: object, **_named: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    bank = read_bank(folder.path)
    monkeypatch.setattr(sqlite3, "connect", cannot_open)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StudyAppError, match="cannot be written"):
        compile_bank(bank, tmp_path / "library.sqlite")


def test_leftovers_of_a_killed_compilation_are_removed(folder: BankFolder, target: Path) -> None:
    target.parent.mkdir()
    old = target.with_name(f"{target.name}.0.new")
    young = target.with_name(f"{target.name}.1.new")
    for left in (old, young):
        left.write_bytes(b"half a library")
    os.utime(old, (0, 0))
    compiled(folder, target).close()
    assert not old.exists()
    assert young.exists()


def test_the_file_is_never_written_when_read(folder: BankFolder, target: Path) -> None:
    with (
        compiled(folder, target) as library,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        library.connection.execute("DELETE FROM question")
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_many_threads_read_at_once(folder: BankFolder, target: Path) -> None:
    found: list[int] = []
    with compiled(folder, target) as library:

        def read() -> None:
            for _ in range(20):
                assert library.page(ALPHA, Language.ZH) is not None
                found.append(len(library.search.texts("标签平滑", Language.ZH)))

        threads = [threading.Thread(target=read) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [2] * 120


def test_a_library_replaced_under_a_reader_stays_readable(folder: BankFolder, target: Path) -> None:
    with compiled(folder, target) as library:
        bank = read_bank(folder.path)
        compile_bank(replace(bank, questions=bank.questions[:1]), target)
        assert library.count == 2
        assert library.page(ALPHA, Language.ZH) is not None
    with Library(target) as library:
        assert library.count == 1


def test_topics_are_laid_out_in_pre_order_with_what_is_missing_added() -> None:
    topics = [Topic(TopicId(name), 0, Text(name, name)) for name in ("b", "a", "a/y", "b/z", "a/x")]
    questions = [TopicId(name) for name in ("a/x", "b", "c/new", "a", "a/x")]
    nodes = lay_out(topics, questions)
    assert [node.id for node in nodes] == ["b", "b/z", "a", "a/y", "a/x", "c", "c/new"]
    assert [(node.first, node.own, node.total) for node in nodes] == [
        (0, 1, 1),
        (1, 0, 0),
        (1, 1, 3),
        (2, 0, 0),
        (2, 2, 2),
        (4, 0, 1),
        (4, 1, 1),
    ]
    assert nodes[6].parent == 5
    assert nodes[5].title == Text("c", "c")
    assert nodes[2].children == 2


def test_an_empty_bank_compiles(folder: BankFolder, target: Path) -> None:
    compile_bank(replace(read_bank(folder.path), questions=(), topics=()), target)
    with Library(target) as library:
        assert library.count == 0
        assert library.topics() == []
        assert library.search.titles("a", Language.ZH) == []
        assert library.search.texts("a", Language.ZH) == []
