"""The home page: what is due, what one was doing, what to study next; everything is clickable."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from studyapp.model.language import Language, Text
from studyapp.render import home_words as words
from studyapp.render.fragments import (
    TAGS,
    attributes,
    button,
    defined,
    percent,
    said,
    say,
    title,
)
from studyapp.render.home_model import Home, LeechRow, Proposal, QuestionLink, TopicRow


def render_home(home: Home, language: Language) -> str:
    """The page's HTML."""
    body = [_header(home, language)]
    if home.begun:
        body += [
            '<div class="tiles">',
            _due(home, language),
            _streak(home, language),
            _done(home, language),
            _exam(home, language),
            "</div>",
        ]
        body += [
            *_continue(home, language),
            *_weakest(home, language),
            *_proposals(home, language),
            *_leeches(home.leeches, language),
        ]
    else:
        body += _first_steps(home, language)
    return "\n".join(
        [f'<article class="home" lang="{TAGS[language]}">', *body, "</article>"],
    )


def long_day(day: date, language: Language) -> str:
    """A day with its weekday, as one says it."""
    weekday = words.WEEKDAYS[day.weekday()].of(language)
    if language is Language.ZH:
        return f"{day.month}月{day.day}日 {weekday}"
    return f"{weekday}, {day.day} {words.MONTH_NAMES[day.month - 1]}"


def _header(home: Home, language: Language) -> str:
    heading = words.FINISHED if home.finished else words.TODAY if home.begun else words.WELCOME
    lines = [f"<h1>{said(heading, language)}</h1>"]
    done = home.finished
    if done:
        minutes = say(words.MINUTES, language, n=max(1, round(done.minutes)))
        lines.append(
            '<p class="lead">'
            + said(
                words.FINISHED_WORDS,
                language,
                n=done.cards,
                minutes=minutes,
                share=percent(done.remembered),
            )
            + "</p>"
        )
    elif home.begun:
        lines.append(f'<p class="day">{escape(long_day(home.today, language))}</p>')
    else:
        lines.append(f'<p class="lead">{said(words.WELCOME_WORDS, language)}</p>')
    return f"<header>{''.join(lines)}</header>"


def _tile(kind: str, label: str, value: str, *rest: str) -> str:
    return (
        f'<section class="tile {kind}"><h2>{label}</h2>'
        f'<p class="value">{value}</p>{"".join(rest)}</section>'
    )


def _quiet(text: str) -> str:
    return f'<p class="quiet">{escape(text)}</p>' if text else ""


def _due(home: Home, language: Language) -> str:
    label = home.name(words.DUE, "due", language)
    if home.waiting:
        parts = say(words.PARTS, language, new=home.new, learning=home.learning, due=home.due)
        start = words.GO_ON if home.reviewed else words.START
        return _tile(
            "due",
            label,
            str(home.waiting),
            _quiet(parts),
            button(say(start, language), "review", kind="primary"),
        )
    ahead = (
        say(words.NEXT_AT, language, when=home.next_due)
        if home.next_due
        else say(words.TOMORROW, language, n=home.tomorrow)
        if home.tomorrow
        else say(words.NOTHING_AHEAD, language)
    )
    return _tile("due", label, "0", _quiet(say(words.ALL_DONE, language)), _quiet(ahead))


def _streak(home: Home, language: Language) -> str:
    label = home.name(words.STREAK, "streak", language)
    first = (home.today.weekday() + 1) % 7
    dots = "".join(
        f'<li class="{"studied" if studied else "idle"}">'
        f"{words.WEEKDAYS_SHORT[(first + at) % 7].of(language)}</li>"
        for at, studied in enumerate(home.week)
    )
    longest = say(words.LONGEST, language, n=home.longest) if home.longest else ""
    return _tile(
        "streak",
        label,
        say(words.DAYS, language, n=home.streak),
        f'<ol class="week" aria-hidden="true">{dots}</ol>' if dots else "",
        _quiet(longest),
    )


