"""Settings with their types, and the state of the window. What is set is saved."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QObject, QTimer, Signal

from studyapp.base.errors import StudyAppError
from studyapp.model.ids import BankId, QuestionId, TopicId
from studyapp.model.language import Language
from studyapp.services.history import EVERYTHING, Change, History

T = TypeVar("T")
LAZY_DELAY = 300  # milliseconds after which a lazy setting is saved


class Theme(StrEnum):
    """The colours of the window and the page."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ReadingMode(StrEnum):
    """Whether an answer is shown at once or section by section."""

    READ = "read"
    RECALL = "recall"


class StartPage(StrEnum):
    """What is shown at the start."""

    LAST = "last"  # the answer that was left
    HOME = "home"


class Setting(Generic[T]):
    """One setting: its default, and how its JSON is read.

    ``read`` returns None for a value that makes no sense (an older program's, a damaged one); the
    default holds then. ``lazy`` ones change often (a window being dragged) and are saved a moment
    later.
    """

    def __init__(
        self,
        default: T,
        read: Callable[[Any], T | None],
        write: Callable[[T], Any] = lambda value: value,
        *,
        lazy: bool = False,
        key: str = "",
    ) -> None:
        self.default = default
        self.read = read
        self.write = write
        self.lazy = lazy
        self.name = key  # the attribute's name unless given

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name

    @overload
    def __get__(self, settings: None, owner: type) -> Setting[T]: ...
    @overload
    def __get__(self, settings: Settings, owner: type) -> T: ...
    def __get__(self, settings: Settings | None, owner: type) -> Setting[T] | T:
        if settings is None:
            return self
        raw = settings.raw(self.name)
        if raw is None:
            return self.default
        try:
            value = self.read(raw)
        except (TypeError, ValueError, KeyError, AttributeError):
            return self.default
        return self.default if value is None else value

    def __set__(self, settings: Settings, value: T) -> None:
        if value != self.__get__(settings, type(settings)):
            raw = None if value == self.default else self.write(value)
            settings.keep(self.name, raw, lazy=self.lazy)


def _bool(raw: Any) -> bool | None:
    return raw if isinstance(raw, bool) else None


def _text(raw: Any) -> str | None:
    return raw if isinstance(raw, str) else None


def _number(low: float, high: float) -> Callable[[Any], float | None]:
    def read(raw: Any) -> float | None:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            return None
        return float(raw) if low <= raw <= high else None

    return read


def _whole(low: int, high: int) -> Callable[[Any], int | None]:
    def read(raw: Any) -> int | None:
        if isinstance(raw, bool) or not isinstance(raw, int):
            return None
        return raw if low <= raw <= high else None

    return read


def _bytes(raw: Any) -> bytes | None:
    try:
        return base64.b64decode(raw, validate=True)
    except binascii.Error:
        return None


def _to_base64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _keys(raw: Any) -> dict[str, tuple[str, ...]] | None:
    return {str(command): tuple(map(str, keys)) for command, keys in raw.items()}


