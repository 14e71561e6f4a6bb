"""``studyapp review``: what is due today, and reviewing it in the terminal."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from studyapp.cli import surroundings
from studyapp.cli.surroundings import data_folder, language
from studyapp.items.responses import Blanks, Choice, Matches, Number, Order, Recall, Verdict
from studyapp.model.ids import ItemRef, QuestionRef
from studyapp.model.language import Language, Text
from studyapp.model.review import Rating
from studyapp.services.libraries import Libraries, builtin
from studyapp.services.profile import Profile
from studyapp.store.times import to_text

if TYPE_CHECKING:
    from studyapp.items.instance import Instance
    from studyapp.review.queue import Entry, Queue

DONE = 0
_NAMES = {Rating.AGAIN: "again", Rating.HARD: "hard", Rating.GOOD: "good", Rating.EASY: "easy"}
_VERDICTS = {True: Text("对", "True"), False: Text("错", "False")}
_KINDS = {"learning": "learning", "recheck": "sure but wrong", "review": "review", "new": "new"}


def run(arguments: argparse.Namespace) -> int:
    """List what is due, or go through it; both with the window's own queue."""
    with _profile(arguments) as profile:
        chosen = language(arguments)
        if arguments.due or arguments.json:
            _list(profile, chosen, arguments)
        else:
            _go_through(profile, chosen, arguments.limit)
    return DONE


@contextmanager
def _profile(arguments: argparse.Namespace) -> Iterator[Profile]:
    folder = data_folder(arguments)
    with surroundings.libraries(folder):
        pass  # compiled where it was stale
    profile = Profile.open(folder)
    libraries = Libraries(folder, [builtin()])
    try:
        libraries.open()
        profile.libraries = libraries
        yield profile
    finally:
        libraries.close()
        profile.close()


def _list(profile: Profile, chosen: Language, arguments: argparse.Namespace) -> None:
    queue = profile.review.queue()
    entries = [*queue.order, *queue.waiting]
    if arguments.limit is not None:
        entries = entries[: arguments.limit]
    if arguments.json:
        print(json.dumps(_as_json(profile, queue, entries, chosen), ensure_ascii=False))
        return
    for entry in entries:
        title = _title(profile, entry.question, chosen)
        print(f"{_KINDS[entry.kind.value]:<14}  {title}  {entry.item}")
    counts = queue.counts
    left = [f"{counts.due} due, {counts.learning} being learned, {counts.new} new"]
    if queue.over_limit:
        left.append(f"{queue.over_limit} more are due than a day may bring")
    if profile.review.exam.days_left() is not None:
        left.append(f"{_count(profile.review.exam.days_left() or 0, 'day')} to the exam")
    print("; ".join(left) + ".", file=sys.stderr)


def _as_json(
    profile: Profile, queue: Queue, entries: list[Entry], chosen: Language
) -> dict[str, object]:
    counts = queue.counts
    exam = profile.review.exam.day
    return {
        "day": queue.day.isoformat(),
        "counts": {"due": counts.due, "learning": counts.learning, "new": counts.new},
        "over_limit": queue.over_limit,
        "siblings_put_off": queue.siblings,
        "exam": exam.isoformat() if exam else None,
        "items": [
            {
                "bank": entry.question.bank,
                "question": entry.question.question,
                "item": entry.item.item,
                "title": _title(profile, entry.question, chosen),
                "kind": entry.kind.value,
                "due": to_text(entry.card.due),
                "recall": entry.card.recall(queue.day),
                "stability": entry.card.stability,
                "lapses": entry.card.lapses,
            }
            for entry in entries
        ],
    }


