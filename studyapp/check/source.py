"""A question's texts with the places they stand in, for all kinds of checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from studyapp.bank.files import read_text
from studyapp.bank.math import Segment, split
from studyapp.bank.toml_lines import TomlLines
from studyapp.model.language import Language, Text
from studyapp.model.problem import Problem
from studyapp.model.question import Answer, Bank, Question

QUESTION, QUIZ = "question.toml", "quiz.toml"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a question: in which file it stands and in which line it begins."""

    file: str
    line: int
    language: Language
    text: str

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The text's segments, with lines as in the file."""
        return _split(self.text, self.line)


@lru_cache(maxsize=4096)
def _split(text: str, line: int) -> tuple[Segment, ...]:
    return split(text, line)


def file_of(bank: Bank, question: Question, name: str) -> str:
    """A file of a question as problems name it."""
    return (question.folder.relative_to(bank.folder) / name).as_posix()


@lru_cache(maxsize=4096)
def _lines(path: Path, bank: Path) -> TomlLines:
    return TomlLines(read_text(path, bank).text)


def lines_of(bank: Bank, question: Question, name: str = QUESTION) -> TomlLines:
    """Where the keys of a question's TOML file stand."""
    return _lines(question.folder / name, bank.folder)


def problem_at(
    bank: Bank, question: Question, path: tuple[str | int, ...], what: str, do: str
) -> Problem:
    """A problem at a key of ``question.toml``."""
    line = lines_of(bank, question).of(*path)
    return Problem(file_of(bank, question, QUESTION), line, what, do)


def sections(answer: Answer) -> Iterator[Passage]:
    """The sections of an answer."""
    for section in answer.sections:
        yield Passage(answer.file, section.line + 1, answer.language, section.text)


def answer_passages(question: Question) -> Iterator[Passage]:
    """The sections of all answers of a question."""
    for answer in question.answers.values():
        yield from sections(answer)


def described(bank: Bank, question: Question) -> Iterator[Passage]:
    """The texts that ``question.toml`` holds in both languages: title, figures, references."""
    lines = lines_of(bank, question)
    file = file_of(bank, question, QUESTION)
    texts: list[tuple[tuple[str | int, ...], Text]] = [(("title",), question.title)]
    texts += [
        (("figures", index, "alt"), figure.alt) for index, figure in enumerate(question.figures)
    ]
    texts += [
        (("references", index, "for"), reference.purpose)
        for index, reference in enumerate(question.references)
    ]
    for path, text in texts:
        for language in Language:
            if text.of(language):
                yield Passage(file, lines.of(*path, language), language, text.of(language))


def quiz_passages(bank: Bank, question: Question) -> Iterator[Passage]:
    """Every text of ``quiz.toml``: the values of the keys ``zh`` and ``en``, wherever they are."""
    if not question.quiz:
        return
    lines = lines_of(bank, question, QUIZ)
    file = file_of(bank, question, QUIZ)
    pending: list[tuple[tuple[str | int, ...], object]] = [((), question.quiz)]
    while pending:
        path, value = pending.pop()
        if isinstance(value, dict):
            pending += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            pending += [((*path, index), inner) for index, inner in enumerate(value)]
        elif isinstance(value, str) and path and path[-1] in tuple(Language):
            yield Passage(file, lines.of(*path), Language(str(path[-1])), value)


def all_passages(bank: Bank, question: Question) -> Iterator[Passage]:
    """Every text of a question in one of the languages."""
    yield from described(bank, question)
    yield from answer_passages(question)
    yield from quiz_passages(bank, question)
