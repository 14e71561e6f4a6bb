"""The sums that triggers keep are those one gets by adding up the rows, whatever was done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.base.paths import DataFolder
from studyapp.model.attempt import Attempt, AttemptId, Confidence, SessionId
from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.model.memory import FIRST_STABILITY, retrievability
from studyapp.model.review import Card, CardState, Rating, Review
from studyapp.model.tally import BANDS, DayTally, ItemTally, LoadTally, QuestionTally
from studyapp.store import Store
from studyapp.store.times import to_text

START = datetime(2026, 11, 3, 10, tzinfo=UTC)
Row: TypeAlias = Attempt | Review

ITEMS = [
    ItemRef(QuestionRef(BankId("deep-learning"), QuestionId(question)), ItemId(item))
    for question in ("adam", "relu")
    for item in ("", "a", "b")
]
TODAY = date(2027, 2, 1)


def card(**changes: object) -> Card:
    made = Card(
        item=ITEMS[0],
        state=CardState.REVIEW,
        step=None,
        stability=5.0,
        difficulty=5.0,
        due=START + timedelta(days=7),
        last=START,
        last_day=date(2026, 11, 3),
        reviews=3,
        lapses=0,
        suspended=False,
        buried=None,
        added=START,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


CARD = card()  # under review all the time
moments = st.integers(0, 40).map(lambda step: START + timedelta(hours=5 * step))
fractions = st.floats(0, 1, allow_nan=False)
seconds = st.floats(0, 4000, allow_nan=False)


@st.composite
def attempts(draw: st.DrawFn) -> Attempt:
    at = draw(moments)
    return Attempt(
        id=AttemptId(f"a{draw(st.integers(0, 10**9))}"),
        at=at,
        day=at.date(),
        item=draw(st.sampled_from(ITEMS)),
        session=SessionId(""),
        seed=1,
        language=Language.EN,
        response="{}",
        score=draw(st.sampled_from([0.0, 1 / 3, 0.5, 1.0]) | fractions),
        confidence=draw(st.none() | st.sampled_from(Confidence)),
        seconds=draw(seconds),
        confused=draw(st.sampled_from(["", "sgd", "other/sgd"])),
    )


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    at = draw(moments)
    return Review(
        id=f"r{draw(st.integers(0, 10**9))}",
        at=at,
        day=at.date(),
        item=draw(st.sampled_from(ITEMS)),
        rating=draw(st.sampled_from(Rating)),
        seconds=draw(seconds),
        algorithm="fsrs-6.3.2",
        retention=0.9,
        state=draw(st.sampled_from(CardState)),
        retrievability=draw(st.none() | st.sampled_from([0.0, 0.05, 0.95, 1.0]) | fractions),
        stability=draw(st.none() | st.floats(0.1, 100)),
        due=at,
        attempt=draw(st.sampled_from(["", "an-answer"])),
    )


rows = st.lists(attempts() | reviews(), max_size=12, unique_by=lambda row: row.id)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store for many examples, each of which takes back all that it put there."""
    store = Store.open(DataFolder(tmp_path_factory.mktemp("tallies")))
    with closing(store):
        store.cards.put(CARD)
        yield store


def put(store: Store, row: Row) -> None:
    register = store.attempts if isinstance(row, Attempt) else store.reviews
    register.put(row)  # type: ignore[arg-type]


def take(store: Store, row: Row) -> None:
    register = store.attempts if isinstance(row, Attempt) else store.reviews
    register.remove(register.key_of(row))  # type: ignore[arg-type]


def seen(store: Store) -> tuple[object, ...]:
    """All the sums there are."""
    view = store.tallies
    return (
        view.days(),
        sorted(view.items()),
        sorted(view.questions(TODAY)),
        sorted(view.confidences()),
        view.retentions(),
        sorted(view.confusions()),
    )


