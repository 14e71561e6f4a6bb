"""Figures: each is there, safe, follows the theme, is described, and is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from studyapp.bank.files import read_text
from studyapp.check.links import links_of
from studyapp.check.source import answer_passages, file_of, problem_at
from studyapp.check.svg import Drawing, problems_of, read
from studyapp.model.language import Language
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Question

_VARIANT = re.compile(rf"(?P<stem>.+)\.(?:{'|'.join(Language)})\.svg")
_NAME = re.compile(r"[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*\.svg")


def check(bank: Bank, question: Question) -> Iterator[Problem]:
    """Problems of one question's figures and of the SVG files in its folder."""
    described = [figure.file for figure in question.figures]
    shown = set()
    for passage in answer_passages(question):
        for link in links_of(passage):
            if link.image:
                shown.add(link.target)
                for what, do in _wrong_use(link.target, described):
                    yield Problem(passage.file, link.line, what, do)
    for index, name in enumerate(described):
        at = ("figures", index, "file")
        if described.index(name) != index:
            what = f"The figure “{name}” is described twice."
            yield problem_at(bank, question, at, what, "Remove one.")
        elif name and name not in shown:
            do = f"Write ![]({name}) in both answers, or remove the figure."
            yield problem_at(bank, question, at, f"No answer shows the figure “{name}”.", do)
    known = {name for name in shown.union(described) if _NAME.fullmatch(name)}
    for name in sorted(known):
        yield from _files(bank, question, name)
    for path in sorted(question.folder.glob("*.svg")):
        if path.name not in known and _base(path.name) not in known:
            file = file_of(bank, question, path.name)
            yield Problem(file, 1, "No answer shows this figure.", "Show it, or remove the file.")


def _wrong_use(name: str, described: list[str]) -> Iterator[tuple[str, str]]:
    if not _NAME.fullmatch(name):
        yield (
            f"“{name}” is not a figure of this question.",
            "Figures are SVG files in the question's folder, written ![](name.svg).",
        )
    elif name not in described:
        if _base(name) in described:
            yield (
                f"“{name}” is the variant of one language.",
                f"Write ![]({_base(name)}) in both answers.",
            )
        else:
            yield (
                f"The figure “{name}” is not described in question.toml.",
                "Add [[figures]] with its file and alt.zh, alt.en.",
            )


def _base(name: str) -> str:
    match = _VARIANT.fullmatch(name)
    return f"{match['stem']}.svg" if match else name


def _files(bank: Bank, question: Question, name: str) -> Iterator[Problem]:
    """Problems of the one file of a figure, or of its variants for the languages."""
    stem = name.removesuffix(".svg")
    one = question.folder / name
    variants = [question.folder / f"{stem}.{language}.svg" for language in bank.languages]
    present = [path for path in variants if path.exists()]
    if not present:
        drawing, problems = _drawing(bank, question, one)
        yield from problems
        if drawing is not None and (words := _han(drawing)):
            do = f"Draw {stem}.zh.svg and {stem}.en.svg of the same geometry."
            what = f"The figure holds Chinese words, “{words}”, but serves both languages."
            yield Problem(file_of(bank, question, name), 1, what, do)
        return
    if one.exists():
        file = file_of(bank, question, name)
        do = "Keep one file, or one for each language."
        yield Problem(file, 1, f"There is {present[0].name} as well.", do)
    drawings = []
    for path in variants:
        drawing, problems = _drawing(bank, question, path)
        yield from problems
        drawings.append(drawing)
    if all(drawing is not None for drawing in drawings):
        for path, drawing in zip(variants[1:], drawings[1:], strict=True):
            if drawing and drawings[0] and drawing.geometry != drawings[0].geometry:
                yield _difference(bank, question, path, drawing, drawings[0])


def _drawing(bank: Bank, question: Question, path: Path) -> tuple[Drawing | None, list[Problem]]:
    """A figure's file read, with its problems; nothing where it cannot be read."""
    file = file_of(bank, question, path.name)
    text = read_text(path, bank.folder)
    if not text.exists:
        return None, [Problem(file, 1, "The figure is missing.", "Draw it.")]
    if text.problems:
        return None, list(text.problems)
    drawing = read(text.text)
    problems = [Problem(file, *finding) for finding in problems_of(text.text, drawing)]
    return (None if drawing.findings else drawing), problems


def _han(drawing: Drawing) -> str:
    return next((words for words in drawing.texts if re.search(r"[\u3400-\u9fff]", words)), "")


def _difference(
    bank: Bank, question: Question, path: Path, drawing: Drawing, first: Drawing
) -> Problem:
    """The first element that is not as in the other language's variant."""
    file = file_of(bank, question, path.name)
    shapes = [
        element for element in drawing.elements if element.name not in ("text", "tspan", "textPath")
    ]
    line = next(
        (
            element.line
            for element, mine, other in zip(shapes, drawing.geometry, first.geometry, strict=False)
            if mine != other
        ),
        1,
    )
    what = "The geometry is not that of the other language's variant."
    return Problem(file, line, what, "Draw both with the same shapes; only words differ.")
