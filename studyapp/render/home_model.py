"""What the home page shows: every number, name and reason, ready to be put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape

from studyapp.model.language import Language, Text
from studyapp.render.fragments import defined, say


@dataclass(frozen=True, slots=True)
class QuestionLink:
    """A question one can open: its address ``q:BANK/ID``, its title, where it stands."""

    href: str
    title: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A quiz that can be gone on with."""

    exam: bool
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class WeakTopic:
    """A topic to study next and why."""

    key: str  # bank/topic
    title: str
    mastery: float  # 0..1
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that could be bookmarked as weak, and why."""

    link: QuestionLink
    key: str  # bank/question
    reason: str
    weak: bool = True  # else shaky


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic whose questions could be bookmarked as weak, and why."""

    key: str  # bank/topic/
    title: str
    reason: str
    questions: int  # that would be bookmarked


@dataclass(frozen=True, slots=True)
class LeechRow:
    """A card forgotten again and again, with what to read first."""

    link: QuestionLink
    key: str  # the card
    lapses: int
    first: tuple[QuestionLink, ...]


@dataclass(frozen=True, slots=True)
class Countdown:
    """The exam ahead."""

    day: date
    days: int  # until it; negative: it is over
    expected: float | None  # mean retrievability on the day


@dataclass(frozen=True, slots=True)
class Finished:
    """The queue that has just been gone through."""

    cards: int
    minutes: float
    remembered: float  # share of ratings better than Again


@dataclass(frozen=True, slots=True)
class Home:
    """All the numbers of the home page."""

    today: date
    new: int = 0
    learning: int = 0
    due: int = 0
    reviewed: int = 0  # ratings today
    answered: int = 0  # quiz items today
    minutes: float = 0.0
    streak: int = 0
    longest: int = 0
    week: tuple[bool, ...] = ()  # the last seven days, today last
    tomorrow: int = 0
    next_due: str = ""  # when the next learning step is due, in words
    last: QuestionLink | None = None
    session: Unfinished | None = None
    weakest: tuple[WeakTopic, ...] = ()
    topics: tuple[TopicRow, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    leeches: tuple[LeechRow, ...] = ()
    exam: Countdown | None = None
    finished: Finished | None = None
    begun: bool = True  # whether there is anything to tell of yet
    weak_key: str = ""  # the key of the command that bookmarks as weak, for the first steps
    means: Mapping[str, Text] = field(default_factory=dict)  # what each number is, by its name

    @property
    def waiting(self) -> int:
        """Cards of today's queue."""
        return self.new + self.learning + self.due

    def name(self, label: Text, key: str, language: Language) -> str:
        """The name of a number, with its definition where there is one."""
        said_ = say(label, language)
        means = self.means.get(key)
        return defined(said_, means.shown(language)) if means else escape(said_)
