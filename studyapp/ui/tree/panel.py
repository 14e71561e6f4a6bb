"""The panel with the topic tree and the field that narrows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeView, QVBoxLayout, QWidget

from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.model.library import QuestionRow
from studyapp.store.mastery import Mark
from studyapp.ui.look import Look
from studyapp.ui.translated import Translated
from studyapp.ui.tree.delegate import TreeDelegate
from studyapp.ui.tree.model import TreeModel
from studyapp.ui.tree.nodes import Filtered, Node, Source


class TreeView(QTreeView):
    """A tree view that says when it has painted for the first time."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False

    def paintEvent(self, event: QEvent) -> None:
        """Paint, and tell the first time."""
        super().paintEvent(event)  # type: ignore[arg-type]
        if not self._painted:
            self._painted = True
            self.painted.emit()


class TreePanel(Translated, QWidget):
    """Topic tree with a filter. It only says what was chosen; it opens nothing itself."""

    opened = Signal(object)  # QuestionRef
    filter_changed = Signal(str)
    context_wanted = Signal(object, QPoint)  # Node, global position
    expansion_changed = Signal()
    painted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sources: list[Source] = []
        self._current: QuestionRef | None = None
        self._expanded: set[str] = set()
        self._filtering = False
        self._restoring = False
        self._found = ""  # the words whose hits are shown
        self._to_hit = False  # Down or Enter was pressed before they were
        self._selecting = False
        self.field = QLineEdit()
        self.view = TreeView()
        self.view.setObjectName("topics")
        self.model = TreeModel(self)
        self.delegate = TreeDelegate(look.theme)
        self.empty = QLabel()
        self.empty.setObjectName("quiet")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.empty.setContentsMargins(16, 24, 16, 16)
        self.empty.hide()
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self.delegate)
        view.setHeaderHidden(True)
        view.setUniformRowHeights(True)
        view.setIndentation(14)
        view.setMouseTracking(True)
        view.setExpandsOnDoubleClick(False)
        view.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 0)
        layout.setSpacing(8)
        inset = QVBoxLayout()
        inset.setContentsMargins(0, 0, 8, 0)
        inset.addWidget(self.field)
        layout.addLayout(inset)
        layout.addWidget(view)
        layout.addWidget(self.empty, 1)
        view.painted.connect(self._painted)
        view.clicked.connect(self._clicked)
        view.selectionModel().currentChanged.connect(self._current_changed)
        view.expanded.connect(self._expanded_by_person)
        view.collapsed.connect(self._collapsed_by_person)
        view.customContextMenuRequested.connect(self._context)
        self.field.textChanged.connect(self._filter_typed)
        self.field.installEventFilter(self)
        view.installEventFilter(self)
        look.changed.connect(self._themed)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """A comfortable width for titles."""
        return QSize(320, 600)

    def retranslate(self) -> None:
        """Words of the field and the tree."""
        self.field.setPlaceholderText(self.tr("Filter the topics"))
        self.field.setAccessibleName(self.tr("Filter the topics"))
        self.view.setAccessibleName(self.tr("Topics and questions"))
        self.empty.setText(
            self.tr("No title matches. Search the full text with Ctrl+K.")
            if self._filtering
            else self.tr("This bank holds no questions yet.")
        )

    # -- what it shows ------------------------------------------------------------------------

    def set_libraries(self, sources: Sequence[Source]) -> None:
        """Show these banks, keeping what was expanded and chosen."""
        self._sources = list(sources)
        if self._filtering:
            self.filter_changed.emit(self.field.text().strip())  # what is shown is of the old ones
        else:
            self._show(self._sources)

    def set_language(self, language: Language) -> None:
        """Titles in this language."""
        self.model.set_language(language)
        self._repaint()

    def set_marks(self, bank: BankId, marks: Mapping[QuestionId, Mark]) -> None:
        """Read state and bookmarks of a bank's questions."""
        self.model.set_marks(bank, marks)
        self._repaint()

    def set_mark(self, ref: QuestionRef, mark: Mark) -> None:
        """Read state and bookmark of one question."""
        self.model.set_mark(ref, mark)
        self._repaint()

    def set_filter_hits(self, query: str, hits: Sequence[QuestionRow]) -> None:
        """The questions found for what stands in the field; late answers are ignored."""
        if query != self.field.text().strip():
            return
        by_bank: dict[BankId, list[QuestionRow]] = {}
        for hit in hits:
            by_bank.setdefault(hit.ref.bank, []).append(hit)
        narrowed = [
            Filtered(source, by_bank[source.bank_id])
            for source in self._sources
            if source.bank_id in by_bank
        ]
        self._show(narrowed)
        self._restoring = True
        self.view.expandAll()
        self._restoring = False
        self._found = query
        if self._to_hit:
            self._to_first_hit()

    def select(self, ref: QuestionRef) -> None:
        """Mark the question that is open, without opening it again."""
        self._current = ref
        index = self.model.find(ref)
        if index.isValid() and index != self.view.currentIndex():
            self._selecting = True
            self.view.setCurrentIndex(index)
            self._selecting = False
            self.view.executeDelayedItemsLayout()  # else it scrolls to where the row was before
            self.view.scrollTo(index, QTreeView.ScrollHint.EnsureVisible)

    def forget_open(self) -> None:
        """No question is on the screen: a click on the one chosen opens it again."""
        self._current = None

    def reveal_topic(self, path: str) -> None:
        """Open a topic (``bank/topic``) and put the cursor on it; no question is opened."""
        index = self.model.topic_index(path)
        if not index.isValid():
            return
        self._selecting = True
        self.view.expand(index)
        self.view.setCurrentIndex(index)
        self._selecting = False
        self.view.executeDelayedItemsLayout()
        self.view.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)

    def current_node(self) -> Node | None:
        """What the cursor is on."""
        return self.model.node(self.view.currentIndex())

    # -- expansion ----------------------------------------------------------------------------

    def expansion(self) -> list[str]:
        """Paths of the expanded topics, to be kept."""
        return sorted(self._expanded)

    def restore_expansion(self, expanded: Iterable[str]) -> None:
        """Expand what was expanded."""
        self._expanded = set(expanded)
        self._expand_again()

    # -- inner --------------------------------------------------------------------------------

    def _show(self, sources: Sequence[Source]) -> None:
        self.model.set_sources(sources)
        nothing = not any(source.count for source in sources)
        self.empty.setVisible(nothing)
        self.view.setVisible(not nothing)
        self.retranslate()
        if not self._filtering:
            self._expand_again()
        if self._current is not None:
            self.select(self._current)

    def _painted(self) -> None:
        self.delegate.first_paint = False
        self.painted.emit()

    def _repaint(self) -> None:
        # To hand out a widget made by Qt, PySide first makes all classes it could be of: 13 ms.
        if self.isVisible():
            self.view.viewport().update()

    def _expand_again(self) -> None:
        self._restoring = True
        for path in sorted(self._expanded, key=len):
            index = self.model.topic_index(path)
            if index.isValid():
                self.view.expand(index)
        self._restoring = False

    def _expanded_by_person(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node and not self._filtering:
            self._expanded.add(node.path)
            if not self._restoring:
                self.expansion_changed.emit()

    def _collapsed_by_person(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node and not self._filtering:
            self._expanded.discard(node.path)
            if not self._restoring:
                self.expansion_changed.emit()

    def _filter_typed(self, text: str) -> None:
        query = text.strip()
        self._to_hit = False
        if query:
            self._filtering = True
            self.filter_changed.emit(query)
        elif self._filtering:
            self._filtering = False
            self._found = ""
            self._show(self._sources)

    def _clicked(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None and (node.ref is None or node.ref != self._current):
            self._activate(index)  # a question has been opened by the press already

    def _activate(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is None:
            return
        if node.ref is not None:
            self.opened.emit(node.ref)
        else:
            self.view.setExpanded(index, not self.view.isExpanded(index))

    def _current_changed(self, current: QModelIndex) -> None:
        node = self.model.node(current)
        # Arrow keys move through questions and show them, as in a mail program.
        if node is not None and node.ref is not None and not self._selecting:
            self.opened.emit(node.ref)

    def _context(self, position: QPoint) -> None:
        node = self.model.node(self.view.indexAt(position))
        if node is not None:
            self.context_wanted.emit(node, self.view.viewport().mapToGlobal(position))

    def _themed(self) -> None:
        self.delegate.theme = self._look.theme
        self.view.viewport().update()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys: from the field down into the tree, Escape clears, Enter opens."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if watched is self.field:
                if key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                    self._to_first_hit()
                    return True
                if key == Qt.Key.Key_Escape and self.field.text():
                    self.field.clear()
                    return True
            elif watched is self.view and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._activate(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _to_first_hit(self) -> None:
        self._to_hit = self._filtering and self._found != self.field.text().strip()
        if self._to_hit:
            return
        index = self.model.index(0, 0)
        while self._filtering and index.isValid():
            node = self.model.node(index)
            if node is None or node.ref is not None:
                break
            index = self.view.indexBelow(index)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if index.isValid():
            self.view.setCurrentIndex(index)
