"""Streak, intervals, calibration, retention, load, progress: against direct computation."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studyapp.model.attempt import Confidence
from studyapp.model.language import Text
from studyapp.model.tally import (
    ConfidenceTally,
    ConfusionTally,
    DayTally,
    DueCard,
    LoadTally,
    RetentionTally,
)
from studyapp.review.days import day_start, study_day
from studyapp.stats.calibration import ASSUMED, by_topic, calibration
from studyapp.stats.confusions import confusions
from studyapp.stats.home import done_in, tomorrow_in
from studyapp.stats.intervals import share, wilson
from studyapp.stats.load import due_today, load
from studyapp.stats.outline import Outline, OutlineTopic, TopicRef
from studyapp.stats.progress import calendar, progress, totals
from studyapp.stats.retention import retention
from studyapp.stats.streak import NEVER, streak

TODAY = date(2026, 11, 20)
BANK = TopicRef("dl")
LOSSES, CONV = TopicRef("dl", "training/losses"), TopicRef("dl", "conv")
OUTLINE = Outline(
    topics=(
        OutlineTopic(BANK, Text("深度学习", "Deep learning"), 3),
        OutlineTopic(TopicRef("dl", "training"), Text("训练", "Training"), 2),
        OutlineTopic(LOSSES, Text("损失", "Losses"), 2),
        OutlineTopic(CONV, Text("卷积", "Convolution"), 1),
    ),
    topic_of={("dl", "ce"): LOSSES, ("dl", "mse"): LOSSES, ("dl", "stride"): CONV},
    titles={("dl", "ce"): Text("交叉熵", "Cross-entropy")},
)

days = st.integers(0, 60).map(lambda back: TODAY - timedelta(days=back))


# -- streak


@pytest.mark.parametrize(
    ("backs", "current", "longest", "today"),
    [
        ([], 0, 0, False),
        ([0], 1, 1, True),
        ([1], 1, 1, False),  # today is not over yet
        ([2], 0, 1, False),
        ([0, 1, 2], 3, 3, True),
        ([1, 2, 4, 5, 6, 7], 2, 4, False),
        ([0, 2, 3], 1, 2, True),
        ([-1, 0], 1, 2, True),  # a clock that was set back
    ],
)
def test_a_streak(backs: list[int], current: int, longest: int, today: bool) -> None:
    found = streak((TODAY - timedelta(days=back) for back in backs), TODAY)
    assert (found.current, found.longest, found.today) == (current, longest, today)


def test_no_day_is_no_streak() -> None:
    assert streak([], TODAY) == NEVER


@given(st.lists(days))
def test_a_streak_counts_the_days_one_by_one(studied: list[date]) -> None:
    found = streak(studied, TODAY)
    there = set(studied)
    at = TODAY if TODAY in there else TODAY - timedelta(days=1)
    count = 0
    while at in there:
        count, at = count + 1, at - timedelta(days=1)
    assert found.current == count <= found.longest <= len(there)
    assert found.week == tuple(TODAY - timedelta(days=back) in there for back in range(6, -1, -1))
    shuffled = sorted(studied, key=lambda _: Random(1).random(), reverse=True)
    assert streak(shuffled, TODAY) == found


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("hour", [4, 12, 23, 27])  # 27: at 3 in the night, still the day before
def test_a_daily_streak_survives_every_change_of_clocks(zone: str, hour: int) -> None:
    place = ZoneInfo(zone)
    first = date(2026, 1, 1)
    studied = []
    for number in range(365):
        day = first + timedelta(days=number + hour // 24)
        local = datetime(day.year, day.month, day.day, hour % 24, 30, tzinfo=place)
        studied.append(study_day(local.astimezone(UTC), place))
    assert streak(studied, first + timedelta(days=364)).current == 365


# -- intervals


@given(st.integers(1, 500), st.data())
def test_wilsons_interval(trials: int, data: st.DataObject) -> None:
    good = data.draw(st.integers(0, trials))
    found = wilson(good, trials)
    assert found is not None
    assert 0 <= found.low <= good / trials + 1e-12
    assert good / trials - 1e-12 <= found.high <= 1
    # Its ends are where the share lies exactly 1.96 standard errors off (the score test).
    for end in found:
        if 1e-9 < end < 1 - 1e-9:
            off = abs(good / trials - end) / (end * (1 - end) / trials) ** 0.5
            assert off == pytest.approx(1.959964, abs=1e-5)


def test_wilsons_interval_of_a_published_example() -> None:
    found = wilson(81, 263)  # Newcombe (1998), table I
    assert found is not None
    assert found == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_nothing_has_no_share() -> None:
    assert share(0, 0) is None
    assert wilson(0, 0) is None


# -- calibration

answers = st.lists(st.tuples(st.sampled_from(Confidence), st.booleans()), max_size=60)


@given(answers)
def test_the_brier_score_is_the_mean_square(given_: list[tuple[Confidence, bool]]) -> None:
    counts = {
        one: (
            sum(c is one for c, _ in given_),
            sum(right for c, right in given_ if c is one),
        )
        for one in Confidence
    }
    found = calibration(counts)
    assert found.answers == len(given_)
    if not given_:
        assert found.brier is None
        assert found.bias is None
    else:
        direct = sum((ASSUMED[c] - right) ** 2 for c, right in given_) / len(given_)
        assert found.brier == pytest.approx(direct)
        bias = sum(ASSUMED[c] - right for c, right in given_) / len(given_)
        assert found.bias == pytest.approx(bias)
    for point in found.points:
        total, right = counts[point.confidence]
        assert point.observed == (right / total if total else None)
        assert (point.interval is None) == (total == 0)


def test_stated_chances_lie_where_cbm_pays_for_them() -> None:
    def expected(confidence: Confidence, chance: float) -> float:
        from studyapp.quiz.scoring import RIGHT, WRONG

        return chance * RIGHT[confidence] + (1 - chance) * WRONG[confidence]

    for confidence, chance in ASSUMED.items():
        best = max(Confidence, key=lambda one: expected(one, chance))
        assert best is confidence


def test_calibration_of_topics_includes_what_is_below() -> None:
    whole, topics = by_topic(
        [
            ConfidenceTally("dl", "ce", "sure", 4, 2),
            ConfidenceTally("dl", "stride", "guess", 3, 1),
            ConfidenceTally("dl", "gone", "sure", 1, 1),  # of no open bank
            ConfidenceTally("dl", "ce", "", 9, 9),
        ],
        OUTLINE,
    )
    assert whole.answers == 8
    found = {str(one.topic): one.answers for one in topics}
    assert found == {"dl": 7, "dl/training": 4, "dl/training/losses": 4, "dl/conv": 3}
    assert topics[0].title.en == "Deep learning"


# -- retention


def test_retention_by_prediction_and_by_month() -> None:
    found = retention(
        [
            RetentionTally("2026-10", 17, 10, 9, 8.8),
            RetentionTally("2026-11", 17, 10, 7, 8.6),
            RetentionTally("2026-11", 19, 5, 5, 4.9),
        ]
    )
    assert (found.reviews, found.recalled) == (25, 21 / 25)
    assert found.predicted == pytest.approx(22.3 / 25)
    assert [(band.low, band.high, band.reviews) for band in found.bands] == [
        (0.85, 0.9, 20),
        (0.95, 1.0, 5),
    ]
    assert found.bands[0].predicted == pytest.approx(0.87)
    assert [one.month for one in found.months] == [date(2026, 10, 1), date(2026, 11, 1)]
    assert found.months[1].recalled == 12 / 15


def test_no_reviews_have_no_retention() -> None:
    found = retention([])
    assert found.predicted is found.recalled is found.interval is None
    assert found.bands == found.months == ()


# -- what lies ahead


def ends(days_ahead: int) -> list[str]:
    zone = ZoneInfo("Asia/Shanghai")
    return [
        f"{day_start(TODAY + timedelta(days=n), zone):%Y-%m-%dT%H:%M:%S.%fZ}"
        for n in range(days_ahead + 1)
    ]


@given(st.dictionaries(st.integers(-10, 100), st.integers(1, 9)))
def test_the_load_holds_every_card_once(due: dict[int, int]) -> None:
    found = load(LoadTally(tuple(due.items())), TODAY, ends(90))
    assert found.overdue == sum(cards for days, cards in due.items() if days < 0)
    assert found.later == sum(cards for days, cards in due.items() if days >= 90)
    assert [one.due for one in found.days] == [due.get(ahead, 0) for ahead in range(90)]
    assert found.within(90) + found.later == sum(due.values())
    assert found.days[0].day == TODAY
    assert found.days[-1].day == TODAY + timedelta(days=89)


def test_steps_of_learning_are_due_by_the_clock() -> None:
    times = (
        "2026-11-19T19:59:59.000000Z",  # before 4 am in Shanghai
        "2026-11-19T20:00:00.000000Z",
        "2026-11-20T19:59:59.000000Z",
        "2026-11-20T20:00:00.000000Z",
    )
    found = load(LoadTally(steps=times, new=1), TODAY, ends(3))
    assert (found.overdue, [one.due for one in found.days], found.later) == (1, [2, 1, 0], 0)
    assert found.new == 1
    assert found.mean(0) is None
    assert found.mean(3) == 4 / 3


def test_what_is_due_today_by_day_or_by_the_clock() -> None:
    cards = [
        DueCard("dl", "ce", "a", "2026-11-25T00:00:00.000000Z", 0),
        DueCard("dl", "ce", "b", "2026-11-01T00:00:00.000000Z", -3),
        DueCard("dl", "ce", "c", "2026-11-01T00:00:00.000000Z", 1),
        DueCard("dl", "mse", "", "2026-11-20T19:00:00.000000Z", None),
        DueCard("dl", "mse", "a", "2026-11-20T20:00:00.000000Z", None),
    ]
    assert due_today(cards, ends(1)[1]) == {("dl", "ce"): 2, ("dl", "mse"): 1}
    assert tomorrow_in(cards) == 1


# -- over time

day_tallies = st.builds(
    DayTally,
    day=days,
    answers=st.integers(1, 50),
    right=st.integers(0, 1),
    score=st.floats(0, 50),
    seconds=st.floats(0, 1000),
    reviews=st.integers(0, 50),
)


@given(st.lists(day_tallies, unique_by=lambda one: one.day), st.sampled_from([1, 7, 30]))
@example([], 7)
def test_progress_keeps_every_answer(tallies: list[DayTally], span: int) -> None:
    points = progress(tallies, span)
    assert sum(one.answers for one in points) == sum(one.answers for one in tallies)
    assert [one.first for one in points] == sorted({one.first for one in points})
    for one in points:
        inside = [tally for tally in tallies if one.first <= tally.day <= one.last]
        assert one.score == pytest.approx(
            sum(tally.score for tally in inside) / sum(tally.answers for tally in inside)
        )
        assert one.recalled is None or one.reviews
        if span == 7:
            assert one.first.weekday() == 0
    assert totals(tallies).answers == sum(one.answers for one in tallies)


def test_what_was_never_done_has_no_mean() -> None:
    nothing = totals([])
    assert (nothing.days, nothing.score, nothing.first) == (0, None, None)
    (point,) = progress([DayTally(TODAY, reviews=2, recalled=1)])
    assert (point.score, point.right, point.recalled) == (None, None, 0.5)


@given(st.lists(day_tallies, unique_by=lambda one: one.day))
def test_the_calendar_has_every_day_and_shades_by_quarter(tallies: list[DayTally]) -> None:
    shown = calendar(tallies, TODAY, 30)
    assert [one.day for one in shown] == [TODAY - timedelta(days=29 - n) for n in range(30)]
    studied = [one for one in shown if one.count]
    assert all(1 <= one.level <= 4 for one in studied)
    assert all(one.level == 0 for one in shown if not one.count)
    by_count = sorted(studied, key=lambda one: one.count)
    assert [one.level for one in by_count] == sorted(one.level for one in studied)
    inside = {one.day for one in tallies if one.day > TODAY - timedelta(days=30)}
    assert {one.day for one in studied} == inside


def test_today_adds_up_time_without_counting_it_twice() -> None:
    done = done_in(DayTally(TODAY, 2, 1, 1.5, 30.0, 3, 2, 1, 2, 12.0))
    assert (done.answers, done.reviews, done.recalled, done.learned) == (2, 3, 2, 1)
    assert done.seconds == 42.0


# -- confusion


def test_pairs_are_counted_both_ways() -> None:
    found = confusions(
        [
            ConfusionTally("dl", "ce", "mse", 3),
            ConfusionTally("dl", "mse", "dl/ce", 5),
            ConfusionTally("dl", "stride", "ce", 4),
            ConfusionTally("dl", "ce", "gone", 9),
            ConfusionTally("dl", "ce", "ce", 9),
        ],
        OUTLINE,
    )
    assert [(str(one.first), str(one.second), one.times) for one in found] == [
        ("dl/mse", "dl/ce", 8),
        ("dl/stride", "dl/ce", 4),
    ]
    assert (found[0].first_for_second, found[0].second_for_first) == (5, 3)
    assert found[0].second_title.zh == "交叉熵"


@given(
    st.lists(
        st.builds(
            ConfusionTally,
            st.just("dl"),
            st.sampled_from(["ce", "mse", "stride"]),
            st.sampled_from(["ce", "mse", "stride"]),
            st.integers(1, 9),
        ),
        unique_by=lambda one: one[1:3],
    )
)
def test_no_confusion_is_lost_or_counted_twice(tallies: list[ConfusionTally]) -> None:
    found = confusions(tallies, OUTLINE)
    real = [one for one in tallies if one.question != one.confused]
    assert sum(one.times for one in found) == sum(one.times for one in real)
    assert len({frozenset((one.first, one.second)) for one in found}) == len(found)
    assert all(one.first_for_second >= one.second_for_first for one in found)
    assert confusions(tallies[::-1], OUTLINE) == found
