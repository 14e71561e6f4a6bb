"""The page inside the view: where it may go (nowhere), what it may ask for (nothing)."""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
)

from studyapp.web.scheme import SHELL

log = logging.getLogger(__name__)
console = logging.getLogger("studyapp.web.console")

_LEVELS = {
    QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel: logging.INFO,
    QWebEnginePage.JavaScriptConsoleMessageLevel.WarningMessageLevel: logging.WARNING,
    QWebEnginePage.JavaScriptConsoleMessageLevel.ErrorMessageLevel: logging.ERROR,
}


class AnswerWebPage(QWebEnginePage):
    """Loads the shell and refuses every other navigation, window, download and permission.

    ``parent`` must be the view: parented to the profile or the application, the process crashes
    at exit.
    """

    link_clicked = Signal(str)  # a link that reached the navigation policy
    refused = Signal(str)  # what was refused, for tests and the log

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self.permissionRequested.connect(self._refuse_permission)
        self.fullScreenRequested.connect(self._refuse_full_screen)
        self.registerProtocolHandlerRequested.connect(self._refuse_handler)
        self.fileSystemAccessRequested.connect(self._refuse_files)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Only the shell itself, typed by us, in the main frame."""
        text = url.toString() if isinstance(url, QUrl) else url
        types = QWebEnginePage.NavigationType
        allowed = (types.NavigationTypeTyped, types.NavigationTypeReload)
        if is_main_frame and text == SHELL and kind in allowed:
            return True
        if kind == types.NavigationTypeLinkClicked:
            self.link_clicked.emit(text)
        self._refuse(f"navigation to {text[:200]}")
        return False

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> Any:
        """No window is ever opened from a page."""
        self._refuse(f"a new window ({kind.name})")
        return None

    def chooseFiles(self, *_: object) -> list[str]:
        """No file is ever handed to a page."""
        self._refuse("a choice of files")
        return []

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """The page's console goes to the log."""
        console.log(_LEVELS[level], "%s (%s:%d)", message, source, line)

    def _refuse(self, what: str) -> None:
        log.warning("The page was refused %s.", what)
        self.refused.emit(what)

    def _refuse_permission(self, permission: QWebEnginePermission) -> None:
        self._refuse(f"the permission {permission.permissionType().name}")
        permission.deny()

    def _refuse_full_screen(self, request: QWebEngineFullScreenRequest) -> None:
        self._refuse("the full screen")
        request.reject()

    def _refuse_handler(self, request: QWebEngineRegisterProtocolHandlerRequest) -> None:
        self._refuse("a protocol handler")
        request.reject()

    def _refuse_files(self, request: QWebEngineFileSystemAccessRequest) -> None:
        self._refuse("access to files")
        request.reject()