def _done(home: Home, language: Language) -> str:
    label = home.name(words.DONE, "done", language)
    if not (home.reviewed or home.answered):
        return _tile(
            "done",
            label,
            "0",
            _quiet(say(words.NOTHING_YET, language)),
            button(say(words.STATISTICS, language), "statistics", kind="text"),
        )
    parts = [
        say(text, language, n=count)
        for text, count in ((words.REVIEWS, home.reviewed), (words.ANSWERS, home.answered))
        if count
    ]
    return _tile(
        "done",
        label,
        say(words.MINUTES, language, n=max(1, round(home.minutes))),
        _quiet(" · ".join(parts)),
        button(say(words.STATISTICS, language), "statistics", kind="text"),
    )


def _exam(home: Home, language: Language) -> str:
    label = home.name(words.EXAM, "exam", language)
    exam = home.exam
    if exam is None:
        return _tile(
            "exam",
            label,
            "–",
            _quiet(say(words.NO_EXAM, language)),
            button(say(words.SET_EXAM, language), "exam", kind="text"),
        )
    left = (
        say(words.DAYS, language, n=exam.days)
        if exam.days > 0
        else say(words.EXAM_TODAY if exam.days == 0 else words.EXAM_OVER, language)
    )
    expected = (
        say(words.EXPECTED, language, share=percent(exam.expected))
        if exam.expected is not None and exam.days >= 0
        else ""
    )
    return _tile(
        "exam",
        label,
        left,
        _quiet(long_day(exam.day, language)),
        _quiet(expected),
        button(say(words.CHANGE, language), "exam", kind="text"),
    )


def _section(kind: str, name: str, body: Iterable[str]) -> list[str]:
    return [f'<section class="{kind}"><h2>{name}</h2>', *body, "</section>"]


def _link(link: QuestionLink) -> str:
    path = f'<span class="path">{escape(link.path)}</span>' if link.path else ""
    return f'<a href="{escape(link.href)}">{title(link.title)}</a>{path}'


def _continue(home: Home, language: Language) -> list[str]:
    rows = []
    session = home.session
    if session is not None:
        name = say(words.UNFINISHED_EXAM if session.exam else words.UNFINISHED_QUIZ, language)
        at = say(words.ANSWERED_OF, language, answered=session.answered, total=session.total)
        rows.append(
            f'<li><span class="what">{escape(name)}</span><span class="path">{escape(at)}</span>'
            f"{button(say(words.RESUME, language), 'resume-quiz', kind='small')}</li>"
        )
    if home.last is not None:
        rows.append(
            f'<li><span class="what">{said(words.LAST_READ, language)}</span>'
            f'<span class="where">{_link(home.last)}</span></li>'
        )
    if session is None:
        rows.append(f"<li>{button(say(words.NEW_QUIZ, language), 'quiz', kind='small')}</li>")
    body = ['<ul class="rows">', *rows, "</ul>"]
    return _section("continue", said(words.CONTINUE, language), body)


def _weakest(home: Home, language: Language) -> list[str]:
    if not home.weakest:
        return []
    rows = []
    for topic in home.weakest:
        payload = {"key": topic.key}
        rows.append(
            f"<li>{meter(topic.mastery, topic.title)}"
            f'<span class="where"><button type="button" class="link"'
            f"{attributes({'data-act': 'topic', 'data-payload': payload})}>"
            f'{title(topic.title)}</button><span class="path">{escape(topic.reason)}</span></span>'
            f"{button(say(words.PRACTISE, language), 'practise-topic', payload, kind='small')}"
            "</li>"
        )
    body = ['<ul class="rows">', *rows, "</ul>"]
    return _section("weakest", home.name(words.WEAKEST, "weakest", language), body)


