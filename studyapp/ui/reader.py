"""Reading: which answer is shown, the way back, the neighbours made ready, what counts as read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from studyapp.base.errors import StudyAppError
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.model.library import AnswerPage
from studyapp.services.libraries import Libraries
from studyapp.services.navigation import Navigation, Place
from studyapp.services.profile import Profile
from studyapp.services.settings import ReadingMode
from studyapp.store.reading import Position
from studyapp.ui.answer.pane import AnswerPane

if TYPE_CHECKING:
    from studyapp.web.view import AnswerView, Highlight

READ_FRACTION = 0.85  # so far down an answer counts as read
READ_TIME = 20_000  # ms on the screen after which it does, too
PREPARE_DELAY = 120  # ms of rest after which the neighbours are made ready
MEASURED = "measured"  # how high the last answer is: the next start shows it sooner
ALL = 1000  # sections: more than an answer has
OUTSIDE = {"http", "https", "mailto"}


class Reader(QObject):
    """Opens questions in the pane and remembers where one was."""

    opened = Signal(object, object)  # QuestionRef, AnswerPage
    shown = Signal(object)  # QuestionRef, once it is on the screen
    missing = Signal(str)  # a link that leads nowhere
    covered_changed = Signal()  # a page of the program's own came in front, or went
    changed_since = Signal(object)  # QuestionRef whose answer is another than last time

    def __init__(
        self, profile: Profile, libraries: Libraries, pane: AnswerPane, language: Language
    ) -> None:
        super().__init__(pane)
        self._profile = profile
        self._libraries = libraries
        self._pane = pane
        self._view: AnswerView | None = None
        self.guards: list[Callable[[], bool]] = []  # asked before a person opens an answer
        self.language = language
        self.navigation = Navigation(self)
        self.page: AnswerPage | None = None
        self._fraction = 0.0
        self._revealed = 0  # sections shown so far, in recall
        self._heading = ""
        self._dwell = QTimer(self)
        self._dwell.setSingleShot(True)
        self._dwell.setInterval(READ_TIME)
        self._dwell.timeout.connect(self._count_as_read)
        self._prepare = QTimer(self)
        self._prepare.setSingleShot(True)
        self._prepare.setInterval(PREPARE_DELAY)
        self._prepare.timeout.connect(self._prepare_neighbours)

    @property
    def current(self) -> QuestionRef | None:
        """The question that is open."""
        return self.page.ref if self.page else None

    @property
    def covered(self) -> bool:
        """Whether a page of the program's own (home, a quiz …) stands in front of the answer."""
        return self._view is not None and bool(self._view.fragment)

    @property
    def recall(self) -> bool:
        """Whether the question comes first and the answer section by section."""
        return self._profile.settings.reading_mode is ReadingMode.RECALL

    @property
    def hiding(self) -> bool:
        """Whether some of the answer is still to be revealed."""
        return self.recall and self._revealed < ALL

    def attach(self, view: AnswerView) -> None:
        """The page is there: show in it what was asked for meanwhile."""
        self._view = view
        view.shown.connect(self._on_shown)
        view.scrolled.connect(self._on_scrolled)
        view.heading_changed.connect(self._on_heading)
        view.revealed.connect(self._on_revealed)
        view.measured.connect(partial(self._profile.settings.set_panel, MEASURED))
        view.link_activated.connect(self.follow)
        view.covered.connect(self._on_covered)
        place = self.navigation.current
        if place is not None:
            self._show(place)

    def tell_opened(self) -> None:
        """Say again what is open, for those who came after it was opened."""
        if self.page is not None:
            self.opened.emit(self.page.ref, self.page)

    # -- going somewhere ----------------------------------------------------------------------

    def open(self, ref: QuestionRef, anchor: str = "") -> bool:
        """Open a question; False where no open bank holds it."""
        if self._libraries.question(ref) is None:
            return False
        if not self._may_open():
            return True
        place = Place(ref, anchor)
        self._remember()
        self.navigation.visit(place)
        self._show(place)
        return True

    def open_last(self) -> None:
        """Open what was open last, or the first question there is."""
        settings = self._profile.settings
        banks = [BankId(settings.last_bank), *self._libraries.banks]
        for bank in banks:
            library = self._libraries.get(bank)
            if library is None:
                continue
            last = settings.last_question(bank)
            if last and self.open(QuestionRef(bank, last)):
                return
            first = library.questions_at(0, 1)
            if first and self.open(first[0].ref):
                return

    def back(self) -> None:
        """To the place before; from a page of the program's own to the answer it covers."""
        if self.covered:
            if self._may_open():
                self.uncover()
            return
        self._remember()
        self._go(self.navigation.back())

    def forward(self) -> None:
        """To the place one came back from."""
        if not self._may_open():
            return
        self._remember()
        self._go(self.navigation.forward())

    def following(self) -> None:
        """To the next question of the bank."""
        self._neighbour(1)

    def previous(self) -> None:
        """To the previous question of the bank."""
        self._neighbour(-1)

    def follow(self, link: str) -> None:
        """Follow a link: ``q:…`` in the pane, all else in the system's browser."""
        scheme, _, rest = link.partition(":")
        if scheme == "q":
            target, _, anchor = rest.partition("#")
            bank, slash, question = target.partition("/")
            current = self.current
            if not slash and current is not None:
                bank, question = current.bank, target
            ref = QuestionRef(BankId(bank), QuestionId(question)) if question else current
            if ref is None or not self.open(ref, anchor):
                self.missing.emit(link)
        elif scheme in OUTSIDE:
            QDesktopServices.openUrl(QUrl(link))

    def show_again(self) -> None:
        """Read the answer again (language, bank or mode have changed), where one was in it."""
        place = self.navigation.current
        if place is not None and self.covered:  # it is read when it is shown again
            self.page = self._libraries.page(place.ref, self.language) or self.page
            return
        if place is not None:
            self._remember()
            self._show(Place(place.ref, scroll=self._fraction), revealed=self._revealed)

    # -- modes --------------------------------------------------------------------------------

    def set_recall(self, on: bool) -> None:
        """Question first, or the answer at once."""
        self._profile.settings.reading_mode = ReadingMode.RECALL if on else ReadingMode.READ
        self._revealed = 0
        self.show_again()

    def set_language(self, language: Language) -> None:
        """Answers in this language."""
        self._remember()
        self.language = language
        self.show_again()

    def highlights(self, ref: QuestionRef, language: Language) -> list[Highlight]:
        """The highlights of an answer as the page takes them."""
        return [
            {
                "id": mark.id,
                "section": mark.anchor.section,
                "quote": mark.anchor.quote,
                "prefix": mark.anchor.prefix,
                "suffix": mark.anchor.suffix,
                "colour": mark.colour,
                "note": mark.note,
            }
            for mark in self._profile.highlights.of(ref, language)
        ]

    def forget(self) -> None:
        """Save where one is (the window closes)."""
        self._remember()

    # -- inner --------------------------------------------------------------------------------

    def _go(self, place: Place | None) -> None:
        if place is not None:
            self._show(place)

    def _may_open(self) -> bool:
        return all(guard() for guard in self.guards)

    def uncover(self) -> None:
        """Show the answer that a page of the program's own covers, where one was in it."""
        place = self.navigation.current
        if place is not None:
            self._show(Place(place.ref, scroll=self._fraction), revealed=self._revealed)

    def _on_covered(self, kind: str) -> None:
        if kind:
            self._dwell.stop()
            self._prepare.stop()
            self._remember()
        self.covered_changed.emit()

    def _neighbour(self, step: int) -> None:
        current = self.current
        library = self._libraries.get(current.bank) if current else None
        if current is None or library is None:
            return
        near = library.neighbours(current.question)
        question = near.following if step > 0 else near.previous
        if question is not None:
            self.open(QuestionRef(current.bank, question))

    def _show(self, place: Place, revealed: int = 0) -> None:
        page = self._libraries.page(place.ref, self.language)
        if page is None:
            return
        self.page = page
        self._revealed = revealed
        self._fraction = 0.0
        self._profile.settings.set_last_question(place.ref.bank, place.ref.question)
        if self._view is not None:
            position = self._profile.reading.position(place.ref, page.language)
            scroll = place.scroll
            if scroll is None and position is not None and not place.anchor:
                scroll = position.offset
            if self.recall:
                scroll = None
            self._fraction = scroll or 0.0
            self._view.show_page(
                page,
                anchor=place.anchor,
                scroll=scroll,
                highlights=self.highlights(place.ref, page.language),
                mode="recall" if self.recall else "read",
                revealed=revealed,
                measured=self._profile.settings.panel(MEASURED),
            )
            self._pane.show_answer()
            self._dwell.start()
            self._prepare.stop()  # the page has this answer to lay out
        self.opened.emit(place.ref, page)

    def _on_shown(self, ref: QuestionRef) -> None:
        page = self.page
        if page is None or page.ref != ref:
            return
        self._prepare.start()
        try:
            if self._profile.reading.opened(ref, page.language, page.revision).changed:
                self.changed_since.emit(ref)
        except StudyAppError as error:  # one can read on a full or read-only disk all the same
            self._profile.history.failed.emit(error)
        self.shown.emit(ref)

    def _on_scrolled(self, fraction: float) -> None:
        self._fraction = fraction
        page = self.page
        if page is None:
            return
        if not self.recall:  # an answer half shown is shorter: its fractions mean something else
            at = Position(page.ref, page.language, self._heading, fraction)
            self._profile.reading.scrolled(at)
        if fraction >= READ_FRACTION and not self.recall:
            self._count_as_read()

    def _on_heading(self, anchor: str) -> None:
        self._heading = anchor

    def _on_revealed(self, section: str, remaining: int) -> None:
        del section
        self._revealed = self._revealed + 1 if remaining else ALL
        if not remaining:
            self._count_as_read()

    def _count_as_read(self) -> None:
        self._dwell.stop()
        if self.page is not None and not self._profile.reading.is_read(self.page.ref):
            try:
                self._profile.reading.mark([self.page.ref], True, automatic=True)
            except StudyAppError as error:
                self._profile.history.failed.emit(error)

    def _remember(self) -> None:
        if self.page is not None:
            self.navigation.scrolled(self._fraction)

    def _prepare_neighbours(self) -> None:
        current = self.current
        library = self._libraries.get(current.bank) if current else None
        if current is None or library is None or self._view is None:
            return
        near = library.neighbours(current.question)
        for question in (near.following, near.previous):
            page = library.page(question, self.language) if question else None
            if page is not None:
                self._view.prepare(page)
