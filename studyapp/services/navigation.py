"""Back and forward through what was read, as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from studyapp.model.ids import QuestionRef

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an answer: an element of the page, and CSS pixels from the page's top."""

    ref: QuestionRef
    anchor: str = ""
    scroll: float | None = None  # None: wherever the anchor, or the last time's position, is


class Navigation(QObject):
    """The places visited and where among them one is."""

    changed = Signal()  # what is current, or whether one can go back or forward

    def __init__(self, parent: QObject | None = None, limit: int = LIMIT) -> None:
        super().__init__(parent)
        self._limit = limit
        self._places: list[Place] = []
        self._at = -1

    @property
    def current(self) -> Place | None:
        """Where one is."""
        return self._places[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._at < len(self._places) - 1

    def visit(self, place: Place) -> None:
        """Go somewhere new; what was ahead is forgotten. The same place again is no new one."""
        current = self.current
        if current is not None and (current.ref, current.anchor) == (place.ref, place.anchor):
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[: -self._limit]
        self._at = len(self._places) - 1
        self.changed.emit()

    def scrolled(self, scroll: float) -> None:
        """Remember where in the current answer one is, for coming back."""
        if self._at >= 0:
            self._places[self._at] = replace(self._places[self._at], scroll=scroll)

    def back(self) -> Place | None:
        """Go one place back; None where there is none."""
        return self._go(-1) if self.can_go_back else None

    def forward(self) -> Place | None:
        """Go one place forward; None where there is none."""
        return self._go(1) if self.can_go_forward else None

    def _go(self, step: int) -> Place | None:
        self._at += step
        self.changed.emit()
        return self.current
