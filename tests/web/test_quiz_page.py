"""The script of quiz items with the real page: clicks, keys and drags become responses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studyapp.items.instance import Instance, instantiate
from studyapp.items.recall import recall_item
from studyapp.model.language import Language, Text
from studyapp.render.quiz_answers import Given
from studyapp.render.quiz_page import ItemView, item_page
from studyapp.web.view import AnswerView
from tests.quiz_items import quiz

Evaluate = Callable[[str], Any]


def instance(identity: str) -> Instance:
    found = quiz()
    if not identity:
        return instantiate(recall_item(Text("什么", "What"), found.key_points), 3)
    return instantiate(next(item for item in found.items if item.id == identity), 3)


class Item:
    """An item on the page, and what came back."""

    def __init__(self, view: AnswerView, qtbot: QtBot, evaluate: Evaluate) -> None:
        self.view, self.qtbot, self.evaluate = view, qtbot, evaluate
        self.acts: list[tuple[str, dict[str, Any]]] = []
        view.acted.connect(lambda act, payload: self.acts.append((act, payload)))

    def show(self, identity: str, **given: Any) -> Instance:
        shown = instance(identity)
        page = item_page(ItemView(Given(shown, **given), 1, 2), Language.EN)
        with self.qtbot.waitSignal(self.view.fragment_shown, timeout=10_000):
            self.view.show_fragment("quiz", page, focus="#stem")
        return shown

    def response(self) -> Any:
        """The response that came last."""
        self.qtbot.waitUntil(lambda: bool(self.acts))
        answers = [payload for act, payload in self.acts if act == "answer"]
        return answers[-1]["response"]

    def comes(self, response: Any) -> None:
        self.qtbot.waitUntil(lambda: bool(self.acts) and self.response() == response)

    def key(self, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.target, key, modifiers)

    @property
    def target(self) -> QWidget:
        proxy = self.view.focusProxy()
        assert proxy is not None
        return proxy

    def middle(self, selector: str) -> QPoint:
        x, y = self.evaluate(
            f"(() => {{ const box = document.querySelector({selector!r}).getBoundingClientRect();"
            " return [box.left + 20, box.top + box.height / 2]; })()"
        )
        return QPoint(round(x), round(y))


@pytest.fixture
def item(view: AnswerView, qtbot: QtBot, evaluate: Evaluate) -> Item:
    view.activateWindow()
    view.setFocus()
    return Item(view, qtbot, evaluate)


def focused(item: Item) -> None:
    item.qtbot.waitUntil(lambda: item.evaluate("document.hasFocus()"))


def test_number_keys_toggle_options_and_one_of_a_single_choice(item: Item) -> None:
    shown = item.show("several")
    item.view.tell_fragment("option", number=1)
    item.view.tell_fragment("option", number=3)
    item.comes({"choice": [shown.order[0], shown.order[2]]})
    item.view.tell_fragment("option", number=1)
    item.comes({"choice": [shown.order[2]]})
    shown = item.show("one")
    item.view.tell_fragment("option", number=1)
    item.view.tell_fragment("option", number=2)
    item.comes({"choice": [shown.order[1]]})


def test_digits_that_reach_the_page_and_arrows_with_space(item: Item) -> None:
    shown = item.show("several")
    focused(item)
    item.key(Qt.Key.Key_2)
    item.comes({"choice": [shown.order[1]]})
    item.key(Qt.Key.Key_Down)
    item.key(Qt.Key.Key_Space)
    item.qtbot.waitUntil(lambda: len(item.response()["choice"]) == 2)


def test_a_click_chooses(item: Item) -> None:
    shown = item.show("truth")
    assert shown.verdict is True
    QTest.mouseClick(item.target, Qt.MouseButton.LeftButton, pos=item.middle("[data-index='0']"))
    item.comes({"verdict": False})


def test_a_digit_outside_the_field_is_typed_into_it(item: Item) -> None:
    item.show("number")
    focused(item)
    item.key(Qt.Key.Key_4)
    item.comes({"number": "4"})
    assert item.evaluate("document.activeElement.id") == "number"
    item.key(Qt.Key.Key_2)
    item.comes({"number": "42"})
    item.key(Qt.Key.Key_Return)
    item.qtbot.waitUntil(lambda: item.acts[-1][0] == "enter")


def test_a_digit_of_an_input_method_arrives_as_it_is(item: Item) -> None:
    item.show("number")
    focused(item)
    item.key(Qt.Key.Key_4)
    item.comes({"number": "4"})
    item.evaluate(
        "(() => { const field = document.querySelector('#number'); field.value = '４２';"
        " field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));"
        " field.dispatchEvent(new KeyboardEvent('keydown',"
        " { key: 'Enter', bubbles: true, isComposing: true })); return 0; })()"
    )
    item.comes({"number": "４２"})
    assert "enter" not in [act for act, _ in item.acts]  # it only ended the composition


def test_gaps_are_filled_in_the_sentence(item: Item) -> None:
    item.show("gaps")
    focused(item)
    assert item.evaluate("document.querySelectorAll('.stem input').length") == 2
    item.evaluate("(document.querySelector('[data-blank]').focus(), 0)")
    QTest.keyClicks(item.target, "ln")
    item.comes({"blanks": ["ln", ""]})


def test_steps_are_moved_by_keys_and_by_dragging(item: Item) -> None:
    shown = item.show("steps")
    focused(item)
    order = list(shown.order)
    item.view.tell_fragment("option", number=2)
    item.qtbot.waitUntil(lambda: item.evaluate("document.activeElement.className") != "")
    item.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    order[0], order[1] = order[1], order[0]
    item.comes({"order": order})
    start = item.middle(".stage:nth-child(1)")
    end = item.middle(".stage:nth-child(4)") + QPoint(0, 8)
    QTest.mousePress(item.target, Qt.MouseButton.LeftButton, pos=start)
    for part in range(1, 9):
        QTest.mouseMove(item.target, start + (end - start) * part / 8)
        item.qtbot.wait(20)
    QTest.mouseRelease(item.target, Qt.MouseButton.LeftButton, pos=end)
    item.comes({"order": order[1:] + order[:1]})


def test_pairs_are_matched_by_number_and_taken_back(item: Item) -> None:
    shown = item.show("pairs")
    focused(item)
    for number in (1, 2, 3):
        item.view.tell_fragment("option", number=number)
    item.comes({"matches": list(shown.order)})
    item.key(Qt.Key.Key_Backspace)
    item.qtbot.waitUntil(lambda: None in item.response()["matches"])


def test_key_points_are_ticked_and_the_text_stands(item: Item) -> None:
    item.show("", revealed=True)
    item.view.tell_fragment("option", number=2)
    item.comes({"recall": [1], "text": None})


def test_nothing_changes_once_it_is_final(item: Item) -> None:
    item.show("one", final=True)
    item.view.tell_fragment("option", number=1)
    QTest.mouseClick(item.target, Qt.MouseButton.LeftButton, pos=item.middle(".option"))
    item.view.tell_fragment("complain", text="said", focus=False)
    item.qtbot.waitUntil(
        lambda: item.evaluate("document.querySelector('#complaint').textContent") == "said"
    )
    assert item.acts == []
    assert item.evaluate("document.querySelector('[aria-checked=true]')") is None
