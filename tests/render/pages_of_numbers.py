"""Numbers made for the tests of home and statistics."""

from __future__ import annotations

from datetime import date, timedelta

from studyapp.model.language import Language, Text
from studyapp.render.home_model import (
    Countdown,
    Finished,
    Home,
    LeechRow,
    Proposal,
    QuestionLink,
    TopicRow,
    Unfinished,
    WeakTopic,
)
from studyapp.render.statistics_model import (
    DayCount,
    DayScore,
    Hard,
    MapNode,
    Pair,
    Retained,
    Stated,
    Statistics,
    TopicBrier,
)

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
MEANS = {
    name: Text(f"{name}的含义", f"what {name} means")
    for name in (
        "due streak done exam weakest mastery score time calibration brier retention load calendar "
        "hardest confusions"
    ).split()
}


def link(name: str, language: Language) -> QuestionLink:
    """A question whose title holds a formula and what HTML would take for a tag."""
    title = f"<b>{name}</b> 的 $x^2$" if language is Language.ZH else f"<b>{name}</b> of $x^2$"
    return QuestionLink(f"q:small/{name}", title, "A › B & C")


def home(language: Language) -> Home:
    """A home page with everything on it."""
    return Home(
        today=TODAY,
        new=5,
        learning=1,
        due=16,
        reviewed=1,
        answered=2,
        minutes=14.4,
        streak=1,
        longest=31,
        week=(True, False, True, True, False, True, True),
        tomorrow=3,
        last=link("last", language),
        session=Unfinished(True, 7, 20),
        weakest=(WeakTopic("small/basics", "<Basics>", 0.314, "3 < 5"),),
        topics=(TopicRow("small/basics/", "<Basics>", "5 & 6", 3),),
        proposals=(
            Proposal(link("nms", language), "small/nms", "2 & 3"),
            Proposal(link("iou", language), "small/iou", "1 & 4", weak=False),
        ),
        leeches=(LeechRow(link("ln", language), "small/ln#x", 8, (link("chain", language),)),),
        exam=Countdown(date(2026, 12, 12), 21, 0.873),
        means=MEANS,
    )


def finished(language: Language) -> Home:
    """The end of a queue, nothing else to tell."""
    return Home(
        today=TODAY,
        reviewed=22,
        minutes=18,
        next_due="10:30",
        last=link("last", language),
        finished=Finished(22, 18.2, 0.864),
        exam=Countdown(TODAY, 0, None),
        means=MEANS,
    )


def first(language: Language) -> Home:
    """The very first time."""
    return Home(today=TODAY, begun=False, last=link("first", language), weak_key="Alt+1")


def statistics(language: Language) -> Statistics:
    """A statistics page with everything on it."""
    return Statistics(
        today=TODAY,
        days=90,
        reviews=2310,
        answers=1,
        minutes=1903,
        map=(
            MapNode("small/basics", "", "<Basics>", 3, 0.5),
            MapNode("small/basics/g", "small/basics", "Gradients", 2, None),
            MapNode("q:small/a", "small/basics", "A $x$", 1, 0.9, question=True),
        ),
        mastery=0.58,
        studied=2,
        questions=3,
        scores=tuple(DayScore(TODAY - DAY * at, 0.5, 0.6, at + 1) for at in (3, 2, 0)),
        mean_score=0.71,
        times=tuple(DayCount(TODAY - DAY * at, 4.25 * at) for at in (2, 1, 0)),
        calibration=(
            Stated("guess", 1 / 3, 0.42, 0.35, 0.5, 180),
            Stated("sure", 0.9, 0.88, 0.84, 0.91, 1),
        ),
        brier=0.161,
        by_topic=(
            TopicBrier("small/basics", "<Basics>", 0.08, 40),
            TopicBrier("small/nets", "Nets", 0.31, 7),
        ),
        retention=(
            Retained(date(2026, 10, 1), 0.8, 0.9, 20),
            Retained(date(2026, 11, 1), 0.9, None, 1),
        ),
        retained=0.85,
        predicted=0.9,
        load=tuple(DayCount(TODAY + DAY * at, float(at)) for at in range(4)),
        calendar=tuple(
            DayCount(TODAY - DAY * (13 - at), float(at % 4), at % 4) for at in range(14)
        ),
        streak=2,
        longest=31,
        hardest=(Hard(link("hard", language), "small/hard", 0.2, 12),),
        pairs=(Pair(link("bn", language), link("ln", language), ("small/bn", "small/ln"), 7),),
        means=MEANS,
    )
