"""The real program within this process, so that a script can press its keys and watch it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from studyapp.base.paths import DataFolder
from tests.benchmarks import program

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject

    from studyapp.app.start import Program

PATIENCE = 60_000  # milliseconds until an answer must be on the screen


class Drive:
    """A started program whose window a script holds. One for each process."""

    def __init__(self, folder: DataFolder) -> None:
        os.environ.update(program.variables())
        from PySide6.QtCore import QCoreApplication, Qt
        from PySide6.QtWidgets import QApplication

        from studyapp.app import graphics
        from studyapp.app.arguments import Wanted
        from studyapp.app.start import Program
        from studyapp.services.instance import Instance
        from studyapp.services.profile import Profile

        graphics.choose()
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
        self.application = QApplication.instance() or QApplication(["studyapp"])
        instance = Instance.claim(folder)
        assert instance is not None, "a fresh data folder has no other program on it"
        self.program: Program = Program(Wanted(folder), instance, Profile.open(folder))
        self.studio = self.program.studio
        self._filter = _KeyFilter()
        self.studio.window.installEventFilter(self._filter.object)
        self.wait(lambda: None)

    def wait(self, act: Callable[[], object]) -> None:
        """Do something and run until an answer is on the screen."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        late = QTimer()
        late.setSingleShot(True)
        late.timeout.connect(lambda: loop.exit(1))
        self.studio.readable.connect(loop.quit)
        late.start(PATIENCE)
        act()
        ended = loop.exec()
        self.studio.readable.disconnect(loop.quit)
        if ended:
            raise RuntimeError("no answer appeared")

    def press(self, act: Callable[[], object]) -> None:
        """Press a key in the window that does this, and run until an answer is on the screen.

        Not a command's own key: without a window manager the window is not active.
        """
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self._filter.act = act
        self.wait(lambda: QTest.keyClick(self.studio.window, Qt.Key.Key_F12))

    def rest(self, milliseconds: int) -> None:
        """Let the program run. (``QTest.qWait`` would sleep 10 ms at a time.)"""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def end(self) -> None:
        """Close the window and end the program as it ends itself."""
        self.studio.window.close()
        self.program.end()


class _KeyFilter:
    """Does what it is told when F12 is pressed."""

    def __init__(self) -> None:
        from PySide6.QtCore import QEvent, QObject, Qt
        from PySide6.QtGui import QKeyEvent

        outer = self
        self.act: Callable[[], object] = lambda: None

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if isinstance(event, QKeyEvent):  # noqa: SIM102
                    if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_F12:
                        outer.act()
                        return True
                return super().eventFilter(watched, event)

        self.object = Filter()
