"""A damaged database at the start: nothing is thrown away, the latest good backup is offered."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from studyapp.app.early import own_words, say
from studyapp.base.errors import StudyAppError
from studyapp.base.paths import DataFolder
from studyapp.services.profile import Profile
from studyapp.store.backups import Backups
from studyapp.store.errors import DamagedStoreError
from studyapp.store.times import utc_now
from studyapp.ui.errors import error_words
from studyapp.ui.times import shown_time


@own_words()
def rescue(folder: DataFolder, error: DamagedStoreError) -> Profile | None:
    """Ask whether to restore the latest backup; None where the person does not want to."""
    backups = Backups(folder, utc_now)
    found = backups.list()
    print(f"studyapp: {error}", file=sys.stderr)
    box = QMessageBox(QMessageBox.Icon.Warning, "StudyApp", error_words(error))
    if not found:
        box.exec()
        return None
    translate = QCoreApplication.translate
    box.setInformativeText(
        translate(
            "Rescue", "Restore the backup of {time}? The damaged file is kept beside it."
        ).format(time=shown_time(found[0].at))
    )
    restore = box.addButton(translate("Rescue", "Restore"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(restore)
    box.exec()
    if box.clickedButton() is not restore:
        return None
    try:
        backups.restore(found[0].path)
        return Profile.open(folder)
    except StudyAppError as failed:
        say(failed)
        return None
