"""Search off the window's thread: titles on one worker, full text and excerpts on another."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from studyapp.library.errors import UnusableLibraryError
from studyapp.model.ids import BankId
from studyapp.model.language import Language
from studyapp.model.library import Snippet, TextHit, TitleHit

if TYPE_CHECKING:
    from studyapp.library.reader import Library
    from studyapp.services.libraries import Libraries

log = logging.getLogger(__name__)

T = TypeVar("T", TitleHit, TextHit)
TITLES, TEXTS = 30, 50  # hits at most


class SearchService(QObject):
    """Searches all open banks. Only the latest query counts: what comes late for others is dropped.

    Every answer carries the number that ``search`` returned; signals are emitted on the window's
    thread.
    """

    title_results = Signal(int, object)  # number, list[TitleHit], best first
    text_results = Signal(int, object)  # number, list[TextHit], best first
    snippets = Signal(int, object)  # number, dict[TextHit, Snippet]
    failed = Signal(int, object)  # number, StudyAppError

    _done = Signal(int, object)  # number, what to do about it on the window's thread

    def __init__(self, libraries: Libraries, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._libraries = libraries
        self._number = 0
        self._query = ""
        self._names = _Worker("search titles")
        self._full_text = _Worker("search texts")
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def search(
        self, query: str, language: Language, *, full_text: bool = True, most: int = TITLES
    ) -> int:
        """Search for ``query``; the answers come as signals with the number this returns.

        ``most`` is how many titles are wanted; without ``full_text`` only titles are searched.
        """
        self._number += 1
        number, self._query = self._number, query
        opened = self._opened()

        def search_titles() -> None:
            hits = [library.search.titles(query, language, most) for library in opened]
            found = _merged(hits, most)
            self._done.emit(number, lambda: self.title_results.emit(number, found))

        def search_texts() -> None:
            def late() -> bool:
                return number != self._number

            hits = []
            for library in opened:
                hits.append(library.search.texts(query, language, TEXTS, late))
                if late():
                    return
            found = _merged(hits, TEXTS)
            self._done.emit(number, lambda: self.text_results.emit(number, found))

        self._give(self._names, number, search_titles)
        if full_text:
            self._give(self._full_text, number, search_texts)
        return number

    def cut_snippets(self, number: int, hits: Sequence[TextHit]) -> None:
        """Cut the excerpts of some hits (those on the screen) of the query ``number``."""
        query, opened = self._query, {library.bank_id: library for library in self._opened()}

        def cut() -> None:
            found: dict[TextHit, Snippet] = {}
            by_bank: dict[BankId, list[TextHit]] = {}
            for hit in hits:
                by_bank.setdefault(hit.row.ref.bank, []).append(hit)
            for bank, own in by_bank.items():
                if bank in opened:
                    found.update(zip(own, opened[bank].search.snippets(query, own), strict=True))
            self._done.emit(number, lambda: self.snippets.emit(number, found))

        self._give(self._full_text, number, cut)

    def cancel(self) -> None:
        """Forget the query: no more answers come."""
        self._number += 1

    def warm_up(self) -> None:
        """Load what the first search needs, before there is one. For after the first answer."""
        opened = self._opened()

        def load() -> None:
            for library in opened:
                library.search.titles("warm", Language.EN, 1)

        def load_texts() -> None:
            for library in opened:
                library.search.texts("warm", Language.EN, 1)

        self._names.give(lambda: self._quietly(load))
        self._full_text.give(lambda: self._quietly(load_texts))

    def close(self) -> None:
        """End the workers. Before the libraries are closed."""
        self.cancel()
        self._names.end()
        self._full_text.end()

    def _opened(self) -> list[Library]:
        found = (self._libraries.get(bank) for bank in self._libraries.banks)
        return [library for library in found if library is not None]

    def _give(self, worker: _Worker, number: int, task: Callable[[], None]) -> None:
        def work() -> None:
            if number != self._number:
                return  # a later query is waiting already
            try:
                task()
            except Exception as error:
                # On a worker nobody would see it; on the window's thread it is told or reported.
                caught = error
                self._done.emit(number, lambda: self._fail(number, caught))

        worker.give(work)

    def _fail(self, number: int, error: Exception) -> None:
        if isinstance(error, UnusableLibraryError):
            self._libraries.compile_again(error.path)
            self.failed.emit(number, error)
        else:
            raise error

    def _deliver(self, number: int, act: Callable[[], None]) -> None:
        if number == self._number:
            act()

    @staticmethod
    def _quietly(task: Callable[[], None]) -> None:
        try:
            task()
        except UnusableLibraryError as error:
            log.info("%s", error)  # the search itself will say so


class _Worker:
    """A thread that does what it is given, in turn."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def give(self, task: Callable[[], None]) -> None:
        """Do ``task`` after those given before; the thread begins with the first."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        self._tasks.put(task)

    def end(self) -> None:
        """Finish what is under way and stop."""
        if self._thread is not None:
            self._tasks.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        _give_way()
        while (task := self._tasks.get()) is not None:
            task()


def _give_way() -> None:
    """Let the window's thread finish its turn: a thread that is woken often takes its place.

    What wakes a worker is the window itself, in the middle of drawing; it then stood still for
    3 to 8 ms on two processors.
    """
    if sys.platform == "linux":
        with suppress(OSError):  # not allowed: a little slower, nothing else
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))  # 0: this thread


def _merged(results: list[list[T]], limit: int) -> list[T]:
    """The hits of several libraries in one ranking."""
    if len(results) == 1:
        return results[0]
    from studyapp.library.search import merged

    return merged(results, limit)
