"""Reviews in the real window by keys alone, in both languages; home, statistics, the exam."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from quiz_bank import add_quizzes
from ui_bank import BANK, ref, write_bank

from studyapp.bank.reader import read_bank
from studyapp.base.paths import DataFolder
from studyapp.items.responses import Recall, from_json
from studyapp.library.compile import compile_bank
from studyapp.model.ids import WHOLE, ItemId, ItemRef
from studyapp.model.language import Language
from studyapp.model.review import CardState, Rating
from studyapp.services.libraries import BankSource, Libraries, library_path
from studyapp.services.profile import Profile
from studyapp.services.settings import StartPage
from studyapp.store.bookmarks import Level
from studyapp.ui.settings.review_page import ReviewPage
from studyapp.ui.studio import Studio
from studyapp.web.bridge import WORLD

PATIENCE = 20_000
QUIZZED = ("softmax", "cross-entropy")


@pytest.fixture(scope="session")
def quizzed_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("quizzed")
    write_bank(place / "small")
    add_quizzes(place / "small", *QUIZZED)
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


Keys = Callable[..., None]


@pytest.fixture
def keys(qtbot: QtBot, studio: Studio) -> Keys:
    """Press keys in the window; each time wait until what it brings is on the screen."""
    view = studio.window.pane.view
    assert view is not None

    def press(
        *pressed: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        shows: str = "",
    ) -> None:
        handle = studio.window.windowHandle()
        for key in pressed:
            if not shows:
                QTest.keyClick(handle, key, modifier)
                continue
            with qtbot.waitSignal(
                view.fragment_shown, timeout=PATIENCE, check_params_cb=lambda kind: kind == shows
            ):
                QTest.keyClick(handle, key, modifier)

    return press


def evaluate(qtbot: QtBot, studio: Studio, code: str) -> Any:
    view = studio.window.pane.view
    assert view is not None
    found: list[str] = []
    view.page().runJavaScript(f"JSON.stringify({code})", WORLD, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    return json.loads(found[0]) if found[0] else None


def text(qtbot: QtBot, studio: Studio) -> str:
    """What stands on the page."""
    return str(evaluate(qtbot, studio, "document.getElementById('answer').innerText"))


@pytest.mark.parametrize("language", list(Language))
def test_a_review_day_by_keys_alone(
    qtbot: QtBot,
    open_studio: Callable[[], Studio],
    profile: Profile,
    language: Language,
    request: pytest.FixtureRequest,
) -> None:
    profile.settings.language = language
    profile.bookmarks.edit(ref("softmax"), level=Level.WEAK)
    profile.review.add([ItemRef(ref("cross-entropy"))])
    studio: Studio = request.getfixturevalue("studio")
    keys: Keys = request.getfixturevalue("keys")
    view = studio.window.pane.view
    assert view is not None
    keys(Qt.Key.Key_F5, shows=first_kind(studio))
    seen: set[str] = set()
    for _ in range(12):
        current = studio.reviewing.current
        if current is None:
            break
        if current.item == WHOLE:
            assert view.fragment == "card"
            assert "要点" not in text(qtbot, studio)
            assert "point" not in text(qtbot, studio)
            keys(Qt.Key.Key_Space, shows="card-answer")
            point = "要点二" if language is Language.ZH else "second point"
            assert point in text(qtbot, studio)
        else:
            assert view.fragment == "card-item"
            right = "对的" if language is Language.ZH else "the right one"
            first = evaluate(qtbot, studio, "document.querySelector('.option-text').innerText")
            keys(Qt.Key.Key_1 if first == right else Qt.Key.Key_2)
            qtbot.waitUntil(
                lambda: evaluate(
                    qtbot, studio, "document.querySelector('[aria-checked=true]')!==null"
                )
            )
            keys(Qt.Key.Key_S)
            keys(Qt.Key.Key_Return, shows="card-answer")
            assert studio.reviewing.bar.suggested >= Rating.GOOD
        assert studio.reviewing.bar.stack.currentIndex() == 1
        seen.add(f"{current}")
        # Easy ends the learning at once; Space and Enter rate as suggested.
        QTest.keyClick(studio.window.windowHandle(), Qt.Key.Key_4)
        qtbot.waitUntil(lambda: view.fragment in {"card", "card-item", "home"})
        qtbot.waitUntil(lambda gone=current: studio.reviewing.current != gone, timeout=PATIENCE)
    assert len(seen) == 2  # one item of a question a day
    assert view.fragment == "home"
    done = "完成" if language is Language.ZH else "done"
    qtbot.waitUntil(lambda: done in text(qtbot, studio), timeout=PATIENCE)
    assert studio.reviewing.bar.isHidden()
    # One step back: the last card comes again, as it was before.
    control = Qt.KeyboardModifier.ControlModifier
    keys(Qt.Key.Key_Z, modifier=control)
    qtbot.waitUntil(lambda: studio.reviewing.current is not None)
    again = studio.reviewing.current
    assert again is not None
    card = profile.review.card(again)
    assert card is None or card.state is CardState.NEW
    keys(Qt.Key.Key_Z, modifier=control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: studio.reviewing.current is None)


def first_kind(studio: Studio) -> str:
    entry = studio.profile.review.next_entry()
    assert entry is not None
    return "card" if entry.item.item == WHOLE else "card-item"


def test_ticked_points_suggest_the_rating(
    qtbot: QtBot, studio: Studio, profile: Profile, keys: Keys
) -> None:
    profile.review.add([ItemRef(ref("softmax"))])
    bar = studio.reviewing.bar
    keys(Qt.Key.Key_F5, shows="card")
    keys(Qt.Key.Key_Return, shows="card-answer")
    assert bar.suggested == Rating.GOOD  # nothing ticked: nothing suggested
    view = studio.window.pane.view
    assert view is not None
    view.setFocus()
    keys(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: evaluate(qtbot, studio, "document.activeElement.dataset.point") == "0")
    page = view.focusProxy()
    assert page is not None
    QTest.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bar.suggested == Rating.HARD)  # three of four points' weight
    QTest.keyClick(page, Qt.Key.Key_Down)
    QTest.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bar.suggested == Rating.GOOD)
    assert "Good" in bar.hint.text()
    QTest.keyClick(page, Qt.Key.Key_2)  # a digit rates from there too
    qtbot.waitUntil(lambda: studio.reviewing.current is None or bar.stack.currentIndex() == 0)
    free = ItemRef(ref("softmax"))
    (log,) = profile.store.reviews.of_item(free)
    assert log.rating is Rating.HARD
    (recalled,) = profile.store.attempts.of_item(free)
    assert (recalled.id, recalled.score) == (log.attempt, 1.0)
    assert from_json(recalled.response) == Recall(frozenset({0, 1}))
    control = Qt.KeyboardModifier.ControlModifier
    keys(Qt.Key.Key_Z, modifier=control, shows="card")  # rating and ticks are taken back together
    assert profile.store.attempts.of_item(free) == []
    keys(Qt.Key.Key_Space, shows="card-answer")
    assert bar.suggested == Rating.GOOD  # nothing is ticked any more
    keys(Qt.Key.Key_3)
    qtbot.waitUntil(lambda: bool(profile.store.reviews.of_item(free)))
    assert profile.store.attempts.of_item(free) == []  # nothing ticked, nothing said


def test_an_item_unanswered_is_asked_about_once(
    qtbot: QtBot, studio: Studio, profile: Profile, keys: Keys
) -> None:
    item = ItemRef(ref("softmax"), ItemId("choose"))
    profile.review.add([item])
    keys(Qt.Key.Key_F5, shows="card-item")
    keys(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Nothing is answered yet" in text(qtbot, studio))
    keys(Qt.Key.Key_Return, shows="card-answer")
    assert studio.reviewing.bar.suggested == Rating.AGAIN
    assert [one.score for one in profile.store.attempts.of_item(item, 5)] == [0.0]
    attempt = profile.store.attempts.of_item(item, 5)[0]
    keys(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: bool(profile.store.reviews.of_item(item)))
    assert profile.store.reviews.of_item(item)[0].attempt == attempt.id


def test_bury_suspend_and_the_way_back(
    qtbot: QtBot, studio: Studio, profile: Profile, keys: Keys
) -> None:
    both = [ItemRef(ref("softmax")), ItemRef(ref("cross-entropy"))]
    profile.review.add(both)
    keys(Qt.Key.Key_F5, shows="card")
    first = studio.reviewing.current
    keys(Qt.Key.Key_Minus, shows="card")
    second = studio.reviewing.current
    assert second != first
    assert first is not None
    assert second is not None
    buried = profile.review.card(first)
    assert buried is not None
    assert buried.buried == profile.review.today()
    keys(Qt.Key.Key_A)  # the full answer; the bar leads back
    qtbot.waitUntil(lambda: studio.reader.current == second.question)
    view = studio.window.pane.view
    assert view is not None
    qtbot.waitUntil(lambda: view.fragment == "")
    assert studio.reviewing.bar.stack.currentIndex() == 2
    keys(Qt.Key.Key_F5, shows="card")
    assert studio.reviewing.current == second
    keys(Qt.Key.Key_At, shows="home")
    assert [card.item for card in profile.review.suspended()] == [second]
    keys(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: profile.review.suspended() == [])


def test_switching_the_language_keeps_the_card_and_its_side(
    qtbot: QtBot, studio: Studio, profile: Profile, keys: Keys
) -> None:
    profile.review.add([ItemRef(ref("softmax"))])
    keys(Qt.Key.Key_F5, shows="card")
    keys(Qt.Key.Key_Space, shows="card-answer")
    keys(Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ControlModifier, shows="card-answer")
    assert "要点二" in text(qtbot, studio)
    assert studio.reviewing.bar.stack.currentIndex() == 1


def test_home_says_what_to_do_first_and_follows_what_is_done(
    qtbot: QtBot, studio: Studio, profile: Profile, keys: Keys
) -> None:
    keys(Qt.Key.Key_Home, modifier=Qt.KeyboardModifier.AltModifier, shows="home")
    assert "Begin here" in text(qtbot, studio)
    view = studio.window.pane.view
    assert view is not None
    with qtbot.waitSignal(view.fragment_shown, timeout=PATIENCE):
        profile.review.add([ItemRef(ref("softmax"))])
    assert "Due today" in text(qtbot, studio)
    with qtbot.waitSignal(
        view.fragment_shown, timeout=PATIENCE, check_params_cb=lambda kind: kind == "card"
    ):
        evaluate(qtbot, studio, "document.querySelector('[data-act=review]').click() ?? null")


def test_home_is_shown_at_the_start_where_one_likes(
    qtbot: QtBot, profile: Profile, libraries: Libraries, request: pytest.FixtureRequest
) -> None:
    profile.settings.start_page = StartPage.HOME
    from studyapp.web.view import AnswerView

    studio = Studio(profile, libraries, profile.store.folder.path)
    studio.window.show()
    view = AnswerView(request.getfixturevalue("page_profile"), studio.window)
    with qtbot.waitSignal(view.fragment_shown, timeout=PATIENCE):
        studio.attach(view)
        studio.complete(view)
    assert view.fragment == "home"
    studio.window.close()
    studio.window.deleteLater()
    studio.deleteLater()


def test_statistics_are_saved_as_picture_and_numbers(
    qtbot: QtBot, studio: Studio, profile: Profile, keys: Keys, tmp_path: Path
) -> None:
    for question in QUIZZED:
        profile.review.rate(ItemRef(ref(question)), Rating.GOOD, 12)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    keys(Qt.Key.Key_S, modifier=shift, shows="statistics")
    svg = evaluate(
        qtbot,
        studio,
        "studyapp.figures.flatten(document.querySelector('#plot-mastery .plot-canvas svg'))",
    )
    page = studio.statistics
    for kind in ("svg", "png", "csv"):
        page.write(tmp_path / f"map.{kind}", "mastery", kind, svg)
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "Topic,Questions,Mastery" in (tmp_path / "map.csv").read_text(encoding="utf-8-sig")


def test_the_exam_is_planned_and_dropped(qtbot: QtBot, studio: Studio, profile: Profile) -> None:
    profile.review.add([ItemRef(ref("softmax"))])
    dialog = studio.planning.open()
    assert dialog is not None
    dialog.field.setDate(QDate(2026, 12, 1))
    tree = dialog.tree
    assert tree.topLevelItemCount() == 1  # the one topic with items that are not under review
    top = tree.topLevelItem(0)
    assert top is not None
    top.setCheckState(0, Qt.CheckState.Checked)
    assert len(dialog.chosen()) == 3
    dialog.compute()
    assert dialog.plan is not None
    assert dialog.plan.cards == 4
    assert "card" in dialog.said.text()
    dialog.use.click()
    assert profile.settings.review_exam_date is not None
    assert profile.settings.review_exam_date.isoformat() == "2026-12-01"
    assert profile.review.exam.accepted
    assert len(profile.store.cards.all()) == 4
    dialog = studio.planning.open()
    assert dialog is not None
    assert not dialog.drop.isHidden()
    dialog.drop.click()
    assert profile.settings.review_exam_date is None


def test_the_settings_of_reviews_take_effect_at_once(qtbot: QtBot, profile: Profile) -> None:
    page = ReviewPage(profile.settings)
    qtbot.addWidget(page)
    page.retention.setValue(85)
    page.new.setValue(7)
    page.reviews.setValue(70)
    page.rollover.setValue(2)
    page.home.setChecked(True)
    settings = profile.settings
    assert (settings.review_retention, settings.review_new_per_day) == (0.85, 7)
    assert (settings.review_reviews_per_day, settings.review_rollover) == (70, 2)
    assert settings.start_page is StartPage.HOME
    settings.review_new_per_day = 9
    assert page.new.value() == 9


# -- what happens meanwhile -----------------------------------------------------------------------


def test_a_bank_closed_meanwhile_takes_its_cards_along(
    qtbot: QtBot, studio: Studio, profile: Profile, keys: Keys, libraries: Libraries
) -> None:
    profile.review.add([ItemRef(ref("softmax")), ItemRef(ref("cross-entropy"))])
    keys(Qt.Key.Key_F5, shows="card")
    view = studio.window.pane.view
    assert view is not None
    with qtbot.waitSignal(
        view.fragment_shown, timeout=PATIENCE, check_params_cb=lambda kind: kind == "home"
    ):
        libraries.remove(BANK)
    assert studio.reviewing.current is None
    assert studio.reviewing.bar.isHidden()
    keys(Qt.Key.Key_F5, shows="home")  # nothing can be shown: no endless search for a card


@pytest.mark.parametrize("turned", [False, True])
def test_another_day_begins_while_a_card_is_shown(
    qtbot: QtBot,
    studio: Studio,
    profile: Profile,
    keys: Keys,
    clock: list[datetime],
    turned: bool,
) -> None:
    item = ItemRef(ref("softmax"))
    profile.review.rate(item, Rating.EASY)
    card = profile.review.card(item)
    assert card is not None
    clock[0] = card.due
    keys(Qt.Key.Key_F5, shows="card")
    bar = studio.reviewing.bar
    if turned:
        keys(Qt.Key.Key_Space, shows="card-answer")
    before = bar.buttons[3].text()
    days: list[bool] = []
    studio.day.turned.connect(lambda: days.append(True))
    studio.day.look()
    days.clear()
    clock[0] += timedelta(days=40)
    studio.day.look()
    assert days == [True]
    assert studio.reviewing.current == item
    if turned:
        assert bar.buttons[3].text() != before  # what the button says is what happens
    studio.day.look()
    assert days == [True]


def test_a_restored_backup_leaves_no_card_of_the_store_before(
    qtbot: QtBot, studio: Studio, profile: Profile, keys: Keys
) -> None:
    from studyapp.store.backups import Reason

    backup = profile.store.backups.make(Reason.BY_HAND)
    profile.review.add([ItemRef(ref("softmax"), ItemId("choose"))])
    keys(Qt.Key.Key_F5, shows="card-item")
    view = studio.window.pane.view
    assert view is not None
    with qtbot.waitSignal(
        view.fragment_shown, timeout=PATIENCE, check_params_cb=lambda kind: kind == "home"
    ):
        profile.restore(backup.path)
    assert studio.reviewing.current is None
    assert profile.review.all_cards() == []


def test_weak_topics_and_questions_are_proposed_on_the_home_page(
    qtbot: QtBot, studio: Studio, profile: Profile, keys: Keys
) -> None:
    from studyapp.items.marking import Marking
    from studyapp.quiz.session import Entry

    for question in (*QUIZZED, *QUIZZED, *QUIZZED):
        asked = Entry(ItemRef(ref(question), ItemId("choose")), 1)
        wrong = profile.review.answered(asked, None, Marking(0.0, False), Language.EN, 9)
        profile.review.keep(wrong)
    keys(Qt.Key.Key_Home, modifier=Qt.KeyboardModifier.AltModifier, shows="home")
    qtbot.waitUntil(lambda: "Proposed bookmarks" in text(qtbot, studio), timeout=PATIENCE)
    assert "6 answers in this topic" in text(qtbot, studio)
    click = "document.querySelector('.proposals [data-act=adopt]').click() ?? null"
    evaluate(qtbot, studio, click)
    marks = profile.store.bookmarks
    qtbot.waitUntil(lambda: len(marks.all()) == 2)
    assert {mark.level for mark in marks.all()} == {Level.WEAK}
    qtbot.waitUntil(lambda: "Proposed bookmarks" not in text(qtbot, studio), timeout=PATIENCE)
