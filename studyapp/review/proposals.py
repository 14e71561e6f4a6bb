"""What one does not know well by one's answers: questions to bookmark, with the reason."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Text

WINDOW = 30  # days looked back on
ENOUGH = 2  # answers to a question, of which
WEAK_SHARE = 0.5  # wrong makes it weak,
SHAKY_SHARE = 0.3  # shaky
TOPIC_ENOUGH = 5  # answers in a topic
TOPIC_QUESTIONS = 2  # to different questions
MANY_LAPSES = 4


class Facts(NamedTuple):
    """What is known of a question's answers in the last 30 days, and of its cards."""

    bank: str
    question: str
    answers: int = 0
    wrong: int = 0
    sure_wrong: int = 0
    lapses: int = 0  # the most of any of its cards

    @property
    def ref(self) -> QuestionRef:
        """The question."""
        return QuestionRef(BankId(self.bank), QuestionId(self.question))

    @property
    def share(self) -> float:
        """The share of wrong answers; 0 before there are enough to say."""
        return self.wrong / self.answers if self.answers >= ENOUGH else 0.0

    @property
    def tells(self) -> bool:
        """Whether anything in them is a reason to propose the question."""
        return bool(self.sure_wrong) or self.lapses >= MANY_LAPSES or self.share >= SHAKY_SHARE

    @property
    def weight(self) -> float:
        """How weak the question is, whatever is recalled of it now."""
        return self.share + 0.5 * min(self.sure_wrong, 4) + 0.1 * self.lapses


Recall = Callable[[QuestionRef], "float | None"]  # the lowest predicted of any of its cards


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question to bookmark. ``weight`` orders them: the higher the weaker."""

    question: QuestionRef
    level: str  # weak or shaky
    reason: Text
    weight: float

    @property
    def key(self) -> str:
        """What it is about, in one word: ``bank/question``."""
        return str(self.question)


@dataclass(frozen=True, slots=True)
class TopicProposal:
    """A topic that is weak as a whole, and its questions to bookmark."""

    bank: BankId
    topic: TopicId
    reason: Text
    questions: tuple[QuestionRef, ...]
    weight: float

    @property
    def key(self) -> str:
        """What it is about, in one word: ``bank/topic/``; the slash tells it from a question."""
        return f"{self.bank}/{self.topic}/"


def propose(
    facts: Iterable[Facts],
    recall: Recall = lambda _question: None,
    limit: int | None = None,
    wanted: Callable[[QuestionRef], bool] = lambda _question: True,
) -> list[Proposal]:
    """The questions to bookmark, the weakest first: all that are ``wanted``, or so many.

    What is likely forgotten is the weaker, by up to 1. ``recall`` and ``wanted`` are only asked of
    questions that may be among the first.
    """
    found: list[tuple[float, QuestionRef, Facts, float | None]] = []
    weighed = ((one.weight, one) for one in facts if one.tells)
    for weight, one in sorted(weighed, key=itemgetter(0), reverse=True):
        if found and len(found) == limit and -found[-1][0] > weight + 1:
            break  # however badly the rest is recalled, it comes after these
        if not wanted(one.ref):
            continue
        recalled = recall(one.ref)
        forgotten = 0.0 if recalled is None else 1 - recalled
        insort(found, (-weight - forgotten, one.ref, one, recalled), key=itemgetter(0, 1))
        if limit is not None:
            del found[limit:]
    return [_of(one, recalled, -negative) for negative, _, one, recalled in found]


def _of(facts: Facts, recall: float | None, weight: float) -> Proposal:
    reasons: list[Text] = []
    if facts.sure_wrong:
        reasons.append(
            Text(
                f"有{facts.sure_wrong}次很有把握却答错",
                "sure but wrong once"
                if facts.sure_wrong == 1
                else f"sure but wrong {facts.sure_wrong} times",
            )
        )
    if facts.share >= SHAKY_SHARE:
        reasons.append(
            Text(
                f"近{WINDOW}天答了{facts.answers}次，错了{facts.wrong}次",
                f"{facts.wrong} of {facts.answers} answers wrong in the last {WINDOW} days",
            )
        )
    if facts.lapses >= MANY_LAPSES:
        reasons.append(
            Text(f"学会后又忘记{facts.lapses}次", f"forgotten {facts.lapses} times once learned")
        )
    weak = facts.sure_wrong or facts.share >= WEAK_SHARE or facts.lapses >= MANY_LAPSES
    if recall is not None:
        percent = round(100 * recall)
        reasons.append(
            Text(f"预计现在能想起的概率为{percent}%", f"recall now predicted at {percent} %")
        )
    return Proposal(facts.ref, "weak" if weak else "shaky", joined(reasons), weight)


def joined(reasons: Iterable[Text]) -> Text:
    """Several reasons as one sentence in each language."""
    there = list(reasons)
    english = "; ".join(reason.en for reason in there)
    return Text("；".join(reason.zh for reason in there), english[:1].upper() + english[1:])


def propose_topics(
    facts: Iterable[Facts], topic_of: Mapping[QuestionRef, TopicId]
) -> list[TopicProposal]:
    """The topics that are weak by their answers, the weakest first.

    The questions of one are those answered wrong at least once, the most often wrong first.
    """
    by_topic: dict[tuple[BankId, TopicId], list[Facts]] = {}
    for one in facts:
        topic = topic_of.get(one.ref) if one.answers else None
        if topic is not None:
            by_topic.setdefault((BankId(one.bank), topic), []).append(one)
    found = []
    for (bank, topic), group in by_topic.items():
        answers = sum(one.answers for one in group)
        wrong = sum(one.wrong for one in group)
        if answers < TOPIC_ENOUGH or len(group) < TOPIC_QUESTIONS or wrong / answers < WEAK_SHARE:
            continue
        percent = round(100 * (answers - wrong) / answers)
        group.sort(key=lambda one: (-one.wrong, one.question))
        found.append(
            TopicProposal(
                bank,
                topic,
                Text(
                    f"近{WINDOW}天在这个主题答了{answers}次，答对{percent}%",
                    f"{percent} % of {answers} answers in this topic right in the last "
                    f"{WINDOW} days",
                ),
                tuple(one.ref for one in group if one.wrong),
                wrong / answers,
            )
        )
    return sorted(found, key=lambda one: (-one.weight, one.bank, one.topic))
