"""Out and in: export and import, printing, backups and their restoration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studyapp.base.errors import StudyAppError
from studyapp.model.ids import QuestionRef
from studyapp.services.libraries import Libraries
from studyapp.services.profile import Profile
from studyapp.ui.reader import Reader
from studyapp.ui.times import shown_time
from studyapp.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from studyapp.store.backups import Backup
    from studyapp.web.view import AnswerView


class Filing(QObject):
    """The commands of the File menu that read or write files."""

    def __init__(
        self, window: MainWindow, profile: Profile, libraries: Libraries, reader: Reader
    ) -> None:
        super().__init__(window)
        self._window = window
        self._profile = profile
        self._libraries = libraries
        self._reader = reader
        self._view: AnswerView | None = None
        self._printer: QPrinter | None = None
        actions = window.actions_table
        actions.on("export-bookmarks", self._export_bookmarks)
        actions.on("import-bookmarks", self._import_bookmarks)
        actions.on("export-remarks", self._export_remarks)
        actions.on("print", self._print)
        actions.on("save-pdf", self._save_pdf)
        actions.on("back-up", self.back_up)
        actions.on("restore", self.restore)
        profile.history.failed.connect(window.pane.notices.say_error)

    def attach(self, view: AnswerView) -> None:
        """The page is there."""
        self._view = view
        view.pdf_printed.connect(self._pdf_done)
        view.printFinished.connect(self._print_done)

    # -- bookmarks and remarks ----------------------------------------------------------------

    def import_bookmarks(self, path: Path) -> None:
        """Merge a file of bookmarks into ours, as one command."""
        from studyapp.exchange.files import read_bookmarks
        from studyapp.exchange.merge import merge

        notices = self._window.pane.notices
        try:
            present = {mark.ref: mark for mark in self._profile.bookmarks.all()}
            report = merge(
                present,
                read_bookmarks(path),
                lambda ref: self._libraries.question(ref) is not None,
            )
            self._profile.bookmarks.take_in(report.result)
        except StudyAppError as error:
            notices.say_error(error)
            return
        notices.say(
            self.tr("{added} added, {changed} changed, {same} as they were.").format(
                added=len(report.added), changed=len(report.changed), same=len(report.unchanged)
            )
            + (
                " "
                + self.tr("%n belong(s) to banks that are not open; kept.", "", len(report.unknown))
                if report.unknown
                else ""
            ),
            action=self.tr("Undo"),
            act=self._window.actions_table["undo"].trigger,
        )

    def _import_bookmarks(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import bookmarks"),
            documents(),
            self.tr("Bookmarks (*.json *.md);;All files (*)"),
        )
        if name:
            self.import_bookmarks(Path(name))

    def _export_bookmarks(self) -> None:
        from studyapp.exchange.files import write_bookmarks

        path = self._save_as(self.tr("Export bookmarks"), "bookmarks.json", ("json", "md"))
        if path is not None:
            self._try(
                lambda: write_bookmarks(path, self._profile.bookmarks.all(), self._title),
                self.tr("Bookmarks exported to {path}.").format(path=path),
            )

    def _export_remarks(self) -> None:
        from studyapp.exchange.files import Format, write_text
        from studyapp.exchange.writings import remarks_to_json, remarks_to_markdown

        path = self._save_as(self.tr("Export remarks"), "remarks.md", ("md", "json"))
        if path is not None:
            write = remarks_to_markdown if Format.of(path) is Format.MARKDOWN else remarks_to_json
            self._try(
                lambda: write_text(path, write(self._profile.remarks.all(), self._title)),
                self.tr("Remarks exported to {path}.").format(path=path),
            )

    def _title(self, ref: QuestionRef) -> str:
        row = self._libraries.question(ref)
        return row.title.shown(self._reader.language) if row else str(ref)

    # -- printing -----------------------------------------------------------------------------

    def _print(self) -> None:
        if self._view is None or self._printer is not None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self._window)
        # Qt's own way to open it without blocking would hide the two ways it can end.
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self._print_now()
        else:
            self._print_over()

    def _print_now(self) -> None:
        if self._view is not None and self._printer is not None:
            self._view.print_to(self._printer)

    def _print_done(self, done: bool) -> None:
        self._print_over()
        if not done:
            self._window.pane.notices.say(
                self.tr("The printer did not take the answer. Save it as PDF instead.")
            )

    def _print_over(self) -> None:
        self._printer = None

    def _save_pdf(self) -> None:
        if self._view is None or self._reader.page is None:
            return
        path = self._save_as(
            self.tr("Save answer as PDF"),
            f"{self._view.fragment or self._reader.page.ref.question}.pdf",
            ("pdf",),
        )
        if path is not None:
            self._view.print_pdf(path)

    def _pdf_done(self, file: str, done: bool) -> None:
        self._window.pane.notices.say(
            self.tr("Saved as {path}.").format(path=file)
            if done
            else self.tr("{path} could not be written. Choose another folder.").format(path=file)
        )

    # -- backups ------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Make a backup and say where it is."""
        backups = self._profile.backups
        notices = self._window.pane.notices

        def made(backup: Backup) -> None:
            notices.say(self.tr("Backed up to {path}.").format(path=backup.path))

        backups.made.connect(made, Qt.ConnectionType.SingleShotConnection)
        try:
            backups.make()
        except StudyAppError as error:
            notices.say_error(error)

    def restore(self) -> None:
        """Let the person choose a backup and restore it."""
        dialog = RestoreDialog(self._window, self._profile.backups.list())
        dialog.accepted.connect(lambda: self._restore(dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _restore(self, backup: Backup | None) -> None:
        if backup is None:
            return
        self._try(
            lambda: self._profile.backups.restore(backup.path),
            self.tr(
                "Restored the backup of {time}. What was there before was backed up first."
            ).format(time=shown_time(backup.at)),
        )

    # -- help ---------------------------------------------------------------------------------

    def _try(self, command: Callable[[], object], done: str) -> None:
        notices = self._window.pane.notices
        if notices.attempt(command):
            notices.say(done)

    def _save_as(self, title: str, name: str, kinds: tuple[str, ...]) -> Path | None:
        filters = ";;".join(f"{kind.upper()} (*.{kind})" for kind in kinds)
        chosen, selected = QFileDialog.getSaveFileName(
            self._window, title, str(Path(documents()) / name), filters
        )
        if not chosen:
            return None
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix("." + selected.partition(" ")[0].lower())
        return path


class RestoreDialog(QDialog):
    """Lists the backups, the newest first."""

    def __init__(self, parent: QWidget, backups: tuple[Backup, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore a backup"))
        words = QLabel(
            self.tr(
                "Everything you did after the backup is replaced by what it holds. "
                "The present state is backed up first, so that you can come back."
            )
            if backups
            else self.tr(
                "There is no backup yet. One is made each day; File › Back up now makes "
                "one at once."
            )
        )
        words.setWordWrap(True)
        self.list = QListWidget()
        for backup in backups:
            size = QLocale().formattedDataSize(
                backup.size, 0, QLocale.DataSizeFormat.DataSizeSIFormat
            )
            item = QListWidgetItem(f"{shown_time(backup.at)}   {size}")
            item.setData(Qt.ItemDataRole.UserRole, backup)
            item.setToolTip(str(backup.path))
            self.list.addItem(item)
        self.list.setVisible(bool(backups))
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        restore = buttons.addButton(self.tr("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        restore.setEnabled(bool(backups))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        self.resize(460, 360 if backups else 160)

    def chosen(self) -> Backup | None:
        """The backup that was chosen."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None


def documents() -> str:
    """Where a person's own files are kept, unless said otherwise."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
