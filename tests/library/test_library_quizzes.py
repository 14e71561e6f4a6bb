from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from studyapp.bank.reader import read_bank
from studyapp.items.types import ItemType
from studyapp.library.compile import compile_bank
from studyapp.library.reader import Library
from studyapp.model.ids import WHOLE, ItemId, QuestionId
from tests.bank_builder import QUIZ, BankFolder


@pytest.fixture
def bank(tmp_path: Path) -> BankFolder:
    return BankFolder(tmp_path / "bank")


@pytest.fixture
def library(bank: BankFolder, tmp_path: Path) -> Iterator[Library]:
    compile_bank(read_bank(bank.path), tmp_path / "bank.db")
    with Library(tmp_path / "bank.db") as opened:
        yield opened


def test_items_in_the_order_of_the_file_and_free_recall_after_them(library: Library) -> None:
    rows = [row for row in library.quizzes.rows() if row.ref.question.question == "alpha"]
    assert [row.type for row in rows] == [
        "numeric", "single", "multiple", "cloze", "ordering", "matching", "true-false", "recall",
    ]  # fmt: skip
    assert [row.parametric for row in rows] == [True, *[False] * 7]
    assert rows[-1].ref.item == WHOLE
    question = QuestionId("alpha")
    for row in rows:
        item = library.quizzes.item(question, row.ref.item)
        assert item is not None
        assert (item.id, item.type, item.difficulty) == (row.ref.item, row.type, row.difficulty)
    recall = library.quizzes.item(question, WHOLE)
    assert recall is not None
    assert recall.type is ItemType.RECALL
    assert recall.points[0].weight == 2
    assert library.quizzes.item(question, ItemId("nothing")) is None
    assert library.quizzes.item(QuestionId("nothing"), WHOLE) is None


def test_an_item_that_cannot_be_computed_is_not_asked(bank: BankFolder, tmp_path: Path) -> None:
    broken = QUIZ.replace("losses.smoothed_target(", "losses.nothing(")
    bank.write("training/losses/alpha/quiz.toml", broken)
    compile_bank(read_bank(bank.path), tmp_path / "broken.db")
    with Library(tmp_path / "broken.db") as opened:
        ids = [row.ref.item for row in opened.quizzes.rows()]
    assert "target" not in ids
    assert "which" in ids


def test_relations_and_synonyms(library: Library) -> None:
    relations = library.quizzes.all_relations()
    for question, found in relations.items():
        assert library.quizzes.relations(question) == found
    assert any(found.prerequisites or found.confusable for found in relations.values())
    assert library.quizzes.synonyms("Cross Entropy") == library.quizzes.synonyms("交叉熵")
    assert {"交叉熵", "cross-entropy"} <= library.quizzes.synonyms("cross-entropy")
    assert library.quizzes.synonyms("nothing") == frozenset()
