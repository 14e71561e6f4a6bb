"""A small compiled bank, a clock that is turned by hand, and quizzes over a real store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from studyapp.bank import read_bank
from studyapp.base.paths import DataFolder
from studyapp.items.instance import Instance
from studyapp.items.responses import (
    Blanks,
    Choice,
    Matches,
    Number,
    Order,
    Recall,
    Response,
    Verdict,
)
from studyapp.items.types import ItemType
from studyapp.library.compile import compile_bank
from studyapp.model.ids import BankId
from studyapp.quiz.clock import Reading
from studyapp.services.libraries import BankSource, Libraries, library_path
from studyapp.services.profile import Profile
from studyapp.services.quiz import QuizService
from tests.bank_builder import QUIZ, BankFolder

SMALL = BankId("small")


class Time:
    """Two clocks of the computer and the time of day; what they show is set by the test."""

    def __init__(self) -> None:
        self.awake = 1000.0
        self.asleep = 0.0
        self.day = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)

    def read(self) -> Reading:
        return Reading(self.awake, self.awake + self.asleep)

    def now(self) -> datetime:
        self.day += timedelta(milliseconds=1)
        return self.day

    def run(self, seconds: float) -> None:
        self.awake += seconds
        self.day += timedelta(seconds=seconds)

    def sleep(self, seconds: float) -> None:
        self.asleep += seconds
        self.day += timedelta(seconds=seconds)


def make_libraries(place: Path) -> Libraries:
    """The bank of ``BankFolder`` with items on both of its questions, compiled and opened."""
    bank = BankFolder(place / "bank")
    bank.write("training/optimizers/beta/quiz.toml", QUIZ.replace('"beta"', '"alpha"'))
    folder = DataFolder(place / "libraries")
    target = library_path(folder, SMALL)
    target.parent.mkdir(parents=True)
    compile_bank(read_bank(bank.path), target)
    libraries = Libraries(folder, [BankSource(SMALL, bank.path)])
    libraries.open()
    return libraries


@dataclass
class World:
    """An open profile with quizzes; ``kill`` ends it as ``kill -9`` does."""

    folder: DataFolder
    libraries: Libraries
    time: Time
    profile: Profile
    quiz: QuizService

    @classmethod
    def open(cls, folder: DataFolder, libraries: Libraries, time: Time) -> World:
        profile = Profile.open(folder, time.now)
        profile.libraries = libraries
        quiz = QuizService(profile, libraries, time.read, parent=profile)
        return cls(folder, libraries, time, profile, quiz)

    def kill(self) -> World:
        """Nothing is said or saved any more; another run of the program begins."""
        self.close()
        return World.open(self.folder, self.libraries, self.time)

    def close(self) -> None:
        self.quiz._timer.stop()
        self.profile.store.close()
        self.profile.deleteLater()


def wrong(instance: Instance) -> Response:
    """A response that is wrong, and can be read."""
    item = instance.item
    match item.type:
        case ItemType.SINGLE:
            return Choice(frozenset({next(at for at, o in enumerate(item.options) if not o.key)}))
        case ItemType.MULTIPLE:
            return Choice(frozenset(range(len(item.options))))
        case ItemType.NUMERIC:
            return Number("-12345")
        case ItemType.CLOZE:
            return Blanks(("something else", "-12345"))
        case ItemType.ORDERING:
            return Order(tuple(reversed(range(len(item.steps)))))
        case ItemType.MATCHING:
            return Matches((1, 0))
        case ItemType.TRUE_FALSE:
            return Verdict(not instance.verdict)
        case ItemType.RECALL:
            return Recall(frozenset())
