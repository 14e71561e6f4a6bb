"""Set-ups that were saved by a name, and the one used last."""

from __future__ import annotations

from enum import StrEnum

from studyapp.quiz.setup import Setup, from_json, to_json
from studyapp.services.settings import Settings

PRESETS, LAST, FEEDS = "quiz.presets", "quiz.last", "quiz.feeds"


class Feeds(StrEnum):
    """Whether what is answered in quizzes counts for the spaced reviews."""

    ASK = "ask"
    YES = "yes"
    NO = "no"


class Presets:
    """Saved set-ups. What can no longer be read is passed over."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def last(self) -> Setup | None:
        """The set-up that was used last."""
        return _read(self._settings.raw(LAST))

    @last.setter
    def last(self, setup: Setup) -> None:
        self._settings.keep(LAST, to_json(setup))

    def all(self) -> dict[str, Setup]:
        """The saved set-ups by their names, in the order in which they were saved."""
        raw = self._settings.raw(PRESETS)
        if not isinstance(raw, dict):
            return {}
        found = {str(name): _read(text) for name, text in raw.items()}
        return {name: setup for name, setup in found.items() if setup is not None}

    def save(self, name: str, setup: Setup) -> None:
        """Save a set-up, in place of another one of that name."""
        self._keep({**self.all(), name: setup})

    def remove(self, name: str) -> None:
        """Forget a saved set-up."""
        self._keep({other: setup for other, setup in self.all().items() if other != name})

    @property
    def feeds(self) -> Feeds:
        """Whether answers count for the reviews; asked once, changeable."""
        raw = self._settings.raw(FEEDS)
        return Feeds(raw) if raw in set(Feeds) else Feeds.ASK

    @feeds.setter
    def feeds(self, feeds: Feeds) -> None:
        self._settings.keep(FEEDS, feeds.value)

    def _keep(self, presets: dict[str, Setup]) -> None:
        values = {name: to_json(setup) for name, setup in presets.items()}
        self._settings.keep(PRESETS, values or None)


def _read(raw: object) -> Setup | None:
    try:
        return from_json(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
