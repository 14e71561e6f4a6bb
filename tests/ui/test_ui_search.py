"""The search box: order, excerpts, late answers, keys; and the real search behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from ui_bank import ref

from studyapp.model.ids import QuestionRef, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import QuestionRow, Snippet, TextHit, TitleHit
from studyapp.ui.look import Look
from studyapp.ui.search.palette import ROWS, SearchPalette
from studyapp.ui.search.results import RESULT
from studyapp.ui.studio import Studio

PATH = Text("基础", "Basics")
LONG = 20_000


def row(name: str) -> QuestionRow:
    return QuestionRow(ref(name), TopicId("basics"), 0, Text(f"题{name}", f"On {name}"), 1, False)


def title(name: str, *hits: tuple[int, int]) -> TitleHit:
    return TitleHit(row(name), Snippet(f"On {name}", hits), PATH, 1.0)


def text(name: str) -> TextHit:
    return TextHit(row(name), PATH, Language.EN, 0.5)


@pytest.fixture
def palette(qtbot: QtBot, look: Look) -> SearchPalette:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    palette = SearchPalette(window, look)
    palette.open_box()
    qtbot.waitUntil(palette.field.hasFocus)
    return palette


def names(palette: SearchPalette) -> list[str]:
    model = palette.model
    return [model.index(place).data(RESULT).ref.question for place in range(model.rowCount())]


def test_titles_first_then_what_only_the_text_gave(qtbot: QtBot, palette: SearchPalette) -> None:
    asked: list[str] = []
    wanted: list[tuple[str, list[TextHit]]] = []
    palette.query_changed.connect(asked.append)
    palette.snippets_wanted.connect(lambda query, hits: wanted.append((query, hits)))
    QTest.keyClicks(palette.field, "on")
    assert asked == ["o", "on"]
    palette.set_texts("on", [text("b"), text("c")])  # before the titles: they wait
    assert names(palette) == []
    palette.set_titles("on", [title("a", (0, 2)), title("b", (0, 2))])
    assert names(palette) == ["a", "b", "c"]
    qtbot.waitUntil(lambda: bool(wanted))
    assert wanted == [("on", [text("b"), text("c")])]  # only rows that have one
    palette.set_snippets("on", [text("c")], [Snippet("so on and on", ((3, 5),))])
    assert palette.model.index(2).data(RESULT).snippet.text == "so on and on"
    assert palette.list.currentIndex().row() == 0


def test_late_answers_are_ignored(palette: SearchPalette) -> None:
    QTest.keyClicks(palette.field, "soft")
    palette.set_titles("sof", [title("old")])
    palette.set_texts("sof", [text("old")])
    palette.set_snippets("sof", [text("old")], [Snippet("old", ())])
    assert names(palette) == []
    palette.set_titles("soft", [title("new")])
    assert names(palette) == ["new"]


def test_the_box_grows_and_does_not_shrink_while_one_types(
    qtbot: QtBot, palette: SearchPalette
) -> None:
    empty = palette.height()
    QTest.keyClicks(palette.field, "on")
    palette.set_titles("on", [title(name) for name in "abcdefghij"])
    full = palette.height()
    qtbot.waitUntil(lambda: palette.rect().contains(palette.list.geometry()))
    row = palette.list.sizeHintForRow(0)
    assert palette.list.viewport().height() >= ROWS * row
    assert full > empty
    field = palette.field.geometry()
    QTest.keyClicks(palette.field, "e")
    palette.set_titles("one", [title("a")])
    assert (palette.height(), palette.list.height()) == (full, palette.list.maximumHeight())
    palette.field.clear()
    palette.field.insert("x")  # in one turn
    assert names(palette) == ["a"]
    palette.set_titles("x", [])
    palette.set_texts("x", [])
    qtbot.waitUntil(palette.hint.isVisible)
    assert palette.height() == full
    assert palette.field.geometry() == field
    palette.field.clear()
    qtbot.waitUntil(lambda: not names(palette) and "Titles come first" in palette.hint.text())
    assert palette.hint.geometry().top() < field.bottom() + 20  # right below the field
    palette.close_box()
    palette.open_box()
    assert palette.height() == empty


def test_enter_waits_for_the_results_of_what_was_typed(palette: SearchPalette) -> None:
    opened: list[QuestionRef] = []
    palette.opened.connect(lambda question, _query: opened.append(question))
    QTest.keyClicks(palette.field, "a")
    palette.set_titles("a", [title("adam")])
    palette.set_texts("a", [])
    QTest.keyClicks(palette.field, "b")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened == []  # what is shown was found for "a"
    palette.set_titles("ab", [])
    assert opened == []
    palette.set_texts("ab", [text("about")])
    assert opened == [ref("about")]
    assert palette.isHidden()


def test_enter_with_nothing_found_says_so(palette: SearchPalette) -> None:
    QTest.keyClicks(palette.field, "zzz")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    palette.set_titles("zzz", [])
    palette.set_texts("zzz", [])
    assert palette.isVisible()
    assert "Nothing found" in palette.hint.text()
    assert palette.hint.isVisible()


def test_arrows_choose_enter_opens_escape_closes(palette: SearchPalette) -> None:
    opened: list[tuple[QuestionRef, str]] = []
    closed: list[bool] = []
    palette.opened.connect(lambda question, query: opened.append((question, query)))
    palette.closed.connect(lambda: closed.append(True))
    QTest.keyClicks(palette.field, "on")
    palette.set_titles("on", [title(name) for name in "abcdefghij"])
    for key, expected in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_PageDown, 9),
        (Qt.Key.Key_Down, 9),
        (Qt.Key.Key_PageUp, 1),
    ):
        QTest.keyClick(palette.field, key)
        assert palette.list.currentIndex().row() == expected
    palette.set_texts("on", [text("k")])  # what comes later does not move the choice
    assert palette.list.currentIndex().row() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened == [(ref("b"), "on")]
    assert closed == [True]
    palette.open_box()
    assert palette.field.selectedText() == "on"
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()


def test_a_row_is_readable_aloud_and_fits_the_window(palette: SearchPalette) -> None:
    QTest.keyClicks(palette.field, "on")
    palette.set_titles("on", [title("a")])
    spoken = palette.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "On a (Basics)"
    palette.set_language(Language.ZH)
    assert palette.model.index(0).data() == "题a (基础)"
    window = palette.parentWidget()
    for size in ((760, 480), (1280, 800)):
        window.resize(*size)
        assert window.rect().contains(palette.geometry())


def test_the_real_search_behind_the_box(qtbot: QtBot, studio: Studio) -> None:
    box = studio.window.search
    studio.window.actions_table["search"].trigger()
    qtbot.waitUntil(box.field.hasFocus)
    QTest.keyClicks(box.field, "tidu")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(studio.readable, timeout=LONG) as shown:
        pass
    assert str(shown.args[0]) in {"small/vanishing", "small/exploding"}
    studio.window.actions_table["search"].trigger()
    box.field.setText("chain rule")
    qtbot.waitUntil(
        lambda: box.model.rowCount() > 0 and box.model.index(0).data(RESULT).snippet is not None,
        timeout=LONG,
    )
    snippet = box.model.index(0).data(RESULT).snippet
    assert [snippet.text[a:b].lower() for a, b in snippet.hits][:2] == ["chain", "rule"]


def test_the_real_filter_behind_the_tree(qtbot: QtBot, studio: Studio) -> None:
    tree = studio.window.tree
    studio.window.actions_table["filter-tree"].trigger()
    qtbot.waitUntil(tree.field.hasFocus)
    with qtbot.waitSignal(studio.readable, timeout=LONG) as shown:
        QTest.keyClicks(tree.field, "juanji")
        QTest.keyClick(tree.field, Qt.Key.Key_Return)
    assert shown.args == [ref("convolution")]
    assert tree.model.rowCount() == 1
    tree.field.clear()
    assert tree.model.rowCount() == 2
    assert studio.window.tree.current_node().ref == ref("convolution")
