"""``studyapp stats``: what one knows, what was done, what lies ahead."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import Enum
from typing import Any

from studyapp.cli.surroundings import data_folder, language
from studyapp.model.language import Language
from studyapp.services.libraries import Libraries, builtin
from studyapp.services.profile import Profile
from studyapp.stats.home import Home
from studyapp.stats.statistics import Statistics

DONE = 0
_BAR = 20  # characters


def run(arguments: argparse.Namespace) -> int:
    """Print the numbers; with ``--csv`` write every series into a folder as well."""
    with _profile(arguments) as profile:
        home = profile.statistics.home()
        found = profile.statistics.statistics()
        chosen = profile.settings.language or language(arguments)
        if arguments.language:
            chosen = Language(arguments.language)
    if arguments.csv is not None:
        from studyapp.exchange.statistics_csv import write_all
        from studyapp.stats.series import all_series

        written = write_all(arguments.csv, all_series(found))
        print(f"{len(written)} files written to {arguments.csv}.", file=sys.stderr)
    if arguments.json:
        print(json.dumps(as_json(home, found), ensure_ascii=False))
    else:
        print("\n".join(_lines(home, found, chosen)))
    return DONE


@contextmanager
def _profile(arguments: argparse.Namespace) -> Iterator[Profile]:
    """The person's data with the banks as they are compiled; none is compiled for numbers."""
    folder = data_folder(arguments)
    profile = Profile.open(folder)
    libraries = Libraries(folder, [builtin()])
    try:
        libraries.open()
        profile.libraries = libraries
        yield profile
    finally:
        libraries.close()
        profile.close()


def as_json(home: Home, found: Statistics) -> dict[str, Any]:
    """Everything as JSON values; shares are 0..1, times in seconds, None where nothing was."""
    plain: dict[str, Any] = _plain(found)
    plain["home"] = _plain(home)
    return plain


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if _is_ref(value):
            return str(value)
        return {
            field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, tuple):
        if _is_ref(value):
            return str(value)
        return [_plain(one) for one in value]
    return value


def _is_ref(value: object) -> bool:
    from studyapp.model.ids import QuestionRef
    from studyapp.stats.outline import TopicRef

    return isinstance(value, QuestionRef | TopicRef)


def _lines(home: Home, found: Statistics, chosen: Language) -> Iterator[str]:
    due = home.due
    yield f"Today ({home.today})"
    yield f"  due        {due.total} ({due.new} new, {due.learning} learning, {due.review} reviews)"
    done = home.done
    yield (f"  done       {done.reviews} reviews, {done.answers} answers, {_minutes(done.seconds)}")
    yield f"  streak     {_days(home.streak.current)} (longest: {_days(home.streak.longest)})"
    if home.exam is not None:
        expected = home.exam.expected
        recall = "" if expected is None else f", expected recall {expected:.0%}"
        yield f"  exam       {home.exam.day}, in {_days(home.exam.days)}{recall}"
    if found.empty:
        yield ""
        yield "Nothing has been answered or reviewed yet."
        return
    totals = found.totals
    yield ""
    yield "All in all"
    yield f"  studied    {_days(totals.days)}, {_minutes(totals.seconds)}"
    yield f"  answers    {totals.answers}, mean score {_percent(totals.score)}"
    retention = found.retention
    yield (
        f"  reviews    {totals.reviews}; retention {_percent(retention.recalled)}, "
        f"predicted {_percent(retention.predicted)}"
    )
    brier = found.calibration.brier
    if brier is not None:
        yield f"  Brier      {brier:.3f} over {found.calibration.answers} answers"
    load = found.load
    yield f"  ahead      {load.within(7)} due in 7 days, {load.within(30)} in 30"
    yield ""
    yield "Mastery"
    yield from _topics(found, chosen)
    if found.weakest:
        yield ""
        yield "Weakest"
        for weak in found.weakest:
            yield (
                f"  {weak.mastery:4.0%}  {weak.title.shown(chosen)} ({weak.topic}): "
                f"{weak.seen} of {weak.questions} met, {weak.wrong} wrong last, {weak.due} due"
            )
    if found.hardest:
        yield ""
        yield "Hardest"
        for one in found.hardest[:5]:
            yield f"  {one.right:4.0%}  {one.title.shown(chosen)} ({one.ref})"
    if found.confusions:
        yield ""
        yield "Taken for each other"
        for pair in found.confusions[:5]:
            first, second = pair.first_title.shown(chosen), pair.second_title.shown(chosen)
            yield f"  {pair.times:3} ×  {first} / {second}"


def _topics(found: Statistics, chosen: Language) -> Iterator[str]:
    """The banks and their topmost topics."""
    shown = [one for one in found.topics if "/" not in one.topic.topic]
    names = {
        one.topic: ("  " if one.topic.topic else "") + one.title.shown(chosen) for one in shown
    }
    width = max((_columns(name) for name in names.values()), default=0)
    for one in shown:
        name = names[one.topic]
        padded = name + " " * (width - _columns(name))
        if one.mastery is None:
            yield f"  {padded}  {'·' * _BAR}    –  0 of {one.questions}"
            continue
        full = round(one.mastery * _BAR)
        bar = "█" * full + "·" * (_BAR - full)
        yield f"  {padded}  {bar} {one.mastery:4.0%}  {one.seen} of {one.questions} met"


def _columns(text: str) -> int:
    """How wide a text is in a terminal: Han characters take two columns."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def _minutes(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 60:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"{minutes // 60} h {minutes % 60} min"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
