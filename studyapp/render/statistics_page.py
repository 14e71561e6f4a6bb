"""The statistics page: every number comes ready; here it becomes figures, tables, sentences."""

from __future__ import annotations

from html import escape

from studyapp.model.language import Language
from studyapp.render import home_words
from studyapp.render import statistics_words as words
from studyapp.render.fragments import TAGS, attributes, button, defined, said, say
from studyapp.render.fragments import title as titled
from studyapp.render.home_page import meter
from studyapp.render.plots import render_figure
from studyapp.render.statistics_figures import plots, time_span
from studyapp.render.statistics_model import Statistics


def render_statistics(numbers: Statistics, language: Language) -> str:
    """The page's HTML."""
    body = [_header(numbers, language)]
    if not numbers.begun:
        body.append(
            f'<p class="plot-empty">{said(words.EMPTY_WORDS, language)}</p><p class="after">'
            f"{button(say(words.START_QUIZ, language), 'quiz')}</p>"
        )
    else:
        body.append('<div class="figures">')
        body += [render_figure(plot, language) for plot in plots(numbers, language)]
        body.append("</div>")
        body += _hardest(numbers, language)
        body += _pairs(numbers, language)
    return "\n".join([f'<article class="statistics" lang="{TAGS[language]}">', *body, "</article>"])


def _header(numbers: Statistics, language: Language) -> str:
    heading = words.STATISTICS if numbers.begun else words.EMPTY
    parts = [f"<h1>{said(heading, language)}</h1>"]
    if numbers.begun:
        chosen = "".join(
            '<button type="button" class="small"'
            + attributes(
                {
                    "data-act": "period",
                    "data-payload": {"days": days},
                    "aria-pressed": "true" if days == numbers.days else "false",
                }
            )
            + f">{said(text, language)}</button>"
            for days, text in words.SPANS.items()
        )
        label = escape(say(words.SPAN, language))
        parts.append(
            f'<div class="span-choice" role="group" aria-label="{label}"><span>{label}</span>'
            f"{chosen}</div>"
        )
    top = f'<div class="topline">{"".join(parts)}</div>'
    lead = f'<p class="lead">{escape(_lead(numbers, language))}</p>' if numbers.begun else ""
    return f"<header>{top}{lead}</header>"


def _lead(numbers: Statistics, language: Language) -> str:
    return say(
        words.LEAD,
        language,
        reviews=say(home_words.REVIEWS, language, n=numbers.reviews),
        answers=say(home_words.ANSWERS, language, n=numbers.answers),
        minutes=time_span(numbers.minutes, language),
    )


def _hardest(numbers: Statistics, language: Language) -> list[str]:
    name = defined(say(words.HARDEST, language), numbers.meaning("hardest", language))
    rows = []
    for hard in numbers.hardest:
        times = say(words.FACILITY_OF, language, n=hard.answers)
        payload = {"keys": [hard.key]}
        rows.append(
            f'<li>{meter(hard.facility, hard.link.title)}<span class="where">'
            f'<a href="{escape(hard.link.href)}">{titled(hard.link.title)}</a>'
            f'<span class="path">{escape(times)}</span></span>'
            f"{button(say(words.PRACTISE, language), 'practise', payload, kind='small')}</li>"
        )
    if not rows:
        body = f'<p class="plot-empty">{said(words.HARDEST_EMPTY, language)}</p>'
    else:
        keys = {"keys": [hard.key for hard in numbers.hardest]}
        everything = button(say(words.PRACTISE_ALL, language), "practise", keys, kind="small")
        body = f'<ul class="rows">{"".join(rows)}</ul><p class="after">{everything}</p>'
    return [f'<section class="hardest"><h2>{name}</h2>{body}</section>']


def _pairs(numbers: Statistics, language: Language) -> list[str]:
    name = defined(say(words.PAIRS, language), numbers.meaning("confusions", language))
    rows = []
    for pair in numbers.pairs:
        links = '<span class="against">↔</span>'.join(
            f'<a href="{escape(link.href)}">{titled(link.title)}</a>'
            for link in (pair.one, pair.other)
        )
        times = say(words.PAIR_TIMES, language, n=pair.times)
        payload = {"keys": list(pair.keys)}
        rows.append(
            f'<li><span class="where"><span class="pair-titles">{links}</span>'
            f'<span class="path">{escape(times)}</span></span>'
            f"{button(say(words.SIDE_BY_SIDE, language), 'pair', payload, kind='small')}</li>"
        )
    body = (
        f'<ul class="rows">{"".join(rows)}</ul>'
        if rows
        else f'<p class="plot-empty">{said(words.PAIRS_EMPTY, language)}</p>'
    )
    return [f'<section class="pairs"><h2>{name}</h2>{body}</section>']
