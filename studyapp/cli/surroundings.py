"""What the commands work on: the data folder, the compiled banks, the language."""

from __future__ import annotations

import argparse
import locale
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from studyapp.bank import read_bank
from studyapp.base.errors import StudyAppError
from studyapp.base.paths import DataFolder
from studyapp.library.compile import compile_bank
from studyapp.library.errors import UnusableLibraryError
from studyapp.library.reader import Library
from studyapp.library.stamp import is_current, stamp
from studyapp.model.ids import BankId, QuestionRef
from studyapp.model.language import Language, Text
from studyapp.services.libraries import BankSource, builtin, library_path

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def data_folder(arguments: argparse.Namespace) -> DataFolder:
    """The folder of the person's own data."""
    given: Path | None = arguments.data_dir
    if given is None:
        return DataFolder.default()
    return DataFolder(given.expanduser().absolute())


def language(arguments: argparse.Namespace, text: str = "") -> Language:
    """The language asked for; else Chinese where the text or the system is Chinese."""
    if arguments.language:
        return Language(arguments.language)
    if text:
        return Language.ZH if _HAN.search(text) else Language.EN
    system = locale.getlocale()[0] or ""
    return Language.ZH if system.lower().startswith(("zh", "chinese")) else Language.EN


@contextmanager
def libraries(folder: DataFolder) -> Iterator[list[Library]]:
    """The banks, each compiled where it has changed since the last time."""
    opened: list[Library] = []
    try:
        opened.extend(_open(folder, source) for source in (builtin(),))
        yield opened
    finally:
        for library in opened:
            library.close()


Titles = Callable[[QuestionRef, Language], str]


@contextmanager
def titles(folder: DataFolder) -> Iterator[Titles]:
    """The titles of the banks' questions, empty for others; nothing is compiled for them."""
    opened: dict[BankId, Library] = {}
    read: dict[QuestionRef, Text] = {}
    for source in (builtin(),):
        try:
            opened[source.id] = Library(library_path(folder, source.id))
        except UnusableLibraryError:  # not compiled yet: the files say it, too
            bank = read_bank(source.folder)
            read |= {QuestionRef(bank.id, one.id): one.title for one in bank.questions}

    def title(ref: QuestionRef, chosen: Language) -> str:
        if ref.bank in opened:
            row = opened[ref.bank].question(ref.question)
            return row.title.shown(chosen) if row else ""
        return read.get(ref, Text()).shown(chosen)

    try:
        yield title
    finally:
        for library in opened.values():
            library.close()


def _open(folder: DataFolder, source: BankSource) -> Library:
    target = library_path(folder, source.id)
    if not is_current(target, source.folder):
        print(f"Preparing the question bank {source.id} …", file=sys.stderr)
        files = stamp(source.folder)
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StudyAppError(
                f"The data folder {folder.path} cannot be made: {error.strerror}.",
                "Choose another one with --data-dir.",
            ) from error
        compile_bank(read_bank(source.folder), target, files=files)
    return Library(target)
