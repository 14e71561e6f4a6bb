"""The questions asked before a session is left, submitted, or the window closed over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from studyapp.quiz.session import Session

translate = QCoreApplication.translate
Act = Callable[[], object]


def ask_to_leave(parent: QWidget, leave: Act, give_up: Act) -> QMessageBox:
    """Leave the session, give it up, or stay."""
    box = _box(parent, translate("QuizAsking", "Leave the session"))
    box.setText(translate("QuizAsking", "Leave the session before its end?"))
    box.setInformativeText(
        translate("QuizAsking", "All answers are kept, the clock stops, and it is offered again.")
    )
    leaving = box.addButton(translate("QuizAsking", "Leave"), QMessageBox.ButtonRole.AcceptRole)
    giving_up = box.addButton(
        translate("QuizAsking", "Give it up"),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    stay = box.addButton(translate("QuizAsking", "Stay"), QMessageBox.ButtonRole.RejectRole)
    _open(box, leaving, stay, [(leaving, leave), (giving_up, give_up)])
    return box


def ask_to_submit(parent: QWidget, session: Session, submit: Act) -> QMessageBox:
    """End the session or go on; says what is not answered and what is flagged."""
    box = _box(parent, translate("QuizAsking", "Submit"))
    box.setText(translate("QuizAsking", "End the session and see the result?"))
    missing = len(session.entries) - len(session.answered)
    facts = []
    if missing:
        facts.append(translate("QuizAsking", "Not answered: {count}.").format(count=missing))
    if session.flags:
        flagged = len(session.flags)
        facts.append(translate("QuizAsking", "Flagged: {count}.").format(count=flagged))
    answered = translate("QuizAsking", "All items are answered.")
    box.setInformativeText(" ".join(facts).replace("。 ", "。") or answered)
    submitting = box.addButton(translate("QuizAsking", "Submit"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(
        translate("QuizAsking", "Go on answering"),
        QMessageBox.ButtonRole.RejectRole,
    )
    _open(box, submitting, stay, [(submitting, submit)])
    return box


def may_close_over_exam(parent: QWidget) -> bool:
    """Ask whether the window may close in the middle of an exam."""
    box = _box(parent, "StudyApp")
    box.setText(translate("QuizAsking", "An exam is under way. Close all the same?"))
    box.setInformativeText(
        translate(
            "QuizAsking", "All answers are kept; the exam is offered again at the next start."
        )
    )
    close = box.addButton(translate("QuizAsking", "Close"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(translate("QuizAsking", "Stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    closes = box.clickedButton() is close
    box.deleteLater()
    return closes


def _box(parent: QWidget, title: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    return box


def _open(
    box: QMessageBox,
    default: QPushButton,
    escape: QPushButton,
    acts: Sequence[tuple[QPushButton, Act]],
) -> None:
    box.setDefaultButton(default)
    box.setEscapeButton(escape)

    def answered(button: object) -> None:
        for asked, act in acts:
            if button is asked:
                act()

    box.buttonClicked.connect(answered)
    box.finished.connect(box.deleteLater)
    box.open()
