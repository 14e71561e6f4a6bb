"""The banks that are open, each compiled; a stale one is shown at once and replaced later."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studyapp.base import paths
from studyapp.base.errors import StudyAppError, message
from studyapp.base.paths import DataFolder
from studyapp.library.errors import UnusableLibraryError
from studyapp.library.reader import Library
from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import AnswerPage, ItemRow, QuestionRow, Relations

if TYPE_CHECKING:
    from studyapp.items.types import Item
    from studyapp.services.compiler import Compiler

log = logging.getLogger(__name__)

BUILTIN = BankId("deep-learning")
RETIREMENT = 20_000  # milliseconds a replaced library stays open for who still reads in it


@dataclass(frozen=True, slots=True)
class BankSource:
    """A bank to open."""

    id: BankId
    folder: Path  # its files
    shipped: Path | None = None  # the library it came with, if it did


class BankState(StrEnum):
    """What can be said of an open bank."""

    WAITING = "waiting"  # nothing to show yet: not compiled before
    READY = "ready"
    FAILED = "failed"  # nothing to show, and compiling failed


def library_path(folder: DataFolder, bank: BankId) -> Path:
    """Where the compiled library of a bank lies."""
    return folder.libraries / f"{bank}.db"


def builtin() -> BankSource:
    """The bank that comes with the program.

    Set-up and packages bring it compiled, so that the very first start has its tree at once.
    """
    return BankSource(
        BUILTIN, paths.builtin_bank(), paths.resources() / "libraries" / f"{BUILTIN}.db"
    )


class Libraries(QObject):
    """The open banks. ``open`` shows what is compiled, ``refresh`` brings it up to date."""

    changed = Signal(object)  # BankId: a library was opened or replaced; read all of it again
    progress = Signal(object, int, int)  # BankId, questions compiled, of how many
    failed = Signal(object, object)  # BankId, StudyAppError

    _compared = Signal(object, bool)

    def __init__(
        self, folder: DataFolder, sources: Iterable[BankSource], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._sources = {source.id: source for source in sources}
        self._libraries: dict[BankId, Library] = {}
        self._compilers: dict[BankId, Compiler] = {}
        self._comparing: dict[BankId, threading.Thread] = {}
        self._failed: set[BankId] = set()
        self._retired: list[Library] = []
        self._compared.connect(self._recompile_if_stale, Qt.ConnectionType.QueuedConnection)

    def open(self) -> None:
        """Open every bank that was compiled before, even if it is stale by now. Takes a moment."""
        for bank in self._sources:
            if bank not in self._libraries:
                self._open(bank)

    def refresh(self) -> None:
        """Compare each bank with its files in the background and compile what is stale or missing.

        For after the first paint, and for "reload".
        """
        for bank in self._sources:
            if bank in self._comparing or bank in self._compilers:
                continue
            if bank in self._libraries:
                self._compare(bank)
            else:
                self._compile(bank)

    def add(self, source: BankSource) -> None:
        """Open one more bank, compiling it where needed."""
        self._sources[source.id] = source
        self.open()
        self.refresh()

    def remove(self, bank: BankId) -> None:
        """Close a bank; what a person did in it is kept."""
        self._sources.pop(bank, None)
        self._stop(bank)
        self._failed.discard(bank)
        if bank in self._libraries:
            self._retire(self._libraries.pop(bank))
        self.changed.emit(bank)

    def compile(self, bank: BankId) -> None:
        """Compile a bank again whether it is stale or not."""
        if bank not in self._compilers:
            self._compile(bank)

    def compile_again(self, path: Path) -> None:
        """Compile the bank whose library is ``path``: it turned out to be damaged."""
        for bank, library in self._libraries.items():
            if library.path == path:
                self.compile(bank)

    def close(self) -> None:
        """Stop what is under way and close every library."""
        for bank in list(self._compilers):
            self._stop(bank)
        for thread in list(self._comparing.values()):
            thread.join()
        self._comparing.clear()
        for library in (*self._libraries.values(), *self._retired):
            library.close()
        self._libraries.clear()
        self._retired.clear()

    # -- reading --------------------------------------------------------------------------------

    @property
    def banks(self) -> tuple[BankId, ...]:
        """The banks in the order they are shown, whether ready or not."""
        return tuple(self._sources)

    def get(self, bank: BankId) -> Library | None:
        """The library of a bank; None while it is compiled for the first time."""
        return self._libraries.get(bank)

    def state(self, bank: BankId) -> BankState:
        """What can be said of a bank."""
        if bank in self._libraries:
            return BankState.READY
        return BankState.FAILED if bank in self._failed else BankState.WAITING

    def compiling(self, bank: BankId) -> bool:
        """Whether a bank is being compiled now."""
        return bank in self._compilers

    def title(self, bank: BankId) -> Text:
        """A bank's title; its id while it is not ready."""
        library = self._libraries.get(bank)
        return library.title if library else Text(bank, bank)

    def question(self, ref: QuestionRef) -> QuestionRow | None:
        """One question of any open bank."""
        library = self._libraries.get(ref.bank)
        return library.question(ref.question) if library else None

    def page(self, ref: QuestionRef, language: Language) -> AnswerPage | None:
        """The page of one question of any open bank."""
        library = self._libraries.get(ref.bank)
        return library.page(ref.question, language) if library else None

    def item(self, ref: ItemRef) -> Item | None:
        """One quiz item of any open bank; of a whole question its free recall."""
        library = self._libraries.get(ref.question.bank)
        return library.quizzes.item(ref.question.question, ref.item) if library else None

    def item_rows(self) -> list[ItemRow]:
        """Every quiz item of every open bank, in tree order."""
        return [row for library in self._libraries.values() for row in library.quizzes.rows()]

    def item_names(self) -> dict[BankId, dict[QuestionId, list[ItemId]]]:
        """The items of every question of every open bank that has any, by name alone."""
        return {bank: library.quizzes.names() for bank, library in self._libraries.items()}

    def topics_of_questions(self) -> dict[QuestionRef, TopicId]:
        """The topic of every question of every open bank, in tree order."""
        return {
            QuestionRef(bank, question): topic
            for bank, library in self._libraries.items()
            for question, topic in library.quizzes.topics().items()
        }

    def relations(self, ref: QuestionRef) -> Relations:
        """What to know before a question, and what it is mistaken for."""
        library = self._libraries.get(ref.bank)
        return library.quizzes.relations(ref.question) if library else Relations()

    def all_relations(self) -> dict[QuestionRef, Relations]:
        """The relations of every question of every open bank that has any."""
        return {
            QuestionRef(bank, question): related
            for bank, library in self._libraries.items()
            for question, related in library.quizzes.all_relations().items()
        }

    def synonyms(self, bank: BankId, word: str) -> frozenset[str]:
        """What a bank's glossary says for a word, in both languages."""
        library = self._libraries.get(bank)
        return library.quizzes.synonyms(word) if library else frozenset()

    # -- compiling ------------------------------------------------------------------------------

    def _open(self, bank: BankId) -> bool:
        library = self._newest(bank)
        if library is None:
            return False
        before = self._libraries.get(bank)
        self._libraries[bank] = library
        self._failed.discard(bank)
        if before is not None:
            self._retire(before)
        self.changed.emit(bank)
        return True

    def _newest(self, bank: BankId) -> Library | None:
        """The library compiled here, or where there is none that can be used, the shipped one."""
        for path in (library_path(self._folder, bank), self._sources[bank].shipped):
            if path is not None and path.is_file():
                try:
                    return Library(path)
                except UnusableLibraryError as error:
                    log.info("%s", error)
        return None

    def _compare(self, bank: BankId) -> None:
        target, folder = self._libraries[bank].path, self._sources[bank].folder

        def work() -> None:
            from studyapp.library.stamp import is_current

            try:
                current = is_current(target, folder)
            except StudyAppError as error:  # the files are gone: the library is what there is
                log.warning("%s", error)
                current = True
            self._compared.emit(bank, not current)

        thread = threading.Thread(target=work, name=f"compare {bank}")
        self._comparing[bank] = thread
        thread.start()

    def _recompile_if_stale(self, bank: BankId, stale: bool) -> None:
        thread = self._comparing.pop(bank, None)
        if thread is None:
            return  # all was closed while this was on its way
        thread.join()
        if stale and bank in self._sources:
            self._compile(bank)

    def _compile(self, bank: BankId) -> None:
        from studyapp.services.compiler import Compiler

        source = self._sources[bank]
        compiler = Compiler(
            bank,
            source.folder,
            library_path(self._folder, bank),
            background=bank in self._libraries,
            parent=self,
        )
        self._compilers[bank] = compiler
        self._failed.discard(bank)
        compiler.progress.connect(self.progress)
        compiler.compiled.connect(self._compiled)
        compiler.failed.connect(self._not_compiled)
        compiler.start()

    def _compiled(self, bank: BankId) -> None:
        self._compilers.pop(bank).deleteLater()
        if not self._open(bank) or self._libraries[bank].path == self._sources[bank].shipped:
            target = library_path(self._folder, bank)
            self._not_compiled(
                bank, UnusableLibraryError(target, message("it could not be written"))
            )

    def _not_compiled(self, bank: BankId, error: StudyAppError) -> None:
        compiler = self._compilers.pop(bank, None)
        if compiler is not None:
            compiler.deleteLater()
        self._failed.add(bank)
        log.error("%s", error)
        self.failed.emit(bank, error)

    def _stop(self, bank: BankId) -> None:
        compiler = self._compilers.pop(bank, None)
        if compiler is not None:
            compiler.stop()
            compiler.deleteLater()

    def _retire(self, library: Library) -> None:
        # Someone may be reading in it on another thread; the search moves on when told.
        self._retired.append(library)
        QTimer.singleShot(RETIREMENT, self, self._close_oldest)

    def _close_oldest(self) -> None:
        if self._retired:
            self._retired.pop(0).close()