def added_up(rows: Sequence[Row]) -> tuple[object, ...]:
    """The same by adding up the rows one by one."""
    answers = [row for row in rows if isinstance(row, Attempt)]
    ratings = [row for row in rows if isinstance(row, Review)]
    days = [
        _day(
            day,
            [row for row in answers if row.day == day],
            [row for row in ratings if row.day == day],
        )
        for day in sorted({row.day for row in rows})
    ]
    of_items = [
        (
            ref,
            [row for row in answers if row.item == ref],
            [row for row in ratings if row.item == ref],
        )
        for ref in sorted({row.item for row in rows})
    ]
    questions = [
        _known(
            ref,
            [row for row in answers if row.item.question == ref],
            [row for row in ratings if row.item.question == ref],
        )
        for ref in sorted({row.item.question for row in rows})
    ]
    confidences: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in answers:
        if row.confidence:
            counts = confidences[row.item.question.bank, row.item.question.question, row.confidence]
            counts[0] += 1
            counts[1] += row.right
    bands: dict[tuple[str, int], list[float]] = defaultdict(lambda: [0, 0, 0])
    for rating in ratings:
        if rating.state is CardState.REVIEW and rating.retrievability is not None:
            band = min(BANDS - 1, int(rating.retrievability * BANDS))
            sums = bands[f"{rating.day:%Y-%m}", band]
            sums[0] += 1
            sums[1] += rating.rating > 1
            sums[2] += rating.retrievability
    pairs = Counter(
        (row.item.question.bank, row.item.question.question, row.confused)
        for row in answers
        if row.confused
    )
    return (
        days,
        [_item(*one) for one in of_items],
        questions,
        sorted((*key, *counts) for key, counts in confidences.items()),
        sorted((*key, *sums) for key, sums in bands.items()),
        sorted((*key, times) for key, times in pairs.items()),
    )


def _day(day: date, answers: Sequence[Attempt], ratings: Sequence[Review]) -> DayTally:
    return DayTally(
        day,
        len(answers),
        sum(row.right for row in answers),
        sum(row.score for row in answers),
        sum(row.seconds for row in answers),
        len(ratings),
        sum(row.rating > 1 for row in ratings),
        sum(row.state is CardState.NEW for row in ratings),
        sum(row.state is CardState.REVIEW for row in ratings),
        sum(row.seconds for row in ratings if not row.attempt),
    )


def _item(ref: ItemRef, answers: Sequence[Attempt], ratings: Sequence[Review]) -> ItemTally:
    return ItemTally(
        ref.question.bank,
        ref.question.question,
        ref.item,
        len(answers),
        sum(row.right for row in answers),
        sum(row.score for row in answers),
        sum(row.seconds for row in answers),
        len(ratings),
        sum(row.rating == 1 and row.state is CardState.REVIEW for row in ratings),
    )


def _known(
    ref: QuestionRef, answers: Sequence[Attempt], ratings: Sequence[Review]
) -> QuestionTally:
    """The mean over the items of the last outcome times the chance of recalling it today."""
    mastery: list[float] = []
    wrong = 0
    for item in {row.item for row in (*answers, *ratings)}:
        rows: list[Row] = [row for row in (*answers, *ratings) if row.item == item]
        # At the same moment the rating follows from the answer.
        last = max(rows, key=lambda row: (row.at, isinstance(row, Attempt), row.id))
        outcome = last.score if isinstance(last, Attempt) else float(last.rating > 1)
        stability, day = FIRST_STABILITY, last.at.date()
        if item == CARD.item:
            assert CARD.stability is not None
            assert CARD.last_day is not None
            stability, day = CARD.stability, CARD.last_day
        mastery.append(outcome * retrievability(stability, (TODAY - day).days))
        wrong += outcome < 1
    lapses = sum(row.rating == 1 and row.state is CardState.REVIEW for row in ratings)
    return QuestionTally(
        ref.bank, ref.question, sum(mastery) / len(mastery), len(mastery), wrong, lapses
    )


