"""The session's own time out of two clocks, with readings made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studyapp.quiz import readings
from studyapp.quiz.clock import Clock, Reading, TimeWarning, slept, warning_between

START = Reading(1000.0, 5000.0)


def later(awake: float, asleep: float = 0.0, since: Reading = START) -> Reading:
    assert since.boottime is not None
    return Reading(since.monotonic + awake, since.boottime + awake + asleep)


def test_time_is_what_went_by_since_the_start() -> None:
    clock = Clock(counts_sleep=True).started(START)
    assert clock.used_at(later(12.5)) == 12.5
    stopped = clock.stopped(later(20))
    assert stopped.used_at(later(500)) == 20
    again = stopped.started(later(500))
    assert again.used_at(later(503)) == 23


def test_an_exam_runs_on_while_the_computer_sleeps_and_practice_stops() -> None:
    after = later(10, asleep=3600)
    assert Clock(counts_sleep=True).started(START).used_at(after) == 3610
    assert Clock(counts_sleep=False).started(START).used_at(after) == 10
    assert slept(START, after) == 3600


def test_without_a_clock_that_runs_through_sleep_nothing_is_made_up() -> None:
    before, after = Reading(1.0), Reading(5.0)
    assert slept(before, after) == 0
    assert Clock(counts_sleep=True).started(before).used_at(after) == 4


steps = st.lists(
    st.tuples(st.sampled_from(["run", "stop"]), st.floats(0, 1e4), st.floats(0, 1e5) | st.just(0.0))
)


@given(st.booleans(), steps)
def test_time_never_goes_back_and_never_exceeds_what_went_by(
    counts_sleep: bool, steps: list[tuple[str, float, float]]
) -> None:
    now, clock = START, Clock(counts_sleep)
    awake = asleep = 0.0
    for what, ran, slept_for in steps:
        before = clock.used_at(now)
        now = later(ran, slept_for, now)
        awake, asleep = awake + ran, asleep + slept_for
        assert clock.used_at(now) >= before
        clock = clock.started(now) if what == "run" else clock.stopped(now)
        assert clock.used_at(now) <= awake + (asleep if counts_sleep else 0) + 1e-6


def test_each_warning_is_given_once_and_the_most_urgent_first() -> None:
    limit, given_ = 600.0, []
    left = limit
    while left > -2:
        warning = warning_between(limit, left, left - 1)
        left -= 1
        if warning:
            given_.append((left, warning))
    assert given_ == [
        (120, TimeWarning.FIFTH),
        (60, TimeWarning.MINUTE),
        (30, TimeWarning.TWENTIETH),
        (0, TimeWarning.UP),
    ]
    assert warning_between(600, 500, 20) is TimeWarning.TWENTIETH  # slept through the others
    assert warning_between(600, 500, -5) is TimeWarning.UP
    assert warning_between(600, 100, 90) is None


def test_of_a_short_time_no_minute_is_warned_of() -> None:
    assert warning_between(100, 61, 59) is None
    assert warning_between(100, 21, 20) is TimeWarning.FIFTH


def test_the_systems_clocks_go_on() -> None:
    first, second = readings.now(), readings.now()
    assert second.monotonic >= first.monotonic
    assert abs(slept(first, second)) < 1
