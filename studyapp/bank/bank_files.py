"""The files of a bank as a whole: ``bank.toml``, ``topics.toml``, ``glossary.toml``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studyapp.bank.fields import Fields
from studyapp.bank.files import Problems, TomlFile, read_toml
from studyapp.model.ids import SLUG, BankId, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.problem import Problem
from studyapp.model.question import Term, Topic

BANK, TOPICS, GLOSSARY = "bank.toml", "topics.toml", "glossary.toml"


DEEPEST = 8  # levels of topics


def is_topic_id(text: str) -> bool:
    """Whether this is a path of slugs."""
    parts = text.split("/")
    return len(parts) <= DEEPEST and all(SLUG.fullmatch(part) for part in parts)


@dataclass(frozen=True, slots=True)
class BankFile:
    """What ``bank.toml`` says."""

    id: BankId
    title: Text
    version: str
    languages: tuple[Language, ...]
    licence: str


def read_bank_file(folder: Path) -> tuple[BankFile, list[Problem]]:
    """``bank.toml``; where it is malformed the bank is named for its folder."""
    file = read_toml(folder / BANK, folder)
    problems = _problems(file, BANK)
    name = _slug(folder.name)
    if file.problems:
        both = Text(folder.name, folder.name)
        return BankFile(name, both, "", tuple(Language), ""), problems.found
    spoken = Fields(file.data, file.lines, Problems(BANK)).strings("languages")
    languages = tuple(language for language in Language if language in spoken) or tuple(Language)
    fields = Fields(file.data, file.lines, problems, languages)
    for index, language in enumerate(fields.strings("languages")):
        if language not in tuple(Language):
            fields.problem(
                f"“{language}” is not a language of StudyApp.",
                "Languages are zh and en.",
                "languages",
                index,
            )
    identity = fields.string("id", required=True)
    if identity and not SLUG.fullmatch(identity):
        fields.problem(
            f"The id “{identity}” is not a slug.",
            "Use lower-case letters and digits with single hyphens.",
            "id",
        )
    title = fields.text("title", required=True)
    bank = BankFile(
        BankId(identity) if SLUG.fullmatch(identity) else name,
        title if title.zh or title.en else Text(folder.name, folder.name),
        fields.string("version", required=True),
        languages,
        fields.string("licence"),
    )
    fields.finish()
    return bank, problems.found


def read_topics(
    folder: Path, spoken: Sequence[Language], used: Sequence[TopicId]
) -> tuple[tuple[Topic, ...], list[Problem]]:
    """The topics in tree order: parents before children, siblings by their order.

    A topic that questions lie in but the file does not name is added after its siblings under its
    folder's name; the missing entry is a problem.
    """
    file = read_toml(folder / TOPICS, folder)
    problems = _problems(file, TOPICS)
    if not file.exists:
        problems.add(1, "The bank has no topics.toml.", "Add one that names its topics.")
    fields = Fields(file.data, file.lines, problems, spoken)
    listed: dict[TopicId, Topic] = {}
    lines: dict[TopicId, int] = {}
    for index, inner in enumerate(fields.tables("topics")):
        identity = TopicId(inner.string("id", required=True))
        order = inner.whole("order")
        title = inner.text("title", required=True)
        inner.finish()
        if identity in listed:
            inner.problem(f"The topic “{identity}” is listed twice.", "Remove one.", "id")
        elif is_topic_id(identity):
            listed[identity] = Topic(identity, index if order is None else order, title)
            lines[identity] = inner.line()
        elif identity:
            inner.problem(
                f"The topic id “{identity}” is not a path of slugs.",
                f"Use slugs with / between levels, at most {DEEPEST} of them.",
                "id",
            )
    fields.finish()
    for topic in list(listed.values()):
        if topic.parent is not None and topic.parent not in listed:
            problems.add(
                lines[topic.id],
                f"The topic “{topic.id}” lies in “{topic.parent}”, which is not listed.",
                f'Add [[topics]] with id = "{topic.parent}".',
            )
    for identity in used:
        if identity not in listed:
            problems.add(
                1,
                f"Questions lie in the folder “{identity}”, which is no topic.",
                f'Add [[topics]] with id = "{identity}", or move the questions.',
            )
    for named in [*listed, *used]:
        parts = named.split("/")
        for length in range(1, len(parts) + 1):
            identity = TopicId("/".join(parts[:length]))
            name = parts[length - 1]
            listed.setdefault(identity, Topic(identity, 1_000_000, Text(name, name)))
    return _in_tree_order(listed.values()), problems.found


def _in_tree_order(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    below: dict[TopicId | None, list[Topic]] = defaultdict(list)
    for topic in topics:
        below[topic.parent].append(topic)
    for siblings in below.values():
        siblings.sort(key=lambda topic: topic.order)
        siblings.reverse()  # the last of `pending` is taken first
    found = []
    pending = below[None]
    while pending:
        topic = pending.pop()
        found.append(topic)
        pending += below[topic.id]
    return tuple(found)


def read_glossary(
    folder: Path, spoken: Sequence[Language]
) -> tuple[tuple[Term, ...], list[Problem]]:
    """The terms of ``glossary.toml``, which a bank may do without."""
    file = read_toml(folder / GLOSSARY, folder)
    problems = _problems(file, GLOSSARY)
    fields = Fields(file.data, file.lines, problems, spoken)
    terms = []
    for inner in fields.tables("terms"):
        terms.append(Term(inner.languages(), inner.strings("avoid")))
        inner.finish()
    fields.finish()
    return tuple(terms), problems.found


def _problems(file: TomlFile, name: str) -> Problems:
    problems = Problems(name)
    problems.found += file.problems
    return problems


def _slug(name: str) -> BankId:
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name)
    parts = [part for part in kept.lower().split("-") if part]
    return BankId("-".join(parts) or "bank")
