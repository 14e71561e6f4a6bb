"""The set-up of a quiz: what to ask, how many, in which way, against which clock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studyapp.model.ids import ItemRef
from studyapp.model.language import Language
from studyapp.quiz.setup import Scope, Setup
from studyapp.store.bookmarks import Level
from studyapp.ui.quiz.preset_row import PresetRow
from studyapp.ui.quiz.scope_tree import ScopeTree
from studyapp.ui.quiz.way_form import WayForm

if TYPE_CHECKING:
    from studyapp.services.quiz import QuizService
    from studyapp.ui.tree.nodes import Source

RULE_FLAGS = ("due", "weak", "wrong", "unseen")


class SetupDialog(QDialog):
    """Says at once how many items fit what is chosen."""

    started = Signal(object)  # Setup

    def __init__(
        self,
        parent: QWidget,
        service: QuizService,
        sources: Sequence[Source],
        language: Language,
        setup: Setup,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._items: tuple[ItemRef, ...] = ()
        self.setWindowTitle(self.tr("New quiz"))
        self.tree = ScopeTree(sources, language)
        self.tree.setAccessibleName(self.tr("Topics"))
        self.everything = QCheckBox(self.tr("&Everything"))
        self.selection = QCheckBox()
        self.levels = {
            Level.WEAK: QCheckBox(self.tr("weak")),
            Level.SHAKY: QCheckBox(self.tr("shaky")),
            Level.SOLID: QCheckBox(self.tr("solid")),
        }
        self.rules = {
            "due": QCheckBox(self.tr("Due for &review")),
            "weak": QCheckBox(self.tr("&Weak by my answers")),
            "wrong": QCheckBox(self.tr("Wrong the &last time")),
            "unseen": QCheckBox(self.tr("Never &answered")),
        }
        self.rules["weak"].setToolTip(
            self.tr("Items whose latest answers were wrong more often than right.")
        )
        self.way = WayForm()
        self.presets = PresetRow(service.presets)
        self.count = QLabel()
        self.count.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = self.buttons.addButton(
            self.tr("&Start"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.start.setDefault(True)
        self._count_soon = QTimer(self)
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(0)
        self._count_soon.timeout.connect(self._count)
        self._lay_out()
        self._connect()
        self.set_setup(setup)
        self.resize(880, 600)

    def setup(self) -> Setup:
        """What is chosen now."""
        return self.way.apply(Setup(scope=self._scope()))

    def set_setup(self, setup: Setup) -> None:
        """Show this set-up."""
        scope = setup.scope
        self._items = scope.items
        self.selection.setVisible(bool(scope.items))
        self.selection.setText(self.tr("These %n item(s) of the selection", "", len(scope.items)))
        self.selection.setChecked(bool(scope.items))
        self.everything.setChecked(scope.everything)
        for level, box in self.levels.items():
            box.setChecked(level.value in scope.levels)
        for name, box in self.rules.items():
            box.setChecked(bool(getattr(scope, name)))
        self.tree.set_topics(scope.topics)
        self.way.show_setup(setup)
        self._changed()

    def _scope(self) -> Scope:
        chosen = {name: box.isChecked() for name, box in self.rules.items()}
        return Scope(
            everything=self.everything.isChecked(),
            topics=self.tree.topics(),
            levels=tuple(level.value for level, box in self.levels.items() if box.isChecked()),
            due=chosen["due"],
            weak=chosen["weak"],
            wrong=chosen["wrong"],
            unseen=chosen["unseen"],
            items=self._items if self.selection.isChecked() else (),
        )

    # -- inner --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        what = QVBoxLayout()
        what.setSpacing(6)
        what.addWidget(_heading(self.tr("What to ask")))
        what.addWidget(self.selection)
        what.addWidget(self.everything)
        marks = QHBoxLayout()
        marks.setSpacing(10)
        marks.addWidget(QLabel(self.tr("Bookmarked as")))
        for box in self.levels.values():
            marks.addWidget(box)
        marks.addStretch(1)
        what.addLayout(marks)
        rules = QGridLayout()
        rules.setSpacing(6)
        for place, box in enumerate(self.rules.values()):
            rules.addWidget(box, place // 2, place % 2)
        what.addLayout(rules)
        what.addWidget(self.tree, 1)
        area = QScrollArea()  # a low window: nothing is cut off
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.way)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(self.way.minimumSizeHint().width() + 12)
        how = QVBoxLayout()
        how.setSpacing(6)
        how.addWidget(_heading(self.tr("How")))
        how.addWidget(area, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(what, 1)
        columns.addLayout(how, 1)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.count, 1)
        below.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.presets)
        layout.addLayout(columns, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self._start)
        self.buttons.rejected.connect(self.reject)
        self.tree.changed.connect(self._changed)
        self.way.changed.connect(self._changed)
        boxes = [self.everything, self.selection, *self.levels.values(), *self.rules.values()]
        for box in boxes:
            box.toggled.connect(self._changed)
        self.presets.chosen.connect(self.set_setup)
        self.presets.current = self.setup

    def _changed(self) -> None:
        everything = self.everything.isChecked()
        for widget in (self.tree, self.selection, *self.levels.values(), *self.rules.values()):
            widget.setEnabled(not everything)
        self._count_soon.start()

    def _count(self) -> None:
        setup = self.setup()
        if setup.scope.empty:
            self.start.setEnabled(False)
            self.count.setText(self.tr("Choose what to ask: topics, bookmarks or one of the rest."))
            return
        found = self._service.count(setup)
        self.start.setEnabled(found > 0)
        if not found:
            self.count.setText(self.tr("No item fits. Choose more topics, types or difficulties."))
            return
        asked = min(found, setup.count) if setup.count else found
        self.count.setText(
            self.tr("%n item(s) fit", "", found)
            + self.tr("; {asked} of them will be asked.").format(asked=asked)
        )

    def _start(self) -> None:
        setup = self.setup()
        self.accept()
        self.started.emit(setup)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
