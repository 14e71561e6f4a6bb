"""The list of cards under review: by keyboard alone, with undo, and with nothing in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from quiz_bank import add_quizzes
from ui_bank import BANK, ref, write_bank

from studyapp.bank.reader import read_bank
from studyapp.base.paths import DataFolder
from studyapp.library.compile import compile_bank
from studyapp.model.ids import ItemId, ItemRef, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.model.review import Rating
from studyapp.services.libraries import BankSource, Libraries, library_path
from studyapp.services.profile import Profile
from studyapp.ui.review.cards_dialog import CardsDialog
from studyapp.ui.review.cards_model import Column, Group
from studyapp.ui.studio import Studio

SOFTMAX, ENTROPY = ItemRef(ref("softmax")), ItemRef(ref("cross-entropy"))
CHOICE = ItemRef(ref("softmax"), ItemId("choose"))
GONE = ItemRef(QuestionRef(BANK, QuestionId("gone")))


@pytest.fixture(scope="session")
def quizzed_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("quizzed")
    write_bank(place / "small")
    add_quizzes(place / "small", "softmax", "cross-entropy")
    compile_bank(read_bank(place / "small"), place / "small.db")
    return place / "small"


@pytest.fixture
def libraries(folder: DataFolder, quizzed_bank: Path, profile: Profile) -> Iterator[Libraries]:
    target = library_path(folder, BANK)
    target.parent.mkdir(parents=True)
    target.write_bytes(quizzed_bank.with_suffix(".db").read_bytes())
    opened = Libraries(folder, [BankSource(BANK, quizzed_bank)])
    opened.open()
    profile.libraries = opened
    yield opened
    opened.close()


@pytest.fixture
def clock() -> list[datetime]:
    return [datetime(2026, 11, 3, 10, 0, tzinfo=UTC)]


@pytest.fixture
def profile(folder: DataFolder, clock: list[datetime]) -> Iterator[Profile]:
    def now() -> datetime:
        clock[0] += timedelta(milliseconds=500)
        return clock[0]

    opened = Profile.open(folder, now)
    opened.settings.welcomed = True
    opened.settings.language = Language.EN
    yield opened
    opened.close()


@pytest.fixture
def some(profile: Profile) -> Profile:
    """Three cards that are there, one whose question is gone."""
    profile.review.add([SOFTMAX, ENTROPY, CHOICE, GONE])
    profile.review.rate(ENTROPY, Rating.EASY)
    return profile


Open = Callable[[], CardsDialog]


@pytest.fixture
def opened(qtbot: QtBot, studio: Studio) -> Open:
    """Opens the list by its command."""

    def open_list() -> CardsDialog:
        studio.window.actions_table["cards"].trigger()
        (dialog,) = studio.window.findChildren(CardsDialog)
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.list.hasFocus)
        return dialog

    return open_list


def listed(dialog: CardsDialog) -> list[ItemRef]:
    return [dialog.model.row(number).card.item for number in range(dialog.model.rowCount())]


def states(dialog: CardsDialog) -> dict[ItemRef, str]:
    rows = [dialog.model.row(number) for number in range(dialog.model.rowCount())]
    return {row.card.item: dialog.model.state_name(row) for row in rows}


def choose(dialog: CardsDialog, item: ItemRef) -> None:
    number = dialog.model.number_of(item)
    assert number is not None
    dialog.list.setCurrentIndex(dialog.model.index(number, 0))


def test_an_empty_list_says_what_to_do(studio: Studio, opened: Open) -> None:
    studio.window.actions_table["cards"].trigger()
    (dialog,) = studio.window.findChildren(CardsDialog)
    assert dialog.list.isHidden()
    assert "Bookmark a question as weak" in dialog.empty.text()
    buttons = (dialog.open_button, dialog.suspend, dialog.bury, dialog.remove)
    assert not any(button.isEnabled() for button in buttons)
    dialog.reject()


def test_cards_are_listed_with_their_state_in_words(some: Profile, opened: Open) -> None:
    dialog = opened()
    assert listed(dialog) == [ENTROPY, CHOICE, SOFTMAX, GONE]  # what comes back first is first
    assert states(dialog) == {
        SOFTMAX: "new",
        CHOICE: "new",
        ENTROPY: "learned",
        GONE: "no longer in a bank, new",
    }
    model = dialog.model
    row = [model.index(0, at).data() for at in range(model.columnCount())]
    assert row[1:3] == ["free recall", "learned"]
    assert row[3].startswith("in 8 day")
    assert row[4] == "0"
    assert model.index(1, 1).data() == "Which one?"
    dialog.reject()


def test_a_card_is_suspended_and_taken_up_again_by_keys(some: Profile, opened: Open) -> None:
    dialog = opened()
    choose(dialog, SOFTMAX)
    QTest.keyClicks(dialog.list, "@")
    assert states(dialog)[SOFTMAX] == "suspended, new"
    assert [row.card.item for row in dialog.chosen()] == [SOFTMAX]  # it stays chosen
    assert dialog.suspend.text() == "Take &up again"
    QTest.keyClicks(dialog.list, "@")
    assert states(dialog)[SOFTMAX] == "new"
    QTest.keyClicks(dialog.list, "-")
    assert states(dialog)[SOFTMAX] == "put off until tomorrow, new"
    assert dialog.bury.text() == "&Let come today"
    QTest.keyClicks(dialog.list, "-")
    assert states(dialog)[SOFTMAX] == "new"
    dialog.reject()


def test_what_is_done_in_the_list_is_taken_back(some: Profile, opened: Open) -> None:
    dialog = opened()
    before = states(dialog)
    dialog.list.selectAll()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert listed(dialog) == []
    assert some.store.cards.all() == []
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(dialog, Qt.Key.Key_Z, control)
    assert states(dialog) == before
    QTest.keyClick(dialog, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert listed(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Z, control)
    assert states(dialog) == before
    dialog.reject()


def test_what_is_typed_filters(some: Profile, opened: Open) -> None:
    dialog = opened()
    QTest.keyClicks(dialog.list, "c")
    assert dialog.field.hasFocus()
    QTest.keyClicks(dialog.field, "ross")
    assert listed(dialog) == [ENTROPY]
    assert dialog.count.text().startswith("1 of 4 card")
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.hasFocus()
    dialog.field.setText("nothing of the kind")
    assert dialog.empty.text() == "No card matches the filter."
    dialog.field.setText("new")
    assert set(listed(dialog)) == {SOFTMAX, CHOICE, GONE}
    dialog.reject()


def test_groups_and_orders(some: Profile, opened: Open, clock: list[datetime]) -> None:
    some.review.suspend([CHOICE])
    dialog = opened()
    found = {}
    for number, group in enumerate(Group):
        dialog.groups.setCurrentIndex(number)
        found[group] = set(listed(dialog))
    assert found[Group.SUSPENDED] == {CHOICE}
    assert found[Group.NEW] == {SOFTMAX, CHOICE, GONE}
    assert found[Group.GONE] == {GONE}
    empty = (Group.DUE, Group.LEARNING, Group.LEECHES, Group.BURIED)
    assert all(found[group] == set() for group in empty)
    dialog.groups.setCurrentIndex(0)
    dialog.list.header().sectionClicked.emit(0)
    assert dialog.orders.currentData() == Column.TITLE
    assert listed(dialog) == [GONE, ENTROPY, CHOICE, SOFTMAX]
    dialog.list.header().sectionClicked.emit(0)
    assert listed(dialog) == [CHOICE, SOFTMAX, ENTROPY, GONE]
    dialog.reject()


def test_enter_opens_the_answer(qtbot: QtBot, studio: Studio, some: Profile, opened: Open) -> None:
    dialog = opened()
    choose(dialog, GONE)
    assert not dialog.open_button.isEnabled()
    choose(dialog, CHOICE)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.reader.current == CHOICE.question)
    assert dialog.isHidden()


def test_a_card_removed_here_leaves_the_screen(
    qtbot: QtBot, studio: Studio, some: Profile, opened: Open
) -> None:
    view = studio.window.pane.view
    assert view is not None
    with qtbot.waitSignal(view.fragment_shown, timeout=20_000):
        studio.reviewing.start()
    current = studio.reviewing.current
    assert current is not None
    dialog = opened()
    choose(dialog, current)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: studio.reviewing.current != current)
    dialog.reject()
