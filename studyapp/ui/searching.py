"""Search: the box and the tree's filter ask, results come when they are ready."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt

from studyapp.base.errors import StudyAppError
from studyapp.model.ids import QuestionRef
from studyapp.model.language import Language
from studyapp.model.library import Snippet, TextHit, TitleHit
from studyapp.services.libraries import Libraries
from studyapp.services.search import SearchService
from studyapp.ui.reader import Reader
from studyapp.ui.window import MainWindow

FILTERED = 300  # questions a filter shows at most; who wants more types more


class Searching(QObject):
    """Connects the search box and the filter to searches off the window's thread."""

    def __init__(self, window: MainWindow, libraries: Libraries, reader: Reader) -> None:
        super().__init__(window)
        self._window = window
        self._reader = reader
        self._everything = SearchService(libraries, self)
        self._titles = SearchService(libraries, self)
        self._queries: dict[int, str] = {}  # the number of the latest search -> what was asked
        self._filters: dict[int, str] = {}
        box = window.search
        box.set_language(reader.language)
        window.actions_table.on("search", box.open_box)
        box.query_changed.connect(self._ask)
        box.snippets_wanted.connect(self._cut)
        box.opened.connect(self._open)
        box.closed.connect(window.pane.setFocus)
        window.tree.filter_changed.connect(self._filter)
        self._everything.title_results.connect(self._titles_found)
        self._everything.text_results.connect(self._texts_found)
        self._everything.snippets.connect(self._snippets_cut)
        self._everything.failed.connect(self._failed)
        self._titles.title_results.connect(self._filtered)
        self._titles.failed.connect(self._failed)
        reader.shown.connect(
            self._warm_up, Qt.ConnectionType.SingleShotConnection
        )  # the first answer is on the screen: nobody waits for what this takes

    def _warm_up(self) -> None:
        self._everything.warm_up()

    def set_language(self, language: Language) -> None:
        """Titles in this language, and its names first."""
        self._window.search.set_language(language)

    def close(self) -> None:
        """End the threads; before the libraries are closed."""
        self._everything.close()
        self._titles.close()

    # -- the box ------------------------------------------------------------------------------

    def _ask(self, query: str) -> None:
        if not query:
            self._everything.cancel()
            return
        self._queries = {self._everything.search(query, self._reader.language): query}

    def _titles_found(self, number: int, hits: Sequence[TitleHit]) -> None:
        if number in self._queries:
            self._window.search.set_titles(self._queries[number], hits)

    def _texts_found(self, number: int, hits: Sequence[TextHit]) -> None:
        if number in self._queries:
            self._window.search.set_texts(self._queries[number], hits)

    def _cut(self, query: str, hits: list[TextHit]) -> None:
        for number, asked in self._queries.items():
            if asked == query:
                self._everything.cut_snippets(number, hits)

    def _snippets_cut(self, number: int, cut: Mapping[TextHit, Snippet]) -> None:
        if number in self._queries:
            self._window.search.set_snippets(self._queries[number], list(cut), list(cut.values()))

    def _open(self, ref: QuestionRef, query: str) -> None:
        self._reader.open(ref)
        self._window.pane.find_bar.suggest(query)

    # -- the filter ---------------------------------------------------------------------------

    def _filter(self, query: str) -> None:
        number = self._titles.search(query, self._reader.language, full_text=False, most=FILTERED)
        self._filters = {number: query}

    def _filtered(self, number: int, hits: Sequence[TitleHit]) -> None:
        if number in self._filters:
            self._window.tree.set_filter_hits(self._filters[number], [hit.row for hit in hits])

    def _failed(self, _number: int, error: StudyAppError) -> None:
        self._window.pane.notices.say_error(error)
