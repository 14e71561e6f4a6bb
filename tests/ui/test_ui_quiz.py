"""Quizzes in the whole window, with the real page: set-up, every type of item, exam, result."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot
from ui_bank import BANK, ref, write_bank

from studyapp.bank.reader import read_bank
from studyapp.base.paths import DataFolder
from studyapp.items.instance import Instance
from studyapp.items.responses import (
    Blanks,
    Choice,
    Matches,
    Number,
    Order,
    Recall,
    Verdict,
)
from studyapp.library.compile import compile_bank
from studyapp.model.attempt import Confidence
from studyapp.model.ids import ItemId, ItemRef
from studyapp.model.language import Language
from studyapp.quiz.session import Session, State
from studyapp.quiz.setup import Mode, Scope, Sequence, Setup
from studyapp.services.libraries import BankSource, Libraries, library_path
from studyapp.services.quiz_presets import Feeds
from studyapp.services.settings import Theme
from studyapp.ui.quiz.setup_dialog import SetupDialog
from studyapp.ui.studio import Studio
from studyapp.web.bridge import WORLD
from tests.quiz_items import QUIZ_TOML, TYPES

ITEMS = tuple(ItemRef(ref("softmax"), ItemId(name)) for name in TYPES)
SETUP = Setup(scope=Scope(items=ITEMS), count=len(ITEMS), sequence=Sequence.BY_TOPIC)
EXAM = replace(SETUP, mode=Mode.EXAM, seconds=600.0)


@pytest.fixture(scope="session")
def quiz_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small bank with an item of every type."""
    place = tmp_path_factory.mktemp("quiz")
    write_bank(place / "small")
    (folder,) = (path for path in (place / "small").rglob("softmax") if path.is_dir())
    (folder / "quiz.toml").write_text(QUIZ_TOML, encoding="utf-8")
    compile_bank(read_bank(place / "small"), place / "small.db")
    return place / "small.db"


@pytest.fixture
def libraries(qapp: QApplication, folder: DataFolder, quiz_library: Path) -> Iterator[Libraries]:
    target = library_path(folder, BANK)
    target.parent.mkdir(parents=True)
    shutil.copy(quiz_library, target)
    opened = Libraries(folder, [BankSource(BANK, quiz_library.with_suffix(""))])
    opened.open()
    yield opened
    opened.close()


class Hands:
    """What a person does, and what stands on the page."""

    def __init__(self, studio: Studio, qtbot: QtBot) -> None:
        self.studio, self.qtbot = studio, qtbot
        self.view = studio.window.pane.view
        assert self.view is not None
        self.service = studio.quizzing.service

    @property
    def session(self) -> Session:
        session = self.service.session
        assert session is not None
        return session

    def page(self, code: str) -> Any:
        found: list[str] = []
        assert self.view is not None
        self.view.page().runJavaScript(f"JSON.stringify({code})", WORLD, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=10_000)
        return json.loads(found[0]) if found[0] else None

    def shows(self, what: str, act: Callable[[], object]) -> None:
        """Do something and wait until a page of this kind is on the screen."""
        with self.qtbot.waitSignal(
            self.studio.quizzing.told,
            timeout=10_000,
            check_params_cb=lambda line: line.startswith(what),
        ):
            act()

    def start(self, setup: Setup = SETUP) -> None:
        self.shows("quiz shown 0", lambda: self.studio.quizzing.start(setup))

    def give(self, command: str) -> None:
        action = self.studio.window.actions_table[command]
        assert action.isEnabled(), command
        action.trigger()

    def option(self, number: int) -> None:
        self.give(f"quiz-option-{number}")

    def answered(self, index: int, response: object) -> None:
        self.qtbot.waitUntil(lambda: self.session.answers[index].response == response)

    def check(self) -> None:
        index = self.session.position
        self.shows(f"quiz shown {index}", lambda: self.give("quiz-check"))

    def go(self, identity: str) -> Instance:
        """To the item of this id."""
        index = next(
            n for n, entry in enumerate(self.session.entries) if entry.item.item == identity
        )
        if index != self.session.position:
            self.shows(f"quiz shown {index}", lambda: self.studio.quizzing.sitting.go_to(index))
        return self.service.instance(index)

    def type(self, selector: str, text: str) -> None:
        """As an input method does: the text at once, and the event that tells of it."""
        self.page(
            f"(() => {{ const field = document.querySelector({json.dumps(selector)});"
            f" field.focus(); field.value = {json.dumps(text)};"
            " field.dispatchEvent(new InputEvent('input', { bubbles: true })); return 0; })()"
        )


