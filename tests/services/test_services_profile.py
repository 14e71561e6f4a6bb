"""Settings that stay, backups in the background, a restored moment, back and forward."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from studyapp.base.paths import DataFolder
from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language
from studyapp.services.history import EVERYTHING, Change
from studyapp.services.navigation import Navigation, Place
from studyapp.services.profile import Profile
from studyapp.services.settings import ReadingMode, Settings, Theme
from studyapp.store import DamagedStoreError, StoreError
from studyapp.store.backups import Reason
from studyapp.store.notes import NotePart
from studyapp.store.reading import Position

BANK = BankId("deep-learning")
ADAM = QuestionRef(BANK, QuestionId("adam"))


def test_settings_stay(qapp: object, folder: DataFolder) -> None:
    profile = Profile.open(folder)
    settings = profile.settings
    assert (settings.language, settings.theme, settings.zoom) == (None, Theme.SYSTEM, 1.0)
    settings.language = Language.ZH
    settings.theme = Theme.DARK
    settings.zoom = 1.25
    settings.text_size = 18
    settings.keys = {"search.open": ("Ctrl+K", "/")}
    settings.reading_mode = ReadingMode.RECALL
    settings.software_rendering = True
    settings.geometry = b"\x00\xffgeometry"
    settings.set_splitter("main", [250, 700])
    settings.set_expanded(BANK, [TopicId("training"), TopicId("training/losses")])
    settings.set_last_question(BANK, ADAM.question)
    settings.set_panel("bookmarks", {"sort": "level"})
    profile.close()

    profile = Profile.open(folder)
    settings = profile.settings
    assert settings.language is Language.ZH
    assert settings.theme is Theme.DARK
    assert (settings.zoom, settings.text_size) == (1.25, 18.0)
    assert settings.keys == {"search.open": ("Ctrl+K", "/")}
    assert settings.reading_mode is ReadingMode.RECALL
    assert settings.software_rendering is True
    assert settings.geometry == b"\x00\xffgeometry"
    assert settings.splitter("main") == (250, 700)
    assert settings.expanded(BANK) == {"training", "training/losses"}
    assert (settings.last_bank, settings.last_question(BANK)) == (BANK, "adam")
    assert settings.panel("bookmarks") == {"sort": "level"}
    settings.theme = Theme.SYSTEM  # the default again: nothing is kept of it
    assert "theme" not in profile.store.settings.all()
    profile.close()


def test_settings_tell_what_changed_and_only_then(profile: Profile) -> None:
    told: list[str] = []
    profile.settings.changed.connect(told.append)
    profile.settings.zoom = 1.5
    profile.settings.zoom = 1.5
    profile.settings.theme = Theme.SYSTEM
    profile.settings.set_splitter("main", (1, 2))
    profile.settings.set_splitter("main", (1, 2))
    assert told == ["zoom", "splitter/main"]


def test_what_changes_often_is_saved_a_moment_later(qtbot: QtBot, profile: Profile) -> None:
    for width in range(50):
        profile.settings.set_splitter("main", [width, 100])
    assert profile.store.settings.get("splitter/main") is None
    qtbot.waitUntil(lambda: profile.store.settings.get("splitter/main") == [49, 100])
    profile.settings.set_splitter("main", [1, 1])
    profile.settings.zoom = 2.0  # takes along what waits
    assert profile.store.settings.get("splitter/main") == [1, 1]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("theme", "purple"),
        ("theme", 3),
        ("language", "fr"),
        ("zoom", "big"),
        ("zoom", 99),
        ("zoom", True),
        ("keys", [1]),
        ("keys", {"a": 3}),
        ("geometry", "no base64!"),
        ("geometry", 4),
        ("software_rendering", "yes"),
        ("text_font", 3),
        ("reading_mode", None),
    ],
)
def test_a_value_that_makes_no_sense_is_the_default(
    qapp: object, folder: DataFolder, name: str, raw: object
) -> None:
    profile = Profile.open(folder)
    profile.store.settings.put({name: raw})
    profile.close()
    profile = Profile.open(folder)
    assert getattr(profile.settings, name) == getattr(Settings, name).default
    profile.close()


def test_a_setting_that_cannot_be_saved_later_is_said(qtbot: QtBot, profile: Profile) -> None:
    profile.store._database.execute("PRAGMA query_only = 1")
    with qtbot.waitSignal(profile.history.failed) as said:
        profile.settings.set_splitter("main", [1, 2])
    assert isinstance(said.args[0], StoreError)
    with qtbot.waitSignal(profile.history.failed):
        profile.reading.scrolled(Position(ADAM, Language.EN, "", 1.0))
    with pytest.raises(StoreError):
        profile.settings.zoom = 3.0
    assert profile.settings.zoom == 1.0
    profile.store._database.execute("PRAGMA query_only = 0")
    profile.flush()
    assert profile.store.settings.get("splitter/main") == [1, 2]


def test_the_daily_backup_is_made_once(qtbot: QtBot, profile: Profile) -> None:
    with qtbot.waitSignal(profile.backups.made) as made:
        profile.backups.make_daily()
    assert made.args[0].reason is Reason.DAILY
    with qtbot.assertNotEmitted(profile.backups.made):
        profile.backups.make_daily()
        profile.backups.wait()
        QCoreApplication.processEvents()
    assert len(profile.backups.list()) == 1


def test_a_damaged_database_is_told_by_the_backup(qtbot: QtBot, folder: DataFolder) -> None:
    profile = Profile.open(folder)
    for number in range(400):  # far more than the schema itself takes
        ref = QuestionRef(BANK, QuestionId(f"q{number}"))
        profile.notes.write(ref, NotePart.NOTE, "text " * 100)
    profile.close()
    raw = bytearray(folder.database.read_bytes())
    raw[len(raw) // 2 :] = os.urandom(len(raw) - len(raw) // 2)
    folder.database.write_bytes(raw)
    profile = Profile.open(folder)
    with qtbot.waitSignal(profile.backups.failed) as failed:
        profile.backups.make_daily()
    assert isinstance(failed.args[0], DamagedStoreError)
    profile.close()


def test_restoring_from_the_window(qtbot: QtBot, profile: Profile, told: list[Change]) -> None:
    profile.bookmarks.toggle(ADAM)
    profile.settings.theme = Theme.DARK
    with qtbot.waitSignal(profile.backups.made) as made:
        profile.backups.make()
    profile.bookmarks.remove([ADAM])
    profile.settings.theme = Theme.LIGHT
    names: list[str] = []
    profile.settings.changed.connect(names.append)
    told.clear()
    profile.backups.restore(made.args[0].path)
    assert profile.bookmarks.get(ADAM) is not None
    assert profile.settings.theme is Theme.DARK
    assert told == [Change(EVERYTHING, frozenset())]
    assert names == ["theme"]
    assert not profile.undo.can_undo
    assert profile.backups.list()[0].reason is Reason.BEFORE_RESTORE
    profile.bookmarks.remove([ADAM])  # and it goes on


def test_a_backup_that_cannot_be_restored_changes_nothing(profile: Profile) -> None:
    profile.bookmarks.toggle(ADAM)
    with pytest.raises(StoreError, match="no backup"):
        profile.backups.restore(profile.store.folder.backups / "gone.db")
    assert profile.bookmarks.get(ADAM) is not None
    profile.bookmarks.toggle(ADAM)


def test_only_what_is_used_is_loaded(profile: Profile) -> None:
    assert "notes" not in vars(profile)
    assert profile.notes is profile.notes
    assert "notes" in vars(profile)


def place(name: str, anchor: str = "") -> Place:
    return Place(QuestionRef(BANK, QuestionId(name)), anchor)


def test_back_and_forward(qapp: object) -> None:
    navigation = Navigation()
    moves: list[Place | None] = []
    navigation.changed.connect(lambda: moves.append(navigation.current))
    assert navigation.current is None
    assert navigation.back() is None
    assert navigation.forward() is None
    navigation.scrolled(3.0)
    for name in "abc":
        navigation.visit(place(name))
    navigation.visit(place("c"))  # where one is already
    assert len(moves) == 3
    navigation.scrolled(120.0)
    assert navigation.back() == place("b")
    assert navigation.forward() == Place(place("c").ref, "", 120.0)
    navigation.back()
    navigation.back()
    assert not navigation.can_go_back
    navigation.visit(place("d", "example"))
    assert not navigation.can_go_forward
    assert navigation.back() == place("a")


def test_the_way_back_is_bounded(qapp: object) -> None:
    navigation = Navigation(limit=3)
    for name in "abcdef":
        navigation.visit(place(name))
    found = [navigation.current]
    while navigation.can_go_back:
        found.append(navigation.back())
    assert found == [place("f"), place("e"), place("d")]
