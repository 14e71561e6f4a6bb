"""The start: the tree on the screen first, then the page, then everything else."""

from __future__ import annotations

import gc
import logging
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from studyapp.app import graphics
from studyapp.app.arguments import Wanted
from studyapp.base import log, paths
from studyapp.base.errors import StudyAppError
from studyapp.services.history import Change
from studyapp.services.instance import Instance
from studyapp.services.libraries import Libraries, builtin
from studyapp.services.profile import Profile
from studyapp.store.errors import DamagedStoreError
from studyapp.ui.studio import Studio

if TYPE_CHECKING:
    from studyapp.web.view import AnswerView

logger = logging.getLogger("studyapp.app")

LEISURE = 3_000  # milliseconds the first answer is waited for, at most, before the rest begins
LOADING = 1_500  # milliseconds the page is waited for, at most, before the window is completed


def start(wanted: Wanted) -> int:
    """Build the program, run it, return its exit code."""
    graphics.choose()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(sys.argv[:1])
    application.setApplicationName(paths.APPLICATION)
    application.setApplicationDisplayName("")
    application.setDesktopFileName("studyapp")
    try:
        log.set_up(wanted.folder.log)
        sys.excepthook = log_bug
        instance = Instance.claim(wanted.folder, wanted.files)
        if instance is None:
            return 0  # the window that is open already has taken over
        profile = _open_profile(wanted)
    except StudyAppError as error:
        print(f"studyapp: {error}", file=sys.stderr)
        from studyapp.app.early import own_words, say

        with own_words():
            say(error)
        return 1
    if profile is None:
        return 1
    program = Program(wanted, instance, profile)
    try:
        return application.exec()
    finally:
        program.end()


