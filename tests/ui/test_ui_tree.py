"""The tree: a lawful model, fetched in pieces, filtered as one types, readable aloud."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_bank import BANK, QUESTIONS, ref

from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import QuestionRow, TopicRow
from studyapp.services.libraries import Libraries
from studyapp.store.mastery import Mark, Mastery
from studyapp.ui.look import Look
from studyapp.ui.tree.model import BATCH, MARK, NODE, TreeModel
from studyapp.ui.tree.nodes import Filtered
from studyapp.ui.tree.panel import TreePanel

HUGE = 100_000


@dataclass
class HugeSource:
    """A bank of one topic with very many questions that counts what is asked of it."""

    asked: int = 0
    bank_id: BankId = field(default=BankId("huge"))
    title: Text = field(default=Text("大", "Huge"))
    count: int = HUGE

    def topics(self, parent: TopicId | None) -> list[TopicRow]:
        return [] if parent else [TopicRow(TopicId("all"), Text("全", "All"), HUGE, HUGE, 0)]

    def row(self, number: int) -> QuestionRow:
        name = QuestionId(f"q{number}")
        key = QuestionRef(self.bank_id, name)
        return QuestionRow(key, TopicId("all"), number, Text(name, name), 1, False)

    def questions(self, topic: TopicId, offset: int = 0, limit: int = 256) -> list[QuestionRow]:
        found = [self.row(number) for number in range(offset, min(offset + limit, HUGE))]
        self.asked += len(found)
        return found

    def question(self, question: QuestionId) -> QuestionRow | None:
        return self.row(int(question[1:]))


@pytest.fixture
def model(qapp: QApplication, libraries: Libraries) -> TreeModel:
    model = TreeModel(qapp)
    library = libraries.get(BANK)
    assert library is not None
    model.set_sources([library])
    return model


@pytest.fixture
def panel(qtbot: QtBot, look: Look, libraries: Libraries) -> TreePanel:
    panel = TreePanel(look)
    qtbot.addWidget(panel)
    library = libraries.get(BANK)
    assert library is not None
    panel.set_libraries([library])
    panel.resize(320, 600)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def everything(model: TreeModel, parent: QModelIndex | None = None) -> list[QModelIndex]:
    """All indexes in the order of the tree, fetched."""
    parent = parent or QModelIndex()
    while model.canFetchMore(parent):
        model.fetchMore(parent)
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found += [index, *everything(model, index)]
    return found


def test_the_model_keeps_qts_laws_while_it_is_fetched_and_changed(
    model: TreeModel, libraries: Libraries
) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, model
    )
    tester.setUseFetchMore(False)  # in a reset it would fetch before it knows that it is over
    titles = [index.data() for index in everything(model)]
    assert titles == [
        "Basics",
        "Gradients",
        "Why do gradients explode",
        "Why do gradients vanish",
        "What is cross-entropy",
        "What is softmax",
        "Networks",
        "What is a convolution",
        "What is dropout",
    ]
    library = libraries.get(BANK)
    assert library is not None
    row = library.question(QuestionId("vanishing"))
    assert row is not None
    model.set_sources([Filtered(library, [row])])
    assert [index.data() for index in everything(model)] == [
        "Basics",
        "Gradients",
        "Why do gradients vanish",
    ]
    model.set_sources([library, HugeSource()])
    assert [model.index(row, 0).data() for row in range(2)] == ["Small bank", "Huge"]
    assert model.find(ref("dropout")).parent().parent().data() == "Small bank"
    model.set_sources([])
    assert model.rowCount() == 0
    del tester


def test_a_huge_topic_is_fetched_in_pieces(qtbot: QtBot, look: Look) -> None:
    source = HugeSource()
    panel = TreePanel(look)
    qtbot.addWidget(panel)
    panel.set_libraries([source])
    panel.resize(320, 600)
    panel.show()
    assert source.asked == 0  # nothing before it is opened
    panel.view.expand(panel.model.index(0, 0))
    qtbot.waitUntil(lambda: source.asked > 0)
    assert source.asked <= 4 * BATCH
    panel.select(QuestionRef(source.bank_id, QuestionId("q1000")))
    assert 1000 < source.asked <= 1000 + 4 * BATCH
    node = panel.current_node()
    assert node is not None
    assert str(node.ref) == "huge/q1000"


def test_find_and_paths(model: TreeModel) -> None:
    for name in QUESTIONS:
        index = model.find(ref(name))
        node = index.data(NODE)
        assert node.ref == ref(name)
        assert model.topic_index(f"{BANK}/{node.question.topic}").isValid()
    assert not model.find(ref("unknown")).isValid()
    assert not model.topic_index(f"{BANK}/unknown").isValid()


def test_marks_are_summed_and_spoken(model: TreeModel) -> None:
    model.set_marks(
        BANK,
        {
            QuestionId("vanishing"): Mark(Mastery.WEAK, bookmarked=True),
            QuestionId("softmax"): Mark(Mastery.READ, read=True),
            QuestionId("gone"): Mark(Mastery.READ, read=True),  # no longer in the bank
        },
    )
    basics = model.topic_index(f"{BANK}/basics")
    tally = basics.data(MARK)
    assert (tally.weak, tally.read, tally.bookmarked) == (1, 1, 1)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.find(ref("vanishing")).data(spoken) == (
        "Why do gradients vanish, bookmarked as weak, unread"
    )
    assert model.find(ref("softmax")).data(spoken) == "What is softmax, read"
    assert model.find(ref("dropout")).data(spoken) == "What is dropout, unread"
    assert basics.data(spoken).startswith("Basics, 4 question")
    model.set_mark(ref("softmax"), Mark(Mastery.SOLID, bookmarked=True))
    tally = basics.data(MARK)
    assert (tally.weak, tally.read, tally.solid, tally.bookmarked) == (1, 0, 1, 2)


def test_titles_in_the_other_language(model: TreeModel) -> None:
    model.set_language(Language.ZH)
    assert model.find(ref("dropout")).data() == "什么是 dropout"
    assert model.topic_index(f"{BANK}/networks").data() == "网络"


def test_filter_narrows_and_gives_back_what_was_open(
    qtbot: QtBot, panel: TreePanel, libraries: Libraries
) -> None:
    asked: list[str] = []
    opened: list[QuestionRef] = []
    panel.filter_changed.connect(asked.append)
    panel.opened.connect(opened.append)
    panel.view.expand(panel.model.topic_index(f"{BANK}/networks"))
    before = panel.expansion()
    QTest.keyClicks(panel.field, "softmax")
    assert asked[-1] == "softmax"
    row = libraries.question(ref("softmax"))
    other = libraries.question(ref("dropout"))
    assert row is not None
    assert other is not None
    panel.set_filter_hits("softma", [other])  # late: another query stands in the field
    assert panel.model.rowCount() == 2
    QTest.keyClick(panel.field, Qt.Key.Key_Return)  # faster than the search
    assert opened == []
    panel.set_filter_hits("softmax", [row])
    assert opened == [ref("softmax")]
    assert panel.view.hasFocus()
    assert panel.model.rowCount() == 1
    assert panel.view.isExpanded(panel.model.index(0, 0))
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == ""
    assert panel.model.rowCount() == 2
    assert panel.expansion() == before
    assert panel.view.isExpanded(panel.model.topic_index(f"{BANK}/networks"))
    panel.field.setText("nothing like it")
    panel.set_filter_hits("nothing like it", [])
    assert not panel.empty.isHidden()
    assert "No title matches" in panel.empty.text()


def test_keys_and_clicks_open_once(qtbot: QtBot, panel: TreePanel) -> None:
    opened: list[QuestionRef] = []

    def told(question: QuestionRef) -> None:
        opened.append(question)
        panel.select(question)  # as the window does

    panel.opened.connect(told)
    view = panel.view
    networks = panel.model.topic_index(f"{BANK}/networks")
    view.setFocus()
    view.setCurrentIndex(networks)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.isExpanded(networks)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert opened == [ref("convolution")]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert opened == [ref("convolution"), ref("dropout")]
    place = view.visualRect(panel.model.find(ref("convolution"))).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [ref("convolution"), ref("dropout"), ref("convolution")]
    place = view.visualRect(panel.model.topic_index(f"{BANK}/networks")).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not view.isExpanded(panel.model.topic_index(f"{BANK}/networks"))
