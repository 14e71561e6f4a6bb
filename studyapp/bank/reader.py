"""A bank's folder read into plain values.

Whatever is wrong with a question becomes a ``Problem`` that names file and line; the rest of the
question, and all other questions, are usable.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from studyapp.bank.answer_file import parse_answer
from studyapp.bank.bank_files import BANK, DEEPEST, read_bank_file, read_glossary, read_topics
from studyapp.bank.fields import Fields
from studyapp.bank.files import Problems, read_text, read_toml, relative
from studyapp.bank.question_file import parse_question
from studyapp.base.errors import StudyAppError, message
from studyapp.model.ids import SLUG, QuestionId, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.problem import Problem
from studyapp.model.question import Answer, Bank, Question, Topic

QUESTION, QUIZ = "question.toml", "quiz.toml"


def read_bank(folder: Path) -> Bank:
    """The bank in a folder.

    Raises ``StudyAppError`` only where the folder is no bank at all: it does not exist, cannot be
    read, or holds no ``bank.toml``.
    """
    try:
        is_bank = (folder / BANK).is_file()
    except OSError as error:
        raise StudyAppError(
            message(
                "The folder {folder} cannot be read: {why}.", folder=folder, why=error.strerror
            ),
            message("Check its permissions."),
        ) from error
    if not folder.is_dir():
        raise StudyAppError(
            message("There is no folder {folder}.", folder=folder),
            message("Name the folder of a question bank."),
        )
    if not is_bank:
        raise StudyAppError(
            message(
                "{folder} is not a question bank: it holds no {file}.", folder=folder, file=BANK
            ),
            message("Name the folder that holds {file}.", file=BANK),
        )
    described, problems = read_bank_file(folder)
    folders, unreachable = _question_folders(folder)
    questions = _distinct([read_question(place, folder, described.languages) for place in folders])
    topics, topic_problems = read_topics(
        folder,
        described.languages,
        list(dict.fromkeys(question.topic for question, _ in questions)),
    )
    glossary, term_problems = read_glossary(folder, described.languages)
    ordered = _in_tree_order(questions, topics)
    problems += [*topic_problems, *term_problems, *unreachable]
    problems += [problem for question in ordered for problem in question.problems]
    return Bank(
        id=described.id,
        title=described.title,
        version=described.version,
        folder=folder,
        languages=described.languages,
        licence=described.licence,
        topics=topics,
        questions=ordered,
        glossary=glossary,
        problems=tuple(problems),
    )


def read_question(
    place: Path, bank: Path, spoken: Sequence[Language] = tuple(Language)
) -> tuple[Question, int]:
    """One question's folder, and its place within its topic (0 where none is given)."""
    name = relative(place / QUESTION, bank)
    file = read_toml(place / QUESTION, bank)
    problems = Problems(name)
    problems.found += file.problems
    values = {}
    order = 0
    if not file.problems:
        fields = Fields(file.data, file.lines, problems, spoken)
        values = dict(parse_question(fields, place.name))
        given = file.data.get("order")
        order = given if isinstance(given, int) else 0
    if not SLUG.fullmatch(place.name):
        problems.add(
            1,
            f"The folder's name “{place.name}” is not a slug.",
            "Use lower-case letters and digits with single hyphens.",
        )
    answers = dict(_answers(place, bank, spoken, problems))
    quiz = read_toml(place / QUIZ, bank)
    problems.found += quiz.problems
    values.setdefault("title", Text(place.name, place.name))
    question = Question(
        id=QuestionId(place.name),
        topic=TopicId(place.parent.relative_to(bank).as_posix()),
        folder=place,
        answers=answers,
        quiz=quiz.data,
        problems=tuple(problems.found),
        **values,
    )
    return question, order


def _answers(
    place: Path, bank: Path, spoken: Sequence[Language], problems: Problems
) -> Iterator[tuple[Language, Answer]]:
    for language in Language:
        path = place / f"answer.{language}.md"
        name = relative(path, bank)
        read = read_text(path, bank)
        found = Problems(name)
        found.found += read.problems
        if read.text.strip():
            yield language, parse_answer(read.text, language, name, found)
        elif language in spoken and not read.problems:
            what = "is empty" if read.exists else "is missing"
            found.add(1, f"The answer in {language} {what}.", "Write it.")
        problems.found += found.found


def _question_folders(bank: Path) -> tuple[list[Path], list[Problem]]:
    """All folders with a ``question.toml``, sorted; links to folders are not followed."""
    folders: list[Path] = []
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        path = Path(error.filename)
        problems.append(
            Problem(
                relative(path, bank),
                1,
                f"The folder cannot be read: {error.strerror}.",
                "Check its permissions.",
            )
        )

    for path, below, files in os.walk(bank, onerror=unreadable):
        here = Path(path)
        below[:] = sorted(name for name in below if not name.startswith("."))
        problems += [
            Problem(
                relative(here / name, bank),
                1,
                "This is a link to a folder; such links are not followed.",
                "Put the folder itself in its place.",
            )
            for name in below
            if (here / name).is_symlink()
        ]
        if len(here.relative_to(bank).parts) > DEEPEST:
            below.clear()
        if QUESTION in files and here != bank:
            if here.parent == bank:
                problems.append(
                    Problem(
                        relative(here / QUESTION, bank),
                        1,
                        "The question lies in no topic.",
                        "Move its folder into a topic's folder.",
                    )
                )
            folders.append(here)
    return folders, problems


def _distinct(read: Iterable[tuple[Question, int]]) -> list[tuple[Question, int]]:
    """The questions with distinct ids: of folders with the same name the later is renamed.

    It is shown under the name of its whole path, with the problem, until the writer mends it.
    """
    read = list(read)
    times = Counter(question.id for question, _ in read)
    seen: dict[QuestionId, Question] = {}
    found = []
    for question, order in read:
        if question.id not in seen:
            seen[question.id] = question
            found.append((question, order))
            continue
        first = seen[question.id]
        renamed = QuestionId(f"{question.topic}/{question.id}".replace("/", "-"))
        while renamed in seen or renamed in times:
            renamed = QuestionId(f"{renamed}-2")
        problem = Problem(
            f"{question.topic}/{question.id}/{QUESTION}",
            1,
            f"The id “{question.id}” belongs to the question in {first.topic} already.",
            "Give this one another name.",
        )
        seen[renamed] = question
        found.append((replace(question, id=renamed, problems=(*question.problems, problem)), order))
    return found


def _in_tree_order(
    questions: Sequence[tuple[Question, int]], topics: Sequence[Topic]
) -> tuple[Question, ...]:
    below: dict[TopicId, list[tuple[int, QuestionId, Question]]] = defaultdict(list)
    for question, order in questions:
        below[question.topic].append((order, question.id, question))
    return tuple(
        question
        for topic in topics
        for _, _, question in sorted(below.pop(topic.id, ()), key=lambda entry: entry[:2])
    )
