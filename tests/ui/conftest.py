"""The window over a real library, a real store and the real page."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_bank import BANK, write_bank

from studyapp.bank.reader import read_bank
from studyapp.base.paths import DataFolder
from studyapp.library.compile import compile_bank
from studyapp.model.language import Language
from studyapp.services.libraries import BankSource, Libraries, library_path
from studyapp.services.profile import Profile
from studyapp.services.settings import Theme
from studyapp.ui.look import Look
from studyapp.ui.studio import Studio
from studyapp.web import scheme
from studyapp.web.profile import StudyProfile, make_profile
from studyapp.web.view import AnswerView

scheme.register()  # before the application object is made

PATIENCE = 20_000  # milliseconds


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", default="", help="a folder for pictures of every view")


@pytest.fixture(scope="session")
def bank_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small bank and, beside it, its library, compiled once."""
    place = tmp_path_factory.mktemp("bank")
    write_bank(place / "small")
    compile_bank(read_bank(place / "small"), place / "small.db")
    return place / "small"


@pytest.fixture(scope="session")
def page_profile(qapp: QApplication) -> StudyProfile:
    return make_profile(qapp)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def libraries(qapp: QApplication, folder: DataFolder, bank_folder: Path) -> Iterator[Libraries]:
    target = library_path(folder, BANK)
    target.parent.mkdir(parents=True)
    shutil.copy(bank_folder.with_suffix(".db"), target)
    opened = Libraries(folder, [BankSource(BANK, bank_folder)])
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def profile(qapp: QApplication, folder: DataFolder) -> Iterator[Profile]:
    time = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)

    def now() -> datetime:
        nonlocal time
        time += timedelta(seconds=1)
        return time

    opened = Profile.open(folder, now)
    opened.settings.welcomed = True
    opened.settings.language = Language.EN
    opened.settings.theme = Theme.LIGHT
    yield opened
    opened.close()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp)


def flush_deleted() -> None:
    """Delete what waits for it: a page must be gone before its profile."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@pytest.fixture
def open_studio(
    qtbot: QtBot,
    profile: Profile,
    libraries: Libraries,
    page_profile: StudyProfile,
    caplog: pytest.LogCaptureFixture,
) -> Iterator[Callable[[], Studio]]:
    """Opens the whole window with its page, as the program does."""
    caplog.set_level(logging.WARNING, "studyapp")
    opened: list[Studio] = []

    def make() -> Studio:
        studio = Studio(profile, libraries, profile.store.folder.path)
        opened.append(studio)
        studio.window.show()
        studio.window.activateWindow()
        view = AnswerView(page_profile, studio.window)
        with qtbot.waitSignal(studio.readable, timeout=PATIENCE):
            studio.attach(view)
            studio.complete(view)
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
        return studio

    yield make
    for studio in opened:
        studio.window.close()
        studio.window.deleteLater()
        studio.deleteLater()
    flush_deleted()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")  # each finds the application as a process begins with it
    assert [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING] == []


@pytest.fixture
def studio(open_studio: Callable[[], Studio]) -> Studio:
    """The window in English and the light theme, the first answer on the screen."""
    return open_studio()


@pytest.fixture(scope="session")
def pictures(request: pytest.FixtureRequest) -> Path | None:
    """Where pictures go, if they are wanted."""
    name = request.config.getoption("--pictures") or os.environ.get("STUDYAPP_PICTURES", "")
    if not name:
        return None
    place = Path(str(name)).absolute()
    place.mkdir(parents=True, exist_ok=True)
    return place
