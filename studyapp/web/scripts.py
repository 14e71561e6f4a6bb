"""Our page code and KaTeX, as one script for the isolated application world.

It is run when the shell has loaded, rather than put into the page's ``scripts()``: a renderer that
has just been started now and then loads the shell before it knows of those, and never runs them
(seen with 6.11.3, one in ten after a renderer was killed).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile, QIODevice

from studyapp.base import paths
from studyapp.base.errors import StudyAppError, message

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
    "fragment.js",
    "definition.js",
    "quiz.js",
    "review.js",
    "arrival.js",
    "page.js",
)


# What only some fragments need, loaded when the first of them is shown.
LAZY_PARTS = {"statistics": ("plots.js", "map.js", "figures.js")}


def lazy_source(kind: str) -> str:
    """The script for one kind of fragment, with the libraries it draws with.

    Raises ``StudyAppError`` as ``page_source`` does.
    """
    libraries = [_text(paths.plots() / name) for name in ("d3.min.js", "plot.umd.min.js")]
    parts = [_text(paths.resources() / "page" / part) for part in LAZY_PARTS[kind]]
    return "\n".join([*libraries, *parts])


def page_source() -> str:
    """The script; raises ``StudyAppError`` where KaTeX or a file of ours cannot be read."""
    sources = [_web_channel(), _text(paths.katex() / "katex.min.js")]
    sources += [_text(paths.resources() / "page" / part) for part in PARTS]
    return "\n".join(sources)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise StudyAppError(
            message(
                "{file}, which the answer page needs, cannot be read: {why}.",
                file=file,
                why=error.strerror,
            ),
            message("Run: python packaging/assets.py"),
        ) from error


def _web_channel() -> str:
    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise StudyAppError(
            message("Qt's qwebchannel.js is missing."), message("Install PySide6-Addons anew.")
        )
    return bytes(file.readAll().data()).decode("utf-8")
