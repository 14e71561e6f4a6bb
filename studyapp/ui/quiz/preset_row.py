"""Set-ups saved by a name: choose, save, rename, delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QLabel, QPushButton, QWidget

from studyapp.quiz.setup import Setup
from studyapp.services.quiz_presets import Presets


class PresetRow(QWidget):
    """A line above the set-up."""

    chosen = Signal(object)  # Setup
    current: Callable[[], Setup] = staticmethod(Setup)  # the set-up to be saved

    def __init__(self, presets: Presets) -> None:
        super().__init__()
        self._presets = presets
        self.box = QComboBox()
        self.box.setMinimumWidth(200)
        label = QLabel(self.tr("Sa&ved set-ups"))
        label.setBuddy(self.box)
        self.save = QPushButton(self.tr("Save as…"))
        self.rename = QPushButton(self.tr("Rename…"))
        self.delete = QPushButton(self.tr("Delete"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.box, 1)
        for button in (self.save, self.rename, self.delete):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.box.activated.connect(self._chosen)
        self.save.clicked.connect(self._save)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        self._fill("")

    def _fill(self, name: str) -> None:
        self.box.clear()
        self.box.addItem(self.tr("The last one"), "")
        for saved in self._presets.all():
            self.box.addItem(saved, saved)
        self.box.setCurrentIndex(max(self.box.findData(name), 0))
        self._enable()

    def _enable(self) -> None:
        saved = bool(self.box.currentData())
        self.rename.setEnabled(saved)
        self.delete.setEnabled(saved)

    def _chosen(self) -> None:
        name = self.box.currentData()
        setup = self._presets.all().get(name) if name else self._presets.last
        self._enable()
        if setup is not None:
            self.chosen.emit(setup)

    def _ask(self, title: str, name: str) -> str:
        text, given = QInputDialog.getText(self, title, self.tr("Name"), text=name)
        return text.strip() if given else ""

    def _save(self) -> None:
        name = self._ask(self.tr("Save this set-up"), self.box.currentData() or "")
        if name:
            self._presets.save(name, self.current())
            self._fill(name)

    def _rename(self) -> None:
        before = self.box.currentData()
        name = self._ask(self.tr("Rename the set-up"), before)
        setup = self._presets.all().get(before)
        if name and name != before and setup is not None:
            self._presets.save(name, setup)
            self._presets.remove(before)
            self._fill(name)

    def _delete(self) -> None:
        self._presets.remove(self.box.currentData())
        self._fill("")
