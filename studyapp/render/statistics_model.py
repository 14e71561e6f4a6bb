"""What the statistics page shows: every number ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from studyapp.model.language import Language, Text
from studyapp.render.home_model import QuestionLink


@dataclass(frozen=True, slots=True)
class MapNode:
    """A topic (or a question) of the map."""

    key: str
    parent: str  # "" at the top
    name: str
    questions: int
    mastery: float | None  # 0..1; None: never studied
    question: bool = False


@dataclass(frozen=True, slots=True)
class DayScore:
    """A day's answers."""

    day: date
    score: float
    mean: float  # running
    answers: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """A number that belongs to a day."""

    day: date
    value: float
    level: int = 0  # of shade in the calendar, 0 (none) to 4


@dataclass(frozen=True, slots=True)
class Stated:
    """What came of the answers of one stated confidence."""

    level: str  # guess, likely, sure
    stated: float
    right: float
    low: float  # 95 % Wilson interval
    high: float
    answers: int


@dataclass(frozen=True, slots=True)
class TopicBrier:
    """How well calibrated one is in a topic."""

    key: str
    name: str
    brier: float
    answers: int


@dataclass(frozen=True, slots=True)
class Retained:
    """Reviews of a stretch of days beginning at ``day``."""

    day: date
    true: float
    predicted: float | None
    reviews: int


@dataclass(frozen=True, slots=True)
class Hard:
    """A question with its facility."""

    link: QuestionLink
    key: str
    facility: float
    answers: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions of which one was taken for the other."""

    one: QuestionLink
    other: QuestionLink
    keys: tuple[str, str]
    times: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """All numbers of the page."""

    today: date
    days: int  # the period shown; 0: all there is
    reviews: int = 0
    answers: int = 0
    minutes: float = 0.0
    map: tuple[MapNode, ...] = ()
    mastery: float | None = None
    studied: int = 0
    questions: int = 0
    scores: tuple[DayScore, ...] = ()
    mean_score: float | None = None
    times: tuple[DayCount, ...] = ()
    by_weeks: bool = False  # score and time are of weeks, else of days
    calibration: tuple[Stated, ...] = ()
    brier: float | None = None
    by_topic: tuple[TopicBrier, ...] = ()
    retention: tuple[Retained, ...] = ()
    retained: float | None = None
    predicted: float | None = None
    wished: float = 0.9
    load: tuple[DayCount, ...] = ()
    calendar: tuple[DayCount, ...] = ()
    streak: int = 0
    longest: int = 0
    hardest: tuple[Hard, ...] = ()
    pairs: tuple[Pair, ...] = ()
    means: Mapping[str, Text] = field(default_factory=dict)  # what each number is, by its name

    def meaning(self, key: str, language: Language) -> str:
        """What a number is."""
        return self.means.get(key, Text()).shown(language)

    @property
    def begun(self) -> bool:
        """Whether there is anything to count."""
        return bool(self.reviews or self.answers or self.studied)