def _go_through(profile: Profile, chosen: Language, limit: int | None) -> None:
    """Show one after the other, and take a rating for each; ends where the input does."""
    rated = 0
    while limit is None or rated < limit:
        entry = profile.review.next_entry()
        if entry is None:
            break
        counts = profile.review.queue().counts
        print(f"\n[{counts.due} due, {counts.learning} being learned, {counts.new} new]")
        print(_asked(profile, entry.item, chosen))
        began = time.monotonic()
        if _answer("Enter shows the answer, q leaves: ") in {None, "q"}:
            break
        seconds = time.monotonic() - began
        print(_told(profile, entry.item, chosen))
        rating = _rating(profile, entry.item)
        if rating is None:
            break
        profile.review.rate(entry.item, rating, seconds)
        rated += 1
    print(f"{_count(rated, 'review')} done.", file=sys.stderr)
    waiting = profile.review.queue().next_at
    if waiting is not None:
        print(f"The next comes at {waiting.astimezone():%H:%M}.", file=sys.stderr)


def _rating(profile: Profile, item: ItemRef) -> Rating | None:
    said = profile.review.intervals(item)
    offer = "  ".join(f"{int(one)} {_NAMES[one]} ({span_words(said[one])})" for one in Rating)
    while (given := _answer(f"{offer}: ")) not in {None, "q"}:
        if given in {"1", "2", "3", "4"}:
            return Rating(int(given))
    return None


def _asked(profile: Profile, item: ItemRef, chosen: Language) -> str:
    title = _title(profile, item.question, chosen)
    instance = _instance(profile, item)
    if instance is None or not item.item:
        return title
    lines = [title, "", instance.stem(chosen)]
    for letters, texts in (
        ("123456789", instance.option_texts(chosen)),
        ("123456789", instance.step_texts(chosen)),
        ("123456789", instance.lefts(chosen)),
        ("abcdefghi", instance.rights(chosen)),
    ):
        lines += [f"  {letter}. {text}" for letter, text in zip(letters, texts, strict=False)]
    return "\n".join(lines)


def _told(profile: Profile, item: ItemRef, chosen: Language) -> str:
    instance = _instance(profile, item)
    if instance is None:
        return ""
    return "\n".join([*_right(instance, chosen), "", instance.feedback(chosen)]).rstrip()


def _right(instance: Instance, chosen: Language) -> list[str]:
    """What is right, one line each."""
    item = instance.item
    match instance.right_response():
        case Choice(keys):
            return [instance.text(item.options[at].text, chosen) for at in sorted(keys)]
        case Number(text):
            return [text]
        case Blanks():
            return list(instance.right_blanks(chosen))
        case Order(steps):
            texts = [instance.text(item.steps[at], chosen) for at in steps]
            return [f"{place}. {text}" for place, text in enumerate(texts, 1)]
        case Matches():
            return [
                f"{instance.text(pair.left, chosen)} – {instance.text(pair.right, chosen)}"
                for pair in item.pairs
            ]
        case Verdict(value):
            return [_VERDICTS[value].shown(chosen)]
        case Recall():
            return [f"· {point}" for point in instance.points(chosen)]


def _instance(profile: Profile, ref: ItemRef) -> Instance | None:
    from studyapp.items.instance import instantiate

    libraries = profile.libraries
    item = libraries.item(ref) if libraries else None
    if item is None:
        return None
    card = profile.review.card(ref)
    return instantiate(item, card.reviews if card else 0)


def _title(profile: Profile, ref: QuestionRef, chosen: Language) -> str:
    row = profile.libraries.question(ref) if profile.libraries else None
    return row.title.shown(chosen) if row else str(ref)


def _answer(prompt: str) -> str | None:
    try:
        return input(prompt).strip().lower()
    except EOFError:
        return None


def span_words(span: timedelta) -> str:
    """A span as short as on a button: ``10 min``, ``3 d``, ``2.5 months``."""
    days = span.days
    if days < 1:
        return f"{max(1, round(span.total_seconds() / 60))} min"
    if days < 31:
        return f"{days} d"
    return f"{days / 30.44:.1f} months" if days < 365 else f"{days / 365.25:.1f} years"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
