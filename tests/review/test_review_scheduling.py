"""What py-fsrs says is what happens; days are study days."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef
from studyapp.model.memory import retrievability
from studyapp.model.review import Card, CardState, Rating, Review
from studyapp.review import scheduling
from studyapp.review.days import day_start, study_day

ITEM = ItemRef(QuestionRef(BankId("bank"), QuestionId("adam")), ItemId("bias"))
START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe")

STATES = {
    CardState.LEARNING: fsrs.State.Learning,
    CardState.REVIEW: fsrs.State.Review,
    CardState.RELEARNING: fsrs.State.Relearning,
}
ratings = st.sampled_from(list(Rating))
retentions = st.floats(0.70, 0.97)


def theirs(retention: float = 0.9) -> fsrs.Scheduler:
    return fsrs.Scheduler(desired_retention=retention, enable_fuzzing=False)


def ours(
    logs: list[tuple[Rating, datetime]], zone: tzinfo = UTC, retention: float = 0.9
) -> tuple[Card, list[Review]]:
    card = scheduling.new_card(ITEM, logs[0][1])
    kept = []
    for number, (rating, at) in enumerate(logs):
        card, log = scheduling.review(
            card, rating, at, study_day(at, zone), retention, identity=f"{number:06}"
        )
        kept.append(log)
    return card, kept


def assert_same(card: Card, other: fsrs.Card) -> None:
    assert STATES[card.state] is other.state
    assert card.step == other.step
    assert card.stability == other.stability
    assert card.difficulty == other.difficulty


@given(
    st.lists(st.tuples(ratings, st.integers(0, 60), st.integers(0, 600)), min_size=1, max_size=30),
    retentions,
)
def test_logs_give_what_py_fsrs_gives_itself(
    steps: list[tuple[Rating, int, int]], retention: float
) -> None:
    """Recorded moments where 24 hours and study days say the same: bit for bit its own result."""
    scheduler = theirs(retention)
    other = fsrs.Card(card_id=1, due=START)
    logs = []
    day, at = START, START
    for rating, days, seconds in steps:
        # Each day's reviews begin at noon and go on, and no later day's begin earlier in the day.
        day += timedelta(days=days)
        at = at + timedelta(seconds=seconds) if days == 0 else _same_time(day, at)
        if at - day >= timedelta(hours=11):
            return
        other, _ = scheduler.review_card(other, fsrs.Rating(int(rating)), at)
        logs.append((rating, at))
    card, _ = ours(logs, retention=retention)
    assert_same(card, other)
    assert (card.due, card.last) == (other.due, other.last_review)


def _same_time(day: datetime, at: datetime) -> datetime:
    return datetime.combine(day.date(), at.timetz())


def a_year(zone: ZoneInfo, seed: int) -> list[tuple[Rating, datetime]]:
    """A year's reviews of one card at the hours people study, by the clock on their wall."""
    random = Random(seed)
    day = date(2026, 1, 10)
    logs = []
    while day < date(2027, 1, 10):
        hour = random.choice([5, 7, 12, 18, 21, 23, 26])  # 26: two at night, the same study day
        local = datetime.combine(day, time(), zone) + timedelta(
            hours=hour, minutes=random.randrange(60)
        )
        at = local.astimezone(UTC)
        for _ in range(random.choice([1, 1, 1, 2, 3])):
            rating = random.choices(list(Rating), [2, 2, 8, 2])[0]
            logs.append((rating, at))
            at += timedelta(minutes=random.choice([1, 10]))
        day += timedelta(days=random.choice([1, 1, 2, 3, 7, 30]))
    return logs


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("seed", range(5))
def test_zones_and_clock_changes_give_what_py_fsrs_gives_for_the_days(zone: str, seed: int) -> None:
    """py-fsrs itself, given each review on its study day: states, intervals and due days."""
    where = ZoneInfo(zone)
    logs = a_year(where, seed)
    scheduler = theirs()
    other = fsrs.Card(card_id=1, due=START)
    card = scheduling.new_card(ITEM, logs[0][1])
    for rating, at in logs:
        day = study_day(at, where)
        midnight = datetime.combine(day, time(), UTC)
        other, _ = scheduler.review_card(other, fsrs.Rating(int(rating)), midnight)
        card = scheduling.rated(card, rating, at, day, 0.9)
        assert_same(card, other)
        assert card.due - at == other.due - midnight
        if card.state is CardState.REVIEW:
            assert card.due_day == other.due.date()
        assert card.recall(day) == scheduler.get_card_retrievability(other, midnight)


