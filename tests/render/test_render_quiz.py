"""The pages of quiz items and results, as golden files: every type, in both languages.

``STUDYAPP_UPDATE_GOLDEN=1`` writes them anew; look at the difference before you keep it.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studyapp.exchange.result_markdown import result_to_markdown
from studyapp.items.instance import Instance, instantiate
from studyapp.items.marking import Marking, mark
from studyapp.items.recall import recall_item
from studyapp.items.responses import (
    Blanks,
    Choice,
    Matches,
    Number,
    Order,
    Recall,
    Response,
    Verdict,
)
from studyapp.model.attempt import Confidence, SessionId
from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language, Text
from studyapp.quiz.events import Answered, Mark, Reason, Submitted
from studyapp.quiz.result import make_result
from studyapp.quiz.session import Entry, begin, replay
from studyapp.quiz.setup import Setup
from studyapp.render.quiz_answers import Given
from studyapp.render.quiz_page import ItemView, item_page
from studyapp.render.result_page import ResultItem, ResultView, result_page
from tests.quiz_items import TYPES, quiz

GOLDEN = Path(__file__).parent / "golden" / "quiz"
QUESTION = QuestionRef(BankId("bank"), QuestionId("softmax"))
WRONG: dict[str, Response] = {
    "one": Choice(frozenset({1})),
    "several": Choice(frozenset({0, 2})),
    "number": Number("9 px"),
    "gaps": Blanks(("ln x", "2")),
    "steps": Order((1, 0, 2, 3)),
    "pairs": Matches((1, 0, None)),
    "truth": Verdict(False),
    "": Recall(frozenset({1}), "sums <b>to</b> 1"),
}


def instance(identity: str) -> Instance:
    found = quiz()
    if not identity:
        return instantiate(
            recall_item(Text("什么是softmax", "What is softmax"), found.key_points), 3
        )
    return instantiate(next(item for item in found.items if item.id == identity), 3)


def compare(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("STUDYAPP_UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text + "\n"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("identity", TYPES)
def test_an_item_before_and_after_its_answer(identity: str, language: Language) -> None:
    shown = instance(identity)
    response = WRONG[identity]
    marking = mark(shown, response, language)
    assert not marking.right
    pages = [
        item_page(ItemView(Given(shown), 1, 8, "Training › Losses"), language),
        item_page(
            ItemView(
                Given(shown, response, marking, final=True),
                1,
                8,
                link="q:bank/softmax",
                title="What is $\\sigma(z)$ & softmax",
            ),
            language,
        ),
    ]
    compare(f"{identity or 'recall'}.{language.value}.html", "\n".join(pages))


@pytest.mark.parametrize("identity", TYPES)
def test_nothing_gives_the_answer_away_before_it(identity: str) -> None:
    shown = instance(identity)
    page = item_page(ItemView(Given(shown), 1, 8), Language.EN)
    for secret in ("badge", 'class="why"', "feedback", "q:bank"):
        assert secret not in page
    for option in shown.item.options:
        assert option.why.en not in page
    for point in shown.item.points:
        assert point.text.en.split("$")[0] not in page


def view(language: Language) -> ResultView:
    entries = [Entry(ItemRef(QUESTION, ItemId(identity)), 3) for identity in TYPES]
    session = begin(SessionId("s"), datetime(2026, 11, 3, 9, tzinfo=UTC), Setup(), entries)
    events: list[Answered | Submitted] = []
    markings: dict[int, Marking] = {}
    for index, identity in enumerate(TYPES[:-1]):
        shown = instance(identity)
        response = WRONG[identity] if index % 2 else shown.right_response()
        markings[index] = mark(shown, response, language)
        events.append(Answered(10.0 * index, index, response, list(Confidence)[index % 3]))
    marks = {index: Mark(marking.score, marking.right) for index, marking in markings.items()}
    events.append(Submitted(95.0, Reason.TIME, marks))
    result = make_result(
        replay(session, events),
        markings,
        {entry.item: TopicId(f"t/{n % 2}") for n, entry in enumerate(entries)},
        {index: 12.0 if index else None for index in range(len(entries))},
    )
    items = tuple(
        ResultItem(entry, instance(TYPES[entry.index]), "softmax", "", "q:bank/softmax")
        for entry in result.entries
    )
    titles = {(BankId("bank"), TopicId("t/0")): "Losses & co"}
    return ResultView(result, items, titles, slept=61.0, asks_feeds=True)


@pytest.mark.parametrize("language", list(Language))
def test_a_result_and_its_markdown(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    compare(f"result.{language.value}.html", result_page(view(language), language))
    compare(f"result.{language.value}.md", result_to_markdown(view(language), language).rstrip())
