"""Bookmarks, read marks, undo: the commands of studying and who shows their effects."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QMessageBox

from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language, Text
from studyapp.services.history import Change, UndoLabel
from studyapp.services.libraries import Libraries
from studyapp.services.profile import Profile
from studyapp.store.bookmarks import Level
from studyapp.ui.bookmarks.form import BookmarkForm
from studyapp.ui.bookmarks.list_model import BookmarkRow
from studyapp.ui.commands import QT_TRANSLATE_NOOP
from studyapp.ui.look import Look
from studyapp.ui.reader import Reader
from studyapp.ui.tree.nodes import Node
from studyapp.ui.window import MainWindow

RECENT = 50
LEISURE = 1_500  # ms after the start
LEVEL_COMMANDS = {
    "bookmark-weak": Level.WEAK,
    "bookmark-shaky": Level.SHAKY,
    "bookmark-solid": Level.SOLID,
}
UNDO_NAMES = {
    "bookmark.add": QT_TRANSLATE_NOOP("Undo", "bookmark"),
    "bookmark.change": QT_TRANSLATE_NOOP("Undo", "change of a bookmark"),
    "bookmark.remove": QT_TRANSLATE_NOOP("Undo", "removal of a bookmark"),
    "bookmark.import": QT_TRANSLATE_NOOP("Undo", "import of bookmarks"),
    "highlight.add": QT_TRANSLATE_NOOP("Undo", "highlight"),
    "highlight.change": QT_TRANSLATE_NOOP("Undo", "change of a highlight"),
    "highlight.remove": QT_TRANSLATE_NOOP("Undo", "removal of a highlight"),
    "note.edit": QT_TRANSLATE_NOOP("Undo", "typing in a note"),
    "read.mark": QT_TRANSLATE_NOOP("Undo", "mark as read"),
    "read.unmark": QT_TRANSLATE_NOOP("Undo", "mark as unread"),
    "progress.reset": QT_TRANSLATE_NOOP("Undo", "reset of progress"),
    "review.rate": QT_TRANSLATE_NOOP("Undo", "rating"),
    "review.learn": QT_TRANSLATE_NOOP("Undo", "ratings from a quiz"),
    "review.add": QT_TRANSLATE_NOOP("Undo", "adding to the reviews"),
    "review.remove": QT_TRANSLATE_NOOP("Undo", "removal from the reviews"),
    "review.bury": QT_TRANSLATE_NOOP("Undo", "putting off until tomorrow"),
    "review.unbury": QT_TRANSLATE_NOOP("Undo", "taking up again today"),
    "review.suspend": QT_TRANSLATE_NOOP("Undo", "suspension"),
    "review.unsuspend": QT_TRANSLATE_NOOP("Undo", "taking up again"),
    "review.leech": QT_TRANSLATE_NOOP("Undo", "prerequisites first"),
    "remark.add": QT_TRANSLATE_NOOP("Undo", "remark"),
    "remark.change": QT_TRANSLATE_NOOP("Undo", "change of a remark"),
    "remark.remove": QT_TRANSLATE_NOOP("Undo", "removal of a remark"),
}


class Studying(QObject):
    """Carries out bookmark, read-mark and undo commands; re-reads tree marks and lists."""

    quiz_wanted = Signal(str, str)  # bank, topic

    menu_asked = Signal(object, object)  # the tree's QMenu and the Node: others add what they do

    def __init__(
        self,
        window: MainWindow,
        profile: Profile,
        libraries: Libraries,
        reader: Reader,
        look: Look,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._attempt = window.pane.notices.attempt
        self._profile = profile
        self._libraries = libraries
        self._reader = reader
        self._look = look
        self._predicts = False
        QTimer.singleShot(LEISURE, self, self._predict)
        actions = window.actions_table
        actions.on("bookmark", self._toggle)
        for command, level in LEVEL_COMMANDS.items():
            actions.on(command, partial(self._set_level, level))
        actions.on("edit-bookmark", lambda: self.edit(reader.current))
        actions.on("mark-unread", self._mark_unread)
        actions.on("reset-topic", self._reset_current_topic)
        actions.on("undo", self._undo)
        actions.on("redo", self._redo)
        panel = window.bookmarks
        panel.opened.connect(reader.open)
        panel.level_wanted.connect(
            lambda ref, level: self._attempt(lambda: profile.bookmarks.edit(ref, level=level))
        )
        panel.edit_wanted.connect(self.edit)
        panel.remove_wanted.connect(
            lambda ref: self._attempt(lambda: profile.bookmarks.remove([ref]))
        )
        window.recent.opened.connect(reader.open)
        window.tree.context_wanted.connect(self._tree_menu)
        profile.history.changed.connect(self._changed)
        profile.undo.changed.connect(self.refresh_undo)
        window.retranslated.connect(self.refresh_undo)
        reader.opened.connect(lambda *_: self._refresh_actions())
        reader.covered_changed.connect(self._refresh_actions)
        libraries.changed.connect(lambda _bank: self.refresh())
        window.side.shown.connect(lambda _name: self._refresh_side())

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read all of it again."""
        self._refresh_marks()
        self._refresh_side()
        self._refresh_actions()
        self.refresh_undo()

    @property
    def _today(self) -> date | None:
        """The day that recall is predicted for; None until there is leisure to predict."""
        return self._profile.review.today() if self._predicts else None

    def _predict(self) -> None:
        """The tree shows what the reviews predict, which the start does not wait for."""
        self._predicts = True
        self._refresh_marks()

    def _refresh_marks(self) -> None:
        today = self._today
        for bank in self._libraries.banks:
            if self._libraries.get(bank) is not None:
                self._window.tree.set_marks(bank, self._profile.reading.marks(bank, today))

    def refresh_undo(self) -> None:
        """What undo and redo would do, in words."""
        undo, actions = self._profile.undo, self._window.actions_table
        for command, can, label in (
            ("undo", undo.can_undo, undo.undo_label),
            ("redo", undo.can_redo, undo.redo_label),
        ):
            action = actions[command]
            action.setEnabled(can)
            name = self.tr("Undo") if command == "undo" else self.tr("Redo")
            if label:
                of = self.tr("{command}: {what}")
                name = of.format(command=name, what=self._undo_name(label))
            action.setText(name)

    def set_language(self, language: Language) -> None:
        """Titles in this language."""
        self._window.bookmarks.set_language(language)
        self.refresh()

    def _undo_name(self, label: UndoLabel) -> str:
        words = QCoreApplication.translate("Undo", UNDO_NAMES.get(label.action, label.action))
        if len(label.refs) == 1:
            row = self._libraries.question(next(iter(label.refs)))
            if row is not None:
                title = row.title.shown(self._reader.language)
                short = title if len(title) <= 24 else title[:23] + "…"
                return self.tr("{what} ({question})").format(what=words, question=short)
        return words

    def _changed(self, change: Change) -> None:
        if change.kind in {"bookmark", "read", "note", "highlight", "card", "everything"}:
            if change.refs:
                today = self._today
                for ref in change.refs:
                    self._window.tree.set_mark(ref, self._profile.reading.mark_of(ref, today))
            else:
                self._refresh_marks()
        if change.kind in {"bookmark", "visit", "everything"}:
            self._refresh_side()
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        ref = None if self._reader.covered else self._reader.current
        actions = self._window.actions_table
        actions["bookmark"].setChecked(
            ref is not None and self._profile.bookmarks.get(ref) is not None
        )
        for command in (
            *("bookmark", "edit-bookmark", "reset-topic", "highlight", "margin-note"),
            "remark",
            *LEVEL_COMMANDS,
        ):
            actions[command].setEnabled(ref is not None)
        for command in ("print", "save-pdf", "find", "copy"):
            actions[command].setEnabled(self._reader.current is not None)
        actions["mark-unread"].setEnabled(ref is not None and self._profile.reading.is_read(ref))
        navigation = self._reader.navigation
        actions["back"].setEnabled(navigation.can_go_back or self._reader.covered)
        actions["forward"].setEnabled(navigation.can_go_forward)

    def _refresh_side(self) -> None:
        side = self._window.side
        if side.isHidden():
            return
        if side.current() == "bookmarks":
            self._window.bookmarks.set_rows(self._bookmark_rows())
        elif side.current() == "recent":
            rows = []
            for visit in self._profile.reading.recent(RECENT):
                row = self._libraries.question(visit.ref)
                if row is not None:
                    rows.append((visit.ref, row.title.shown(self._reader.language), visit.at))
            self._window.recent.set_rows(rows)

    def _bookmark_rows(self) -> list[BookmarkRow]:
        rows: list[BookmarkRow] = []
        for mark in self._profile.bookmarks.all():
            row = self._libraries.question(mark.ref)
            library = self._libraries.get(mark.ref.bank)
            if row is None or library is None:
                # Its bank is not open or no longer holds it: listed by its id, nothing is lost.
                name = Text(mark.ref.question, mark.ref.question)
                rows.append(BookmarkRow(mark, name, Text(mark.ref.bank, mark.ref.bank), 1 << 30))
                continue
            steps = library.topic_path(row.topic)
            path = Text(
                " › ".join(step.title.shown(Language.ZH) for step in steps),
                " › ".join(step.title.shown(Language.EN) for step in steps),
            )
            rows.append(BookmarkRow(mark, row.title, path, row.ordinal))
        return rows

    # -- doing --------------------------------------------------------------------------------

    def edit(self, ref: QuestionRef | None) -> None:
        """Ask for level, tags and note of a bookmark."""
        row = self._libraries.question(ref) if ref else None
        if ref is None or row is None:
            return
        bookmarks = self._profile.bookmarks
        mark = bookmarks.get(ref)
        form = BookmarkForm(
            self._window,
            self._look,
            row.title.shown(self._reader.language),
            mark.level if mark else Level.WEAK,
            mark.tags if mark else (),
            mark.note if mark else "",
            bookmarks.tags(),
        )
        form.accepted.connect(lambda: self._keep_form(ref, form))
        form.finished.connect(form.deleteLater)
        form.open()

    def _keep_form(self, ref: QuestionRef, form: BookmarkForm) -> None:
        level, tags, note = form.values()
        self._attempt(lambda: self._profile.bookmarks.edit(ref, level=level, tags=tags, note=note))

    def _toggle(self) -> None:
        ref = self._reader.current
        if ref is not None:
            self._attempt(lambda: self._profile.bookmarks.toggle(ref))
        self._refresh_actions()

    def _set_level(self, level: Level) -> None:
        ref = self._reader.current
        if ref is not None:
            self._attempt(lambda: self._profile.bookmarks.edit(ref, level=level))

    def _mark_unread(self) -> None:
        ref = self._reader.current
        if ref is not None:
            self._attempt(lambda: self._profile.reading.mark([ref], read=False))

    def _undo(self) -> None:
        if self._attempt(self._profile.undo.undo):
            self._window.pane.notices.done(self._window.actions_table["undo"].trigger)

    def _redo(self) -> None:
        self._attempt(self._profile.undo.redo)

    # -- a topic's progress -------------------------------------------------------------------

    def _reset_current_topic(self) -> None:
        ref = self._reader.current
        row = self._libraries.question(ref) if ref else None
        if ref is not None and row is not None:
            self.reset(ref.bank, row.topic)

    def reset(self, bank: BankId, topic: TopicId) -> None:
        """Ask, then forget the progress in a topic; undo brings it back."""
        library = self._libraries.get(bank)
        row = library.topic(topic) if library else None
        if library is None or row is None:
            return
        first, last = library.ordinals_in(topic)
        questions: list[QuestionId] = [
            found.ref.question for found in library.questions_at(first, last - first)
        ]
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Reset progress"))
        box.setText(
            self.tr(
                "Forget what was read in “{topic}” (%n question(s))?", "", len(questions)
            ).format(topic=row.title.shown(self._reader.language))
        )
        box.setInformativeText(
            self.tr(
                "Read marks and reading positions go. Notes and highlights stay. "
                "Undo brings everything back."
            )
        )
        also = box.addButton(
            self.tr("Reset, bookmarks too"), QMessageBox.ButtonRole.DestructiveRole
        )
        only = box.addButton(self.tr("Reset"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(only)

        def answered(button: object) -> None:
            if button in {also, only}:
                self._attempt(
                    lambda: self._profile.reading.reset(bank, questions, bookmarks=button is also)
                )

        box.buttonClicked.connect(answered)
        box.finished.connect(box.deleteLater)
        box.open()

    def _tree_menu(self, node: Node, position: QPoint) -> None:
        menu = QMenu(self._window)
        bank = node.source.bank_id
        ref = node.ref
        if ref is not None:
            menu.addAction(self.tr("Open"), lambda: self._reader.open(ref))
            bookmarked = self._profile.bookmarks.get(ref) is not None
            menu.addAction(
                self.tr("Remove the bookmark") if bookmarked else self.tr("Bookmark"),
                lambda: self._attempt(lambda: self._profile.bookmarks.toggle(ref)),
            )
            menu.addAction(self.tr("Tags and note…"), lambda: self.edit(ref))
            read = self._profile.reading.is_read(ref)
            menu.addAction(
                self.tr("Mark as unread") if read else self.tr("Mark as read"),
                lambda: self._attempt(lambda: self._profile.reading.mark([ref], not read)),
            )
        elif node.topic is not None:
            topic = node.topic.id
            menu.addAction(
                self.tr("Expand all below"),
                lambda: self._window.tree.view.expandRecursively(
                    self._window.tree.model.topic_index(node.path)
                ),
            )
            menu.addAction(
                self.tr("Quiz on this topic…"), lambda: self.quiz_wanted.emit(bank, topic)
            )
            menu.addAction(self.tr("Reset the progress…"), lambda: self.reset(bank, topic))
        self.menu_asked.emit(menu, node)
        if menu.actions():
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(position)
