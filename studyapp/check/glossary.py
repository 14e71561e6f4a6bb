"""Spellings that the glossary says to avoid do not occur."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.bank.line_counter import LineCounter
from studyapp.bank.math_scanner import Kind
from studyapp.check.source import all_passages
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Question, Term

_ADDRESS = re.compile(r"\]\([^()\n]*+\)|<[A-Za-z/][^<>\n]*+>|https?://\S++")


def check(bank: Bank, question: Question) -> Iterator[Problem]:
    """Problems of one question's texts."""
    avoided = [
        (_pattern(spelling), spelling, term) for term in bank.glossary for spelling in term.avoid
    ]
    if not avoided:
        return
    for passage in all_passages(bank, question):
        for segment in passage.segments:
            if segment.kind is not Kind.TEXT:
                continue
            text = _ADDRESS.sub(lambda match: " " * len(match[0]), segment.source)
            for pattern, spelling, term in avoided:
                lines = LineCounter(text, segment.line)
                for match in pattern.finditer(text):
                    yield Problem(
                        passage.file,
                        lines.at(match.start()),
                        f"“{spelling}” is a spelling that the glossary avoids.",
                        f"Write “{_preferred(term, spelling)}”.",
                    )


def _pattern(spelling: str) -> re.Pattern[str]:
    """Whole words in Latin letters, anywhere in Chinese."""
    start = r"(?<![A-Za-z])" if spelling[:1].isascii() else ""
    end = r"(?![A-Za-z])" if spelling[-1:].isascii() else ""
    return re.compile(start + re.escape(spelling) + end, re.IGNORECASE)


def _preferred(term: Term, spelling: str) -> str:
    return term.text.en if spelling.isascii() else term.text.zh