def nearly(found: object, expected: object) -> bool:
    """Equal, sums of fractions to the last digit kept for each row."""
    if isinstance(found, tuple | list) and isinstance(expected, tuple | list):
        return len(found) == len(expected) and all(map(nearly, found, expected))
    if isinstance(found, float) or isinstance(expected, float):
        return found == pytest.approx(expected, abs=0.02)
    return found == expected


@settings(max_examples=150)
@given(rows=rows, choices=st.data())
def test_the_sums_are_those_of_the_rows(
    kept: Store, rows: list[Row], choices: st.DataObject
) -> None:
    there: list[Row] = []
    try:
        for row in rows:
            put(kept, row)
            there.append(row)
            if choices.draw(st.booleans(), label="undo one"):
                gone = choices.draw(st.sampled_from(there))
                take(kept, gone)
                if choices.draw(st.booleans(), label="redo it"):
                    put(kept, gone)
                else:
                    there.remove(gone)
        assert nearly(seen(kept), added_up(there))
    finally:
        for row in there:
            take(kept, row)
    assert seen(kept) == ([], [], [], [], [], [])


@settings(max_examples=60)
@given(rows=rows, seed=st.integers(0, 1000))
def test_the_order_of_the_rows_does_not_matter(kept: Store, rows: list[Row], seed: int) -> None:
    random = Random(seed)
    found = []
    for _ in range(2):
        for row in rows:
            put(kept, row)
        found.append(seen(kept))
        for row in random.sample(rows, len(rows)):
            take(kept, row)
        random.shuffle(rows)
    assert found[0] == found[1]  # exactly: sums are whole numbers
    assert seen(kept) == ([], [], [], [], [], [])


@given(rows=rows.filter(bool), changed=attempts(), rating=reviews())
@settings(max_examples=40)
def test_a_row_that_is_altered_all_the_same_is_counted_as_it_is(
    kept: Store, rows: list[Row], changed: Attempt, rating: Review
) -> None:
    """Nothing of ours alters a row; a repair by hand must not leave wrong sums."""
    database = kept._database
    for row in rows:
        put(kept, row)
    row = rows[-1]
    other: Row = (
        replace(changed, id=row.id) if isinstance(row, Attempt) else replace(rating, id=row.id)
    )
    register = kept.attempts if isinstance(row, Attempt) else kept.reviews
    columns = dict(register.to_columns(other))  # type: ignore[arg-type]
    columns |= {"bank": other.item.question.bank, "question": other.item.question.question}
    sets = ", ".join(f"{name} = ?" for name in columns)
    database.execute(
        f"UPDATE {register.table} SET {sets} WHERE id = ?", (*columns.values(), row.id)
    )
    try:
        assert nearly(seen(kept), added_up([*rows[:-1], other]))
    finally:
        for one in (*rows[:-1], other):
            take(kept, one)
    assert seen(kept) == ([], [], [], [], [], [])


def test_rows_of_another_machine_that_are_there_already_count_once(kept: Store) -> None:
    row = _attempt()
    put(kept, row)
    before = seen(kept)
    columns = "id, at, day, bank, question, item, session, seed, language, response, score"
    kept._database.execute(
        f"INSERT OR IGNORE INTO attempts ({columns}, confidence, seconds, confused)"
        f" SELECT {columns}, confidence, seconds, confused FROM attempts"
    )
    assert seen(kept) == before
    take(kept, row)


def _attempt() -> Attempt:
    return Attempt(
        AttemptId("x"),
        START,
        START.date(),
        ITEMS[0],
        SessionId(""),
        0,
        Language.ZH,
        "{}",
        1.0,
        Confidence.SURE,
        3.0,
        "relu",
    )