def _from_keys(value: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {command: list(keys) for command, keys in value.items()}


class Settings(QObject):
    """The settings: ``settings.theme = Theme.DARK`` saves it and tells ``changed("theme")``."""

    changed = Signal(str)  # the setting's name; "tree_expanded/BANK" and the like for keyed ones

    welcomed = Setting(False, _bool)  # the page of the first start was answered
    language: Setting[Language | None] = Setting(None, Language)  # None: the system's
    theme = Setting(Theme.SYSTEM, Theme)
    text_size = Setting(16.0, _number(8, 40))  # CSS pixels of body text
    zoom = Setting(1.0, _number(0.25, 5.0))
    text_font = Setting("", _text)  # empty: the system's
    code_font = Setting("", _text)
    reading_mode = Setting(ReadingMode.READ, ReadingMode)
    start_page = Setting(StartPage.LAST, StartPage)
    software_rendering = Setting(False, _bool)
    keys = Setting[dict[str, tuple[str, ...]]]({}, _keys, _from_keys)  # command -> keys
    last_bank = Setting("", _text)

    review_retention = Setting(0.9, _number(0.70, 0.97), key="review.retention")
    review_new_per_day = Setting(20, _whole(0, 9999), key="review.new_per_day")
    review_reviews_per_day = Setting(200, _whole(0, 9999), key="review.reviews_per_day")
    review_rollover = Setting(4, _whole(0, 12), key="review.rollover")  # the hour a day begins at
    review_exam_date: Setting[date | None] = Setting(
        None, date.fromisoformat, lambda day: day and day.isoformat(), key="review.exam_date"
    )
    # Days of the last round before the exam, as accepted; None: no plan.
    review_plan: Setting[int | None] = Setting(None, _whole(0, 365), key="review.plan")

    geometry = Setting(b"", _bytes, _to_base64, lazy=True)
    window_state = Setting(b"", _bytes, _to_base64, lazy=True)

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._values = history.store.settings.all()
        self._unsaved: dict[str, object] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LAZY_DELAY)
        self._timer.timeout.connect(self._save)
        history.changed.connect(self._reload)

    # -- keyed ones -----------------------------------------------------------------------------

    def splitter(self, name: str) -> tuple[int, ...]:
        """The sizes of a splitter's parts in pixels; empty where it was never moved."""
        raw = self.raw(f"splitter/{name}")
        if not isinstance(raw, list) or not all(isinstance(size, int) for size in raw):
            return ()
        return tuple(raw)

    def set_splitter(self, name: str, sizes: Iterable[int]) -> None:
        """Remember the sizes of a splitter's parts."""
        self.keep(f"splitter/{name}", list(sizes), lazy=True)

    def expanded(self, bank: BankId) -> frozenset[TopicId]:
        """The topics that are open in the tree."""
        raw = self.raw(f"tree_expanded/{bank}")
        return frozenset(map(TopicId, map(str, raw))) if isinstance(raw, list) else frozenset()

    def set_expanded(self, bank: BankId, topics: Iterable[TopicId]) -> None:
        """Remember which topics are open in the tree."""
        self.keep(f"tree_expanded/{bank}", sorted(topics), lazy=True)

    def last_question(self, bank: BankId) -> QuestionId | None:
        """The question that was open last in a bank."""
        raw = self.raw(f"last_question/{bank}")
        return QuestionId(raw) if isinstance(raw, str) and raw else None

    def set_last_question(self, bank: BankId, question: QuestionId) -> None:
        """Remember which question is open."""
        self.last_bank = bank
        self.keep(f"last_question/{bank}", question, lazy=True)

    def panel(self, name: str, default: Any = None) -> Any:
        """What a panel keeps of itself (its sorting, its filter): any JSON value."""
        found = self.raw(f"panel/{name}")
        return default if found is None else found

    def set_panel(self, name: str, value: Any) -> None:
        """Remember something of a panel."""
        self.keep(f"panel/{name}", value, lazy=True)

    # -- how they are kept ----------------------------------------------------------------------

    def raw(self, key: str) -> Any:
        """A setting as its JSON value; None where it is at its default."""
        return self._values.get(key)

    def keep(self, key: str, value: Any, *, lazy: bool = False) -> None:
        """Set and save a JSON value; raises ``StoreError`` where that fails (never if lazy)."""
        if self._values.get(key) == value:
            return
        if lazy:
            self._unsaved[key] = value
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._history.store.settings.put({**self._unsaved, key: value})
            self._unsaved.clear()
        self._values[key] = value
        self.changed.emit(key)

    def flush(self) -> None:
        """Save what is not saved yet. Raises ``StoreError`` where that fails."""
        self._timer.stop()
        if self._unsaved:
            self._history.store.settings.put(self._unsaved)
            self._unsaved.clear()

    def _save(self) -> None:
        try:
            self.flush()
        except StudyAppError as error:
            self._history.failed.emit(error)

    def _reload(self, change: Change) -> None:
        if change.kind == EVERYTHING:
            before, self._values = self._values, self._history.store.settings.all()
            self._unsaved.clear()
            for key in before.keys() | self._values.keys():
                if before.get(key) != self._values.get(key):
                    self.changed.emit(key)
