"""The topics and questions that numbers are about, as a tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from studyapp.model.language import Text

QuestionKey: TypeAlias = tuple[str, str]  # bank, question


class TopicRef(NamedTuple):
    """A topic of a bank; with an empty topic the bank itself."""

    bank: str
    topic: str = ""

    def __str__(self) -> str:
        return f"{self.bank}/{self.topic}" if self.topic else self.bank

    @classmethod
    def parse(cls, text: str) -> TopicRef:
        """The reverse of ``str``."""
        bank, _, topic = text.partition("/")
        return cls(bank, topic)

    @property
    def parent(self) -> TopicRef | None:
        """The topic above, the bank above that, None above the bank."""
        if not self.topic:
            return None
        return TopicRef(self.bank, self.topic.rpartition("/")[0])


class OutlineTopic(NamedTuple):
    """A topic with the number of questions at and below it."""

    ref: TopicRef
    title: Text
    questions: int


@dataclass(frozen=True)
class Outline:
    """The open banks. Questions that it lacks (of a bank that is closed, gone) count nowhere."""

    topics: tuple[OutlineTopic, ...] = ()  # in tree order, each bank before its topics
    topic_of: Mapping[QuestionKey, TopicRef] = field(default_factory=dict)
    titles: Mapping[QuestionKey, Text] = field(default_factory=dict)

    @cached_property
    def chains(self) -> dict[TopicRef, tuple[TopicRef, ...]]:
        """For each topic itself and all above it, up to the bank."""
        found: dict[TopicRef, tuple[TopicRef, ...]] = {}
        for topic in {one.ref for one in self.topics} | set(self.topic_of.values()):
            chain = [topic]
            while (above := chain[-1].parent) is not None:
                chain.append(above)
            found[topic] = tuple(chain)
        return found

    @cached_property
    def topic_titles(self) -> dict[TopicRef, Text]:
        """The title of each topic."""
        return {one.ref: one.title for one in self.topics}

    def title(self, key: QuestionKey) -> Text:
        """A question's title; its id where no open bank has it."""
        return self.titles.get(key) or Text(key[1], key[1])


def joined(outlines: tuple[Outline, ...]) -> Outline:
    """Several banks' outlines as one."""
    if len(outlines) == 1:
        return outlines[0]
    topic_of: dict[QuestionKey, TopicRef] = {}
    titles: dict[QuestionKey, Text] = {}
    for one in outlines:
        topic_of |= one.topic_of
        titles |= one.titles
    return Outline(tuple(topic for one in outlines for topic in one.topics), topic_of, titles)
