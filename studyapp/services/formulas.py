"""Formulas judged by KaTeX in Qt's own script engine: no page and no Node.js is needed.

The options and limits are those of the answer page: both run ``resources/page/formula.js``.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QLoggingCategory
from PySide6.QtQml import QJSEngine, QJSValue

from studyapp.base import paths
from studyapp.base.errors import StudyAppError, message


class FormulaError(ValueError):
    """A formula that KaTeX cannot typeset; the message is KaTeX's reason."""


class FormulaChecker:
    """Typesets formulas as the answer page would.

    Works without a window: makes a ``QCoreApplication`` where there is none. To be used in the
    thread that made it; each thread has its own. Loading takes 50-85 ms, a formula about 1 ms.
    """

    def __init__(self, katex: Path | None = None) -> None:
        """Load KaTeX from its folder; raise ``StudyAppError`` where it is not in place."""
        folder = katex or paths.katex()
        self._application = QCoreApplication.instance() or QCoreApplication([])
        self._engine = QJSEngine()
        # The engine remarks on KaTeX's minified style; nothing in it is wrong.
        QLoggingCategory.setFilterRules("qt.qml.usedbeforedeclared=false")
        try:
            for file in (folder / "katex.min.js", paths.resources() / "page" / "formula.js"):
                self._load(file)
        finally:
            QLoggingCategory.setFilterRules("")
        self._verdict = (
            self._engine.globalObject().property("studyapp").property("formula").property("verdict")
        )

    def _load(self, file: Path) -> None:
        try:
            source = file.read_text(encoding="utf-8")
        except OSError as error:
            raise StudyAppError(
                message(
                    "{file}, which typesets formulas, cannot be read from {folder}: {why}.",
                    file=file.name,
                    folder=file.parent,
                    why=error.strerror,
                ),
                message("Run: python packaging/assets.py"),
            ) from error
        # At run time a QJSValue; the stub says otherwise.
        result = cast(QJSValue, self._engine.evaluate(source, str(file)))
        if result.isError():
            raise StudyAppError(
                message("{file} does not run: {why}.", file=file, why=result.toString()),
                message("Run: python packaging/assets.py"),
            )

    def error(self, tex: str, display: bool) -> str | None:
        """Why the formula cannot be typeset, or ``None`` where it can."""
        verdict = self._judge(tex, display)
        return verdict[1:] if verdict.startswith("-") else None

    def typeset(self, tex: str, display: bool) -> str:
        """The formula as HTML with MathML; raises ``FormulaError`` where it is wrong."""
        verdict = self._judge(tex, display)
        if verdict.startswith("-"):
            raise FormulaError(verdict[1:])
        return verdict[1:]

    def _judge(self, tex: str, display: bool) -> str:
        # A bare str handed to call() silently loses everything that is not ASCII.
        result = self._verdict.call([QJSValue(tex), QJSValue(display)])
        if result.isError():
            return f"-{result.toString()}"
        return result.toString()