@pytest.fixture
def hands(studio: Studio, qtbot: QtBot) -> Iterator[Hands]:
    studio.profile.settings.keep("quiz.feeds", Feeds.NO.value)
    made = Hands(studio, qtbot)
    yield made
    if made.service.running:  # else it is asked whether the window may close over an exam
        made.service.discard()


def place(instance: Instance, index: int) -> int:
    """The number on the screen of an option, step or right side."""
    return instance.order.index(index) + 1


def test_every_type_is_answered_and_checked(hands: Hands) -> None:
    hands.start()
    right: dict[str, object] = {}
    for name in TYPES:
        shown = hands.go(name)
        index = hands.session.position
        right[name] = shown.right_response()
        match shown.right_response():
            case Choice(chosen):
                for one in sorted(chosen):
                    hands.option(place(shown, one))
            case Verdict(value):
                hands.option(1 if value else 2)
            case Number(text):
                hands.type("#number", text)
            case Blanks(texts):
                for number, text in enumerate(texts):
                    hands.type(f"[data-blank='{number}']", text)
            case Matches(rights):
                for one in rights:
                    assert one is not None
                    hands.option(place(shown, one))
            case Order(steps):
                order = list(shown.order)
                for target, step in enumerate(steps):
                    for at in range(order.index(step), target, -1):
                        row = f"document.querySelectorAll('.stage')[{at}]"
                        hands.page(f"({row}.querySelector('[data-move=up]').click(), 0)")
                    order.insert(target, order.pop(order.index(step)))
            case Recall(ticked):
                hands.shows(f"quiz shown {index}", lambda: hands.give("quiz-check"))
                for one in sorted(ticked):
                    hands.option(one + 1)
        if name in {"number", "gaps"}:
            hands.qtbot.waitUntil(
                lambda: hands.studio.quizzing.sitting.response() == right[name]  # noqa: B023
            )
        else:
            hands.answered(index, right[name])
        hands.give("quiz-likely")
        hands.check()
        mark = hands.session.answers[index].mark
        assert mark is not None
        assert mark.right, name
        assert hands.page("document.querySelector('.feedback').classList.contains('good')")
        assert hands.session.answers[index].confidence is Confidence.LIKELY
    hands.shows("quiz result 8 8", lambda: hands.give("quiz-check"))
    assert [attempt.score for attempt in hands.studio.profile.store.attempts.recent(9)] == [1.0] * 8


def test_what_cannot_be_read_is_said_and_nothing_is_lost(hands: Hands) -> None:
    hands.start()
    hands.go("number")
    hands.type("#number", "abc")
    hands.shows("quiz complaint", lambda: hands.give("quiz-check"))
    assert "abc" in hands.page("document.querySelector('#complaint').textContent")
    assert hands.page("document.querySelector('#number').value") == "abc"
    assert hands.session.answers[hands.session.position].mark is None
    hands.type("#number", "１０")  # as a Chinese input method gives digits
    hands.qtbot.waitUntil(
        lambda: hands.page("document.querySelector('#complaint').textContent") == ""
    )
    hands.check()
    assert hands.session.answers[hands.session.position].mark is not None


def test_without_an_answer_enter_asks_once(hands: Hands) -> None:
    hands.start()
    hands.go("one")
    index = hands.session.position
    hands.shows("quiz complaint", lambda: hands.give("quiz-check"))
    assert hands.session.answers[index].mark is None
    hands.check()
    mark = hands.session.answers[index].mark
    assert mark is not None
    assert mark.score == 0
    assert hands.studio.profile.store.attempts.recent(9) == []


