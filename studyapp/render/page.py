"""One question in one language as the page of docs/architecture.md ("The page")."""

from __future__ import annotations

import hashlib
import re
from html import escape, unescape

from studyapp.model.ids import QuestionId, QuestionRef
from studyapp.model.language import Language, Text
from studyapp.model.library import AnswerPage, OutlineEntry
from studyapp.model.question import Answer, Question, Reference, SectionKey
from studyapp.render import words
from studyapp.render.context import PageContext
from studyapp.render.images import Images
from studyapp.render.markup import inline, render
from studyapp.render.plain import plain_text
from studyapp.render.tags import PIECE
from studyapp.render.verified import verified_numbers

_TAGS = {Language.ZH: "zh-CN", Language.EN: "en"}
_KEYS = frozenset(SectionKey)
_HEADING = re.compile(r"<h3>(.*?)</h3>", re.DOTALL)


def render_page(question: Question, language: Language, context: PageContext) -> AnswerPage:
    """The page that is shown to who reads ``language``.

    Where the answer is missing in that language it is the other one's, marked as such. Never raises
    on content: what cannot be rendered is shown as it was written.
    """
    answer = question.answers.get(language) or question.answers.get(language.other)
    shown = answer.language if answer is not None else language
    title = question.title.shown(language) or question.id
    outline: list[OutlineEntry] = []
    notes: list[str] = []
    body = [
        *_sections(question, answer, language, context, outline, notes),
        *_references(question.references, language, outline),
    ]
    fallback = " fallback" if shown is not language else ""
    html = "\n".join(
        [
            f'<article class="answer{fallback}" lang="{_TAGS[shown]}" '
            f'data-question="{escape(question.id)}">',
            _header(question, title, language, context),
            *_problems(question, notes, language),
            *([_note("fallback-note", words.FALLBACK, language)] if fallback else []),
            *([_note("no-answer", words.NO_ANSWER, language)] if answer is None else []),
            *body,
            "</article>",
        ]
    )
    return AnswerPage(
        ref=QuestionRef(context.bank, question.id),
        language=shown,
        title=title,
        html=html,
        outline=tuple(outline),
        revision=_revision(title, html),
    )


def _revision(title: str, html: str) -> str:
    """A digest of the text alone: another renderer must not make every answer look changed."""
    text = plain_text(html).shown
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:16]


def _header(question: Question, title: str, language: Language, context: PageContext) -> str:
    path = " › ".join(escape(name) for name in context.topic_path(question.topic, language))
    difficulty = words.DIFFICULTY.of(language)
    facts = [
        f'<span class="difficulty" data-difficulty="{question.difficulty}">'
        f"{difficulty} {question.difficulty}</span>"
    ]
    if question.reviewed is not None:
        day = question.reviewed[0].isoformat()
        facts.append(
            f'<span class="reviewed">{words.REVIEWED.of(language)} '
            f'<time datetime="{day}">{day}</time></span>'
        )
    return "\n".join(
        [
            f'<header class="answer-header" lang="{_TAGS[language]}">',
            f'<p class="topic-path">{path}</p>',
            f"<h1>{inline(title)}</h1>",
            f'<p class="facts">{" ".join(facts)}</p>',
            *_links(
                "prerequisites", words.PREREQUISITES, question.prerequisites, language, context
            ),
            *_links("confusable", words.CONFUSABLE, question.confusable, language, context),
            "</header>",
        ]
    )


def _links(
    kind: str,
    label: Text,
    questions: tuple[QuestionId, ...],
    language: Language,
    context: PageContext,
) -> list[str]:
    if not questions:
        return []
    links = " ".join(
        f'<a href="q:{escape(question)}">{inline(context.title(question, language))}</a>'
        for question in questions
    )
    return [f'<nav class="{kind}"><span class="label">{label.of(language)}</span> {links}</nav>']


def _problems(question: Question, notes: list[str], language: Language) -> list[str]:
    said = [
        f"<li><code>{escape(problem.file)}</code> "
        f"{words.LINE.of(language).format(line=problem.line)}"
        f"{escape(problem.what)} {escape(problem.do)}</li>"
        for problem in question.problems
    ]
    said += [f"<li>{escape(note)}</li>" for note in notes]
    if not said:
        return []
    title = words.PROBLEMS.of(language)
    return [f'<aside class="problems"><h2>{title}</h2><ul>', *said, "</ul></aside>"]


def _note(kind: str, text: Text, language: Language) -> str:
    return f'<p class="{kind}" lang="{_TAGS[language]}">{text.of(language)}</p>'


def _sections(
    question: Question,
    answer: Answer | None,
    language: Language,
    context: PageContext,
    outline: list[OutlineEntry],
    notes: list[str],
) -> list[str]:
    if answer is None:
        return []
    images = Images(question, answer.language, language, context.resolve)
    verified = verified_numbers(question, answer)
    parts: list[str] = []
    anchors: set[str] = set()
    for number, section in enumerate(answer.sections, 1):
        anchor = section.key if section.key in _KEYS else f"section-{number}"
        if anchor in anchors:
            anchor = f"section-{number}"
        anchors.add(anchor)
        fragment = render(section.text, verified.get(section, ()))
        if fragment.refused:
            why = words.WHY.of(language).format(why=fragment.refused.of(language))
            said = words.SHOWN_AS_WRITTEN.of(language)
            notes.append(said.format(file=answer.file, line=section.line, why=why))
        heading = section.heading or section.key
        outline.append(OutlineEntry(anchor, heading, 2))
        html = _with_anchors(images.place(fragment.html, fragment.images), anchor, outline)
        parts += [
            f'<section id="{anchor}" data-section="{escape(section.key)}">'
            f"<h2>{inline(heading)}</h2>",
            html,
            "</section>",
        ]
    return parts


def _with_anchors(html: str, section: str, outline: list[OutlineEntry]) -> str:
    count = 0

    def anchored(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        anchor = f"{section}-{count}"
        outline.append(OutlineEntry(anchor, heading_text(match[1]), 3))
        return f'<h3 id="{anchor}">{match[1]}</h3>'

    return _HEADING.sub(anchored, html)


def heading_text(html: str) -> str:
    """A heading as plain text for the outline; formulas as their TeX."""
    return " ".join(unescape(PIECE.sub("", html)).split())


def _references(
    references: tuple[Reference, ...], language: Language, outline: list[OutlineEntry]
) -> list[str]:
    if not references:
        return []
    heading = words.REFERENCES.of(language)
    outline.append(OutlineEntry("references", heading, 2))
    return [
        f'<section id="references" data-section="references"><h2>{heading}</h2>',
        "<ol>",
        *(f"<li>{_reference(reference, language)}</li>" for reference in references),
        "</ol>",
        "</section>",
    ]


def _reference(reference: Reference, language: Language) -> str:
    year = f" ({reference.year})" if reference.year else ""
    stop = "" if reference.title.endswith(("?", "!", "？")) else "."
    parts = [f"{escape(reference.authors)}{year}. <cite>{inline(reference.title)}</cite>{stop}"]
    if reference.venue:
        parts.append(f"{escape(reference.venue)}.")
    if reference.arxiv:
        identity = escape(reference.arxiv)
        parts.append(f'<a href="https://arxiv.org/abs/{identity}">arXiv:{identity}</a>')
    if reference.url.startswith(("https://", "http://")):
        address = escape(reference.url)
        parts.append(f'<a href="{address}">{address}</a>')
    purpose = reference.purpose.shown(language)
    if purpose:
        parts.append(f'<span class="purpose">{inline(purpose)}</span>')
    return " ".join(parts)
