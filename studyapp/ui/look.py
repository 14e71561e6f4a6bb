"""The look of the window: the theme in force and icons tinted by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from studyapp.base import paths
from studyapp.ui.theme import LIGHT, Theme

SIZES = (16, 20)


class Iconed(Protocol):
    """A thing that wears an icon: an action or a button."""

    def setIcon(self, icon: QIcon) -> None:
        """Wear this one."""


class Look(QObject):
    """Holds the theme; ``changed`` tells everyone who paints with it.

    Icons are set by ``dress`` and drawn when ``dress_all`` is called: once after the first paint,
    so that drawing them does not delay it, and again at each change of theme. ``dress_these``
    draws some before that.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self._dressed: list[tuple[Iconed, str]] = []
        self._ready = False

    def set_theme(self, theme: Theme) -> None:
        """Change the theme and tell."""
        if theme is self.theme:
            return
        self.theme = theme
        if self._ready:
            self.dress_all()
        self.changed.emit()

    def application_icon(self) -> QIcon:
        """The program's own icon, in the sizes that desktops ask for."""
        icon = QIcon()
        source = _source(paths.resources() / "icon.svg")
        for picture in _drawn(source, self.theme.ink, (16, 24, 32, 48, 64, 128, 256)):
            icon.addPixmap(picture)
        return icon

    def dress(self, thing: Iconed, icon: str) -> None:
        """Give an action or a button this icon in every theme to come."""
        self._dressed.append((thing, icon))
        if self._ready:
            thing.setIcon(self.icon(icon))

    def dress_these(self, things: Sequence[Iconed]) -> None:
        """Draw the icons of some things, those in sight, before all others."""
        self._ready = True
        for thing, name in self._dressed:
            if thing in things:
                thing.setIcon(self.icon(name))

    def dress_all(self) -> None:
        """Draw all icons in the theme's colours."""
        self._ready = True
        for thing, name in self._dressed:
            thing.setIcon(self.icon(name))

    def icon(self, name: str, colour: str = "") -> QIcon:
        """An icon of the set in the ink of the theme, greyed where disabled."""
        icon = QIcon()
        source = _source(paths.resources() / "vendor" / "icons" / f"{name}.svg")
        for mode, paint in (
            (QIcon.Mode.Normal, colour or self.theme.ink),
            (QIcon.Mode.Disabled, self.theme.line),
        ):
            for picture in _drawn(source, paint, SIZES):
                icon.addPixmap(picture, mode)
        return icon


@cache
def _source(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _drawn(source: str, paint: str, sizes: Sequence[int]) -> Iterator[QPixmap]:
    from PySide6.QtSvg import QSvgRenderer  # after the first paint

    ratio = 2
    drawing = QSvgRenderer(
        QByteArray(source.replace("currentColor", QColor(paint).name()).encode())
    )
    for size in sizes:
        picture = QPixmap(size * ratio, size * ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        yield picture
