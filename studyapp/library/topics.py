"""The topic tree in pre-order with its counts, as the compiler writes it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studyapp.model.ids import TopicId
from studyapp.model.language import Text
from studyapp.model.question import Topic


@dataclass(frozen=True, slots=True)
class Node:
    """A topic's row."""

    number: int  # in pre-order
    id: TopicId
    parent: int | None
    title: Text
    first: int  # ordinal of the first question at or below
    own: int
    total: int
    children: int


def lay_out(topics: Sequence[Topic], of_questions: Iterable[TopicId]) -> tuple[Node, ...]:
    """The tree over ``topics``, siblings in the order given, with the questions counted.

    A question's own topics come before those below it in the order of questions. A topic that is
    named by a question (or as a parent) but not listed appears last among its siblings, under the
    last part of its id.
    """
    own = Counter(of_questions)
    titles: dict[TopicId, Text] = {topic.id: topic.title for topic in topics}
    for named in [*titles, *own]:
        for topic in _ancestry(named):
            last = topic.rpartition("/")[2]
            titles.setdefault(topic, Text(last, last))
    below: dict[TopicId | None, list[TopicId]] = defaultdict(list)
    for topic in titles:
        below[_parent(topic)].append(topic)

    order: list[TopicId] = []
    pending = list(reversed(below[None]))
    while pending:
        topic = pending.pop()
        order.append(topic)
        pending.extend(reversed(below[topic]))

    total: Counter[TopicId] = Counter(own)
    for topic in reversed(order):
        parent = _parent(topic)
        if parent is not None:
            total[parent] += total[topic]
    numbers = {topic: number for number, topic in enumerate(order)}
    nodes: list[Node] = []
    first = 0
    for number, topic in enumerate(order):
        parent = _parent(topic)
        nodes.append(
            Node(
                number=number,
                id=topic,
                parent=None if parent is None else numbers[parent],
                title=titles[topic],
                first=first,
                own=own[topic],
                total=total[topic],
                children=len(below[topic]),
            )
        )
        first += own[topic]
    return tuple(nodes)


def _parent(topic: TopicId) -> TopicId | None:
    head, slash, _ = topic.rpartition("/")
    return TopicId(head) if slash else None


def _ancestry(topic: TopicId) -> list[TopicId]:
    parts = topic.split("/")
    return [TopicId("/".join(parts[: end + 1])) for end in range(len(parts))]