def meter(share: float, name: str) -> str:
    """A share as a short bar with its number."""
    shown = percent(share)
    return (
        f'<span class="meter" role="img" aria-label="{escape(name)}: {shown}">'
        f'<svg viewBox="0 0 48 6" width="48" height="6" aria-hidden="true">'
        f'<rect width="48" height="6" rx="3" class="track"></rect>'
        f'<rect width="{48 * min(max(share, 0), 1):.1f}" height="6" rx="3" class="level"></rect>'
        f"</svg><span>{shown}</span></span>"
    )


def _proposals(home: Home, language: Language) -> list[str]:
    if not (home.topics or home.proposals):
        return []
    rows = [_topic(topic, language) for topic in home.topics]
    rows += [_proposal(proposal, language) for proposal in home.proposals]
    shown = [*(row.key for row in home.topics), *(row.key for row in home.proposals)]
    keys = {"keys": shown}
    body = ['<ul class="rows">', *rows, "</ul>"]
    body.append(
        '<p class="after">'
        + button(say(words.BOOKMARK_ALL, language), "adopt", keys, kind="small")
        + button(say(words.NOT_NOW, language), "turn-down", keys, kind="text")
        + "</p>"
    )
    name = defined(say(words.PROPOSED, language), say(words.PROPOSED_MEANS, language))
    return _section("proposals", name, body)


def _topic(topic: TopicRow, language: Language) -> str:
    label = say(words.BOOKMARK_TOPIC, language, n=topic.questions)
    return (
        '<li><span class="where"><button type="button" class="link"'
        f"{attributes({'data-act': 'topic', 'data-payload': {'key': topic.key.rstrip('/')}})}>"
        f"{title(topic.title)}</button>"
        f'<span class="path reason">{escape(topic.reason)}</span></span>'
        f"{button(label, 'adopt', {'keys': [topic.key]}, kind='small')}</li>"
    )


def _proposal(proposal: Proposal, language: Language) -> str:
    label = words.BOOKMARK_WEAK if proposal.weak else words.BOOKMARK_SHAKY
    return (
        f'<li><span class="where">{_link(proposal.link)}'
        f'<span class="path reason">{escape(proposal.reason)}</span></span>'
        f"{button(say(label, language), 'adopt', {'keys': [proposal.key]}, kind='small')}</li>"
    )


def _leeches(leeches: tuple[LeechRow, ...], language: Language) -> list[str]:
    if not leeches:
        return []
    rows = []
    for leech in leeches:
        times = say(words.FORGOTTEN, language, n=leech.lapses)
        first = ", ".join(_link(link) for link in leech.first)
        reading = f'<span class="path">{said(words.FIRST_READ, language)}{first}</span>'
        suspend = button(say(words.SUSPEND, language), "suspend", {"key": leech.key}, kind="small")
        rows.append(
            f'<li><span class="where">{_link(leech.link)}<span class="path">{escape(times)}</span>'
            f"{reading if first else ''}</span>{suspend}</li>"
        )
    body = ['<ul class="rows">', *rows, "</ul>"]
    name = defined(say(words.LEECHES, language), say(words.LEECHES_MEANS, language))
    return _section("leeches", name, body)


def _first_steps(home: Home, language: Language) -> list[str]:
    steps: tuple[tuple[Text, str, str], ...] = (
        (
            words.STEP_READ,
            say(words.STEP_READ_WORDS, language, key=home.weak_key or "–"),
            (
                f'<a class="button" href="{escape(home.last.href)}">'
                f"{said(words.OPEN_FIRST, language)}</a>"
                if home.last
                else ""
            ),
        ),
        (
            words.STEP_QUIZ,
            say(words.STEP_QUIZ_WORDS, language),
            button(say(words.NEW_QUIZ, language), "quiz"),
        ),
        (words.STEP_ADD, say(words.STEP_ADD_WORDS, language), ""),
        (words.EXAM, say(words.NO_EXAM, language), button(say(words.SET_EXAM, language), "exam")),
    )
    rows = [
        f"<li><h2>{said(heading, language)}</h2><p>{escape(text)}</p>{action}</li>"
        for heading, text, action in steps
    ]
    return ['<ol class="steps">', *rows, "</ol>"]
