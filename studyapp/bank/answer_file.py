"""An answer's Markdown file divided into its sections."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from studyapp.bank.code_blocks import code_ranges, lines_of
from studyapp.bank.files import Problems
from studyapp.model.language import Language
from studyapp.model.question import HEADINGS, Answer, Section, SectionKey

_HEADING = re.compile(r" {0,3}##(?!#)[ \t]*(?P<title>.*?)[ \t]*(?:[ \t]#+)?[ \t]*")
PREFACE = "preface"  # the key of text before the first heading


def parse_answer(text: str, language: Language, file: str, problems: Problems) -> Answer:
    """The answer with its sections as they stand in the file.

    Headings that are not the five of the format, or not in their order, are problems; their text
    is kept under keys of its own.
    """
    sections: list[Section] = []
    for heading, line, body in _parts(text):
        if heading is None:
            if body.strip():
                problems.add(
                    line,
                    "There is text before the first heading.",
                    f"Begin the file with ## {_title(SectionKey.SHORT, language)}.",
                )
                sections.append(Section(PREFACE, "", line - 1, body))
            continue
        key = _key(heading, language, line, problems)
        if any(section.key == key for section in sections):
            problems.add(line, f"The heading “{heading}” occurs twice.", "Join the two sections.")
            key = f"{key}-{line}"
        if not body.strip():
            problems.add(line, f"The section “{heading}” is empty.", "Write its text.")
        sections.append(Section(key, heading, line, body))
    _check_order(sections, language, problems)
    return Answer(language, file, tuple(sections))


def _parts(text: str) -> list[tuple[str | None, int, str]]:
    """Heading (none for the beginning), its line, and the text below it."""
    code = code_ranges(text)
    starts = [start for start, _ in code]
    found: list[tuple[str | None, int, int]] = [(None, 1, 0)]  # heading, line, start of text
    ends: list[int] = []
    for number, line in enumerate(lines_of(text), start=1):
        match = _HEADING.fullmatch(line.text)
        if match is None:
            continue
        place = bisect_right(starts, line.start) - 1
        if place >= 0 and line.start < code[place][1]:
            continue  # a comment in code
        found.append((match["title"], number, line.end))
        ends.append(line.start)
    ends.append(len(text))
    return [
        (heading, line, text[start:end])
        for (heading, line, start), end in zip(found, ends, strict=True)
    ]


def _title(key: SectionKey, language: Language) -> str:
    return HEADINGS[key].of(language)


def _key(heading: str, language: Language, line: int, problems: Problems) -> str:
    for key in SectionKey:
        if heading == _title(key, language):
            return key
    wanted = ", ".join(f"## {_title(key, language)}" for key in SectionKey)
    problems.add(
        line,
        f"“{heading}” is not one of the five headings.",
        f"The level-2 headings are {wanted}; use ### below them.",
    )
    for key in SectionKey:  # the other language's, or in other letters
        if heading.casefold() in (HEADINGS[key].zh, HEADINGS[key].en.casefold()):
            return key
    return f"section-{line}"


def _check_order(sections: list[Section], language: Language, problems: Problems) -> None:
    order = list(SectionKey)
    present = [SectionKey(section.key) for section in sections if section.key in order]
    for key in order:
        if key not in present:
            problems.add(
                1,
                f"The section “{_title(key, language)}” is missing.",
                f"Add it: ## {_title(key, language)}",
            )
    if present != sorted(present, key=order.index):
        lines = {section.key: section.line for section in sections}
        wrong = next(
            later
            for earlier, later in pairwise(present)
            if order.index(later) < order.index(earlier)
        )
        problems.add(
            lines[wrong],
            f"The section “{_title(wrong, language)}” is out of order.",
            "The order is " + ", ".join(_title(key, language) for key in order) + ".",
        )
