"""The panel where one writes one's own answer and notes; the page shows them as they are typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from studyapp.store.notes import NotePart
from studyapp.ui.translated import Translated

PARTS = (NotePart.ANSWER, NotePart.NOTE)
SAVE_DELAY = 400  # milliseconds of rest after which what was typed is saved


class NotesPanel(Translated, QWidget):
    """Two editors, Markdown with TeX. ``typed`` at once (for the preview), ``rested`` to save."""

    typed = Signal(object, str)  # NotePart, text
    rested = Signal(object, str)
    left = Signal()  # the writer went elsewhere
    escaped = Signal()  # and wants to go back to the answer

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget()
        self.hint = QLabel()
        self.hint.setObjectName("quiet")
        self.hint.setWordWrap(True)
        self.editors: dict[NotePart, QPlainTextEdit] = {}
        self._timers: dict[NotePart, QTimer] = {}
        for part in PARTS:
            editor = QPlainTextEdit()
            editor.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            editor.setTabChangesFocus(True)
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.setInterval(SAVE_DELAY)
            timer.timeout.connect(lambda part=part: self._save(part))
            editor.textChanged.connect(lambda part=part: self._changed(part))
            editor.installEventFilter(self)
            self.editors[part] = editor
            self._timers[part] = timer
            self.tabs.addTab("")
            self.stack.addWidget(editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.hint)
        self.tabs.currentChanged.connect(self._turn)
        self._turn(0)
        self.setEnabled(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the panel."""
        names = {
            NotePart.ANSWER: self.tr("My answer"),
            NotePart.NOTE: self.tr("Notes"),
        }
        for index, part in enumerate(PARTS):
            self.tabs.setTabText(index, names[part])
            self.editors[part].setAccessibleName(names[part])
        self.editors[NotePart.ANSWER].setPlaceholderText(
            self.tr("How would you answer, in your own words? Markdown and $TeX$ work.")
        )
        self.editors[NotePart.NOTE].setPlaceholderText(
            self.tr("Anything worth keeping about this question. Markdown and $TeX$ work.")
        )
        self.hint.setText(
            self.tr("Shown at the end of the answer while you type. Saved by itself.")
        )

    def set_texts(self, texts: dict[NotePart, str]) -> None:
        """Show the texts of the question that is open."""
        self.save_now()
        for part, editor in self.editors.items():
            if editor.toPlainText() != texts.get(part, ""):
                blocked = editor.blockSignals(True)
                editor.setPlainText(texts.get(part, ""))
                editor.blockSignals(blocked)
        self.setEnabled(True)

    def text(self, part: NotePart) -> str:
        """What stands in an editor."""
        return self.editors[part].toPlainText()

    def save_now(self) -> None:
        """Do not wait for a rest."""
        for part, timer in self._timers.items():
            if timer.isActive():
                timer.stop()
                self._save(part)

    def _turn(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self.setFocusProxy(self.editors[PARTS[index]])

    def _changed(self, part: NotePart) -> None:
        self._timers[part].start()
        self.typed.emit(part, self.text(part))

    def _save(self, part: NotePart) -> None:
        self.rested.emit(part, self.text(part))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving an editor ends the step that undo takes back; Escape leaves."""
        if event.type() is QEvent.Type.FocusOut and watched in self.editors.values():
            self.save_now()
            self.left.emit()
        elif event.type() is QEvent.Type.KeyPress and watched in self.editors.values():
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
                return True
        return super().eventFilter(watched, event)
