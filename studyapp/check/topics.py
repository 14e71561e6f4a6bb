"""Every topic holds questions."""

from __future__ import annotations

from collections.abc import Iterator

from studyapp.bank.bank_files import TOPICS
from studyapp.bank.files import read_toml
from studyapp.model.ids import TopicId
from studyapp.model.problem import Problem
from studyapp.model.question import Bank


def check(bank: Bank) -> Iterator[Problem]:
    """A problem for each topic without a question at or below it."""
    used: set[str] = set()
    for question in bank.questions:
        parts = question.topic.split("/")
        used |= {"/".join(parts[:length]) for length in range(1, len(parts) + 1)}
    empty = [topic.id for topic in bank.topics if topic.id not in used]
    lines = _lines(bank) if empty else {}
    for topic in empty:
        yield Problem(
            TOPICS,
            lines.get(topic, 1),
            f"The topic “{topic}” has no questions.",
            "Write one, or take the topic out.",
        )


def _lines(bank: Bank) -> dict[TopicId, int]:
    file = read_toml(bank.folder / TOPICS, bank.folder)
    entries = file.data.get("topics", [])
    return {
        TopicId(entry["id"]): file.lines.of("topics", index)
        for index, entry in enumerate(entries)
        if isinstance(entry, dict) and "id" in entry
    }
