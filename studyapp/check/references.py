"""References are well-formed: years, arXiv ids, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.check.source import problem_at
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Question

FIRST_YEAR = 1750  # Bayes' essay is of 1763
_ARXIV = re.compile(
    r"(?P<year>\d\d)(?P<month>0[1-9]|1[0-2])\.(?P<number>\d{4,5})(?:v[1-9]\d?)?"
    r"|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7}(?:v[1-9]\d?)?"
)


def check(bank: Bank, question: Question, this_year: int) -> Iterator[Problem]:
    """Problems of one question's references."""
    seen: set[str] = set()
    for index, reference in enumerate(question.references):
        at = ("references", index)
        if reference.year and not FIRST_YEAR <= reference.year <= this_year:
            what = f"The year {reference.year} cannot be."
            yield problem_at(bank, question, (*at, "year"), what, "Correct it.")
        if reference.arxiv and not _is_arxiv(reference.arxiv):
            yield problem_at(
                bank,
                question,
                (*at, "arxiv"),
                f"“{reference.arxiv}” is not an arXiv id.",
                "Write it as 1512.00567 or cs/0501001, without “arXiv:”.",
            )
        if reference.url and not re.fullmatch(r"https?://\S+", reference.url):
            what = f"“{reference.url}” is not an address."
            yield problem_at(bank, question, (*at, "url"), what, "Begin it with https://.")
        title = reference.title.casefold()
        if title and title in seen:
            what = f"“{reference.title}” is cited twice."
            yield problem_at(bank, question, at, what, "Join the two entries.")
        seen.add(title)


def _is_arxiv(text: str) -> bool:
    match = _ARXIV.fullmatch(text)
    if match is None:
        return False
    if match["year"] is None:
        return True
    # Ids of this form began in April 2007; numbers have five digits since 2015.
    digits = 4 if match["year"] < "15" else 5
    return match["year"] + match["month"] >= "0704" and len(match["number"]) == digits
