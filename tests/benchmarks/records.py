"""A person's numbers with a million ratings: home page, statistics, recording an answer.

The store is made once (a minute and a half, 500 MB) and copied for each run;
``STUDYAPP_BENCH_FOLDER`` names a folder to keep it in. What is measured here has no window: a
figure with one (the home page painted, grading to the next question on the screen) opens
``prepared(…)`` with ``drive.Drive`` in a group of its own.
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from studyapp.base.paths import DataFolder
from studyapp.model.attempt import Attempt, Confidence, SessionId
from studyapp.model.ids import ItemId, ItemRef, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.model.review import Rating
from studyapp.services.history import Change
from studyapp.services.libraries import BUILTIN, Libraries, builtin
from studyapp.services.profile import Profile
from studyapp.store.attempts import new_attempt_id
from studyapp.store.tally_schema import TALLIES
from tests.benchmarks import places, synthetic, synthetic_logs
from tests.benchmarks.figures import (
    Figure,
    figure,
    percentile,
    repetitions,
    spread,
    tell,
)

RATINGS, FEW = 1_000_000, 20_000
HOME, STATISTICS, RECORDING = 100.0, 500.0, 5.0  # ms
TIMES, QUICKLY = 20, 3
ANSWERS, FEW_ANSWERS = 1_000, 50


def run() -> Iterator[Figure]:
    """All of it, on one profile."""
    count = repetitions(RATINGS, FEW)
    folder = prepared(count)
    begin = time.perf_counter()
    moment = datetime.combine(
        synthetic_logs.LAST_DAY + timedelta(days=1), datetime.min.time(), UTC
    ) + timedelta(hours=9)
    profile = Profile.open(folder, lambda: moment + timedelta(seconds=time.perf_counter() - begin))
    libraries = Libraries(folder, [builtin()])
    try:
        libraries.open()
        profile.libraries = libraries
        yield from _numbers(profile, count)
        yield from _recording(profile, folder, count)
    finally:
        libraries.close()
        profile.close()


def prepared(count: int) -> DataFolder:
    """The data folder of someone who gave ``count`` ratings, with a bank that has its items."""
    questions = count // 50 // len(synthetic.ITEMS)
    library = places.folder() / f"quizzes-{questions}.db"
    if not library.exists():
        synthetic.make_library(library, questions, bank=BUILTIN, quizzes=True)
    schema = zlib.crc32("".join(TALLIES).encode())
    kept = DataFolder(places.folder() / f"logs-{count}-{schema:08x}")
    if not kept.database.exists():
        part = DataFolder(kept.path.with_name(f"{kept.path.name}.part"))
        shutil.rmtree(part.path, ignore_errors=True)
        synthetic_logs.make_store(part, count, BUILTIN, synthetic.ITEMS)
        part.path.rename(kept.path)
    made = places.data_folder("records", library)
    shutil.copyfile(kept.database, made.database)
    return made


def _numbers(profile: Profile, count: int) -> Iterator[Figure]:
    service = profile.statistics
    times = repetitions(TIMES, QUICKLY)
    for name, read, target in (
        ("home page: its numbers", service.home, HOME),
        ("statistics: the numbers", service.statistics, STATISTICS),
    ):
        first = _taken(read)
        measured = []
        for _ in range(times):
            # As after a rating: nothing read before holds any more.
            profile.history.changed.emit(Change("review", frozenset()))
            measured.append(_taken(read))
        yield figure(
            f"{name}, {count:,} ratings, median",
            statistics.median(measured),
            "ms",
            target,
            f"{spread(measured)}; the first time, with imports and the banks' topics: {first:.0f}",
        )


def _taken(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begin)


def _recording(profile: Profile, folder: DataFolder, count: int) -> Iterator[Figure]:
    """Answer, rating, card and sums in one transaction; beside it a commit of one small row."""
    draw = Random(2)
    questions = count // 50 // len(synthetic.ITEMS)
    bare = folder.path / "bare.db"
    recorded: list[float] = []
    committed: list[float] = []
    with closing(_bare(bare)) as connection:
        for number in range(repetitions(ANSWERS, FEW_ANSWERS)):
            name = QuestionId(f"question-{draw.randrange(questions)}")
            item = ItemRef(QuestionRef(BUILTIN, name), ItemId(draw.choice(synthetic.ITEMS)))
            right = draw.random() < 0.8
            begin = time.perf_counter()
            record(profile, item, right, draw.uniform(3, 60))
            recorded.append(1000 * (time.perf_counter() - begin))
            begin = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO bare VALUES (?)", (number,))
            connection.execute("COMMIT")
            committed.append(1000 * (time.perf_counter() - begin))
    disk = _file_system(folder.path)
    yield figure(
        f"recording an answer among {count:,} ratings, p99",
        percentile(recorded, 99),
        "ms",
        RECORDING,
        f"attempt, review, card, sums; synchronous=FULL on {disk}; {spread(recorded)}",
    )
    yield figure(
        f"recording an answer among {count:,} ratings, median",
        statistics.median(recorded),
        "ms",
    )
    for percent in (50, 99):
        yield figure(
            f"a bare commit beside it, p{percent}",
            percentile(committed, percent),
            "ms",
            note=f"one row of one column; synchronous=FULL on {disk}; {spread(committed)}",
        )


def record(profile: Profile, item: ItemRef, right: bool, seconds: float) -> None:
    """An answer and the rating that follows from it, as one command."""
    store = profile.store
    now = store.now()
    identity = new_attempt_id(now)
    attempt = Attempt(
        id=identity,
        at=now,
        day=profile.review.day_of(now),
        item=item,
        session=SessionId(""),
        seed=1,
        language=Language.ZH,
        response='{"type": "single", "chosen": [1]}',
        score=1.0 if right else 0.0,
        confidence=Confidence.SURE,
        seconds=seconds,
        confused="" if right else "question-0",
    )
    with profile.history.command("review.answer") as edits:
        edits.append(store.attempts.put(attempt))
        profile.review.rate(item, Rating.GOOD if right else Rating.AGAIN, seconds, identity)


def _bare(path: Path) -> sqlite3.Connection:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL").fetchone()
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE bare (number INTEGER) STRICT")
    return connection


def _file_system(path: Path) -> str:
    """The kind of file system a folder is on, where the system says it: tmpfs is no disk."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return "the folder's disk"
    found = ("", "the folder's disk")
    for line in mounts:
        _, place, kind, *_ = line.split()
        if path.resolve().is_relative_to(place) and len(place) >= len(found[0]):
            found = (place, kind)
    return found[1]


if __name__ == "__main__":
    tell(run())
