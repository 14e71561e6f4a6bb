"""The window with all its controllers: what must be there at once, and what comes after."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from studyapp.base.errors import StudyAppError
from studyapp.model.ids import BankId, QuestionRef, TopicId
from studyapp.model.library import AnswerPage
from studyapp.services.libraries import BankState, Libraries
from studyapp.services.profile import Profile
from studyapp.services.settings import StartPage
from studyapp.services.settings import Theme as ThemeSetting
from studyapp.ui import language as words
from studyapp.ui import theme as themes
from studyapp.ui.command import READING
from studyapp.ui.look import Look
from studyapp.ui.reader import Reader
from studyapp.ui.window import MainWindow

if TYPE_CHECKING:
    from studyapp.web.view import AnswerView


DRESSING = 500  # milliseconds after which icons that are not in sight are drawn


class Studio(QObject):
    """Owns the window; first what is painted at once, then (``complete``) all the rest."""

    painted = Signal()  # the tree has been painted for the first time
    readable = Signal(object)  # QuestionRef, whenever an answer is on the screen

    def __init__(self, profile: Profile, libraries: Libraries, folder: Path) -> None:
        super().__init__()
        self.profile = profile
        profile.libraries = libraries
        self.libraries = libraries
        self._folder = folder
        settings = profile.settings
        self.look = Look(self)
        self._translations = words.Translations(self)
        self.language = words.chosen(settings.language)
        self._translations.use(self.language)
        self._scheme_set = False
        self._set_scheme()
        self.look.set_theme(themes.chosen(settings.theme))
        self._fusion = is_fusion()  # asked now: a style sheet hides the name
        self._paint_application()
        self.window = MainWindow(settings, self.look)
        self.reader = Reader(profile, libraries, self.window.pane, self.language)
        self._view: AnswerView | None = None
        self._furnished = False  # whether ``complete`` was called
        tree = self.window.tree
        tree.set_language(self.language)
        self._show_banks()
        tree.painted.connect(self.painted)
        tree.opened.connect(self.reader.open)
        tree.expansion_changed.connect(self._keep_expansion)
        self.reader.opened.connect(self._opened)
        libraries.changed.connect(self._bank_changed)
        libraries.progress.connect(self._progress)
        libraries.failed.connect(lambda _bank, error: self.window.pane.notices.say_error(error))
        settings.changed.connect(self._setting_changed)
        self.window.closing.connect(self.close)

    # -- after the first paint ----------------------------------------------------------------

    def attach(self, view: AnswerView) -> None:
        """Show in the page what is to be read; it takes a while until it stands there."""
        self._view = view
        settings = self.profile.settings
        view.set_theme(self.look.theme.name)
        view.set_language(self.language)
        view.set_fonts(settings.text_font, settings.code_font)
        view.set_text_size(settings.text_size)
        view.set_zoom(settings.zoom)
        view.set_reduced_motion(reduced_motion())
        self.window.pane.attach(view)
        view.shown.connect(self.readable)
        view.focused.connect(self.window.actions_table.set_page_focus)
        view.covered.connect(self._covered)
        self.reader.attach(view)
        if self.reader.current is None:
            self.reader.open_last()

    def has_more_to_show(self) -> bool:
        """Whether what ``complete`` makes has a part in what the page shows first."""
        at_home = self.profile.settings.start_page is StartPage.HOME
        current = self.reader.current
        return at_home or (current is not None and bool(self.profile.notes.of(current)))

    def complete(self, view: AnswerView) -> None:
        """Make everything that the first paint and the first answer could do without."""
        from studyapp.ui.day import DayWatch
        from studyapp.ui.filing import Filing
        from studyapp.ui.helping import Helping
        from studyapp.ui.home import HomePage
        from studyapp.ui.planning import Planning
        from studyapp.ui.quizzing import Quizzing
        from studyapp.ui.reviewing import Reviewing
        from studyapp.ui.searching import Searching
        from studyapp.ui.statistics import StatisticsPage
        from studyapp.ui.studying import Studying
        from studyapp.ui.under_review import UnderReview
        from studyapp.ui.viewing import Viewing
        from studyapp.ui.writing import Writing

        self.window.furnish()
        self.window.bookmarks.model.language = self.language
        self._furnished = True
        self.reader.missing.connect(self._missing)
        self.reader.changed_since.connect(self._changed_since)
        view.renderer_failed.connect(
            lambda text: self.window.pane.notices.say(
                text, action=self.tr("Try again"), act=view.retry
            )
        )
        self.studying = Studying(self.window, self.profile, self.libraries, self.reader, self.look)
        self.viewing = Viewing(self, view)
        self.writing = Writing(self.window, self.profile, self.reader)
        self.writing.attach(view)
        self.filing = Filing(self.window, self.profile, self.libraries, self.reader)
        self.filing.attach(view)
        self.searching = Searching(self.window, self.libraries, self.reader)
        self.helping = Helping(self, self._folder)
        self.day = DayWatch(self.profile)
        self.day.turned.connect(self.studying.refresh)
        self.home = HomePage(self, view)
        self.statistics = StatisticsPage(self, view)
        self.under_review = UnderReview(self)
        self.reviewing = Reviewing(self, view)
        self.planning = Planning(self, view)
        self.reviewing.finished.connect(self.home.queue_finished)
        self.quizzing = Quizzing(self, view)
        self.reader.tell_opened()
        self.window.pane.setFocus()  # keys belong to the answer, not to the first field
        self.studying.refresh()
        if self.profile.settings.start_page is StartPage.HOME:
            self.home.open()
        QTimer.singleShot(0, self._dress_bar)
        QTimer.singleShot(DRESSING, self, self._dress)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._apply_theme())

    def _dress_bar(self) -> None:
        self.look.dress_these(self.window.bar.actions())

    def _dress(self) -> None:
        self.look.dress_all()
        QGuiApplication.setWindowIcon(self.look.application_icon())

    def close(self) -> None:
        """Save what waits to be saved; end what runs beside."""
        if self._furnished:
            self.searching.close()
            self.window.notes.save_now()
        self.reader.forget()
        try:
            self.profile.flush()
        except StudyAppError as error:
            self.window.pane.notices.say_error(error)

    def raise_window(self) -> None:
        """Bring the window to the front."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    # -- banks --------------------------------------------------------------------------------

    def _show_banks(self) -> None:
        libraries, settings, tree = self.libraries, self.profile.settings, self.window.tree
        opened = [library for bank in libraries.banks if (library := libraries.get(bank))]
        tree.set_libraries(opened)
        expanded: list[str] = []
        for library in opened:
            bank = library.bank_id
            topics = settings.expanded(bank)
            known = settings.panel(f"expanded/{bank}") is not None
            if not known:  # the first time: the bank itself is open
                expanded.append(str(bank))
            expanded += [f"{bank}/{topic}" if topic else str(bank) for topic in topics]
        tree.restore_expansion(expanded)
        for library in opened:
            tree.set_marks(library.bank_id, self.profile.reading.marks(library.bank_id))

    def _keep_expansion(self) -> None:
        by_bank: dict[BankId, list[TopicId]] = {}
        for path in self.window.tree.expansion():
            bank, _, topic = path.partition("/")
            by_bank.setdefault(BankId(bank), []).append(TopicId(topic))
        for bank in self.libraries.banks:
            self.profile.settings.set_expanded(bank, by_bank.get(bank, []))
            self.profile.settings.set_panel(f"expanded/{bank}", True)

    def _bank_changed(self, bank: BankId) -> None:
        self._show_banks()
        if not any(self.libraries.compiling(other) for other in self.libraries.banks):
            self.window.pane.notices.hide()
        current = self.reader.current
        if current is None:
            self.reader.open_last()
        elif current.bank == bank:
            self.reader.show_again()

    def _progress(self, bank: BankId, done: int, total: int) -> None:
        if self.libraries.state(bank) is BankState.WAITING:
            self.window.pane.notices.say_progress(
                self.tr("Preparing the question bank for the first time…"), done, total
            )

    # -- what is shown ------------------------------------------------------------------------

    def _opened(self, ref: QuestionRef, page: AnswerPage) -> None:
        self.window.pane.notices.pass_on()
        self.window.set_question(page.title)
        if self._furnished:
            self.window.outline.set_outline(page.outline)
        self.window.tree.select(ref)

    def _covered(self, kind: str) -> None:
        """A page of the program's own came in front of the answer, or (empty) went."""
        self.window.actions_table.set_situation(kind or READING)
        if kind:
            self.window.tree.forget_open()

    def _missing(self, link: str) -> None:
        self.window.pane.notices.say(
            self.tr("There is no question {link} in the open banks.").format(
                link=link.removeprefix("q:")
            )
        )

    def _changed_since(self, ref: QuestionRef) -> None:
        del ref
        self.window.pane.notices.say(
            self.tr("This answer changed since you last saw it."), passing=True
        )

    # -- language and theme -------------------------------------------------------------------

    def _setting_changed(self, name: str) -> None:
        settings = self.profile.settings
        if name == "language":
            self._apply_language()
        elif name == "theme":
            self._apply_theme()
        elif name == "keys":
            self.window.actions_table.set_keys(settings.keys)
            self.window.retranslate()
        elif self._view is not None and name in {"text_font", "code_font"}:
            self._view.set_fonts(settings.text_font, settings.code_font)
        elif self._view is not None and name == "text_size":
            self._view.set_text_size(settings.text_size)
        elif self._view is not None and name == "zoom":
            self._view.set_zoom(settings.zoom)

    def _apply_language(self) -> None:
        language = words.chosen(self.profile.settings.language)
        if language is self.language:
            return
        self.language = language
        self._translations.use(language)
        self.window.tree.set_language(language)
        if self._furnished and self._view is not None:
            self.studying.set_language(language)
            self._view.set_language(language)
            self.searching.set_language(language)
            for page in (self.home, self.statistics, self.reviewing, self.quizzing):
                page.set_language(language)
        self.reader.set_language(language)

    def _apply_theme(self) -> None:
        self._set_scheme()
        theme = themes.chosen(self.profile.settings.theme)
        if theme is self.look.theme:
            return
        self.look.set_theme(theme)
        self._paint_application()
        if self._view is not None:
            self._view.set_theme(theme.name)

    def _set_scheme(self) -> None:
        """Tell Qt which colours are wanted; ``system`` takes back what was told before."""
        hints, setting = QGuiApplication.styleHints(), self.profile.settings.theme
        if setting is ThemeSetting.SYSTEM:
            if self._scheme_set:
                hints.unsetColorScheme()
            self._scheme_set = False
            return
        self._scheme_set = True
        scheme = Qt.ColorScheme.Dark if setting is ThemeSetting.DARK else Qt.ColorScheme.Light
        if hints.colorScheme() != scheme:
            hints.setColorScheme(scheme)

    def _paint_application(self) -> None:
        application().setPalette(themes.palette(self.look.theme))
        application().setStyleSheet(themes.style_sheet(self.look.theme, fusion=self._fusion))


def application() -> QApplication:
    """The one there is."""
    instance = QApplication.instance()
    assert isinstance(instance, QApplication)
    return instance


def is_fusion() -> bool:
    """Whether Qt's own style is in force, rather than a platform's.

    Where Qt brings no other, the style itself is not asked: to hand it out, PySide makes all the
    enumerations of QStyle, which takes 7 ms before the first paint.
    """
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "styles"
    only = sys.platform == "linux" and "QT_STYLE_OVERRIDE" not in os.environ
    if only and not plugins.is_dir():
        return True
    return application().style().name() == "fusion"


def reduced_motion() -> bool:
    """Whether the system asks for less motion (as far as Qt can tell)."""
    return QApplication.isEffectEnabled(Qt.UIEffect.UI_General) is False