@pytest.mark.parametrize("zone", ZONES)
def test_the_same_days_at_the_same_hours_are_the_same_card_in_every_zone(zone: str) -> None:
    """What is studied by the clock on the wall does not depend on where the wall stands."""
    where = ZoneInfo(zone)
    here, _ = ours(a_year(ZoneInfo("UTC"), 7), UTC)
    there, _ = ours(a_year(where, 7), where)
    assert (here.stability, here.difficulty, here.state) == (
        there.stability,
        there.difficulty,
        there.state,
    )
    assert here.due_day == there.due_day


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
        ("Australia/Lord_Howe", date(2026, 10, 4)),
    ],
)
def test_a_day_of_23_hours_is_a_day(zone: str, change: date) -> None:
    """Learned the evening before, asked at the same hour the evening after: one day each."""
    where = ZoneInfo(zone)
    evening = [
        datetime.combine(change + timedelta(days=n), time(20), where).astimezone(UTC)
        for n in (-1, 0, 1)
    ]
    card, _ = ours([(Rating.EASY, evening[0])], where)
    assert card.due_day == change - timedelta(days=1) + timedelta(days=8)
    card, _ = ours([(Rating.GOOD, evening[0]), (Rating.GOOD, evening[0])], where)
    recalled = scheduling.rated(card, Rating.GOOD, evening[1], study_day(evening[1], where), 0.9)
    expected, _ = theirs().review_card(
        fsrs.Card(
            card_id=1,
            state=fsrs.State.Review,
            stability=card.stability,
            difficulty=card.difficulty,
            last_review=START,
        ),
        fsrs.Rating.Good,
        START + timedelta(days=1),
    )
    assert recalled.stability == expected.stability
    assert (card.stability or 0) < (recalled.stability or 0)


def test_studying_an_hour_earlier_is_still_the_next_day() -> None:
    """py-fsrs alone takes 23 hours for the same day, and the memory would not grow."""
    first = datetime(2026, 5, 1, 22, 0, tzinfo=UTC)
    card, _ = ours([(Rating.GOOD, first), (Rating.GOOD, first)])
    at = first + timedelta(hours=23)
    later = scheduling.rated(card, Rating.GOOD, at, study_day(at, UTC), 0.9)
    assert (later.stability or 0) > 1.2 * (card.stability or 0)


def test_a_flight_across_the_date_line_lives_no_day_twice() -> None:
    at = datetime(2026, 5, 2, 12, 0, tzinfo=UTC)
    card, _ = ours([(Rating.EASY, at)], ZoneInfo("Pacific/Auckland"))
    honolulu = ZoneInfo("Pacific/Honolulu")
    day = study_day(at + timedelta(hours=1), honolulu)
    assert card.last_day is not None
    assert day < card.last_day
    after = scheduling.rated(card, Rating.GOOD, at + timedelta(hours=1), day, 0.9)
    assert after.last_day == card.last_day


@given(st.lists(st.tuples(ratings, st.integers(1, 100_000)), min_size=1, max_size=20), retentions)
def test_a_replay_of_the_log_is_the_card(steps: list[tuple[Rating, int]], retention: float) -> None:
    logs = []
    at = START
    for rating, minutes in steps:
        at += timedelta(minutes=minutes)
        logs.append((rating, at))
    card, kept = ours(logs, ZoneInfo("America/New_York"), retention)
    fresh = scheduling.new_card(ITEM, card.added)
    assert scheduling.replay(fresh, reversed(kept)) == card
    assert [log.algorithm for log in kept] == [scheduling.ALGORITHM] * len(kept)
    assert kept[-1].due == card.due


