"""``studyapp quiz``: a session in the terminal, with the same engine and store as the window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from studyapp.base.errors import StudyAppError
from studyapp.cli.lines import Lines
from studyapp.cli.quiz_table import DONE, Terminal
from studyapp.cli.surroundings import data_folder, language, libraries
from studyapp.items.types import ItemType
from studyapp.model.ids import BankId, TopicId
from studyapp.model.language import Language
from studyapp.quiz.result import Result
from studyapp.quiz.setup import Mode, Scope, Sequence, Setup
from studyapp.services.libraries import Libraries, builtin
from studyapp.services.profile import Profile


def run(arguments: argparse.Namespace) -> int:
    """Hold a session; what was answered is kept whatever happens to the terminal."""
    with _profile(arguments) as profile:
        quiz = profile.quiz
        chosen = language(arguments)
        if not arguments.language and profile.settings.language:
            chosen = profile.settings.language
        quiz.language = chosen
        if arguments.resume:
            quiz.resume()
        else:
            if quiz.unfinished() is not None:
                print("An unfinished session is kept; --resume goes on with it.", file=sys.stderr)
            random = None if arguments.seed is None else Random(arguments.seed)
            quiz.start(_setup(arguments, profile), random)
        # With --json standard output is for the result alone.
        table = Terminal(quiz, Lines(), sys.stderr if arguments.json else sys.stdout)
        code = table.hold()
        if code == DONE and quiz.session is not None and quiz.session.finished:
            result = quiz.result()
            if arguments.json:
                print(json.dumps(as_json(result), ensure_ascii=False))
            else:
                _print(result, profile, quiz.language)
        return code


def as_json(result: Result) -> dict[str, object]:
    """The result; times in seconds, scores as points and as a share of what could be had."""
    certainty = result.certainty
    return {
        "session": result.session,
        "mode": result.setup.mode.value,
        "ended": result.reason.value if result.reason else None,
        "seconds": round(result.seconds, 3),
        "score": {"points": result.score.points, "of": result.score.most},
        "certainty": {"points": certainty.points, "of": certainty.most} if certainty else None,
        "topics": [
            {
                "bank": topic.bank,
                "topic": topic.topic,
                "points": topic.score.points,
                "of": topic.score.most,
            }
            for topic in result.topics
        ],
        "items": [
            {
                "item": str(entry.entry.item),
                "seed": entry.entry.seed,
                "answered": entry.answer.given,
                "right": entry.right,
                "score": entry.score,
                "confidence": entry.answer.confidence.value if entry.answer.confidence else None,
                "seconds": round(entry.seconds, 3),
                "usual_seconds": None if entry.usual is None else round(entry.usual, 3),
            }
            for entry in result.entries
        ],
        "wrong": [str(item) for item in result.wrong],
    }


@contextmanager
def _profile(arguments: argparse.Namespace) -> Iterator[Profile]:
    folder = data_folder(arguments)
    with libraries(folder):
        pass  # compiled where they have changed
    profile = Profile.open(folder)
    opened = Libraries(folder, [builtin()])
    try:
        opened.open()
        profile.libraries = opened
        yield profile
    finally:
        profile.close()
        opened.close()


def _setup(arguments: argparse.Namespace, profile: Profile) -> Setup:
    scope = Scope(
        topics=tuple(_topic(name, profile) for name in arguments.topic or ()),
        levels=tuple(arguments.bookmarks or ()),
        due=arguments.due,
        weak=arguments.weak,
        wrong=arguments.wrong,
        unseen=arguments.unseen,
    )
    if scope.empty:
        scope = Scope(everything=True)
    each = arguments.seconds_each
    return Setup(
        scope=scope,
        count=arguments.count,
        types=frozenset(ItemType(name) for name in arguments.types or ()),
        difficulties=(arguments.easiest, arguments.hardest),
        sequence=Sequence(arguments.order),
        mode=Mode.EXAM if arguments.exam else Mode.PRACTICE,
        seconds=None if arguments.minutes is None else arguments.minutes * 60.0,
        seconds_each=each,
        confidence=arguments.confidence,
    )


def _topic(name: str, profile: Profile) -> tuple[BankId, TopicId]:
    """A topic by its id, or by the last part of it where only one topic is called so."""
    assert profile.libraries is not None
    wanted = name.strip("/")
    known: dict[TopicId, BankId] = {}
    for bank in profile.libraries.banks:
        library = profile.libraries.get(bank)
        pending = list(library.topics()) if library else []
        while library and pending:
            row = pending.pop()
            known[row.id] = bank
            pending.extend(library.topics(row.id) if row.children else [])
    found = [topic for topic in known if topic == wanted]
    found = found or [topic for topic in known if topic.rpartition("/")[2] == wanted]
    if len(found) != 1:
        what = f"There is no topic {name}."
        if found:
            what = f"{name} could be {', '.join(sorted(found))}."
        tops = ", ".join(sorted(topic for topic in known if "/" not in topic))
        raise StudyAppError(what, f"Name a topic by its id; at the top there are {tops}.")
    return known[found[0]], found[0]


def _print(result: Result, profile: Profile, chosen: Language) -> None:
    assert profile.libraries is not None
    print()
    print(f"Score: {result.score.points:.3g} of {result.score.most:g} ({result.score.share:.0%})")
    if result.certainty is not None:
        print(f"By certainty: {result.certainty.points:g} of {result.certainty.most:g} points")
    print(f"Time: {_clock(result.seconds)}")
    for topic in result.topics:
        library = profile.libraries.get(topic.bank)
        row = library.topic(topic.topic) if library else None
        title = row.title.shown(chosen) if row else topic.topic
        print(f"  {title}: {topic.score.points:.3g} of {topic.score.most:g}")
    for entry in result.entries:
        sign = "✓" if entry.right else "✗" if entry.answer.given else "–"
        usual = "" if entry.usual is None else f" (usually {_clock(entry.usual)})"
        print(f"{entry.index + 1:3}. {sign} {entry.entry.item}  {_clock(entry.seconds)}{usual}")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
