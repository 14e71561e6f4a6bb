"""What a page says about other things of its bank: titles of questions and topics."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from studyapp.model.ids import BankId, QuestionId, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.question import Bank, Question


@dataclass(frozen=True, slots=True)
class PageContext:
    """The surroundings of a question that its page refers to."""

    bank: BankId
    titles: Mapping[QuestionId, Text] = field(default_factory=dict)
    topics: Mapping[TopicId, Text] = field(default_factory=dict)
    # A raster image of a question -> its study://app/ address, or None where there is none.
    resolve: Callable[[Question, str], str | None] | None = None

    @classmethod
    def of(cls, bank: Bank) -> PageContext:
        """The context of a whole bank, made once for all its pages."""
        return cls(
            bank=bank.id,
            titles={question.id: question.title for question in bank.questions},
            topics={topic.id: topic.title for topic in bank.topics},
        )

    def title(self, question: QuestionId, language: Language) -> str:
        """A question's title, or its id where the bank does not have it."""
        return self.titles.get(question, Text()).shown(language) or question

    def topic_path(self, topic: TopicId, language: Language) -> list[str]:
        """The titles from the top down to a topic."""
        parts = topic.split("/")
        names = []
        for end, part in enumerate(parts):
            title = self.topics.get(TopicId("/".join(parts[: end + 1])), Text())
            names.append(title.shown(language) or part)
        return names
