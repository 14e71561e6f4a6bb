"""The clock of a session: what is left, or what was used; it can be hidden at will."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from studyapp.ui.look import Look
from studyapp.ui.translated import Translated

LOW = 0.2  # of the time: from here on the clock is marked


@dataclass(frozen=True, slots=True)
class Time:
    """What the clock shows, in seconds."""

    used: float = 0.0
    left: float | None = None  # None: no limit; below 0 in practice: over it
    limit: float | None = None
    left_each: float | None = None  # for the item on the screen


def digits(seconds: float) -> str:
    """``12:05``, ``1:02:05``; below zero with a sign."""
    whole = int(abs(seconds))
    sign = "−" if seconds <= -1 else ""
    if whole >= 3600:
        return f"{sign}{whole // 3600}:{whole % 3600 // 60:02}:{whole % 60:02}"
    return f"{sign}{whole // 60:02}:{whole % 60:02}"


class ClockLabel(Translated, QLabel):
    """Tabular figures; when little is left it says so by a word as well as by colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._time = Time()
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.setFont(font)
        look.changed.connect(self.retranslate)
        self.retranslate()

    def set_time(self, time: Time) -> None:
        """Show another time."""
        self._time = time
        self.retranslate()

    def retranslate(self) -> None:
        """Say the time."""
        time, theme = self._time, self._look.theme
        if time.left is None:
            text = digits(time.used)
            said = self.tr("Time used: {time}").format(time=text)
            colour = theme.muted
        else:
            # What is left is rounded up: 00:00 is shown when nothing is.
            text = digits(-(-time.left // 1)) if time.left > 0 else digits(time.left)
            said = self.tr("Time left: {time}").format(time=text)
            low = time.limit is not None and time.left <= LOW * time.limit
            colour = theme.weak if low else theme.ink
            text = self.tr("{time} left").format(time=text)
        if time.left_each is not None:
            each = digits(-(-time.left_each // 1))
            text = self.tr("this one {time}").format(time=each) + "  ·  " + text
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(said)
        style = f"color: {colour}"
        if style != self.styleSheet():
            self.setStyleSheet(style)
