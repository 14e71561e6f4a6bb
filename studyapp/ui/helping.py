"""Help and settings: the sheet of keys, about, the settings window, the first start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, qVersion
from PySide6.QtWidgets import QMessageBox

import studyapp

if TYPE_CHECKING:
    from studyapp.ui.studio import Studio


class Helping(QObject):
    """Opens the windows that help; each is made when it is wanted."""

    def __init__(self, studio: Studio, folder: Path) -> None:
        super().__init__(studio)
        self._studio = studio
        self._folder = folder
        actions = studio.window.actions_table
        actions.on("keys", self._keys)
        actions.on("about", self._about)
        actions.on("settings", self._settings)

    def first_start(self) -> None:
        """Ask language, theme and text size, once."""
        from studyapp.ui.first_start import FirstStart

        settings = self._studio.profile.settings
        if settings.welcomed:
            return
        page = FirstStart(
            self._studio.window, self._studio.language, settings.theme, settings.text_size
        )
        page.language_chosen.connect(lambda value: setattr(settings, "language", value))
        page.theme_chosen.connect(lambda value: setattr(settings, "theme", value))
        page.size_chosen.connect(lambda value: setattr(settings, "text_size", value))
        page.finished.connect(lambda _result: setattr(settings, "welcomed", True))
        page.finished.connect(page.deleteLater)
        page.open()

    def _keys(self) -> None:
        from studyapp.ui.keys_sheet import KeysSheet

        sheet = KeysSheet(
            self._studio.window, self._studio.window.actions_table, self._studio.look.theme
        )
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _settings(self) -> None:
        from studyapp.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._studio.window, self._studio.profile.settings, self._folder)
        dialog.data.backup_wanted.connect(self._studio.filing.back_up)
        dialog.data.restore_wanted.connect(self._studio.filing.restore)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _about(self) -> None:
        box = QMessageBox(self._studio.window)
        box.setWindowTitle(self.tr("About StudyApp"))
        box.setText(f"<h3>StudyApp {studyapp.__version__}</h3>")
        box.setInformativeText(
            self.tr(
                "Deep learning to study offline: answers whose numbers are computed, in Chinese "
                "and English.\n\nProgram: MIT licence. Question bank: CC BY 4.0.\n"
                "Stands on Qt {qt} and PySide6 (LGPL), KaTeX (MIT), Python-Markdown (BSD), "
                "Lucide icons (ISC), SQLite (public domain) and others."
            ).format(qt=qVersion())
        )
        box.finished.connect(box.deleteLater)
        box.open()
