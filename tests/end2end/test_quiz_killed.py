"""Killed at random moments of a session driven by keys: whatever was acknowledged is there."""

from __future__ import annotations

import json
import random
import subprocess

import pytest

from studyapp.model.language import Language
from tests.end2end.conftest import Running
from tests.end2end.quiz_driver import compiled_library, prepare, session_of

# Back more often than on: the last item, where Return asks whether to submit, is never reached.
KEYS = ("1", "2", "3", "f", "s", "g", "j", "Return", "Return", "k", "k", "k", "k", "k")
ANSWERED = "quiz answered "


def acknowledged(program: Running) -> list[tuple[int, object]]:
    """The answers that the program said it has kept in this run."""
    found = []
    for line in program.lines():
        if line.startswith(ANSWERED):
            index, _, response = line.removeprefix(ANSWERED).partition(" ")
            found.append((int(index), json.loads(response)))
    return found


def kept(program: Running) -> list[tuple[int, object]]:
    """The answers that are in the database."""
    rows = program.rows("SELECT payload FROM session_events WHERE kind = 'answered' ORDER BY seq")
    events = [json.loads(str(payload)) for (payload,) in rows]
    return [(event["index"], event["response"]) for event in events]


def press_and_kill(program: Running, chance: random.Random) -> None:
    """Press keys as fast as a person cannot, and end the program in the middle of it."""
    assert program.process is not None
    presses = [chance.choice(KEYS) for _ in range(60)]
    typist = subprocess.Popen(
        ["xdotool", "key", "--delay", str(chance.choice((4, 15, 40))), *presses]
    )
    try:
        program.process.wait(chance.uniform(0.01, 0.9))
    except subprocess.TimeoutExpired:
        program.kill()
    finally:
        typist.kill()
        typist.wait()
        # What was down when the typist ended is let go. (A screen that no program shows anything on
        # may start anew just now; then nothing is down.)
        for key in sorted(set(KEYS)):
            subprocess.run(["xdotool", "keyup", key], check=False, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize(
    "times", [10, pytest.param(200, marks=pytest.mark.slow)], ids=["10 times", "200 times"]
)
def test_nothing_acknowledged_is_lost_however_it_is_killed(program: Running, times: int) -> None:
    chance = random.Random(20261103)
    prepare(program.folder, session_of([]), Language.EN)
    program.start()
    rows = compiled_library(program).quizzes.rows()
    program.close()
    choices = [row.ref for row in rows if row.type in {"single", "multiple", "true-false"}]
    prepare(program.folder, session_of(choices[:40], exam=True, seconds=36_000), Language.EN)
    program.start()
    program.keys("ctrl+shift+n")
    program.wait_for("quiz shown 0")
    sure: list[tuple[int, object]] = []
    used = 0.0
    entries = program.rows("SELECT entries FROM sessions")
    for turn in range(times):
        press_and_kill(program, chance)
        said = acknowledged(program)
        assert program.rows("PRAGMA integrity_check") == [("ok",)]
        now = kept(program)
        assert now[: len(sure)] == sure
        assert now[len(sure) : len(sure) + len(said)] == said
        assert len(now) <= len(sure) + len(said) + 1  # kept, and killed before it was said
        sure = now
        assert program.rows("SELECT entries FROM sessions") == entries
        [(clock,)] = program.rows(
            "SELECT MAX(used) FROM (SELECT used FROM session_events UNION ALL"
            " SELECT used FROM session_clocks)"
        )
        assert float(str(clock)) >= used  # the clock never gains
        used = float(str(clock))
        program.start()
        answered = len({index for index, response in sure if response is not None})
        offered = program.wait_for("quiz offered").split()
        assert offered[3] == "40"
        assert int(offered[2]) <= answered
        if turn + 1 < times:
            program.keys("ctrl+r")
            program.wait_for("quiz shown")
    assert len(sure) > times  # there was something to lose
    program.kill()
