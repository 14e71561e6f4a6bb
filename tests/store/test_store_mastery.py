"""Marks follow from bookmarks, reading and writing; sums of topics are those counted one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language
from studyapp.model.memory import retrievability
from studyapp.model.review import CardState
from studyapp.review.scheduling import new_card
from studyapp.store import Store
from studyapp.store.bookmarks import Bookmark, Level
from studyapp.store.changes import Key
from studyapp.store.highlights import Anchor, Colour, Highlight, HighlightId
from studyapp.store.mastery import UNTOUCHED, Mark, Mastery, Tally, tallies, tally
from studyapp.store.notes import Note, NotePart
from studyapp.store.reading import Read

BANK = BankId("deep-learning")
TIME = datetime(2026, 11, 3, tzinfo=UTC)


def ref(name: str) -> QuestionRef:
    return QuestionRef(BANK, QuestionId(name))


def test_a_bookmark_says_more_than_having_read(store: Store) -> None:
    store.reads.put(Read(ref("read"), TIME))
    store.reads.put(Read(ref("both"), TIME))
    store.bookmarks.put(Bookmark(ref("both"), Level.SOLID, (), "", TIME, TIME))
    store.bookmarks.put(Bookmark(ref("weak"), Level.WEAK, (), "", TIME, TIME))
    store.notes.put(Note(ref("weak"), NotePart.ANSWER, "text", TIME))
    store.highlights.put(
        Highlight(
            HighlightId("h"),
            ref("marked"),
            Language.EN,
            Anchor("short", "quote"),
            Colour.BLUE,
            "",
            TIME,
            TIME,
        )
    )
    store.reads.put(Read(QuestionRef(BankId("other"), QuestionId("elsewhere")), TIME))
    assert store.mastery.marks(BANK) == {
        "read": Mark(Mastery.READ, read=True),
        "both": Mark(Mastery.SOLID, bookmarked=True, read=True),
        "weak": Mark(Mastery.WEAK, bookmarked=True, noted=True),
        "marked": Mark(Mastery.UNREAD, noted=True),
    }
    assert store.mastery.mark(ref("both")) == Mark(Mastery.SOLID, bookmarked=True, read=True)
    assert store.mastery.mark(ref("never")) is UNTOUCHED
    store.bookmarks.remove(Key(ref("both")))
    assert store.mastery.mark(ref("both")) == Mark(Mastery.READ, read=True)


topics = st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map("/".join).map(TopicId)
marks = st.builds(Mark, st.sampled_from(Mastery), st.booleans(), st.booleans(), st.booleans())
questions = st.text("xyz", min_size=1, max_size=3).map(QuestionId)


@given(st.dictionaries(questions, marks), st.dictionaries(questions, topics))
def test_sums_of_topics(
    marked: dict[QuestionId, Mark], topic_of: dict[QuestionId, TopicId]
) -> None:
    sums = tallies(marked, topic_of)
    for topic in {*topic_of.values(), *sums}:
        below = [
            mark
            for question, mark in marked.items()
            if question in topic_of and f"{topic_of[question]}/".startswith(f"{topic}/")
        ]
        assert sums.get(topic, Tally()) == tally(below)


def test_what_the_reviews_predict_stands_beside_ones_own_word(store: Store) -> None:
    store.bookmarks.put(Bookmark(ref("weak"), Level.WEAK, (), "", TIME, TIME))
    for question, item, stability in (("weak", "", 100.0), ("weak", "x", 10.0), ("new", "", None)):
        card = new_card(ItemRef(ref(question), ItemId(item)), TIME)
        if stability is not None:
            card = replace(
                card, state=CardState.REVIEW, stability=stability, last=TIME, last_day=TIME.date()
            )
        store.cards.put(card)
    today = TIME.date() + timedelta(days=10)
    mark = store.mastery.mark(ref("weak"), today)
    expected = (retrievability(100.0, 10) + retrievability(10.0, 10)) / 2
    assert mark == Mark(Mastery.WEAK, bookmarked=True, recall=expected)
    assert mark.predicted is Mastery.SOLID
    assert store.mastery.marks(BANK, today) == {QuestionId("weak"): mark}
    assert store.mastery.mark(ref("weak")) == Mark(Mastery.WEAK, bookmarked=True)
    assert UNTOUCHED.predicted is None
