"""Quiz items and key points that are present are well-formed, sound and explained."""

from __future__ import annotations

from collections.abc import Iterator

from studyapp.bank.fields import Fields
from studyapp.bank.files import Problems
from studyapp.check.source import QUIZ, file_of, lines_of
from studyapp.items.computing import findings
from studyapp.items.explained import unexplained
from studyapp.items.parsing import parse_quiz
from studyapp.items.types import Item, ItemType, Quiz
from studyapp.model.language import Language
from studyapp.model.problem import Problem
from studyapp.model.question import Bank, Question

FEW = 4  # so many choices are too few to speak of a pattern
MUCH_LONGER = 1.6  # times the longest wrong option


def check(bank: Bank, question: Question) -> Iterator[Problem]:
    """Problems of one question's ``quiz.toml``."""
    if not question.quiz:
        return
    problems = Problems(file_of(bank, question, QUIZ))
    lines = lines_of(bank, question, QUIZ)
    quiz = parse_quiz(Fields(question.quiz, lines, problems, bank.languages))
    yield from problems.found
    known = {other.id for other in bank.questions}
    entries = question.quiz.get("items")
    places = {
        entry.get("id"): index
        for index, entry in reversed(list(enumerate(entries if isinstance(entries, list) else [])))
        if isinstance(entry, dict)
    }
    for item in quiz.items:
        place = ("items", places[item.id])
        for path, what, do in (*findings(item), *unexplained(item, bank.languages)):
            yield Problem(problems.file, lines.of(*place, *path), what, do)
        for index, option in enumerate(item.options):
            if option.confuses is not None and option.confuses not in known:
                yield Problem(
                    problems.file,
                    lines.of(*place, "options", index, "confuses"),
                    f"`confuses` names “{option.confuses}”, which is no question of this bank.",
                    "Correct the id.",
                )
        yield from (
            Problem(problems.file, lines.of(*place, "options"), what, do)
            for what, do in _given_away(item)
        )
    yield from (Problem(problems.file, lines.of("items"), what, do) for what, do in _patterns(quiz))


def _given_away(item: Item) -> Iterator[tuple[str, str]]:
    """The key of a single choice must not stand out by its length."""
    if item.type is not ItemType.SINGLE:
        return
    for language in Language:
        lengths = [len(option.text.of(language)) for option in item.options]
        wrong = [
            length
            for length, option in zip(lengths, item.options, strict=True)
            if not option.key and length
        ]
        right = max(lengths) if lengths else 0
        longest = next(
            (option for option in item.options if len(option.text.of(language)) == right), None
        )
        if longest and longest.key and wrong and right > 12 and right > MUCH_LONGER * max(wrong):
            yield (
                f"In {language} the right option is much longer than every other.",
                "Shorten it, or say as much in the wrong ones.",
            )


def _patterns(quiz: Quiz) -> Iterator[tuple[str, str]]:
    """Over all single choices of a question, place and length must not give the key away."""
    choices = [item for item in quiz.items if item.type is ItemType.SINGLE and item.options]
    if len(choices) < FEW:
        return
    places = {next((at for at, o in enumerate(item.options) if o.key), -1) for item in choices}
    if len(places) == 1:
        yield "The right option stands in the same place in every item.", "Move some."
    for language in Language:
        for pick, word in ((max, "longest"), (min, "shortest")):
            if all(_key_is(pick, item, language) for item in choices):
                yield (
                    f"In {language} the right option is the {word} in every item.",
                    "Change the length of some.",
                )


def _key_is(pick: object, item: Item, language: Language) -> bool:
    lengths = [len(option.text.of(language)) for option in item.options]
    extreme = pick(lengths)  # type: ignore[operator]
    return lengths.count(extreme) == 1 and item.options[lengths.index(extreme)].key