def test_new_rows_and_ignored_ones_in_one_statement(kept: Store) -> None:
    row = _attempt()
    put(kept, row)
    columns = "at, day, bank, question, item, session, seed, language, response, score"
    kept._database.execute(
        f"INSERT OR IGNORE INTO attempts (id, {columns}, confidence, seconds, confused)"
        f" SELECT 'y', {columns}, confidence, seconds, confused FROM attempts"
        f" UNION ALL SELECT id, {columns}, confidence, seconds, confused FROM attempts"
    )
    assert nearly(seen(kept), added_up([row, replace(row, id=AttemptId("y"))]))
    take(kept, row)
    take(kept, replace(row, id=AttemptId("y")))
    assert seen(kept) == ([], [], [], [], [], [])


@given(days=st.integers(0, 400), past=st.integers(0, 400), at=moments)
@settings(max_examples=60)
def test_a_card_is_due_as_the_scheduler_counts_the_days(
    kept: Store, days: int, past: int, at: datetime
) -> None:
    one = card(last=at, last_day=at.date(), due=at + timedelta(days=days))
    kept.cards.put(one)
    today = at.date() + timedelta(days=past)
    assert one.due_day is not None
    ahead = (one.due_day - today).days
    (facts,) = kept.tallies.due_before(one.due + timedelta(days=1), today)
    assert facts.due_in == ahead
    assert kept.tallies.load(today).days == ((ahead, 1),)
    assert kept.tallies.due_before(one.due, today) == []
    kept.cards.put(CARD)


def test_when_cards_come_back(kept: Store) -> None:
    today = date(2026, 11, 5)
    cards = [
        card(),
        card(item=ITEMS[1], suspended=True),
        card(item=ITEMS[2], state=CardState.LEARNING, due=START),
        card(item=ITEMS[3], state=CardState.RELEARNING, due=START),
        card(item=ITEMS[4], state=CardState.NEW, stability=None, last=None, last_day=None),
        card(item=ITEMS[5], due=START + timedelta(days=7)),
    ]
    for one in cards:
        kept.cards.put(one)
    load = kept.tallies.load(today)
    assert load == LoadTally(((5, 2),), (to_text(START), to_text(START)), 1)
    soon = kept.tallies.due_before(START + timedelta(days=3), today)
    assert [(one.item, one.due_in) for one in soon] == [("b", None), ("", None)]
    assert kept.tallies.any_cards()
    for one in cards:
        kept.cards.remove(kept.cards.key_of(one))
    assert not kept.tallies.any_cards()
    assert kept.tallies.load(today) == LoadTally()
    kept.cards.put(CARD)


def test_what_is_expected_on_a_day(kept: Store) -> None:
    day = date(2026, 12, 3)
    assert kept.tallies.expected(day) == retrievability(5.0, 30)
    other = card(item=ITEMS[1], stability=9.0, last_day=date(2026, 11, 13))
    kept.cards.put(other)
    both = (retrievability(5.0, 30) + retrievability(9.0, 20)) / 2
    assert kept.tallies.expected(day) == pytest.approx(both)
    for one in (other, CARD):
        kept.cards.remove(kept.cards.key_of(one))
    assert kept.tallies.expected(day) is None
    kept.cards.put(CARD)


def test_a_store_of_before_gets_the_sums(
    tmp_path: Path, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    from studyapp.store import database, migrations

    folder = DataFolder(tmp_path / "old")
    with monkeypatch.context() as patched:
        for module in (database, migrations):
            patched.setattr(module, "LATEST", 1)
            patched.setattr(module, "MIGRATIONS", migrations.MIGRATIONS[:1])
        patched.setattr("studyapp.store.store.LATEST", 1)
        with closing(Store.open(folder, clock)):
            pass
    with closing(Store.open(folder, clock)) as store:
        assert seen(store) == ([], [], [], [], [], [])
        put(store, _attempt())
        assert store.tallies.day(START.date()).answers == 1
        assert store.tallies.studied() == [START.date()]
        assert store.tallies.day(date(2020, 1, 1)) == DayTally(date(2020, 1, 1))
