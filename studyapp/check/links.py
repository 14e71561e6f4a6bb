"""Links lead somewhere: prerequisites, confusables, ``q:`` links and their sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studyapp.bank.line_counter import LineCounter
from studyapp.bank.math_scanner import Kind
from studyapp.check.source import Passage, answer_passages, problem_at
from studyapp.model.ids import SLUG, QuestionId
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Question, SectionKey

SECTIONS = frozenset([*SectionKey, "references"])
_LINK = re.compile(
    r"(?P<image>!?)"
    r"\[(?P<words>(?:[^\[\]\\\n]|\n(?![ \t]*\n)|\\.|\[[^\[\]\n]*+\])*+)\]"
    r"\((?P<target>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)"
)
_TITLE = re.compile(r"\s(?:\"[^\"]*\"|'[^']*')\s*$")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image as written."""

    target: str
    words: str
    line: int
    image: bool


def links_of(passage: Passage) -> Iterator[Link]:
    """The links and images of a text; code is passed over and formulas may stand in their words."""
    plain = "".join(_without_code(passage))
    lines = LineCounter(plain, passage.line)
    for match in _LINK.finditer(plain):
        line = lines.at(match.start())
        target = _TITLE.sub("", match["target"]).strip()
        if target.startswith("<") and target.endswith(">"):
            target = target[1:-1]
        yield Link(target, match["words"], line, bool(match["image"]))


def _without_code(passage: Passage) -> Iterator[str]:
    """The text with code and formulas blanked, lines kept."""
    for segment in passage.segments:
        if segment.kind is Kind.TEXT:
            yield segment.source
        else:
            yield "x" + "\n" * segment.source.count("\n")


def check(bank: Bank, question: Question) -> Iterator[Problem]:
    """Problems of one question's links."""
    known = {other.id: other for other in bank.questions}
    for key, ids in (
        ("prerequisites", question.prerequisites),
        ("confusable", question.confusable),
    ):
        for index, target in enumerate(ids):
            if target == question.id:
                what = f"The question names itself in `{key}`."
                yield problem_at(bank, question, (key, index), what, "Remove it.")
            elif target not in known:
                yield problem_at(
                    bank,
                    question,
                    (key, index),
                    f"`{key}` names “{target}”, which is no question of this bank.",
                    "Correct the id, or write that question.",
                )
    for passage in answer_passages(question):
        for link in links_of(passage):
            if not link.image:
                wrong = _wrong(link, bank, known)
                if wrong is not None:
                    yield Problem(passage.file, link.line, *wrong)


def _wrong(link: Link, bank: Bank, known: Mapping[QuestionId, Question]) -> tuple[str, str] | None:
    scheme, colon, rest = link.target.partition(":")
    if colon and scheme in ("https", "http", "mailto") and rest:
        return None
    if not (colon and scheme == "q"):
        return (
            f"The link to “{link.target}” leads nowhere.",
            "Link with q:ID to a question, or with https:// to the outside.",
        )
    path, hash_sign, anchor = rest.partition("#")
    owner, slash, name = path.rpartition("/")
    if slash and owner != bank.id:
        if SLUG.fullmatch(owner) and SLUG.fullmatch(name):
            return None  # another bank, which need not be here
        return f"“{link.target}” is not of the form q:BANK/ID.", "Correct it."
    if QuestionId(name) not in known:
        return (
            f"The link q:{name} leads to no question of this bank.",
            "Correct the id, or write that question.",
        )
    if hash_sign and anchor not in SECTIONS:
        return (
            f"The link goes to the section “{anchor}”, which there is not.",
            f"Sections are {', '.join(sorted(SECTIONS))}.",
        )
    if not link.words.strip():
        return f"The link to “{link.target}” has no words.", "Write what it leads to."
    return None
