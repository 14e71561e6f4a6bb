"""Chinese text has no typed space between Han and Latin letters, digits or formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.bank.line_counter import LineCounter
from studyapp.bank.math_scanner import Kind
from studyapp.check.source import Passage, all_passages
from studyapp.model.language import Language
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Question

_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_MARKS = r"[*_]*"
_SPACE = re.compile(
    rf"(?<={_HAN}){_MARKS}[ \t]+{_MARKS}(?=[A-Za-z0-9$])"
    rf"|(?<=[A-Za-z0-9$%]){_MARKS}[ \t]+{_MARKS}(?={_HAN})"
)
_ADDRESS = re.compile(r"\]\([^()\n]*+\)|<[A-Za-z/][^<>\n]*+>|https?://\S++")


def check(bank: Bank, question: Question) -> Iterator[Problem]:
    """Problems of one question's Chinese texts, one for each line."""
    for passage in all_passages(bank, question):
        if passage.language is Language.ZH:
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Problem]:
    plain = "".join(_plain(passage))
    plain = _ADDRESS.sub(lambda match: "￼" * len(match[0]), plain)
    reported = set()
    lines = LineCounter(plain, passage.line)
    for match in _SPACE.finditer(plain):
        line = lines.at(match.start())
        if line not in reported:
            reported.add(line)
            around = plain[max(0, match.start() - 8) : match.end() + 8].replace("\n", " ")
            yield Problem(
                passage.file,
                line,
                f"A space is typed between Han and Latin, a digit or a formula: “{around}”.",
                "Take it out; the page makes that space.",
            )


def _plain(passage: Passage) -> Iterator[str]:
    """The text with a ``$`` for each formula and an object mark for code; lines are kept."""
    for segment in passage.segments:
        if segment.kind is Kind.TEXT:
            yield segment.source
        else:
            mark = "￼" if segment.kind is Kind.CODE else "$"
            newlines = segment.source.count("\n")
            # Between two marks, so that both of its ends touch what stands beside it.
            yield mark + "\n" * newlines + mark if newlines else mark
