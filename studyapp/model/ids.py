"""Ids. A person's history hangs on them; none of them ever changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NewType

BankId = NewType("BankId", str)
TopicId = NewType("TopicId", str)  # the path below the bank's folder: "training/losses"
QuestionId = NewType("QuestionId", str)  # the name of the question's folder: a slug
ItemId = NewType("ItemId", str)

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, order=True)
class QuestionRef:
    """One question of one bank, the key of everything kept about it."""

    bank: BankId
    question: QuestionId

    def __str__(self) -> str:
        return f"{self.bank}/{self.question}"

    @classmethod
    def parse(cls, text: str) -> QuestionRef:
        """The reverse of ``str``; raises ``ValueError`` where there is no slash."""
        bank, slash, question = text.partition("/")
        if not (bank and slash and question):
            raise ValueError(f"{text!r} is not of the form bank/question")
        return cls(BankId(bank), QuestionId(question))


WHOLE = ItemId("")  # the question as a whole, answered freely


@dataclass(frozen=True, slots=True, order=True)
class ItemRef:
    """One item of one question, or (``WHOLE``) the question itself, recalled freely."""

    question: QuestionRef
    item: ItemId = WHOLE

    def __str__(self) -> str:
        return f"{self.question}#{self.item}" if self.item else str(self.question)

    @classmethod
    def parse(cls, text: str) -> ItemRef:
        """The reverse of ``str``; raises ``ValueError`` where it is not of that form."""
        question, _, item = text.partition("#")
        return cls(QuestionRef.parse(question), ItemId(item))
