"""What the banks say of the items under review: which there are, and how they hang together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias

from studyapp.model.ids import BankId, ItemId, ItemRef, QuestionId, QuestionRef, TopicId
from studyapp.model.library import Relations
from studyapp.model.review import Card

Names: TypeAlias = Mapping[BankId, Mapping[QuestionId, Sequence[ItemId]]]


class Content(Protocol):
    """The open banks; ``services.libraries.Libraries`` are some."""

    def item_names(self) -> Names:
        """The items of every question that has any, in tree order."""
        ...

    def topics_of_questions(self) -> Mapping[QuestionRef, TopicId]:
        """The topic of every question."""
        ...

    def all_relations(self) -> dict[QuestionRef, Relations]:
        """What to know before each question, and what it is mistaken for, where there is any."""
        ...


class Sources:
    """The items of the open banks, read once until a bank changes.

    A bank may have tens of thousands, and the first card of the day waits for this: only their
    names are kept, the rest is asked for where it is wanted.
    """

    def __init__(self, content: Callable[[], Content | None]) -> None:
        self._content = content
        self._known: Content | None = None
        self._names: Names = {}
        self._relations: dict[QuestionRef, Relations] = {}
        self._kin: dict[QuestionRef, frozenset[QuestionRef]] = {}

    def forget(self) -> None:
        """A bank was opened, replaced or closed."""
        self._known = None

    def has(self, item: ItemRef) -> bool:
        """Whether an item can be shown. Without any bank to ask, all are taken to be."""
        return self._content() is None or item.item in self._of(item.question)

    def has_question(self, question: QuestionRef) -> bool:
        """The same of a question: whether it has items."""
        return self._content() is None or bool(self._of(question))

    def shown(self, cards: Iterable[Card]) -> list[Card]:
        """Those of some cards whose items can be shown."""
        if self._content() is None:
            return list(cards)
        self._read()
        return [card for card in cards if card.item.item in self._named(card.item.question)]

    def items(self, question: QuestionRef) -> list[ItemRef]:
        """The items of a question."""
        return [ItemRef(question, item) for item in self._of(question)]

    def items_of_topic(self, bank: BankId, topic: TopicId) -> list[ItemRef]:
        """The items of all questions at and below a topic, in tree order."""
        below = f"{topic}/"
        return [
            item
            for question, own in self.topics().items()
            if question.bank == bank and (own == topic or own.startswith(below))
            for item in self.items(question)
        ]

    def topics(self) -> Mapping[QuestionRef, TopicId]:
        """The topic of every question."""
        content = self._content()
        return content.topics_of_questions() if content is not None else {}

    def prerequisites(self, question: QuestionRef) -> tuple[QuestionRef, ...]:
        """What to know before a question."""
        self._read()
        related = self._relations.get(question, Relations())
        return tuple(QuestionRef(question.bank, one) for one in related.prerequisites)

    def kin(self, question: QuestionRef) -> frozenset[QuestionRef]:
        """What a question is mistaken for, whichever of the two says so."""
        self._read()
        return self._kin.get(question, frozenset())

    def _of(self, question: QuestionRef) -> Sequence[ItemId]:
        self._read()
        return self._named(question)

    def _named(self, question: QuestionRef) -> Sequence[ItemId]:
        return self._names.get(question.bank, {}).get(question.question, ())

    def _read(self) -> None:
        content = self._content()
        if self._known is content and content is not None:
            return
        self._names = content.item_names() if content is not None else {}
        self._relations = content.all_relations() if content is not None else {}
        self._kin = _both_ways(self._relations)
        self._known = content


def _both_ways(
    relations: dict[QuestionRef, Relations],
) -> dict[QuestionRef, frozenset[QuestionRef]]:
    found: dict[QuestionRef, set[QuestionRef]] = {}
    for one, related in relations.items():
        for name in related.confusable:
            other = QuestionRef(one.bank, name)
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}
