"""A damaged database at the start: nothing is thrown away, the latest good backup is offered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from studyapp.base.errors import StudyAppError
from studyapp.base.paths import DataFolder
from studyapp.services.profile import Profile
from studyapp.store.backups import Backups
from studyapp.store.errors import DamagedStoreError
from studyapp.store.times import utc_now
from studyapp.ui.times import shown_time


def rescue(folder: DataFolder, error: DamagedStoreError) -> Profile | None:
    """Ask whether to restore the latest backup; None where the person does not want to."""
    backups = Backups(folder, utc_now)
    found = backups.list()
    box = QMessageBox(QMessageBox.Icon.Warning, "StudyApp", str(error))
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
    box.exec()
    if box.clickedButton() is not restore:
        return None
    try:
        backups.restore(found[0].path)
        return Profile.open(folder)
    except StudyAppError as failed:
        QMessageBox(QMessageBox.Icon.Critical, "StudyApp", str(failed)).exec()
        return None
