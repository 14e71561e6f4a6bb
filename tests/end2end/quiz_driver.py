"""Quizzes by keys: set-ups put into the settings beforehand, right answers as key presses."""

from __future__ import annotations

import json
from pathlib import Path

from studyapp.base.paths import DataFolder
from studyapp.items.instance import Instance, instantiate
from studyapp.items.responses import Choice, Matches, Order, Recall, Verdict
from studyapp.items.types import Item, ItemType
from studyapp.library.reader import Library
from studyapp.model.ids import ItemRef
from studyapp.model.language import Language
from studyapp.quiz.setup import Mode, Scope, Sequence, Setup
from studyapp.services.profile import Profile
from studyapp.services.quiz_presets import Feeds, Presets
from tests.end2end.conftest import Running


def prepare(folder: Path, setup: Setup, language: Language) -> None:
    """A data folder whose last set-up is this one."""
    profile = Profile.open(DataFolder(folder))
    profile.settings.welcomed = True
    profile.settings.language = language
    presets = Presets(profile.settings)
    presets.last = setup
    presets.feeds = Feeds.NO
    profile.close()


def compiled_library(program: Running) -> Library:
    """The compiled bank that the program uses."""
    own = program.folder / "libraries" / "deep-learning.db"
    from studyapp.base import paths

    shipped = paths.resources() / "libraries" / "deep-learning.db"
    return Library(own if own.exists() else shipped)


def one_of_each(library: Library) -> list[ItemRef]:
    """An item of every type that the bank has, the first ones in tree order."""
    found: dict[str, ItemRef] = {}
    for row in library.quizzes.rows():
        found.setdefault(row.type, row.ref)
    return list(found.values())


def session_of(items: list[ItemRef], *, exam: bool = False, seconds: float | None = None) -> Setup:
    """A session over just these items."""
    return Setup(
        scope=Scope(items=tuple(items)),
        count=len(items),
        sequence=Sequence.BY_TOPIC,
        mode=Mode.EXAM if exam else Mode.PRACTICE,
        seconds=seconds,
    )


def entries(program: Running) -> list[tuple[ItemRef, int]]:
    """The items of the newest session with their seeds."""
    rows = program.rows("SELECT entries FROM sessions ORDER BY started DESC LIMIT 1")
    return [(ItemRef.parse(item), int(seed)) for item, seed in json.loads(str(rows[0][0]))]


def instances(program: Running, library: Library) -> list[Instance]:
    """The items of the newest session as they are asked."""
    found = []
    for ref, seed in entries(program):
        item: Item | None = library.quizzes.item(ref.question.question, ref.item)
        assert item is not None
        found.append(instantiate(item, seed))
    return found


def answer_rightly(program: Running, instance: Instance) -> None:
    """Give the right answer by keys alone; nothing is checked yet."""
    right = instance.right_response()
    place = {index: at for at, index in enumerate(instance.order)}
    match instance.item.type, right:
        case ItemType.SINGLE | ItemType.MULTIPLE, Choice(chosen):
            program.keys(*(str(place[index] + 1) for index in sorted(chosen)))
        case ItemType.TRUE_FALSE, Verdict(value):
            program.keys("1" if value else "2")
        case ItemType.NUMERIC, _:
            program.type(getattr(right, "text"), delay=4)  # noqa: B009
        case ItemType.CLOZE, _:
            for number, text in enumerate(instance.right_blanks(Language.EN)):
                if number:
                    program.keys("Tab")
                program.type(text, delay=4)
        case ItemType.ORDERING, Order(steps):
            order = list(instance.order)
            for target, step in enumerate(steps):
                at = order.index(step)
                if at > target:
                    program.keys(str(at + 1), *["alt+Up"] * (at - target))
                    order.insert(target, order.pop(at))
        case ItemType.MATCHING, Matches(rights):
            program.keys(*(str(place[right] + 1) for right in rights if right is not None))
        case ItemType.RECALL, Recall(ticked):
            program.keys("Return")
            program.wait_for("quiz shown")
            program.keys(*(str(index + 1) for index in sorted(ticked)))
        case _:
            raise AssertionError(instance.item.type)
