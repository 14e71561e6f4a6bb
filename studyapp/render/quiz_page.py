"""One item of a session as a page: what is asked, how it is answered, and why, once it is over."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from studyapp.items.marking import Marking
from studyapp.items.responses import Number
from studyapp.items.types import ItemType
from studyapp.model.language import Language
from studyapp.render import quiz_words as words
from studyapp.render.fragments import TAGS
from studyapp.render.markup import inline
from studyapp.render.quiz_answers import BAD, GOOD, Given, answer_area, stem
from studyapp.render.quiz_text import block, phrase, share

HALF = "◐"


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item at its place in a session."""

    given: Given
    number: int  # from 1
    total: int
    path: str = ""  # of its topic; empty where that is not to be told
    link: str = ""  # to the full answer: q:BANK/QUESTION; empty while that may not be seen
    title: str = ""  # of its question
    grade: str = ""  # free recall: the grade that the ticks suggest
    expired: bool = False
    hint: bool = True  # whether the keys are explained


def item_page(view: ItemView, language: Language) -> str:
    """The page of one item."""
    given = view.given
    kind = given.instance.item.type
    final = ' data-final="true"' if given.final else ""
    return "\n".join(
        [
            f'<article class="answer quiz" lang="{TAGS[language]}" data-type="{kind.value}"{final} '
            f'data-entry="{view.number - 1}">',
            _head(view, language),
            f'<div class="stem" id="stem" tabindex="-1">{stem(given, language)}</div>',
            '<p class="complaint" id="complaint" role="alert"></p>',
            answer_area(given, language),
            *(_feedback(view, language) if given.explained else _hint(view, language)),
            "</article>",
        ]
    )


def paused_page(language: Language, key: str) -> str:
    """What stands there while a practice is paused: no question."""
    said = words.PAUSED_WORDS.of(language).format(key=escape(key))
    return (
        f'<article class="answer quiz paused" lang="{TAGS[language]}">'
        f"<h1>{words.PAUSED.of(language)}</h1><p>{said}</p>"
        f'<p><button type="button" class="primary" data-act="resume" id="resume">'
        f"{words.GO_ON.of(language)}</button></p></article>"
    )


def gone_page(language: Language, number: int, total: int) -> str:
    """What stands there for an item that its bank no longer has."""
    head = words.NUMBER.of(language).format(number=number, total=total)
    return (
        f'<article class="answer quiz" lang="{TAGS[language]}" data-final="true">'
        f'<header class="quiz-head"><p>{head}</p></header>'
        f'<p class="no-answer">{words.GONE.of(language)}</p></article>'
    )


def _head(view: ItemView, language: Language) -> str:
    facts = [words.HOW[view.given.instance.item.type].of(language)]
    if view.path:
        facts.append(view.path)
    number = words.NUMBER.of(language).format(number=view.number, total=view.total)
    rest = "".join(f"<span>{escape(fact)}</span>" for fact in facts)
    return f'<header class="quiz-head"><p><strong>{number}</strong>{rest}</p></header>'


def _hint(view: ItemView, language: Language) -> list[str]:
    if not view.hint:
        return []
    given = view.given
    if given.instance.item.type is ItemType.RECALL and given.revealed:
        return []
    hint = words.HINT[given.instance.item.type].of(language)
    return [f'<p class="hint">{escape(hint)}</p>']


def verdict(marking: Marking | None, language: Language) -> tuple[str, str, str]:
    """Kind, shape and words of how an answer was."""
    if marking is None:
        return "none", "–", words.NOT_ANSWERED.of(language)
    if marking.right:
        return "good", GOOD, words.RIGHT.of(language)
    if marking.score > 0:
        return "part", HALF, words.PARTLY.of(language).format(share=share(marking.score))
    return "bad", BAD, words.WRONG.of(language)


def _feedback(view: ItemView, language: Language) -> list[str]:
    given = view.given
    kind, shape, said = verdict(given.marking if given.response is not None else None, language)
    parts = [
        f'<section class="feedback {kind}" id="feedback" tabindex="-1">',
        f'<p class="verdict"><span aria-hidden="true">{shape}</span> {escape(said)}</p>',
    ]
    if view.expired:
        parts.append(f'<p class="label">{words.TIME_UP.of(language)}</p>')
    if view.grade:
        parts.append(
            f"<p>{words.SUGGESTED.of(language)}: <strong>{escape(view.grade)}</strong></p>"
        )
    parts += explanation(given, language)
    if view.link:
        said = words.FULL_ANSWER.of(language).format(title="\ue012")
        said = escape(said).replace("\ue012", inline(view.title))
        parts.append(f'<p class="more"><a href="{escape(view.link)}" id="full">{said}</a></p>')
    parts.append("</section>")
    return parts


def explanation(given: Given, language: Language) -> list[str]:
    """Why what was answered is wrong, what would have been right, and how one comes to it."""
    instance, marking = given.instance, given.marking
    parts = []
    reasons = [part.why for part in marking.parts if part.why] if marking else []
    if instance.item.type in {ItemType.NUMERIC, ItemType.CLOZE}:
        if marking and marking.reason and marking.reason not in reasons:
            reasons.append(marking.reason)
        parts += [f'<div class="why">{phrase(reason)}</div>' for reason in dict.fromkeys(reasons)]
    right = right_answer(given, language)
    if right and (marking is None or not marking.right):
        parts.append(right)
    said = instance.feedback(language)
    if said:
        parts.append(f'<div class="said">{block(said)}</div>')
    return parts


def right_answer(given: Given, language: Language) -> str:
    """The right answer where the options do not show it themselves."""
    instance = given.instance
    label = f'<p class="label">{words.RIGHT_ANSWER.of(language)}</p>'
    match instance.item.type:
        case ItemType.NUMERIC:
            right = instance.right_response()
            text = right.text if isinstance(right, Number) else ""
            return f'{label}<p class="right-answer">{escape(text)}</p>'
        case ItemType.CLOZE:
            rows = "".join(f"<li>{escape(text)}</li>" for text in instance.right_blanks(language))
            return f'{label}<ol class="right-answer">{rows}</ol>'
        case ItemType.ORDERING:
            steps = sorted(zip(instance.order, instance.step_texts(language), strict=True))
            rows = "".join(f"<li>{phrase(text)}</li>" for _, text in steps)
            said = words.RIGHT_ORDER.of(language)
            return f'<p class="label">{said}</p><ol class="right-answer">{rows}</ol>'
        case ItemType.MATCHING if given.response is None:
            partners = dict(zip(instance.order, instance.rights(language), strict=True))
            rows = "".join(
                f"<li>{phrase(left)} – {phrase(partners[index])}</li>"
                for index, left in enumerate(instance.lefts(language))
            )
            return f'{label}<ul class="right-answer">{rows}</ul>'
        case _:
            return ""
