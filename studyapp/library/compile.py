"""Compiling a bank: every question rendered in both languages into one library file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from studyapp.library.errors import CompileCancelledError
from studyapp.library.stamp import FileStamp, stamp
from studyapp.library.topics import lay_out
from studyapp.library.writer import LibraryWriter, Record, SearchText
from studyapp.model.language import Language
from studyapp.model.library import AnswerPage, Relations
from studyapp.model.question import Bank, Question
from studyapp.render.context import PageContext
from studyapp.render.page import render_page
from studyapp.render.plain import plain_text


def compile_bank(
    bank: Bank,
    target: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    files: Sequence[FileStamp] | None = None,
) -> None:
    """Write the bank's library to ``target``, replacing the one that is there.

    Whoever has the old file open goes on reading it; on Windows it must be closed first.
    ``progress`` is told (questions done, of how many). ``files`` is what ``stamp`` said of the
    bank's folder before it was read; without it the folder is looked at now. Raises
    ``StudyAppError`` where the file cannot be written, and ``CompileCancelledError`` once
    ``cancelled`` says so; the old file is then untouched.
    """
    nodes = lay_out(bank.topics, [question.topic for question in bank.questions])
    numbers = {node.id: node.number for node in nodes}
    questions = sorted(bank.questions, key=lambda question: numbers[question.topic])
    context = PageContext.of(bank)
    with LibraryWriter(
        target,
        bank=bank.id,
        title=bank.title,
        version=bank.version,
        topics=nodes,
        files=stamp(bank.folder) if files is None else files,
        glossary=bank.glossary,
    ) as writer:
        for done, question in enumerate(questions):
            if cancelled is not None and cancelled():
                raise CompileCancelledError
            if progress is not None:
                progress(done, len(questions))
            writer.add(_record(question, context))
        if progress is not None:
            progress(len(questions), len(questions))


def _record(question: Question, context: PageContext) -> Record:
    pages: dict[Language, AnswerPage] = {}
    texts: dict[Language, SearchText] = {}
    for language in Language:
        page = render_page(question, language, context)
        pages[language] = page
        if page.language is language:
            text = plain_text(page.html)
            texts[language] = SearchText(text.shown, text.searched)
    return Record(
        id=question.id,
        topic=question.topic,
        title=question.title,
        difficulty=question.difficulty,
        broken=bool(question.problems),
        aliases=question.aliases,
        pages=pages,
        texts=texts,
        quiz=question.quiz,
        relations=Relations(question.prerequisites, question.confusable),
    )
