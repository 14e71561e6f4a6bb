from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from studyapp.bank import files, read_bank
from studyapp.base.errors import StudyAppError
from studyapp.model.language import Language
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Question
from tests.bank_builder import BankFolder

ALPHA = "training/losses/alpha"


def question(bank: Bank, name: str) -> Question:
    return next(question for question in bank.questions if question.id == name)


def only_problem(folder: BankFolder, file: str) -> Problem:
    (problem,) = [problem for problem in read_bank(folder.path).problems if problem.file == file]
    assert problem.what
    assert problem.do
    return problem


def test_a_bank_as_a_whole(bank: BankFolder) -> None:
    read = read_bank(bank.path)
    assert read.problems == ()
    assert (read.id, read.version, read.title.zh) == ("small", "1", "小题库")
    assert [topic.id for topic in read.topics] == [
        "training",
        "training/optimizers",
        "training/losses",
    ]
    assert [question.id for question in read.questions] == ["beta", "alpha"]
    assert read.glossary[0].avoid == ("互熵", "crossentropy")
    alpha = question(read, "alpha")
    assert alpha.topic == "training/losses"
    assert alpha.aliases[Language.ZH] == ("甲", "label smoothing")
    assert alpha.reviewed == (date(2026, 11, 21), "all of it")
    assert alpha.references[0].purpose.en == "introduces it"
    assert alpha.figures[0].alt.zh == "一张图"
    assert alpha.checks[0].where == "example"
    text = (bank.path / ALPHA / "question.toml").read_text(encoding="utf-8")
    assert alpha.checks[0].line == text[: text.index("[[checks]]")].count("\n") + 1
    assert len(alpha.quiz) == 2
    answer = alpha.answers[Language.ZH]
    assert [section.key for section in answer.sections] == [
        "short",
        "depth",
        "example",
        "mistakes",
        "followups",
    ]
    assert answer.sections[1].heading == "详解"
    assert "## not a heading" in answer.sections[1].text  # a comment in code
    assert answer.file == f"{ALPHA}/answer.zh.md"


def test_sections_say_where_they_stand(bank: BankFolder) -> None:
    answer = question(read_bank(bank.path), "alpha").answers[Language.EN]
    lines = (bank.path / answer.file).read_text(encoding="utf-8").split("\n")
    for section in answer.sections:
        assert lines[section.line - 1] == f"## {section.heading}"
        assert section.text.startswith(f"\n{lines[section.line + 1]}")


def test_order_within_a_topic(bank: BankFolder) -> None:
    bank.add("training/losses/aaa", other="beta")
    bank.add("training/losses/zzz", other="beta")
    bank.change("training/losses/zzz/question.toml", "difficulty", "order = -1\ndifficulty")
    losses = [q.id for q in read_bank(bank.path).questions if q.topic == "training/losses"]
    assert losses == ["zzz", "aaa", "alpha"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "alpha"', 'id = "gamma"', "gamma"),
        ('id = "alpha"', "", "id"),
        ("difficulty = 2", "difficulty = 9", "difficulty"),
        ("difficulty = 2", 'difficulty = "hard"', "difficulty"),
        ("difficulty = 2", "difficulty = true", "difficulty"),
        ('tags = ["loss"]', "tags = [1]", "tags"),
        ('tags = ["loss"]', 'colour = "red"', "colour"),
        ("prerequisites = []", 'prerequisites = ["Not A Slug"]', "Not A Slug"),
        ("year = 2016", 'year = "2016"', "year"),
        ('authors = "C. Szegedy"', "", "authors"),
        ('alt.en = "A figure"', "", "en"),
        ('where = "example"', 'where = "nowhere"', "nowhere"),
        ('where = "example"', "nth = 0", "nth"),
        ('says = "0.91"', "", "says"),
        ('zh = "题目alpha', 'xx = "', "xx"),
    ],
)
def test_a_wrong_value_is_a_problem_in_its_line(
    bank: BankFolder, old: str, new: str, words: str
) -> None:
    file = f"{ALPHA}/question.toml"
    line = bank.change(file, old, new)
    read = read_bank(bank.path)
    found = [problem for problem in read.problems if problem.file == file]
    assert any(words in problem.what for problem in found)
    if new:
        assert line in [problem.line for problem in found]
    broken = question(read, "alpha")
    assert set(found) == set(broken.problems)
    assert broken.answers.keys() == set(Language)  # the rest of it is usable
    assert question(read, "beta").problems == ()


