"""How each type of item is answered: its options, fields, steps and pairs as HTML.

The script of the page (``quiz.js``) brings them to life; ``data-index`` is the index in the item,
what stands on the screen has an order of its own. Once an item is final, the same parts say what
was right and why the rest is wrong: by word and shape as well as by colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from studyapp.items.instance import Instance
from studyapp.items.marking import Marking, Part
from studyapp.items.responses import (
    Blanks,
    Choice,
    Matches,
    Number,
    Order,
    Recall,
    Response,
    Verdict,
)
from studyapp.items.types import ItemType
from studyapp.model.language import Language
from studyapp.render import quiz_words as words
from studyapp.render.markup import inline
from studyapp.render.quiz_text import block, phrase, share

GOOD, BAD, MISSED = "✓", "✗", "→"


@dataclass(frozen=True, slots=True)
class Given:
    """An item with what was answered so far."""

    instance: Instance
    response: Response | None = None
    marking: Marking | None = None
    final: bool = False  # it can no longer be changed; with a marking its reasons are shown
    solved: bool = False  # the right answer is shown, also where nothing was answered
    revealed: bool = False  # free recall: the key points are on the screen

    @property
    def explained(self) -> bool:
        """Whether it is shown what was right."""
        return self.marking is not None or self.solved

    def part(self, index: int) -> Part | None:
        """How one option, step … was marked."""
        if self.response is None:
            return None  # nothing was answered: nothing of it is wrong
        parts = self.marking.parts if self.marking else ()
        return parts[index] if index < len(parts) else None


def answer_area(given: Given, language: Language) -> str:
    """What one answers in, below the stem; a cloze is answered inside it (see ``stem``)."""
    match given.instance.item.type:
        case ItemType.SINGLE | ItemType.MULTIPLE:
            return _options(given, language)
        case ItemType.NUMERIC:
            return _number(given, language)
        case ItemType.ORDERING:
            return _steps(given, language)
        case ItemType.MATCHING:
            return _pairs(given, language)
        case ItemType.TRUE_FALSE:
            return _verdicts(given, language)
        case ItemType.RECALL:
            return _recall(given, language)
        case ItemType.CLOZE:
            return ""


def stem(given: Given, language: Language) -> str:
    """What is asked; the gaps of a cloze are fields inside the sentence."""
    instance = given.instance
    text = instance.stem(language)
    if instance.item.type is not ItemType.CLOZE:
        return block(text)
    marks = {}
    for index in range(len(instance.item.blanks)):
        mark = f"\ue010{index}\ue011"  # passes Markdown and the sanitiser as it is
        text = text.replace(f"[[{index + 1}]]", mark, 1)
        marks[mark] = _gap(given, index, language)
    html = block(text)
    for mark, field in marks.items():
        html = html.replace(mark, field)
    return html


def _badge(kind: str, shape: str, text: str) -> str:
    return (
        f'<span class="badge {kind}"><span aria-hidden="true">{shape}</span> {escape(text)}</span>'
    )


def _choice(
    *,
    kind: str,
    place: int,
    index: int,
    chosen: bool,
    final: bool,
    text: str,
    badge: str = "",
    why: str = "",
    state: str = "",
) -> str:
    reach = ' aria-disabled="true"' if final else f' tabindex="{0 if place == 0 else -1}"'
    return (
        f'<li class="option {state}" role="{kind}" aria-checked="{str(chosen).lower()}"{reach} '
        f'data-index="{index}">'
        f'<span class="key" aria-hidden="true">{place + 1}</span>'
        f'<div class="option-text">{text}{badge}{why}</div></li>'
    )


def _options(given: Given, language: Language) -> str:
    instance = given.instance
    multiple = instance.item.type is ItemType.MULTIPLE
    chosen = given.response.chosen if isinstance(given.response, Choice) else frozenset()
    rows = []
    texts, whys = instance.option_texts(language), instance.option_whys(language)
    for place, index in enumerate(instance.order):
        mine = index in chosen
        badge = why = state = ""
        if given.explained:
            key = instance.item.options[index].key
            state, badge = _verdict(mine, key, language)
            if whys[place]:
                why = f'<div class="why">{phrase(whys[place])}</div>'
        rows.append(
            _choice(
                kind="checkbox" if multiple else "radio",
                place=place,
                index=index,
                chosen=mine,
                final=given.final,
                text=phrase(texts[place]),
                badge=badge,
                why=why,
                state=state,
            )
        )
    role = "group" if multiple else "radiogroup"
    how = words.HOW[instance.item.type].of(language)
    return f'<ol class="options" role="{role}" aria-label="{escape(how)}">{"".join(rows)}</ol>'


def _verdict(mine: bool, key: bool, language: Language) -> tuple[str, str]:
    """The state and the badge of an option after the answer."""
    if mine and key:
        said = f"{words.CHOSEN.of(language)} · {words.RIGHT.of(language).lower()}"
        return "right", _badge("good", GOOD, said)
    if mine:
        said = f"{words.CHOSEN.of(language)} · {words.IS_WRONG.of(language)}"
        return "wrong", _badge("bad", BAD, said)
    if key:
        return "missed", _badge("good", MISSED, words.IS_RIGHT.of(language))
    return "", ""


def _verdicts(given: Given, language: Language) -> str:
    chosen = given.response.value if isinstance(given.response, Verdict) else None
    rows = []
    for place, (value, text) in enumerate(((True, words.TRUE), (False, words.FALSE))):
        state = badge = ""
        if given.explained:
            state, badge = _verdict(chosen is value, given.instance.verdict is value, language)
        rows.append(
            _choice(
                kind="radio",
                place=place,
                index=int(value),
                chosen=chosen is value,
                final=given.final,
                text=text.of(language),
                badge=badge,
                state=state,
            )
        )
    how = words.HOW[ItemType.TRUE_FALSE].of(language)
    return f'<ol class="options" role="radiogroup" aria-label="{how}">{"".join(rows)}</ol>'


def _field(identity: str, value: str, label: str, size: int, final: bool, state: str = "") -> str:
    locked = " readonly" if final else ""
    return (
        f'<input type="text" {identity} class="field {state}" value="{escape(value)}" '
        f'size="{size}" maxlength="200" aria-label="{escape(label)}" autocomplete="off" '
        f'spellcheck="false" autocapitalize="off"{locked}>'
    )


def _number(given: Given, language: Language) -> str:
    quantity = given.instance.item.quantity
    unit = quantity.unit if quantity else ""
    typed = given.response.text if isinstance(given.response, Number) else ""
    state, badge = _field_state(given, 0, language)
    field = _field(
        "" if given.final else 'id="number"',
        typed,
        words.YOUR_NUMBER.of(language),
        14,
        given.final,
        state,
    )
    shown = f'<span class="unit">{inline(unit)}</span>' if unit else ""
    return f'<div class="number">{field}{shown}{badge}</div>'


def _field_state(given: Given, index: int, language: Language) -> tuple[str, str]:
    part = given.part(index)
    if part is None:
        return "", ""
    if part.right:
        return "right", _badge("good", GOOD, words.RIGHT.of(language))
    return "wrong", _badge("bad", BAD, words.WRONG.of(language))


def _gap(given: Given, index: int, language: Language) -> str:
    texts = given.response.texts if isinstance(given.response, Blanks) else ()
    typed = texts[index] if index < len(texts) else ""
    blank = given.instance.item.blanks[index]
    size = 14 if blank.formula is not None else 8 if blank.quantity is not None else 12
    unit = ""
    if blank.quantity is not None and blank.quantity.unit:
        unit = f'<span class="unit">{inline(blank.quantity.unit)}</span>'
    state, shape = "", ""
    part = given.part(index)
    if part is not None:
        state = "right" if part.right else "wrong"
        shape = _badge("good", GOOD, "") if part.right else _badge("bad", BAD, "")
    label = words.GAP.of(language).format(number=index + 1)
    field = _field(f'data-blank="{index}"', typed, label, size, given.final, state)
    return f'<span class="gap-field">{field}{unit}{shape}</span>'


def _steps(given: Given, language: Language) -> str:
    instance = given.instance
    places = {index: place for place, index in enumerate(instance.order)}
    texts = instance.step_texts(language)
    order: Sequence[int] = instance.order
    if isinstance(given.response, Order) and sorted(given.response.steps) == sorted(order):
        order = given.response.steps
    rows = []
    for place, index in enumerate(order):
        badge = state = ""
        part = given.part(index)
        if part is not None:
            state = "right" if part.right else "wrong"
            badge = (
                _badge("good", GOOD, words.FOLLOWS.of(language))
                if part.right
                else _badge("bad", BAD, words.STEP.of(language).format(number=index + 1))
            )
        tools = ""
        if not given.final:
            tools = (
                '<span class="tools">'
                + _tool("up", "↑", words.MOVE_UP.of(language))
                + _tool("down", "↓", words.MOVE_DOWN.of(language))
                + "</span>"
            )
        rows.append(
            f'<li class="stage {state}" role="option" aria-selected="false" data-index="{index}"'
            f"{_reach(given, place)}>"
            f'<span class="key" aria-hidden="true">{place + 1}</span>'
            f'<div class="option-text">{phrase(texts[places[index]])}{badge}</div>{tools}</li>'
        )
    label = words.HOW[ItemType.ORDERING].of(language)
    return f'<ol class="sequence" role="listbox" aria-label="{label}">{"".join(rows)}</ol>'


def _reach(given: Given, place: int) -> str:
    """Whether the Tab key comes here; not where there is nothing left to do."""
    return ' aria-disabled="true"' if given.final else f' tabindex="{0 if place == 0 else -1}"'


def _tool(act: str, shape: str, label: str) -> str:
    return (
        f'<button type="button" class="tool" data-move="{act}" tabindex="-1" '
        f'aria-label="{escape(label)}" title="{escape(label)}">{shape}</button>'
    )


def _pairs(given: Given, language: Language) -> str:
    instance = given.instance
    rights = instance.rights(language)
    places = {index: place for place, index in enumerate(instance.order)}
    matched: Sequence[int | None] = ()
    if isinstance(given.response, Matches):
        matched = given.response.rights
    rows = []
    for index, left in enumerate(instance.lefts(language)):
        right = matched[index] if index < len(matched) else None
        badge = state = ""
        part = given.part(index)
        if part is not None:
            state = "right" if part.right else "wrong"
            badge = (
                _badge("good", GOOD, words.RIGHT.of(language))
                if part.right
                else _badge("bad", BAD, words.BELONGS.of(language).format(answer=places[index] + 1))
            )
        number = places[right] + 1 if right is not None and right in places else ""
        text = phrase(rights[places[right]]) if number and right is not None else ""
        rows.append(
            f'<li class="left {state}" role="option" data-left="{index}" '
            f'aria-selected="{"true" if index == 0 and not given.final else "false"}" '
            f"{_reach(given, index)}>"
            f'<div class="option-text">{phrase(left)}{badge}</div>'
            f'<span class="slot" data-right="{"" if right is None else right}" '
            f'data-empty="{words.NONE_YET.of(language)}">'
            f'<span class="key">{number}</span><span class="slot-text">{text}</span></span></li>'
        )
    bank = "".join(
        f'<li class="partner" data-index="{index}" role="button" tabindex="-1">'
        f'<span class="key" aria-hidden="true">{place + 1}</span>'
        f'<div class="option-text">{phrase(rights[place])}</div></li>'
        for place, index in enumerate(instance.order)
    )
    label = words.HOW[ItemType.MATCHING].of(language)
    return (
        f'<div class="pairs"><ol class="lefts" role="listbox" aria-label="{label}">'
        f'{"".join(rows)}</ol><ol class="partners">{bank}</ol></div>'
    )


def _recall(given: Given, language: Language) -> str:
    response = given.response if isinstance(given.response, Recall) else Recall()
    shown = given.revealed or given.final
    here = words.WRITE_HERE.of(language)
    if not shown:
        return (
            f'<textarea class="field" id="recall" rows="5" maxlength="10000" '
            f'placeholder="{here}" aria-label="{here}" spellcheck="false">'
            f"{escape(response.text)}</textarea>"
            f'<p><button type="button" class="primary" data-act="reveal">'
            f"{words.REVEAL.of(language)}</button></p>"
        )
    typed = ""
    if response.text.strip():
        typed = (
            f'<div class="typed"><p class="label">{words.TYPED.of(language)}</p>'
            f'<div class="typed-text">{escape(response.text)}</div></div>'
        )
    item = given.instance.item
    total = sum(point.weight for point in item.points) or 1
    rows = "".join(
        f'<li class="option point" role="checkbox" data-index="{index}" '
        f'aria-checked="{str(index in response.ticked).lower()}"'
        f"{_reach(given, index)}>"
        f'<span class="key" aria-hidden="true">{index + 1}</span>'
        f'<div class="option-text">{phrase(text)} '
        f'<span class="weight">{share(point.weight / total)}</span></div></li>'
        for index, (point, text) in enumerate(
            zip(item.points, given.instance.points(language), strict=True)
        )
    )
    tick = (words.TICKED if given.final else words.TICK).of(language)
    return (
        f'{typed}<p class="label">{tick}</p>'
        f'<ol class="options points" role="group" aria-label="{tick}">{rows}</ol>'
        f'<p class="grade" role="status" id="grade"></p>'
    )