def test_a_pause_hides_the_question(hands: Hands) -> None:
    hands.start()
    hands.shows("quiz shown paused", lambda: hands.give("quiz-pause"))
    assert hands.session.state is State.PAUSED
    assert hands.page("document.querySelector('.stem') === null")
    hands.shows("quiz shown 0", lambda: hands.give("quiz-resume"))
    assert hands.session.state is State.RUNNING


def test_the_full_answer_and_the_way_back(hands: Hands, qtbot: QtBot) -> None:
    hands.start()
    hands.go("truth")
    index = hands.session.position
    hands.option(1)
    hands.answered(index, Verdict(True))
    hands.check()
    with qtbot.waitSignal(hands.studio.readable):
        hands.give("quiz-answer")
    assert hands.studio.reader.current == ref("softmax")
    assert hands.session.state is State.PAUSED
    qtbot.waitUntil(lambda: hands.studio.quizzing.offer_bar.what == "session")
    assert not hands.studio.window.tree.isHidden()
    hands.shows(f"quiz shown {index}", lambda: hands.give("quiz-resume"))
    assert hands.studio.window.tree.isHidden()
    assert hands.page("document.querySelector('.feedback') !== null")


def test_an_exam_says_nothing_before_its_end_and_opens_no_answer(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.start(EXAM)
    shown = hands.go("one")
    index = hands.session.position
    hands.option(place(shown, 1))
    hands.answered(index, Choice(frozenset({1})))
    hands.option(place(shown, 0))  # changed
    hands.answered(index, Choice(frozenset({0})))
    hands.give("quiz-flag")
    assert hands.session.flags == {index}
    hands.studio.reader.open(ref("dropout"))
    assert hands.view is not None
    assert hands.view.fragment == "quiz"
    assert not hands.page("document.querySelector('.badge, .feedback') !== null")
    hands.give("quiz-submit")
    (box,) = hands.studio.window.findChildren(QMessageBox)
    assert "7" in box.informativeText()
    hands.shows("quiz result 1 8", lambda: QTest.keyClick(box, Qt.Key.Key_Return))
    assert hands.page("document.querySelectorAll('details.item').length") == 8
    assert hands.page("document.querySelectorAll('details.item[open]').length") == 7


@pytest.mark.parametrize("command", ["quiz-leave", "quiz-submit", "quiz-palette"])
def test_what_was_asked_is_void_when_the_time_is_up(
    hands: Hands, qtbot: QtBot, command: str
) -> None:
    hands.start(EXAM)
    hands.give(command)

    def asked() -> list[QDialog]:
        found = hands.studio.window.findChildren(QDialog)
        return [dialog for dialog in found if dialog.isVisible()]

    assert len(asked()) == 1
    hands.shows("quiz result", hands.service.submit)  # as the clock does at zero
    qtbot.waitUntil(lambda: not asked())
    assert hands.view is not None
    assert hands.view.fragment == "result"


def test_a_result_is_bookmarked_and_repeated(hands: Hands) -> None:
    hands.start(EXAM)
    hands.shows("quiz result", hands.service.submit)
    notices = hands.studio.window.pane.notices
    hands.give("quiz-bookmark")
    assert [mark.ref for mark in hands.studio.profile.bookmarks.all()] == [ref("softmax")]
    hands.give("undo")
    assert not hands.studio.profile.bookmarks.all()
    assert notices.isHidden()  # it offered to undo, which is done
    hands.give("quiz-bookmark")
    hands.shows("quiz shown 0", lambda: hands.give("quiz-repeat"))
    assert {entry.item for entry in hands.session.entries} == set(ITEMS)


def test_a_result_is_printed_whole(hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    hands.start()
    shown = hands.go("truth")
    hands.option(1 if shown.verdict else 2)
    hands.answered(hands.session.position, Verdict(shown.verdict))
    hands.shows("quiz result 1 8", hands.service.submit)
    assert hands.page("document.querySelectorAll('details.item:not([open])').length") == 1
    assert hands.view is not None
    file = tmp_path / "result.pdf"
    with qtbot.waitSignal(hands.view.pdf_printed, timeout=20_000):
        hands.view.print_pdf(file)
    document = QPdfDocument()
    document.load(str(file))
    text = "".join(document.getAllText(page).text() for page in range(document.pageCount()))
    assert "Negative numbers become 0." in text  # of the item that is folded on the screen
    assert "Repeat what went wrong" not in text


def test_leaving_keeps_the_session_and_offers_it(hands: Hands, qtbot: QtBot) -> None:
    before = hands.studio.reader.current
    hands.start()
    hands.option(1)
    hands.give("quiz-leave")
    (box,) = hands.studio.window.findChildren(QMessageBox)
    with qtbot.waitSignal(hands.studio.readable):
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert hands.studio.reader.current == before
    assert hands.studio.quizzing.offer_bar.what == "practice"
    qtbot.waitUntil(lambda: not hands.studio.window.tree.isHidden())
    hands.shows("quiz resumed", lambda: hands.give("quiz-resume"))


def test_the_language_changes_in_the_middle(hands: Hands) -> None:
    hands.start()
    shown = hands.go("several")
    hands.option(place(shown, 0))
    hands.answered(hands.session.position, Choice(frozenset({0})))
    position = hands.session.position
    hands.shows(
        f"quiz shown {position}",
        lambda: setattr(hands.studio.profile.settings, "language", Language.ZH),
    )
    assert "哪些" in hands.page("document.querySelector('.stem').textContent")
    assert hands.page("document.querySelectorAll('[aria-checked=true]').length") == 1


def test_the_set_up_counts_and_presets_are_kept(hands: Hands, qtbot: QtBot) -> None:
    hands.studio.quizzing.set_up(Scope(topics=((BANK, "basics"),)))  # type: ignore[arg-type]
    (dialog,) = hands.studio.window.findChildren(SetupDialog)
    qtbot.waitUntil(lambda: "8" in dialog.count.text())
    dialog.way.types[next(iter(dialog.way.types))].setChecked(False)
    qtbot.waitUntil(lambda: "7" in dialog.count.text())
    assert dialog.tree.topics() == ((BANK, "basics"),)
    hands.service.presets.save("mine", dialog.setup())
    assert hands.service.presets.all()["mine"] == dialog.setup()
    dialog.tree.set_topics(())
    qtbot.waitUntil(lambda: not dialog.start.isEnabled())
    dialog.reject()


def pictured(pictures: Path, studio: Studio, name: str) -> None:
    shown = [w for w in studio.window.findChildren(QDialog) if w.isVisible()]
    (shown[0] if shown else studio.window).grab().save(str(pictures / f"{name}.png"))


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", list(Language))
def test_pictures_of_every_state(
    hands: Hands, qtbot: QtBot, pictures: Path | None, language: Language, theme: Theme
) -> None:
    if pictures is None:
        pytest.skip("only where pictures are wanted: --pictures FOLDER")
    studio = hands.studio
    studio.profile.settings.language = language
    studio.profile.settings.theme = theme
    size = (1280, 720) if theme is Theme.LIGHT else (900, 600)
    studio.window.resize(*size)
    here = f"quiz-{language.value}-{theme.value}"
    studio.quizzing.set_up()
    qtbot.wait(300)
    pictured(pictures, studio, f"{here}-setup")
    studio.window.findChildren(SetupDialog)[0].reject()
    hands.start(replace(SETUP, seconds=900.0))
    for name in TYPES:
        hands.go(name)
        qtbot.wait(150)
        pictured(pictures, studio, f"{here}-{name or 'recall'}")
        if not name:
            hands.check()
            hands.option(1)
        elif name in {"number", "gaps"}:
            hands.type("input.field", "7")
        else:
            hands.option(1)
        qtbot.wait(150)
        pictured(pictures, studio, f"{here}-{name or 'recall'}-given")
        if studio.quizzing.sitting.response() is None:
            hands.give("quiz-check")  # asks once
        hands.check()
        qtbot.wait(150)
        pictured(pictures, studio, f"{here}-{name or 'recall'}-why")
    hands.give("quiz-palette")
    qtbot.wait(150)
    pictured(pictures, studio, f"{here}-palette")
    studio.window.findChildren(QDialog)[-1].reject()
    hands.shows("quiz result", lambda: hands.give("quiz-check"))
    qtbot.wait(150)
    pictured(pictures, studio, f"{here}-result")
