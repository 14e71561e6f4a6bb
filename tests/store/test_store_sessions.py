"""Sessions and attempts in the store: appended, never altered, there after ``kill -9``."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from studyapp.base.paths import DataFolder
from studyapp.model.attempt import Attempt, AttemptId, Confidence, SessionId
from studyapp.model.ids import ItemRef
from studyapp.model.language import Language
from studyapp.store import Store
from studyapp.store.changes import Key
from studyapp.store.sessions import ClockRecord, EventRecord, SessionRecord, new_session_id

ROOT = Path(__file__).resolve().parents[2]
TIME = datetime(2026, 11, 3, 10, tzinfo=UTC)
ADAM = ItemRef.parse("deep-learning/adam#bias")
OTHER = ItemRef.parse("deep-learning/dropout")


def attempt(name: str, item: ItemRef = ADAM, score: float = 1.0, minutes: int = 0) -> Attempt:
    return Attempt(
        AttemptId(name),
        TIME + timedelta(minutes=minutes),
        date(2026, 11, 3),
        item,
        SessionId("s"),
        2**31 - 1,
        Language.ZH,
        '{"number":"７"}',
        score,
        Confidence.SURE,
        12.5,
        "momentum",
    )


def test_an_attempt_is_its_own_log(store: Store) -> None:
    one = attempt("one")
    edit = store.attempts.put(one)
    assert store.attempts.get(Key(ADAM.question, "one")) == one
    assert store.changes.count() == 0
    store.apply([edit.reversed()])
    assert store.attempts.all() == []
    store.apply([edit])
    assert store.attempts.all() == [one]
    logged = list(store.changes.all(ADAM.question))
    assert [change.payload is None for change in logged] == [True, False]
    with pytest.raises(sqlite3.IntegrityError):
        store.attempts.put(one)  # never written over


def test_the_last_scores_of_each_item(store: Store) -> None:
    for number, score in enumerate([0.0, 0.25, 0.5, 0.75, 1.0]):
        store.attempts.put(attempt(f"a{number}", ADAM, score, number))
    store.attempts.put(attempt("b", OTHER, 0.5))
    assert list(store.attempts.answered()) == [ADAM, OTHER]
    assert store.attempts.recent_scores(3) == {ADAM: (1.0, 0.75, 0.5), OTHER: (0.5,)}
    assert [one.id for one in store.attempts.of_item(ADAM, 2)] == ["a4", "a3"]
    assert [one.id for one in store.attempts.recent(2)] == ["b", "a4"]
    assert len(store.attempts.of_session(SessionId("s"))) == 6
    assert store.attempts.of_session(SessionId("")) == []


def begun(store: Store) -> SessionId:
    identity = new_session_id(store.now())
    store.sessions.begin(SessionRecord(identity, TIME, "{}", "[]"))
    return identity


def test_a_session_and_what_happens_in_it(store: Store) -> None:
    table = store.sessions
    first, second = begun(store), begun(store)
    assert [record.id for record in table.unfinished()] == [second, first]
    happened = [EventRecord(TIME, float(at), "moved", f'{{"index":{at}}}') for at in range(3)]
    for event in happened:
        table.append(first, event, ClockRecord(event.used, 1, event.used))
    assert table.events(first) == happened
    assert table.events(second) == []
    table.beat(first, ClockRecord(9.0, 2, 3.5))
    table.beat(first, ClockRecord(8.0, 2, 4.0))
    assert table.clock(first) == ClockRecord(9.0, 2, 4.0)  # the clock never gains
    table.finish(first, TIME)
    table.finish(first, TIME + timedelta(days=1))
    assert table.get(first) == SessionRecord(first, TIME, "{}", "[]", TIME)
    assert [record.id for record in table.unfinished()] == [second]
    assert [record.id for record in table.finished(5)] == [first]
    assert table.get(SessionId("none")) is None
    assert table.clock(SessionId("none")) is None


@pytest.mark.parametrize(
    "sql", ["UPDATE session_events SET used = 0", "DELETE FROM session_events"]
)
def test_what_happened_cannot_be_altered(store: Store, sql: str) -> None:
    store.sessions.append(
        begun(store), EventRecord(TIME, 1.0, "paused", "{}"), ClockRecord(1.0, 0, 1.0)
    )
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store._database.execute(sql)


SITTING = """
import sys
from pathlib import Path
from PySide6.QtCore import QObject
from studyapp.base.paths import DataFolder
from studyapp.items.responses import Number
from studyapp.model.ids import ItemRef
from studyapp.quiz.events import Answered, Moved
from studyapp.quiz.session import Entry
from studyapp.quiz.setup import Mode, Setup
from studyapp.services.history import History
from studyapp.services.quiz_kept import KeptSessions
from studyapp.store import Store
kept = KeptSessions(History(Store.open(DataFolder(Path(sys.argv[1])))))
found = kept.unfinished()
entries = [Entry(ItemRef.parse(f"b/q#{at}"), at) for at in range(50)]
session = found[0] if found else kept.begin(Setup(mode=Mode.EXAM), entries)
number = int(sys.argv[2])
while True:
    at = number % 50
    used = kept.used(session) + 0.5
    session = kept.happened(
        session, Answered(used, at, Number(str(number))), Moved(used, (at + 1) % 50)
    )
    print(number, flush=True)
    number += 1
    kept.beat(session, used + 0.25)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_a_session_killed_ten_times_over(folder: DataFolder, qapp: object) -> None:
    from studyapp.items.responses import Number
    from studyapp.services.history import History
    from studyapp.services.quiz_kept import KeptSessions

    moments = random.Random(20261104)
    last, used = -1, 0.0
    for _ in range(10):
        process = subprocess.Popen(
            [sys.executable, "-c", SITTING, str(folder.path), str(last + 1)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert process.stdout is not None
        for _ in range(moments.randint(1, 120)):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        said = [line for line in process.stdout.read().splitlines() if line.isdigit()]
        process.stdout.close()
        assert process.wait() == -signal.SIGKILL
        store = Store.open(folder)
        kept = KeptSessions(History(store))
        (session,) = kept.unfinished()
        given = {at: answer.response for at, answer in enumerate(session.answers) if answer.given}
        newest = max(int(one.text) for one in given.values() if isinstance(one, Number))
        assert newest >= (int(said[-1]) if said else last + 1)
        for at, response in given.items():  # each place holds the last answer given there
            assert response == Number(str(newest - (newest - at) % 50))
        assert session.position == (newest + 1) % 50  # answered and moved on, or neither
        assert kept.used(session) > used
        assert kept.used(session) >= session.used >= 0.5 * (newest + 1)
        used, last = kept.used(session), newest
        assert [row[0] for row in store._database.rows("PRAGMA integrity_check")] == ["ok"]
        store.close()


def test_a_question_that_was_answered_is_touched(store: Store) -> None:
    assert not store.touched(ADAM.question)
    store.attempts.put(attempt("one"))
    assert store.touched(ADAM.question)
