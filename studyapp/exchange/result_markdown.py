"""The result of a session as Markdown: scores, topics, each item with its answer and reasons."""

from __future__ import annotations

from studyapp.items.instance import Instance
from studyapp.items.marking import Marking
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
from studyapp.render.quiz_page import verdict
from studyapp.render.quiz_text import duration, share
from studyapp.render.result_page import ResultItem, ResultView, points, times


def result_to_markdown(view: ResultView, language: Language) -> str:
    """The whole result as a Markdown text that stands alone."""
    result = view.result
    title = (words.RESULT_EXAM if result.setup.exam else words.RESULT).of(language)
    lines = [f"# {title}", "", result.started.astimezone().strftime("%Y-%m-%d %H:%M"), ""]
    score = result.score
    right = sum(entry.right for entry in result.entries)
    facts = [
        (words.SCORE, f"{share(score.share)} ({points(score.points)}/{points(score.most)})"),
        (words.ITEMS, f"{right}/{len(result.entries)}"),
        (words.TIME, duration(result.seconds, language)),
    ]
    if result.certainty is not None:
        said = f"{points(result.certainty.points)}/{points(result.certainty.most)}"
        facts.insert(2, (words.CBM, said))
    colon = "：" if language is Language.ZH else ": "
    lines += [f"- {name.of(language)}{colon}{value}" for name, value in facts]
    if len(result.topics) > 1:
        head = [words.TOPIC, words.SCORE]
        lines += ["", f"## {words.BY_TOPIC.of(language)}", ""]
        lines += ["| " + " | ".join(name.of(language) for name in head) + " |", "|---|---|"]
        for topic in result.topics:
            name = view.topics.get((topic.bank, topic.topic), topic.topic)
            lines.append(
                f"| {name} | {points(topic.score.points)}/{points(topic.score.most)} "
                f"({share(topic.score.share)}) |"
            )
    lines += ["", f"## {words.BY_ITEM.of(language)}", ""]
    for item in view.items:
        lines += _item(item, language)
    return "\n".join(lines).rstrip() + "\n"


def _item(item: ResultItem, language: Language) -> list[str]:
    result = item.result
    _, shape, said = verdict(result.marking if result.answer.given else None, language)
    facts = [f"{shape} {said}", times(result, language)]
    if result.answer.confidence is not None:
        level = words.CONFIDENCE[result.answer.confidence].of(language)
        facts.append(f"{level} {points(result.points)}")
    lines = [f"### {result.index + 1}. {item.title}", "", " · ".join(facts), ""]
    if item.instance is None:
        return [*lines, words.GONE.of(language), ""]
    instance = item.instance
    lines += [instance.stem(language), ""]
    lines += _given(instance, result.answer.response, result.marking, language)
    said = instance.feedback(language)
    if said:
        lines += [said, ""]
    return lines


def _given(
    instance: Instance, response: Response | None, marking: Marking | None, language: Language
) -> list[str]:
    """What was answered and what would have been right."""
    match instance.item.type:
        case ItemType.SINGLE | ItemType.MULTIPLE:
            return _options(instance, response, language)
        case ItemType.RECALL:
            ticked = response.ticked if isinstance(response, Recall) else frozenset()
            text = response.text.strip() if isinstance(response, Recall) else ""
            quoted = [*(f"> {line}" for line in text.splitlines()), ""] if text else []
            return [
                *quoted,
                *(
                    f"- [{'x' if index in ticked else ' '}] {point}"
                    for index, point in enumerate(instance.points(language))
                ),
                "",
            ]
        case _:
            mine = _words(instance, response, language)
            right = _words(instance, instance.right_response(), language)
            reasons = [part.why for part in marking.parts if part.why] if marking else []
            lines = [f"**{words.YOUR_ANSWER.of(language)}** {mine}", ""]
            if marking is None or not marking.right:
                lines += [f"**{words.RIGHT_ANSWER.of(language)}** {right}", ""]
            return lines + [line for reason in reasons for line in (reason, "")]


def _options(instance: Instance, response: Response | None, language: Language) -> list[str]:
    chosen = response.chosen if isinstance(response, Choice) else frozenset()
    lines = []
    rows = zip(
        instance.order,
        instance.option_texts(language),
        instance.option_whys(language),
        strict=True,
    )
    for index, text, why in rows:
        mark = "x" if index in chosen else " "
        key = f" **{words.IS_RIGHT.of(language)}**" if instance.item.options[index].key else ""
        lines.append(f"- [{mark}] {text}{key}")
        if why:
            lines.append(f"  {why}")
    return [*lines, ""]


def _words(instance: Instance, response: Response | None, language: Language) -> str:
    """A response in words, formulas as TeX."""
    match response:
        case Number(text):
            return text
        case Blanks(texts):
            if response == instance.right_response():
                texts = instance.right_blanks(language)
            return "; ".join(texts)
        case Verdict(value):
            return (words.TRUE if value else words.FALSE).of(language)
        case Order(steps):
            said = dict(zip(instance.order, instance.step_texts(language), strict=True))
            return " → ".join(said[step] for step in steps if step in said)
        case Matches(rights):
            partners = dict(zip(instance.order, instance.rights(language), strict=True))
            return "; ".join(
                f"{left} – {partners.get(right, '…')}"
                for left, right in zip(instance.lefts(language), rights, strict=False)
                if right is not None
            )
        case _:
            return "–"
