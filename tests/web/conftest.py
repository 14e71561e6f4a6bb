"""The real page: one profile for the session, a fresh view for each test."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from web_pages import answer

from studyapp.model.library import AnswerPage
from studyapp.web import scheme
from studyapp.web.bridge import WORLD
from studyapp.web.profile import StudyProfile, make_profile
from studyapp.web.view import AnswerView

scheme.register()  # before the application object is made

ShowPage = Callable[..., None]
Evaluate = Callable[[str], Any]


@pytest.fixture(scope="session")
def profile(qapp: QApplication) -> StudyProfile:
    return make_profile(qapp)


@pytest.fixture
def page_errors(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Errors the page logs; a test that expects some clears the list."""
    caplog.set_level(logging.INFO, "studyapp.web")
    expected: list[str] = []
    yield expected
    errors = [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("studyapp.web") and record.levelno >= logging.ERROR
    ]
    unexpected = [text for text in errors if not any(part in text for part in expected)]
    assert unexpected == []


@pytest.fixture
def view(qtbot: QtBot, profile: StudyProfile, page_errors: list[str]) -> Iterator[AnswerView]:
    view = AnswerView(profile)
    view.resize(1000, 700)
    view.show()
    yield view
    view.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@pytest.fixture
def show(qtbot: QtBot, view: AnswerView) -> ShowPage:
    """Show an answer and wait until it is on the screen."""

    def show_and_wait(page: AnswerPage | str, **options: Any) -> None:
        with qtbot.waitSignal(view.shown, timeout=10_000):
            view.show_page(answer(page) if isinstance(page, str) else page, **options)

    return show_and_wait


@pytest.fixture
def evaluate(qtbot: QtBot, view: AnswerView) -> Evaluate:
    """The value of an expression in the page's isolated world."""

    def run(code: str) -> Any:
        results: list[str] = []
        view.page().runJavaScript(f"JSON.stringify({code})", WORLD, results.append)
        qtbot.waitUntil(lambda: bool(results), timeout=10_000)
        return json.loads(results[0]) if results[0] else None

    return run