def test_a_replay_keeps_the_retention_of_each_time_and_what_was_decided() -> None:
    first, log_one = scheduling.review(
        scheduling.new_card(ITEM, START), Rating.EASY, START, START.date(), 0.7, identity="1"
    )
    at = START + timedelta(days=9)
    second, log_two = scheduling.review(first, Rating.HARD, at, at.date(), 0.97, identity="2")
    decided = replace(second, suspended=True, buried=date(2026, 3, 10))
    assert scheduling.replay(decided, [log_one, log_two]) == decided


@given(st.lists(st.tuples(ratings, st.integers(0, 90)), max_size=12), st.integers(0, 90))
def test_a_better_rating_never_comes_back_earlier(
    steps: list[tuple[Rating, int]], days: int
) -> None:
    at = START
    card = scheduling.new_card(ITEM, at)
    for rating, after in steps:
        at += timedelta(days=after)
        card = scheduling.rated(card, rating, at, at.date(), 0.9)
    at += timedelta(days=days)
    spans = list(scheduling.intervals(card, at, at.date(), 0.9).values())
    assert spans == sorted(spans)
    assert all(span > timedelta(0) for span in spans)


@given(
    st.lists(st.tuples(ratings, st.integers(0, 90)), min_size=1, max_size=12),
    st.tuples(retentions, retentions),
    ratings,
)
def test_the_more_retention_is_wished_for_the_sooner_it_comes_back(
    steps: list[tuple[Rating, int]], two: tuple[float, float], last: Rating
) -> None:
    at = START
    card = scheduling.new_card(ITEM, at)
    for rating, after in steps:
        at += timedelta(days=after)
        card = scheduling.rated(card, rating, at, at.date(), 0.9)
    low, high = sorted(two)
    assert (
        scheduling.intervals(card, at, at.date(), high)[last]
        <= scheduling.intervals(card, at, at.date(), low)[last]
    )


@given(st.floats(0.001, 10_000), st.integers(0, 10_000))
def test_the_forgetting_curve_is_that_of_py_fsrs(stability: float, days: int) -> None:
    card = fsrs.Card(
        card_id=1, state=fsrs.State.Review, stability=stability, difficulty=5.0, last_review=START
    )
    expected = theirs().get_card_retrievability(card, START + timedelta(days=days))
    assert retrievability(stability, days) == pytest.approx(expected, rel=1e-12)


def test_lapses_are_what_was_learned_and_forgotten() -> None:
    card, _ = ours([(Rating.AGAIN, START), (Rating.AGAIN, START), (Rating.EASY, START)])
    assert card.lapses == 0
    at = START + timedelta(days=3)
    card = scheduling.rated(card, Rating.AGAIN, at, at.date(), 0.9)
    card = scheduling.rated(card, Rating.AGAIN, at, at.date(), 0.9)
    assert (card.lapses, card.state) == (1, CardState.RELEARNING)


def test_a_card_is_due_for_the_whole_of_its_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    at = datetime(2026, 10, 20, 23, 30, tzinfo=berlin).astimezone(UTC)
    card, _ = ours([(Rating.EASY, at)], berlin)
    assert card.due_day == date(2026, 10, 28)  # the clocks change in between
    assert study_day(day_start(date(2026, 10, 28), berlin), berlin) == card.due_day


def test_the_algorithm_is_named_with_its_version() -> None:
    assert f"fsrs-{importlib.metadata.version('fsrs')}" == scheduling.ALGORITHM


def test_py_fsrs_is_imported_when_something_is_rated_and_brings_nothing_heavy() -> None:
    code = (
        "import sys, studyapp.review.queue, studyapp.review.planning, studyapp.store.cards;"
        "import studyapp.review.scheduling as s;"
        "assert 'fsrs' not in sys.modules and 'numpy' not in sys.modules;"
        "s._scheduler(0.9);"
        "heavy = {'torch', 'pandas', 'numpy', 'tqdm'} & set(sys.modules);"
        "assert 'fsrs' in sys.modules and not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