class Program(QObject):
    """Everything that lives as long as the program does."""

    def __init__(self, wanted: Wanted, instance: Instance, profile: Profile) -> None:
        super().__init__()
        self._wanted = wanted
        self._instance = instance
        self.profile = profile
        self._completed = False
        self._leisurely = False
        self._changed = False  # whether anything worth a backup was done in this run
        if profile.settings.software_rendering:
            graphics.draw_by_software()
        self.libraries = Libraries(wanted.folder, [builtin()])
        self.libraries.open()
        profile.libraries = self.libraries
        self.studio = Studio(profile, self.libraries, wanted.folder.path)
        sys.excepthook = self._escaped
        profile.history.undo_changed.connect(self._note_change)
        profile.history.changed.connect(self._note_answer)
        self.studio.painted.connect(
            self._painted,
            Qt.ConnectionType(
                Qt.ConnectionType.QueuedConnection.value
                | Qt.ConnectionType.SingleShotConnection.value
            ),
        )
        self._report = os.environ.get("STUDYAPP_REPORT", "")
        if self._report:
            self._report_window()
        self.studio.window.show()
        if not self.libraries.get(builtin().id):
            # There is no tree to be painted yet: the page may be made at once.
            QTimer.singleShot(0, self._painted)

    def _painted(self) -> None:
        """The first paint is done: the page, then what nobody waits for."""
        if hasattr(self, "_web_profile"):
            return
        from studyapp.web import scheme
        from studyapp.web.profile import make_profile
        from studyapp.web.view import AnswerView

        scheme.register()
        self._web_profile = make_profile()
        view = AnswerView(self._web_profile, self.studio.window)
        self.studio.attach(view)
        # The start of the page's process waits for this thread again and again: all the rest is
        # made while the process, told what to show, is laying it out.
        turn = view.loaded if self.studio.has_more_to_show() else view.asked
        turn.connect(lambda: self._complete(view), Qt.ConnectionType.SingleShotConnection)
        QTimer.singleShot(LOADING, self, lambda: self._complete(view))

    def _complete(self, view: AnswerView) -> None:
        if self._completed:
            return
        self._completed = True
        self.studio.complete(view)
        self._instance.handed_over.connect(self._handed_over)
        self._instance.listen()
        if self._report:
            self._report_page(view)
        if self.libraries.get(builtin().id):
            view.shown.connect(self._at_leisure)
            view.fragment_shown.connect(self._at_leisure)
            QTimer.singleShot(LEISURE, self, self._at_leisure)  # nothing may come to be shown
        else:
            self._at_leisure()

    def _at_leisure(self) -> None:
        """The first answer is on the screen: what nobody waits for, once."""
        if self._leisurely:
            return
        self._leisurely = True
        self.studio.helping.first_start()
        # Searches run beside the window: it waits no longer than this for its turn.
        sys.setswitchinterval(0.0002)
        gc.freeze()  # what the start made stays: looking through it again would halt the window
        gc.enable()
        self.libraries.refresh()
        self.profile.backups.failed.connect(self.studio.window.pane.notices.say_error)
        self.profile.backups.make_daily()
        self.studio.quizzing.offer()
        for file in self._wanted.files:
            self._open_file(file)

    def _note_change(self) -> None:
        self._changed = True

    def _note_answer(self, change: Change) -> None:
        """Answers of a quiz cannot be undone, and are worth a backup all the same."""
        self._changed = self._changed or change.kind == "attempt"

    def _handed_over(self, request: object) -> None:
        """A second start: come to the front, open its files."""
        self.studio.raise_window()
        for file in getattr(request, "files", ()):
            self._open_file(file)

    def _open_file(self, file: Path) -> None:
        """A file given on the command line: bookmarks are imported."""
        self.studio.filing.import_bookmarks(file)

    def _escaped(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        """What no command caught: the world's failures are said, bugs are logged and said."""
        notices = self.studio.window.pane.notices
        if isinstance(error, StudyAppError):
            logger.warning("%s", error)
            notices.say_error(error)
            return
        log_bug(kind, error, trace)
        notices.say(
            self.tr(
                "Something went wrong inside StudyApp. What is needed to mend it is in {path}."
            ).format(path=self._wanted.folder.log)
        )

    def _tell(self, what: str) -> None:
        """Tell benchmarks and end-to-end tests what has appeared on the screen, and when."""
        with Path(self._report).open("a", encoding="utf-8") as file:
            file.write(f"{time.time()} {what}\n")

    def _report_page(self, view: AnswerView) -> None:
        tell = self._tell
        view.revealed.connect(lambda section, remaining: tell(f"revealed {section} {remaining}"))
        field = self.studio.window.pane.find_bar.field
        view.found.connect(lambda count, at: tell(f"found {count} {at} of {field.text()}"))
        view.text_selected.connect(lambda some: tell(f"selected {some}"))
        view.highlights_lost.connect(lambda lost: tell(f"lost {len(lost)}"))
        self.studio.quizzing.told.connect(tell)

    def _report_window(self) -> None:
        tell = self._tell

        def answered(ref: object) -> None:
            page = self.studio.reader.page
            tell(f"answer {ref} {page.language if page else ''}")

        def focused(window: QWindow | None) -> None:
            tell(f"focus {window.title()}" if window else "focus")

        self.studio.painted.connect(lambda: tell("tree"))
        self.studio.readable.connect(answered)
        QGuiApplication.instance().focusWindowChanged.connect(focused)  # type: ignore[union-attr]

    def end(self) -> None:
        """Close in the order in which things stand on each other."""
        sys.excepthook = log_bug  # there is no window any more to say it in
        self.studio.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, 52)  # DeferredDelete: the page before its profile
        self.libraries.close()
        try:
            if self._changed:
                self.profile.flush()
                self.profile.backups.make_last()
            self.profile.backups.wait()
            self.profile.close()
        except StudyAppError:
            logger.exception("could not save at the end")
        self._instance.close()


def _open_profile(wanted: Wanted) -> Profile | None:
    """The person's data; where it is damaged, offer the latest backup."""
    try:
        return Profile.open(wanted.folder)
    except DamagedStoreError as error:
        from studyapp.app.rescue import rescue

        return rescue(wanted.folder, error)


def log_bug(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """A bug of ours: everything needed to find it goes to the log."""
    logger.critical("bug", exc_info=(kind, error, trace))
