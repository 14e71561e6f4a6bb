"""What is read, what was open last, where one was: commands and what the tree shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QTimer

from studyapp.base.errors import StudyAppError
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.services.history import History
from studyapp.store.changes import Key
from studyapp.store.mastery import Mark
from studyapp.store.reading import Position, Read, Visit

POSITION_DELAY = 400  # milliseconds after which a scroll position is saved


@dataclass(frozen=True, slots=True)
class Opened:
    """What is known of an answer at the moment it is opened."""

    previous: Visit | None  # the last time it was open in this language
    changed: bool  # its text is another one than that time


class Reading(QObject):
    """Read marks, visits and positions; ``History.changed`` tells with ``read`` and ``visit``."""

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._positions: dict[Key, Position] = {}  # not saved yet
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(POSITION_DELAY)
        self._timer.timeout.connect(self._save_positions)

    def opened(self, ref: QuestionRef, language: Language, revision: str) -> Opened:
        """An answer is on the screen. Not an undo step."""
        visits = self._history.store.visits
        previous = visits.get(Key(ref, language.value))
        with self._history.command("visit", undoable=False) as edits:
            edits.append(visits.put(Visit(ref, language, revision, self._history.store.now())))
        return Opened(previous, previous is not None and previous.revision != revision)

    def mark(self, refs: Iterable[QuestionRef], read: bool, *, automatic: bool = False) -> None:
        """Count questions as read or unread; ``automatic`` (one read it all) is no undo step."""
        reads = self._history.store.reads
        now = self._history.store.now()
        action = "read.mark" if read else "read.unmark"
        with self._history.command(action, undoable=not automatic) as edits:
            for ref in dict.fromkeys(refs):
                if not read:
                    edits.append(reads.remove(Key(ref)))
                elif reads.get(Key(ref)) is None:
                    edits.append(reads.put(Read(ref, now)))

    def is_read(self, ref: QuestionRef) -> bool:
        """Whether a question counts as read."""
        return self._history.store.reads.get(Key(ref)) is not None

    def recent(self, limit: int = 20, bank: BankId | None = None) -> list[Visit]:
        """The questions seen last, the latest first."""
        return self._history.store.visits.recent(limit, bank)

    def revisions(self, bank: BankId, language: Language) -> dict[QuestionId, str]:
        """For each question seen in a language the revision seen, to tell which have changed."""
        return self._history.store.visits.revisions(bank, language)

    def marks(self, bank: BankId, today: date | None = None) -> dict[QuestionId, Mark]:
        """What the tree shows beside the questions that were touched.

        With ``today`` (``ReviewService.today``) also what the reviews predict for it.
        """
        return self._history.store.mastery.marks(bank, today)

    def mark_of(self, ref: QuestionRef, today: date | None = None) -> Mark:
        """What the tree shows beside one question."""
        return self._history.store.mastery.mark(ref, today)

    def reset(
        self, bank: BankId, questions: Iterable[QuestionId], *, bookmarks: bool = False
    ) -> int:
        """Forget the progress in some questions (a topic's), as one command.

        Read marks, visits and positions go; bookmarks if asked for; what was written stays.
        Returns how many questions had any.
        """
        self.flush()
        with self._history.command("progress.reset") as edits:
            edits.extend(self._history.store.reset_topic(bank, questions, bookmarks=bookmarks))
        return len({edit.key.ref for edit in edits})

    def position(self, ref: QuestionRef, language: Language) -> Position | None:
        """Where one was in an answer."""
        key = Key(ref, language.value)
        return self._positions.get(key) or self._history.store.positions.get(key)

    def scrolled(self, position: Position) -> None:
        """Remember where one is; saved a moment later, and at the latest by ``flush``."""
        self._positions[Key(position.ref, position.language.value)] = position
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Save the positions now. Raises ``StoreError`` where that fails."""
        self._timer.stop()
        if self._positions:
            with self._history.store.transaction():
                for position in self._positions.values():
                    self._history.store.positions.put(position)
            self._positions.clear()

    def _save_positions(self) -> None:
        try:
            self.flush()
        except StudyAppError as error:
            self._history.failed.emit(error)
