"""The statistics page: shown by command; plots are saved, topics gone into, pairs practised."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from studyapp.base.errors import StudyAppError, message
from studyapp.model.ids import QuestionRef
from studyapp.ui.practising import Practising
from studyapp.ui.review_commands import STATISTICS

if TYPE_CHECKING:
    from studyapp.model.language import Language
    from studyapp.render.statistics_model import Statistics
    from studyapp.ui.studio import Studio
    from studyapp.web.view import AnswerView

PERIOD = "statistics/days"
PERIODS = (30, 90, 365, 0)
SCALE = 2  # pixels of a PNG to one of the page


class StatisticsPage(QObject):
    """Shows the numbers; what changes is read again while they are shown."""

    def __init__(self, studio: Studio, view: AnswerView) -> None:
        super().__init__(studio)
        self._studio = studio
        self._view = view
        self._numbers: Statistics | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._refresh)
        studio.window.actions_table.on("statistics", self.open)
        view.acted.connect(self._acted)
        studio.profile.history.changed.connect(lambda _change: self._again.start())
        studio.libraries.changed.connect(lambda _bank: self._again.start())
        studio.day.turned.connect(self._again.start)

    def open(self) -> None:
        """Bring the page to the front."""
        self._show(scroll=0.0)

    def set_language(self, language: Language) -> None:
        """The page in this language."""
        del language
        self._refresh()

    @property
    def days(self) -> int:
        """The period of score and time in days; 0: all there is."""
        kept = self._studio.profile.settings.panel(PERIOD, 90)
        return kept if kept in PERIODS else 90

    def _show(self, scroll: float | None) -> None:
        from studyapp.render.statistics_page import render_statistics
        from studyapp.ui.statistics_numbers import statistics_numbers

        studio = self._studio
        try:
            self._numbers = statistics_numbers(
                studio.profile, studio.libraries, studio.language, self.days
            )
        except StudyAppError as error:
            studio.window.pane.notices.say_error(error)
            return
        studio.window.pane.show_answer()
        studio.window.set_question(self.tr("Statistics"))
        html = render_statistics(self._numbers, studio.language)
        self._view.show_fragment(STATISTICS, html, scroll=scroll)
        if scroll is not None:
            studio.window.pane.setFocus()

    def _refresh(self) -> None:
        if self._view.fragment == STATISTICS:
            self._show(scroll=None)

    def _acted(self, name: str, payload: dict[str, object]) -> None:
        if self._view.fragment != STATISTICS:
            return
        if name == "period":
            self._studio.profile.settings.set_panel(PERIOD, payload["days"])
            self._show(scroll=None)
        elif name == "map":
            key = str(payload["key"])
            if key.startswith("q:"):
                self._studio.reader.follow(key)
            else:
                self._studio.home.show_topic(key)
        elif name in {"practise", "pair"}:
            keys = payload["keys"]
            assert isinstance(keys, list)
            questions = [QuestionRef.parse(str(key)) for key in keys]
            if name == "pair":
                Practising(self._studio).pair(questions[0], questions[1])
            else:
                Practising(self._studio).questions(questions)
        elif name == "plot-save":
            self._save(str(payload["plot"]), str(payload["format"]), str(payload["svg"]))

    # -- taking a plot along ----------------------------------------------------------------------

    def _save(self, plot: str, kind: str, svg: str) -> None:
        """Ask where to, then write the plot or its numbers."""
        if self._numbers is None:
            return
        suggested = str(Path.home() / f"studyapp-{plot}-{self._numbers.today.isoformat()}.{kind}")
        filters = {
            "svg": self.tr("SVG picture (*.svg)"),
            "png": self.tr("PNG picture (*.png)"),
            "csv": self.tr("Table of numbers (*.csv)"),
        }
        dialog = QFileDialog(self._studio.window, self.tr("Save"), suggested, filters[kind])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(lambda file: self._write(Path(file), plot, kind, svg))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, file: Path, plot: str, kind: str, svg: str) -> None:
        notices = self._studio.window.pane.notices
        if notices.attempt(lambda: self.write(file, plot, kind, svg)):
            notices.say(self.tr("Saved: {path}").format(path=file))

    def write(self, file: Path, plot: str, kind: str, svg: str) -> None:
        """Write a plot as ``svg`` or ``png``, or its numbers as ``csv``.

        Raises ``StudyAppError`` where the file cannot be written.
        """
        try:
            if kind == "csv":
                file.write_text(self._csv(plot), encoding="utf-8-sig", newline="")
            elif kind == "svg":
                file.write_text(svg, encoding="utf-8")
            else:
                file.write_bytes(png_of(svg))
        except OSError as error:
            raise StudyAppError(
                message("{path} cannot be written: {why}.", path=file, why=error.strerror),
                message("Choose another place."),
            ) from error

    def _csv(self, key: str) -> str:
        from studyapp.render.plots import csv_of
        from studyapp.render.statistics_figures import plots

        assert self._numbers is not None
        found = plots(self._numbers, self._studio.language)
        return csv_of(next(plot for plot in found if plot.key == key))


def png_of(svg: str) -> bytes:
    """A plot as a PNG of twice its size."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(renderer.defaultSize() * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())
