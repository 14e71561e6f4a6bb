"""The two languages of an answer are parallel: display formulas, figures and code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from studyapp.bank.math_scanner import Kind
from studyapp.check.links import links_of
from studyapp.check.source import sections
from studyapp.model.language import Language
from studyapp.model.problem import Problem
from studyapp.model.question import Answer, Question

_WORDS = re.compile(r"[A-Za-z]{2}|[\u2e80-\u9fff]")
_TEXT = re.compile(r"\\(?:text(?:bf|it|rm|normal|sf|tt|up|md)?|mbox)\s*+\{")


@dataclass(frozen=True, slots=True)
class Part:
    """Something that must stand in both languages."""

    line: int
    shown: str
    compared: str


def check(question: Question) -> Iterator[Problem]:
    """Problems at the first difference of each sort, in the English answer."""
    if len(question.answers) < len(Language):
        return
    zh, en = question.answers[Language.ZH], question.answers[Language.EN]
    for name, parts in (
        ("display formula", formulas),
        ("figure", figures),
        ("code block", code),
    ):
        pairs = zip_longest(parts(zh), parts(en))
        for number, (left, right) in enumerate(pairs, start=1):
            if left is None or right is None:
                yield from _alone(zh, en, f"{name} {number}", left, right)
                break
            if left.compared != right.compared:
                yield Problem(
                    en.file,
                    right.line,
                    f"The {name} {number}, “{right.shown}”, is not the one of {zh.file} "
                    f"line {left.line}, “{left.shown}”.",
                    r"Make them the same; only words within \text{…} of a formula may differ.",
                )
                break


def _alone(
    zh: Answer, en: Answer, name: str, left: Part | None, right: Part | None
) -> Iterator[Problem]:
    for part, here, there in ((left, zh, en), (right, en, zh)):
        if part is not None:
            yield Problem(
                here.file,
                part.line,
                f"The {name}, “{part.shown}”, has no counterpart in {there.file}.",
                "Write it in both languages, or in neither.",
            )


def formulas(answer: Answer) -> Iterator[Part]:
    """The display formulas, compared without spacing and without words."""
    for passage in sections(answer):
        for segment in passage.segments:
            if segment.display:
                yield Part(segment.line, _short(segment.tex), without_words(segment.tex))


def figures(answer: Answer) -> Iterator[Part]:
    """The figures, compared by their files."""
    for passage in sections(answer):
        for link in links_of(passage):
            if link.image:
                yield Part(link.line, link.target, link.target)


def code(answer: Answer) -> Iterator[Part]:
    """The code blocks, compared without the indentation of the block."""
    for passage in sections(answer):
        for segment in passage.segments:
            if segment.kind is Kind.CODE and "\n" in segment.source.strip():
                lines = [line.strip() for line in segment.source.strip().split("\n")]
                shown = lines[1] if len(lines) > 1 else lines[0]
                yield Part(segment.line, _short(shown), "\n".join(lines))


def without_words(tex: str) -> str:
    r"""A formula without spacing, the arguments of ``\text{…}`` and the like that hold words."""
    parts: list[str] = []
    position = 0
    while match := _TEXT.search(tex, position):
        end = _closing(tex, match.end())
        argument = tex[match.end() : end]
        kept = "" if _WORDS.search(argument) else argument
        parts += [tex[position : match.start()], r"\text{", kept]
        position = end
    parts.append(tex[position:])
    return re.sub(r"(?<=[A-Za-z])\s+(?=[A-Za-z])|\s+", _space, "".join(parts)).strip()


def _space(match: re.Match[str]) -> str:
    """Spacing has no meaning in TeX but between a command and the letter after it."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return " " if before.isalpha() and after.isalpha() else ""


def _closing(tex: str, start: int) -> int:
    """Where the brace opened before ``start`` closes."""
    depth = 1
    for match in re.compile(r"\\.|[{}]", re.DOTALL).finditer(tex, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.start()
    return len(tex)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
