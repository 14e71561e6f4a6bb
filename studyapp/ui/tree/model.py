"""The tree as Qt sees it: fetched in pieces as it is opened, so that size does not matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language
from studyapp.store.mastery import UNTOUCHED, Mark, Mastery, Tally, tally
from studyapp.ui.tree.nodes import Node, Source, sums

Index = QModelIndex | QPersistentModelIndex
BATCH = 256

NODE = Qt.ItemDataRole.UserRole
MARK = Qt.ItemDataRole.UserRole + 1  # Mark or Tally


class TreeModel(QAbstractItemModel):
    """Banks, topics and questions. With a single bank its topics are the top level."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = Language.EN
        self._sources: list[Source] = []
        self._roots: list[Node] = []
        self._nodes: dict[int, Node] = {}
        self._next_key = 1
        self._marks: dict[BankId, Mapping[QuestionId, Mark]] = {}
        self._sums: dict[BankId, tuple[dict[TopicId, Tally], Tally]] = {}

    # -- contents -----------------------------------------------------------------------------

    def set_sources(self, sources: Sequence[Source]) -> None:
        """Show these banks (or filtered views of them), forgetting what was fetched."""
        self.beginResetModel()
        self._sources = list(sources)
        self._nodes.clear()
        self._roots = []
        self._sums = {
            source.bank_id: sums(source, self._marks[source.bank_id])
            for source in self._sources
            if source.bank_id in self._marks
        }
        if len(self._sources) == 1:
            source = self._sources[0]
            for row, topic in enumerate(source.topics(None)):
                self._roots.append(self._node(None, row, source, topic=topic))
        else:
            for row, source in enumerate(self._sources):
                self._roots.append(self._node(None, row, source))
        self.endResetModel()

    def set_language(self, language: Language) -> None:
        """Titles in this language; the view repaints itself."""
        self._language = language

    def set_marks(self, bank: BankId, marks: Mapping[QuestionId, Mark]) -> None:
        """What is known of a bank's questions; topics show the sums. The view repaints itself."""
        self._marks[bank] = marks
        self._sums.pop(bank, None)
        source = next((s for s in self._sources if s.bank_id == bank), None)
        if source is not None:
            self._sums[bank] = sums(source, marks)

    def set_mark(self, ref: QuestionRef, mark: Mark) -> None:
        """What is known of one question; only the topics above it are summed anew."""
        known = dict(self._marks.get(ref.bank, {}))
        before = known.get(ref.question, UNTOUCHED)
        known[ref.question] = mark
        self._marks[ref.bank] = known
        source = next((s for s in self._sources if s.bank_id == ref.bank), None)
        row = source.question(ref.question) if source else None
        if row is None or ref.bank not in self._sums:
            return
        below, total = self._sums[ref.bank]
        change = tally([mark]) - tally([before])
        parts = row.topic.split("/")
        for depth in range(1, len(parts) + 1):
            topic = TopicId("/".join(parts[:depth]))
            below[topic] = below.get(topic, Tally()) + change
        self._sums[ref.bank] = (below, total + change)

    def find(self, ref: QuestionRef) -> QModelIndex:
        """The index of a question, fetching what leads to it; invalid where it is not."""
        for source in self._sources:
            if source.bank_id != ref.bank:
                continue
            row = source.question(ref.question)
            if row is None:
                return QModelIndex()
            nodes = self._top(source)
            above: Node | None = None
            parts = row.topic.split("/")
            for depth in range(1, len(parts) + 1):
                wanted = "/".join(parts[:depth])
                above = next((n for n in nodes if n.topic and n.topic.id == wanted), None)
                if above is None:
                    return QModelIndex()
                self._fetch_topics(above)
                nodes = above.children
            while above is not None:
                for node in above.children:
                    if node.question and node.question.ref == ref:
                        return self._index(node)
                if above.complete:
                    break
                self.fetchMore(self._index(above))
        return QModelIndex()

    def topic_index(self, path: str) -> QModelIndex:
        """The index of the bank or topic whose node has this path."""
        for source in self._sources:
            bank, _, topic = path.partition("/")
            if source.bank_id != bank:
                continue
            if not topic:
                root = next(
                    (n for n in self._roots if n.source is source and n.topic is None), None
                )
                return self._index(root) if root else QModelIndex()
            nodes, found = self._top(source), None
            parts = topic.split("/")
            for depth in range(1, len(parts) + 1):
                wanted = "/".join(parts[:depth])
                found = next((n for n in nodes if n.topic and n.topic.id == wanted), None)
                if found is None:
                    return QModelIndex()
                self._fetch_topics(found)
                nodes = found.children
            return self._index(found) if found else QModelIndex()
        return QModelIndex()

    def node(self, index: Index) -> Node | None:
        """The node behind an index."""
        return self._nodes.get(index.internalId()) if index.isValid() else None

    # -- QAbstractItemModel -------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Qt's way down."""
        if column or row < 0:
            return QModelIndex()
        above = self.node(parent)
        siblings = above.children if above else self._roots
        return self.createIndex(row, 0, siblings[row].key) if row < len(siblings) else QModelIndex()

    def parent(self, index: Index | None = None) -> Any:
        """Qt's way up (and, without an index, the object's parent)."""
        if index is None:
            return super().parent()
        node = self.node(index)
        return self._index(node.parent) if node and node.parent else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows fetched so far."""
        above = self.node(parent)
        return len(above.children) if above else (0 if parent.isValid() else len(self._roots))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, ARG002
        """One column."""
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Known without fetching."""
        above = self.node(parent)
        return above.has_children if above else bool(self._roots)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is more below than has been fetched."""
        above = self.node(parent)
        return bool(above and not above.complete)

    def fetchMore(self, parent: Index) -> None:
        """Fetch the sub-topics and the next batch of questions."""
        above = self.node(parent)
        if above is None:
            return
        if not above.topics_fetched:
            self._fetch_topics(above)
        elif above.topic is not None and not above.complete:
            self._fetch_questions(above)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, node and marks."""
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(node)
        if role == NODE:
            return node
        if role == MARK:
            return self.mark(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.hint(node) if node.question else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(node)
        return None

    # -- what a node says ---------------------------------------------------------------------

    def title(self, node: Node) -> str:
        """The node's title in the language shown."""
        if node.question:
            return node.question.title.shown(self._language)
        text = node.topic.title if node.topic else node.source.title
        return text.shown(self._language)

    def hint(self, node: Node) -> str:
        """What is shown under the pointer: the title, and what the reviews predict."""
        mark = self.mark(node)
        if not isinstance(mark, Mark) or mark.recall is None:
            return self.title(node)
        recall = self.tr("expected recall {share}").format(share=f"{mark.recall:.0%}")
        return f"{self.title(node)}\n{recall}"

    def mark(self, node: Node) -> Mark | Tally:
        """The question's mark, or the sums of a topic or bank."""
        bank = node.source.bank_id
        if node.question:
            return self._marks.get(bank, {}).get(node.question.ref.question, UNTOUCHED)
        below, total = self._sums.get(bank, ({}, Tally()))
        return below.get(node.topic.id, Tally()) if node.topic else total

    def spoken(self, node: Node) -> str:
        """What a screen reader says: title, count, marks."""
        mark = self.mark(node)
        if isinstance(mark, Mark):
            words = [self.title(node)]
            level = {
                Mastery.WEAK: self.tr("bookmarked as weak"),
                Mastery.SHAKY: self.tr("bookmarked as shaky"),
                Mastery.SOLID: self.tr("bookmarked as solid"),
            }.get(mark.mastery)
            if level:
                words.append(level)
            words.append(self.tr("read") if mark.read else self.tr("unread"))
            if mark.recall is not None:
                recall = self.tr("expected recall {share}").format(share=f"{mark.recall:.0%}")
                words.append(recall)
            return ", ".join(words)
        total = node.topic.questions if node.topic else node.source.count
        counts = self.tr("%n question(s)", "", total)
        read = self.tr("%n read", "", mark.read)
        return f"{self.title(node)}, {counts}, {read}"

    # -- fetching -----------------------------------------------------------------------------

    def _node(self, parent: Node | None, row: int, source: Source, **content: Any) -> Node:
        node = Node(self._next_key, parent, row, source, **content)
        self._nodes[node.key] = node
        self._next_key += 1
        return node

    def _index(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.key)

    def _top(self, source: Source) -> list[Node]:
        if len(self._sources) == 1:
            return self._roots
        root = next(node for node in self._roots if node.source is source)
        self._fetch_topics(root)
        return root.children

    def _fetch_topics(self, above: Node) -> None:
        if above.topics_fetched:
            return
        above.topics_fetched = True
        topics = above.source.topics(above.topic.id if above.topic else None)
        self._append(above, [{"topic": topic} for topic in topics])
        if above.topic is not None and above.topic.own_questions:
            self._fetch_questions(above)

    def _fetch_questions(self, above: Node) -> None:
        assert above.topic is not None
        rows = above.source.questions(above.topic.id, above.questions_fetched, BATCH)
        above.questions_fetched = (
            above.questions_fetched + len(rows) if rows else above.questions_total
        )
        self._append(above, [{"question": row} for row in rows])

    def _append(self, above: Node, contents: list[dict[str, Any]]) -> None:
        if not contents:
            return
        first = len(above.children)
        self.beginInsertRows(self._index(above), first, first + len(contents) - 1)
        for offset, content in enumerate(contents):
            above.children.append(self._node(above, first + offset, above.source, **content))
        self.endInsertRows()