def test_broken_toml_names_the_parsers_line(bank: BankFolder) -> None:
    file = f"{ALPHA}/question.toml"
    line = bank.change(file, "difficulty = 2", "difficulty = = 2")
    problem = only_problem(bank, file)
    assert (problem.line, "TOML" in problem.what) == (line, True)
    broken = question(read_bank(bank.path), "alpha")
    assert broken.title.en == "alpha"
    assert len(broken.answers) == 2


def test_toml_cut_off(bank: BankFolder) -> None:
    bank.write(f"{ALPHA}/question.toml", 'id = "alpha"\ntitle = """\nnever closed\n')
    assert only_problem(bank, f"{ALPHA}/question.toml").line >= 3


def test_toml_nested_without_end(bank: BankFolder) -> None:
    bank.write(f"{ALPHA}/question.toml", "a = " + "[" * 100_000 + "]" * 100_000)
    assert "nested" in only_problem(bank, f"{ALPHA}/question.toml").what


def test_a_wrong_encoding_names_its_line_and_is_read_as_best_can_be(bank: BankFolder) -> None:
    file = f"{ALPHA}/answer.zh.md"
    path = bank.path / file
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    problem = only_problem(bank, file)
    assert "UTF-8" in problem.what
    assert problem.line == 1
    assert question(read_bank(bank.path), "alpha").answers[Language.ZH].sections[0].key == "short"


def test_byte_order_mark_and_windows_lines(bank: BankFolder) -> None:
    for name in ("answer.zh.md", "question.toml"):
        path = bank.path / ALPHA / name
        content = path.read_bytes()
        path.write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    assert read_bank(bank.path).problems == ()


def test_a_huge_file_is_refused(bank: BankFolder) -> None:
    file = f"{ALPHA}/answer.en.md"
    with (bank.path / file).open("ab") as handle:
        handle.truncate(50_000_000)
    problem = only_problem(bank, file)
    assert "50.0 MB" in problem.what
    assert files.MAX_BYTES < 10_000_000
    assert Language.EN not in question(read_bank(bank.path), "alpha").answers


def test_missing_and_empty_answers(bank: BankFolder) -> None:
    (bank.path / ALPHA / "answer.en.md").unlink()
    assert "missing" in only_problem(bank, f"{ALPHA}/answer.en.md").what
    bank.write(f"{ALPHA}/answer.en.md", " \n")
    assert "empty" in only_problem(bank, f"{ALPHA}/answer.en.md").what


def test_a_bank_of_one_language_needs_no_other(bank: BankFolder) -> None:
    bank.change("bank.toml", 'languages = ["zh", "en"]', 'languages = ["zh"]')
    (bank.path / ALPHA / "answer.en.md").unlink()
    bank.change(f"{ALPHA}/question.toml", 'alt.en = "A figure"', "")
    assert read_bank(bank.path).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("## In depth", "## Depth", "Depth"),
        ("## In depth\n", "", "missing"),
        ("## Worked example", "## Follow-ups", "twice"),
        ("## In short", "Some words first.\n\n## In short", "before the first heading"),
        ("## In short", "## 简答", "five headings"),
        ("Label smoothing uses $\\alpha=0.1$.", "", "empty"),
    ],
)
def test_wrong_headings(bank: BankFolder, old: str, new: str, words: str) -> None:
    file = f"{ALPHA}/answer.en.md"
    bank.change(file, old, new)
    read = read_bank(bank.path)
    assert any(words in problem.what for problem in read.problems if problem.file == file)
    text = (bank.path / file).read_text(encoding="utf-8")
    answer = question(read, "alpha").answers[Language.EN]
    kept = "".join(section.heading + section.text for section in answer.sections)
    for word in text.split():
        assert word == "##" or word in kept  # nothing is lost


