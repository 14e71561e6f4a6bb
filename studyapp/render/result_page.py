"""The result of a session as a page: scores, topics, and every item with its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from studyapp.items.instance import Instance
from studyapp.model.ids import BankId, TopicId
from studyapp.model.language import Language
from studyapp.quiz.result import EntryResult, Result
from studyapp.quiz.scoring import Score
from studyapp.render import quiz_words as words
from studyapp.render.fragments import TAGS, button, defined
from studyapp.render.markup import inline
from studyapp.render.quiz_answers import Given, answer_area, stem
from studyapp.render.quiz_page import explanation, verdict
from studyapp.render.quiz_text import duration, share


@dataclass(frozen=True, slots=True)
class ResultItem:
    """An item of the result with what its bank says of it."""

    result: EntryResult
    instance: Instance | None  # None: its bank has it no longer
    title: str  # of its question
    path: str  # of its topic
    link: str  # to the full answer


@dataclass(frozen=True, slots=True)
class ResultView:
    """A result and what belongs to it in one language."""

    result: Result
    items: tuple[ResultItem, ...]
    topics: Mapping[tuple[BankId, TopicId], str]  # titles
    slept: float = 0.0
    asks_feeds: bool = False  # whether answers count for the reviews is still to be asked


def points(value: float) -> str:
    """Points without needless decimals, with a proper minus."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def result_page(view: ResultView, language: Language) -> str:
    """The page of a result."""
    result = view.result
    title = (words.RESULT_EXAM if result.setup.exam else words.RESULT).of(language)
    ended = words.ENDED[result.reason.value].of(language) if result.reason else ""
    return "\n".join(
        [
            f'<article class="answer quiz result" lang="{TAGS[language]}" data-final="true">',
            f'<header class="answer-header"><h1 id="result" tabindex="-1">{title}</h1>'
            f'<p class="facts">{ended}</p></header>',
            *([_feeds(language)] if view.asks_feeds else []),
            _numbers(view, language),
            _actions(view, language),
            *_topics(view, language),
            *_items(view.items, language),
            "</article>",
        ]
    )


def _feeds(language: Language) -> str:
    yes, no = words.FEEDS_YES.of(language), words.FEEDS_NO.of(language)
    return (
        f'<section class="ask"><p>{words.FEEDS_ASK.of(language)}</p><p class="buttons">'
        f"{button(yes, 'feeds', {'on': True}, kind='primary')} "
        f"{button(no, 'feeds', {'on': False})}</p></section>"
    )


def _numbers(view: ResultView, language: Language) -> str:
    result = view.result
    right = sum(entry.right for entry in result.entries)
    total = len(result.entries)
    score = result.score
    numbers = [
        (words.SCORE, words.SCORE_MEANS, share(score.share), _of(score, language)),
        (words.ITEMS, words.ITEMS_MEANS, str(right), words.OF.of(language).format(total=total)),
    ]
    if result.certainty is not None:
        certainty = result.certainty
        said = words.OF.of(language).format(total=points(certainty.most))
        numbers.append((words.CBM, words.CBM_MEANS, points(certainty.points), said))
    slept = ""
    if view.slept:
        slept = words.SLEPT.of(language).format(time=duration(view.slept, language))
    numbers.append((words.TIME, words.TIME_MEANS, duration(result.seconds, language), slept))
    cells = "".join(
        f'<div class="number-cell"><p class="label">'
        f"{defined(name.of(language), means.of(language))}</p>"
        f'<p class="big">{escape(value)}</p><p class="below">{escape(below)}</p></div>'
        for name, means, value, below in numbers
    )
    return f'<section class="numbers">{cells}</section>'


def _of(score: Score, language: Language) -> str:
    return words.POINTS_OF.of(language).format(points=points(score.points), most=points(score.most))


def _actions(view: ResultView, language: Language) -> str:
    wrong = len(view.result.wrong)
    done = []
    if wrong:
        done += [
            button(words.REPEAT_WRONG.of(language), "repeat-wrong", kind="primary"),
            button(words.BOOKMARK_WRONG.of(language), "bookmark-wrong"),
        ]
    done += [
        button(words.REPEAT_ALL.of(language), "repeat-all"),
        button(words.SAVE_MARKDOWN.of(language), "save-markdown"),
        button(words.SAVE_PDF.of(language), "save-pdf"),
        button(words.PRINT.of(language), "print"),
        button(words.CLOSE.of(language), "close"),
    ]
    none = "" if wrong else f"<p>{words.NONE_WRONG.of(language)}</p>"
    return f'{none}<p class="buttons">{" ".join(done)}</p>'


def _topics(view: ResultView, language: Language) -> list[str]:
    if len(view.result.topics) < 2:
        return []
    rows = []
    for topic in view.result.topics:
        title = view.topics.get((topic.bank, topic.topic), topic.topic)
        rows.append(
            f'<tr><th scope="row">{inline(title)}</th>'
            f"<td>{points(topic.score.points)} / {points(topic.score.most)}</td>"
            f'<td><meter min="0" max="1" value="{topic.score.share:.3f}" aria-hidden="true">'
            f"</meter></td><td>{share(topic.score.share)}</td></tr>"
        )
    head = words.BY_TOPIC.of(language)
    return [
        f'<section><h2>{head}</h2><div class="table"><table class="topics">{"".join(rows)}'
        f"</table></div></section>"
    ]


def _items(items: Sequence[ResultItem], language: Language) -> list[str]:
    parts = [f"<section><h2>{words.BY_ITEM.of(language)}</h2>"]
    parts += [_item(item, language) for item in items]
    parts.append("</section>")
    return parts


def times(result: EntryResult, language: Language) -> str:
    """The time spent on an item, against one's own usual one."""
    spent = duration(result.seconds, language)
    if result.usual is None:
        return spent
    usual = duration(result.usual, language)
    return words.AGAINST_USUAL.of(language).format(spent=spent, usual=usual)


def _item(item: ResultItem, language: Language) -> str:
    result = item.result
    kind, shape, said = verdict(result.marking if result.answer.given else None, language)
    facts = [times(result, language)]
    if result.answer.confidence is not None:
        level = words.CONFIDENCE[result.answer.confidence].of(language)
        sign = "+" if result.points > 0 else ""
        facts.append(f"{level} {sign}{points(result.points)}")
    summary = (
        f'<summary><span class="number">{result.index + 1}</span>'
        f'<span class="badge {kind}"><span aria-hidden="true">{shape}</span> {escape(said)}</span>'
        f'<span class="title">{inline(item.title)}</span>'
        f'<span class="times">{escape(" · ".join(facts))}</span></summary>'
    )
    opened = "" if result.right else " open"
    return f'<details class="item"{opened}>{summary}{_body(item, language)}</details>'


def _body(item: ResultItem, language: Language) -> str:
    if item.instance is None:
        return f'<p class="no-answer">{words.GONE.of(language)}</p>'
    given = Given(
        item.instance, item.result.answer.response, item.result.marking, final=True, solved=True
    )
    said = words.FULL_ANSWER.of(language).format(title="\ue012")
    link = escape(said).replace("\ue012", inline(item.title))
    return "\n".join(
        [
            f'<div class="stem">{stem(given, language)}</div>',
            answer_area(given, language),
            *explanation(given, language),
            f'<p class="more"><a href="{escape(item.link)}">{link}</a></p>',
        ]
    )
