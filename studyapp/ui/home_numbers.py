"""The numbers of the home page, put into words and links of the open banks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language
from studyapp.render import home_words as words
from studyapp.render.fragments import say
from studyapp.render.home_model import (
    Countdown,
    Finished,
    Home,
    LeechRow,
    Proposal,
    QuestionLink,
    TopicRow,
    Unfinished,
    WeakTopic,
)
from studyapp.stats.definitions import DEFINITIONS

if TYPE_CHECKING:
    from datetime import datetime

    from studyapp.services.libraries import Libraries
    from studyapp.services.profile import Profile
    from studyapp.stats.mastery import WeakTopic as Weak
    from studyapp.ui.advice import Found

WEAKEST = 4


def home_numbers(
    profile: Profile,
    libraries: Libraries,
    language: Language,
    advice: Found,
    finished: Finished | None = None,
    weak_key: str = "",
) -> Home:
    """Everything the home page shows. Raises ``StoreError`` where the store cannot be read."""
    found = profile.statistics.home()
    review = profile.review
    queue = review.queue()
    session, exam = found.session, found.exam
    last = found.last if found.last and libraries.question(found.last) else _first(libraries)
    next_at = queue.next_at if not queue.order else None
    return Home(
        today=found.today,
        new=found.due.new,
        learning=found.due.learning,
        due=found.due.review,
        reviewed=found.done.reviews,
        answered=found.done.answers,
        minutes=found.done.seconds / 60,
        streak=found.streak.current,
        longest=found.streak.longest,
        week=found.streak.week,
        tomorrow=found.tomorrow,
        next_due=_time(next_at) if next_at else "",
        last=link_to(libraries, last, language) if last else None,
        session=(Unfinished(session.exam, session.answered, session.total) if session else None),
        weakest=tuple(_weak(topic, language) for topic in found.weakest[:WEAKEST]),
        topics=tuple(
            TopicRow(
                one.key,
                _topic_title(libraries, one.bank, one.topic, language),
                one.reason.shown(language),
                len(one.questions),
            )
            for one in advice.topics
        ),
        proposals=tuple(
            Proposal(
                link_to(libraries, proposal.question, language),
                str(proposal.question),
                proposal.reason.shown(language),
                proposal.level == "weak",
            )
            for proposal in advice.questions
            if libraries.question(proposal.question)
        ),
        leeches=tuple(
            LeechRow(
                link_to(libraries, leech.item.question, language),
                str(leech.item),
                leech.lapses,
                tuple(link_to(libraries, one, language) for one in leech.prerequisites),
            )
            for leech in advice.leeches
            if libraries.question(leech.item.question)
        ),
        exam=Countdown(exam.day, exam.days, exam.expected) if exam else None,
        finished=finished,
        begun=found.begun or session is not None or found.due.total > 0,
        weak_key=weak_key,
        means={name: one.meaning for name, one in DEFINITIONS.items()},
    )


def link_to(libraries: Libraries, ref: QuestionRef, language: Language) -> QuestionLink:
    """The address of a question, its title and where it stands."""
    row = libraries.question(ref)
    library = libraries.get(ref.bank)
    if row is None or library is None:
        return QuestionLink(f"q:{ref}", ref.question)
    path = " › ".join(step.title.shown(language) for step in library.topic_path(row.topic))
    return QuestionLink(f"q:{ref}", row.title.shown(language), path)


def _topic_title(libraries: Libraries, bank: BankId, topic: TopicId, language: Language) -> str:
    library = libraries.get(bank)
    row = library.topic(topic) if library else None
    return row.title.shown(language) if row else topic


def _weak(topic: Weak, language: Language) -> WeakTopic:
    reasons = [
        say(words.REASON_SEEN, language, seen=topic.seen, questions=topic.questions),
        *([say(words.REASON_WRONG, language, n=topic.wrong)] if topic.wrong else []),
        *([say(words.REASON_DUE, language, n=topic.due)] if topic.due else []),
    ]
    return WeakTopic(
        str(topic.topic), topic.title.shown(language), topic.mastery, " · ".join(reasons)
    )


def _first(libraries: Libraries) -> QuestionRef | None:
    for bank in libraries.banks:
        library = libraries.get(bank)
        rows = library.questions_at(0, 1) if library else []
        if rows:
            return QuestionRef(bank, QuestionId(rows[0].ref.question))
    return None


def _time(moment: datetime) -> str:
    return moment.astimezone().strftime("%H:%M")