def test_sections_out_of_order(bank: BankFolder) -> None:
    file = f"{ALPHA}/answer.en.md"
    text = (bank.path / file).read_text(encoding="utf-8")
    text = text.replace("## In short", "## X").replace("## Common mistakes", "## In short")
    line = text[: text.index("## In short")].count("\n") + 1
    bank.write(file, text.replace("## X", "## Common mistakes"))
    assert any("out of order" in p.what for p in read_bank(bank.path).problems), line


def test_the_same_name_in_two_topics(bank: BankFolder) -> None:
    bank.add("training/optimizers/alpha", other="beta")
    read = read_bank(bank.path)
    assert sorted(question.id for question in read.questions) == [
        "alpha",
        "beta",
        "training-optimizers-alpha",
    ]
    assert any("belongs to the question" in problem.what for problem in read.problems)


def test_a_topic_that_is_not_listed(bank: BankFolder) -> None:
    bank.add("new/deep/gamma", other="beta")
    read = read_bank(bank.path)
    assert [topic.id for topic in read.topics][-2:] == ["new", "new/deep"]
    assert read.questions[-1].id == "gamma"
    assert "new/deep" in only_problem(bank, "topics.toml").what


def test_topics_file_broken_or_missing(bank: BankFolder) -> None:
    bank.write("topics.toml", "[[topics]\n")
    read = read_bank(bank.path)
    assert [question.id for question in read.questions] == ["alpha", "beta"]
    (bank.path / "topics.toml").unlink()
    assert len(read_bank(bank.path).questions) == 2


def test_bank_file_broken(bank: BankFolder) -> None:
    bank.write("bank.toml", "id = ")
    read = read_bank(bank.path)
    assert (read.id, read.title.en) == ("small", "small")
    assert len(read.questions) == 2
    assert only_problem(bank, "bank.toml").line == 1


def test_links_to_outside_are_refused(bank: BankFolder, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("## In short\n\nsecret\n", encoding="utf-8")
    answer = bank.path / ALPHA / "answer.en.md"
    answer.unlink()
    answer.symlink_to(secret)
    assert "outside" in only_problem(bank, f"{ALPHA}/answer.en.md").what
    assert Language.EN not in question(read_bank(bank.path), "alpha").answers


def test_links_in_a_circle_end(bank: BankFolder) -> None:
    (bank.path / "training" / "loop").symlink_to(bank.path / "training")
    answer = bank.path / ALPHA / "answer.en.md"
    answer.unlink()
    answer.symlink_to(answer)
    read = read_bank(bank.path)
    assert len(read.questions) == 2
    assert {p.file for p in read.problems} == {"training/loop", f"{ALPHA}/answer.en.md"}


def test_a_folder_in_place_of_a_file(bank: BankFolder) -> None:
    answer = bank.path / ALPHA / "answer.en.md"
    answer.unlink()
    answer.mkdir()
    assert "regular file" in only_problem(bank, f"{ALPHA}/answer.en.md").what


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_does_not_hang(bank: BankFolder) -> None:
    answer = bank.path / ALPHA / "answer.en.md"
    answer.unlink()
    os.mkfifo(answer)
    assert "regular file" in only_problem(bank, f"{ALPHA}/answer.en.md").what


def test_what_is_no_bank_is_said(tmp_path: Path) -> None:
    with pytest.raises(StudyAppError, match="no folder"):
        read_bank(tmp_path / "missing")
    with pytest.raises(StudyAppError, match=r"bank\.toml"):
        read_bank(tmp_path)


def test_the_built_in_bank_is_read(project: Path) -> None:
    read = read_bank(project / "content")
    assert len(read.questions) >= 30
    assert all(question.answers.keys() == set(Language) for question in read.questions)
