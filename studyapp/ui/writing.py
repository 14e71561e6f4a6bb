"""One's own words: notes with their preview, highlights, margin notes, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
)

from studyapp.base.errors import StudyAppError
from studyapp.model.ids import QuestionRef
from studyapp.model.library import AnswerPage
from studyapp.services.history import Change
from studyapp.services.profile import Profile
from studyapp.store.highlights import Anchor, Colour, HighlightId
from studyapp.store.notes import NotePart
from studyapp.ui.reader import Reader
from studyapp.ui.window import MainWindow

if TYPE_CHECKING:
    from studyapp.web.view import AnswerView, OwnPart

SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")
SECTION = {NotePart.ANSWER: "mine", NotePart.NOTE: "note"}


class Writing(QObject):
    """Notes, highlights and remarks on the question that is open."""

    def __init__(self, window: MainWindow, profile: Profile, reader: Reader) -> None:
        super().__init__(window)
        self._window = window
        self._attempt = window.pane.notices.attempt
        self._profile = profile
        self._reader = reader
        self._view: AnswerView | None = None
        self._saving = False
        self._ref: QuestionRef | None = None  # whose texts stand in the editors
        self._unsaved: dict[tuple[QuestionRef, NotePart], str] = {}  # a full disk, for example
        panel = window.notes
        panel.typed.connect(lambda *_: self._preview(typing=True))
        panel.rested.connect(self._save)
        panel.left.connect(self._left)
        panel.escaped.connect(window.pane.setFocus)
        window.may_close = self.may_close
        reader.opened.connect(self._opened)
        profile.history.changed.connect(self._changed)
        actions = window.actions_table
        actions.on("highlight", lambda: self._request(note=False))
        actions.on("margin-note", lambda: self._request(note=True))
        actions.on("remark", self._remark)

    def attach(self, view: AnswerView) -> None:
        """The page is there."""
        self._view = view
        view.highlight_requested.connect(self._add_highlight)
        view.highlight_activated.connect(self._edit_highlight)
        view.context_requested.connect(self._menu)
        self._preview()

    # -- notes --------------------------------------------------------------------------------

    def _opened(self, ref: QuestionRef, page: AnswerPage) -> None:
        del page
        self._window.notes.save_now()  # of the question before
        self._ref = ref
        self._window.notes.set_texts(self._texts(ref))
        if self.parts():  # a newly shown answer comes without any
            self._preview()

    def _preview(self, *, typing: bool = False) -> None:
        if self._view is None:
            return
        self._view.set_own(self.parts(), typing=typing)

    def parts(self) -> list[OwnPart]:
        """One's own texts as the page takes them, as they stand in the editors."""
        texts = {part: self._window.notes.text(part) for part in NotePart}
        if not any(text.strip() for text in texts.values()):
            return []
        from studyapp.render.preview import render_note  # Markdown takes a while to import

        titles = {NotePart.ANSWER: self.tr("My answer"), NotePart.NOTE: self.tr("My notes")}
        return [
            {"key": SECTION[part], "title": titles[part], "html": render_note(text)}
            for part, text in texts.items()
            if text.strip()
        ]

    def _save(self, part: NotePart, text: str) -> None:
        ref = self._ref
        if ref is None:
            return
        self._unsaved[ref, part] = text
        error = self._save_unsaved()
        if error is not None:
            self._window.pane.notices.say_error(error)

    def save_all(self) -> StudyAppError | None:
        """Save what was typed; what could not be saved stays, and why is returned."""
        self._window.notes.save_now()
        return self._save_unsaved()

    def may_close(self) -> bool:
        """Whether all that was written is saved; where it cannot be, the person decides."""
        from studyapp.ui.errors import error_words

        while (error := self.save_all()) is not None:
            box = QMessageBox(self._window)
            box.setIcon(QMessageBox.Icon.Warning)
            box.setWindowTitle("StudyApp")
            box.setText(self.tr("What you wrote last is not saved."))
            box.setInformativeText(error_words(error))
            again = box.addButton(self.tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
            copy = box.addButton(self.tr("Copy the text"), QMessageBox.ButtonRole.ActionRole)
            leave = box.addButton(
                self.tr("Close without it"), QMessageBox.ButtonRole.DestructiveRole
            )
            box.addButton(QMessageBox.StandardButton.Cancel)
            box.setDefaultButton(again)
            box.exec()
            chosen = box.clickedButton()
            box.deleteLater()
            if chosen is copy:
                QGuiApplication.clipboard().setText("\n\n".join(self._unsaved.values()))
            elif chosen is not again:
                return chosen is leave
        return True

    def _save_unsaved(self) -> StudyAppError | None:
        self._saving = True
        try:
            for (ref, part), text in list(self._unsaved.items()):
                self._profile.notes.type(ref, part, text)
                del self._unsaved[ref, part]
        except StudyAppError as error:
            return error
        finally:
            self._saving = False
        return None

    def _texts(self, ref: QuestionRef) -> dict[NotePart, str]:
        return {
            part: self._unsaved.get((ref, part), self._profile.notes.text(ref, part))
            for part in NotePart
        }

    def _left(self) -> None:
        try:
            self._profile.notes.finish()
        except StudyAppError as error:
            self._window.pane.notices.say_error(error)

    def _changed(self, change: Change) -> None:
        ref = self._reader.current
        if ref is None:
            return
        if change.concerns("note", ref) and not self._saving:
            self._window.notes.set_texts(self._texts(ref))
            self._preview()
        if change.concerns("highlight", ref) and self._view is not None and self._reader.page:
            self._view.set_highlights(self._reader.highlights(ref, self._reader.page.language))

    # -- highlights ---------------------------------------------------------------------------

    def _request(self, *, note: bool) -> None:
        if self._view is None:
            return
        if self._view.hasSelection():
            self._view.request_highlight("yellow", note)
        else:
            self._window.pane.notices.say(
                self.tr("Select some text of the answer first, then press the key again."),
                passing=True,
            )

    def _add_highlight(self, wanted: dict[str, Any]) -> None:
        page = self._reader.page
        if page is None:
            return
        anchor = Anchor(
            wanted["section"],
            wanted["quote"],
            wanted.get("prefix", ""),
            wanted.get("suffix", ""),
            int(wanted.get("start", 0)),
        )
        ref, language, colour = page.ref, page.language, Colour(wanted["colour"])

        def add(note: str = "") -> None:
            self._attempt(lambda: self._profile.highlights.add(ref, language, anchor, colour, note))

        if wanted.get("note"):  # marked with the note or, when that is cancelled, not at all
            dialog = self._note_dialog(anchor.quote, "")
            dialog.accepted.connect(lambda: add(dialog.text()))
            dialog.open()
        else:
            add()

    def _edit_highlight(self, identity: str) -> None:
        page = self._reader.page
        mark = self._profile.highlights.get(page.ref, HighlightId(identity)) if page else None
        if page is None or mark is None:
            return
        ref = page.ref
        dialog = self._note_dialog(mark.anchor.quote, mark.note)
        remove = dialog.buttons.addButton(
            self.tr("Remove the highlight"), QDialogButtonBox.ButtonRole.DestructiveRole
        )

        def removed() -> None:
            self._attempt(lambda: self._profile.highlights.remove(ref, HighlightId(identity)))
            dialog.reject()

        remove.clicked.connect(removed)
        dialog.accepted.connect(
            lambda: self._attempt(
                lambda: self._profile.highlights.edit(
                    ref, HighlightId(identity), note=dialog.text()
                )
            )
        )
        dialog.open()

    def _note_dialog(self, quote: str, note: str) -> WordsDialog:
        return WordsDialog(self._window, self.tr("Margin note"), f"“{quote}”", note)

    # -- remarks ------------------------------------------------------------------------------

    def _remark(self) -> None:
        page = self._reader.page
        if page is None:
            return
        dialog = WordsDialog(
            self._window,
            self.tr("Something is wrong here"),
            self.tr(
                "What is wrong, and what would be right? Remarks stay on this computer; "
                "export them from the File menu."
            ),
            "",
        )
        dialog.accepted.connect(lambda: self._keep_remark(page, dialog.text()))
        dialog.open()

    def _keep_remark(self, page: AnswerPage, text: str) -> None:
        if not text:
            return
        try:
            self._profile.remarks.add(page.ref, page.language, text, revision=page.revision)
        except StudyAppError as error:
            self._window.pane.notices.say_error(error)
            return
        self._window.pane.notices.say(
            self.tr("Remark kept. File › Export remarks writes them all to a file."), passing=True
        )

    # -- the page's menu ----------------------------------------------------------------------

    def _menu(self, target: dict[str, str], position: QPoint) -> None:
        menu = QMenu(self._window)
        actions = self._window.actions_table
        copy = QGuiApplication.clipboard().setText
        if target.get("tex"):
            menu.addAction(self.tr("Copy formula as TeX"), lambda: copy(target["tex"]))
        if target.get("code"):
            menu.addAction(self.tr("Copy code"), lambda: copy(target["code"]))
        if target.get("link"):
            link = target["link"]
            menu.addAction(self.tr("Open link"), lambda: self._reader.follow(link))
            if not link.startswith("q:"):
                menu.addAction(self.tr("Copy link"), lambda: copy(link))
        if target.get("selected"):
            menu.addAction(actions["copy"])
            menu.addAction(actions["highlight"])
            menu.addAction(actions["margin-note"])
        if target.get("highlight"):
            identity = target["highlight"]
            menu.addAction(self.tr("Margin note…"), lambda: self._edit_highlight(identity))
            page = self._reader.page
            if page is not None:
                ref = page.ref
                menu.addAction(
                    self.tr("Remove the highlight"),
                    lambda: self._attempt(
                        lambda: self._profile.highlights.remove(ref, HighlightId(identity))
                    ),
                )
        if menu.actions():
            menu.addSeparator()
        for command in ("back", "forward", "bookmark", "find", "print", "remark"):
            menu.addAction(actions[command])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)


class WordsDialog(QDialog):
    """Asks for some words under a title, with an explanation above the field."""

    def __init__(self, window: MainWindow, title: str, above: str, text: str) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        label = QLabel(above)
        label.setTextFormat(Qt.TextFormat.PlainText)  # it may quote a bank, which is not trusted
        label.setObjectName("quiet")
        label.setWordWrap(True)
        self.field = QPlainTextEdit(text)
        self.field.setTabChangesFocus(True)
        self.field.setMinimumSize(420, 140)
        self.field.setAccessibleName(title)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        for key in SAVE_KEYS:  # Enter alone is a new line
            QShortcut(QKeySequence(key), self, self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label)
        layout.addWidget(self.field)
        layout.addWidget(self.buttons)

    def text(self) -> str:
        """What was typed."""
        return self.field.toPlainText().strip()
