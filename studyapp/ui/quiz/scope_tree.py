"""The topics of all open banks as a tree with boxes to tick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from studyapp.model.ids import BankId, TopicId
from studyapp.model.language import Language
from studyapp.ui.tree.nodes import Source

TOPIC = Qt.ItemDataRole.UserRole  # (bank, topic); the topic is empty for the whole bank
ROW = 24  # the least height of a row


class ScopeTree(QTreeWidget):
    """A ticked topic stands for all below it; a bank for all of its topics."""

    changed = Signal()

    def __init__(self, sources: Sequence[Source], language: Language) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setObjectName("scope")
        self.setIndentation(16)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._filling = True
        for source in sources:
            root = self._row(source.title.shown(language), source.count, source.bank_id, "")
            self.addTopLevelItem(root)
            self._fill(root, source, None, language)
            root.setExpanded(len(sources) == 1)
        self._filling = False
        self.itemChanged.connect(self._changed)

    def topics(self) -> tuple[tuple[BankId, TopicId], ...]:
        """What is ticked, each topic without those below it."""
        found: list[tuple[BankId, TopicId]] = []

        def visit(item: QTreeWidgetItem) -> None:
            bank, topic = item.data(0, TOPIC)
            if item.checkState(0) is Qt.CheckState.Checked and topic:
                found.append((BankId(bank), TopicId(topic)))
                return
            for child in _children(item):
                visit(child)

        for root in self._roots():
            visit(root)
        return tuple(found)

    def set_topics(self, topics: Iterable[tuple[BankId, TopicId]]) -> None:
        """Tick these and nothing else; what is ticked is unfolded to."""
        wanted = {(str(bank), str(topic)) for bank, topic in topics}
        self._filling = True
        for item in self._all():
            item.setCheckState(0, Qt.CheckState.Unchecked)
        for item in self._all():
            if tuple(item.data(0, TOPIC)) in wanted:
                self._spread(item, Qt.CheckState.Checked)
                self._mend(item)
                parent = item.parent()
                while parent is not None:
                    parent.setExpanded(True)
                    parent = parent.parent()
        self._filling = False
        self.changed.emit()

    def _fill(
        self, parent: QTreeWidgetItem, source: Source, topic: TopicId | None, language: Language
    ) -> None:
        for row in source.topics(topic):
            item = self._row(row.title.shown(language), row.questions, source.bank_id, row.id)
            parent.addChild(item)
            if row.children:
                self._fill(item, source, row.id, language)

    @staticmethod
    def _row(title: str, count: int, bank: str, topic: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{title}  ({count})"])
        item.setToolTip(0, title)
        item.setSizeHint(0, QSize(0, ROW))  # the box is not cut off, whatever the style thinks
        item.setData(0, TOPIC, (str(bank), str(topic)))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        return item

    def _all(self) -> Iterator[QTreeWidgetItem]:
        stack = self._roots()
        while stack:
            item = stack.pop()
            yield item
            stack += _children(item)

    def _roots(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(index) for index in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _changed(self, item: QTreeWidgetItem) -> None:
        if self._filling:
            return
        self._filling = True
        self._spread(item, item.checkState(0))
        self._mend(item)
        self._filling = False
        self.changed.emit()

    def _spread(self, item: QTreeWidgetItem, state: Qt.CheckState) -> None:
        item.setCheckState(0, state)
        for child in _children(item):
            self._spread(child, state)

    def _mend(self, item: QTreeWidgetItem) -> None:
        """What is above shows whether all, some or none below are ticked."""
        parent = item.parent()
        while parent is not None:
            states = {child.checkState(0) for child in _children(parent)}
            state = states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked
            parent.setCheckState(0, state)
            parent = parent.parent()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(index) for index in range(item.childCount()))
    return [child for child in found if child is not None]
