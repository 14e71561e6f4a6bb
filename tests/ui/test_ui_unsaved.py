"""What was written and could not be saved is never thrown away silently."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from studyapp.services.profile import Profile
from studyapp.store.notes import NotePart
from studyapp.ui.studio import Studio


def press(word: str, seen: list[str]) -> None:
    """Press a button of the question that is asked, once it is."""
    box = QApplication.activeModalWidget()
    if not isinstance(box, QMessageBox):
        QTimer.singleShot(20, lambda: press(word, seen))
        return
    seen.append(box.text())
    next(button for button in box.buttons() if button.text().replace("&", "") == word).click()


def forbid_writing(profile: Profile, forbidden: bool) -> None:
    profile.store._database.execute(f"PRAGMA query_only = {int(forbidden)}")


def test_closing_asks_while_a_note_cannot_be_saved(
    qtbot: QtBot, studio: Studio, profile: Profile
) -> None:
    window, ref = studio.window, studio.reader.current
    assert ref is not None
    window.notes.editors[NotePart.ANSWER].setPlainText("worth keeping")
    forbid_writing(profile, True)
    seen: list[str] = []
    QTimer.singleShot(0, lambda: press("Cancel", seen))
    assert not window.close()
    assert seen == ["What you wrote last is not saved."]
    assert window.isVisible()
    assert window.notes.text(NotePart.ANSWER) == "worth keeping"
    forbid_writing(profile, False)
    assert window.close()
    assert profile.notes.text(ref, NotePart.ANSWER) == "worth keeping"


def test_a_note_that_could_not_be_saved_survives_another_question(
    qtbot: QtBot, studio: Studio, profile: Profile
) -> None:
    window, ref = studio.window, studio.reader.current
    assert ref is not None
    forbid_writing(profile, True)
    window.notes.editors[NotePart.NOTE].setPlainText("of the first")
    window.notes.save_now()
    forbid_writing(profile, False)
    with qtbot.waitSignal(studio.readable):
        studio.reader.following()
    assert window.notes.text(NotePart.NOTE) == ""
    assert studio.writing.save_all() is None
    assert profile.notes.text(ref, NotePart.NOTE) == "of the first"


def test_the_text_can_be_copied_before_closing(
    qtbot: QtBot, studio: Studio, profile: Profile
) -> None:
    studio.window.notes.editors[NotePart.NOTE].setPlainText("to the clipboard")
    forbid_writing(profile, True)
    seen: list[str] = []

    def copy_then_leave() -> None:
        press("Copy the text", seen)
        QTimer.singleShot(50, lambda: press("Cancel", seen))

    QTimer.singleShot(0, copy_then_leave)
    assert not studio.window.close()
    assert QGuiApplication.clipboard().text() == "to the clipboard"
    forbid_writing(profile, False)
