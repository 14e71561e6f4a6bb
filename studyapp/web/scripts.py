"""Our page code and KaTeX, as one script injected into the isolated application world."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile, QIODevice
from PySide6.QtWebEngineCore import QWebEngineScript

from studyapp.base import paths
from studyapp.base.errors import StudyAppError
from studyapp.web.bridge import WORLD

# In this order: each file makes one part of the `studyapp` object of its world.
PARTS = (
    "formula.js",
    "text.js",
    "build.js",
    "find.js",
    "copy.js",
    "verified.js",
    "highlight.js",
    "reading.js",
    "page.js",
)


def page_script() -> QWebEngineScript:
    """The script; raises ``StudyAppError`` where KaTeX or a file of ours cannot be read.

    One script, since the order in which a page runs several is not promised.
    """
    sources = [_web_channel(), _text(paths.katex() / "katex.min.js")]
    sources += [_text(paths.resources() / "page" / part) for part in PARTS]
    script = QWebEngineScript()
    script.setName("studyapp")
    script.setWorldId(WORLD)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
    script.setRunsOnSubFrames(False)
    script.setSourceCode("\n".join(sources))
    return script


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise StudyAppError(
            f"{file}, which the answer page needs, cannot be read: {error.strerror}.",
            "Run: python packaging/assets.py",
        ) from error


def _web_channel() -> str:
    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise StudyAppError("Qt's qwebchannel.js is missing.", "Install PySide6-Addons anew.")
    return bytes(file.readAll().data()).decode("utf-8")
