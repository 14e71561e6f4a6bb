"""Which questions are taken for each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Text
from studyapp.model.tally import ConfusionTally
from studyapp.stats.outline import Outline, QuestionKey


@dataclass(frozen=True, slots=True)
class ConfusionPair:
    """Two questions, the one that is mistaken for the other more often first."""

    first: QuestionRef
    second: QuestionRef
    first_title: Text
    second_title: Text
    first_for_second: int  # asked the first, answered with the second
    second_for_first: int

    @property
    def times(self) -> int:
        """Both together."""
        return self.first_for_second + self.second_for_first


def confusions(
    tallies: Iterable[ConfusionTally], outline: Outline, limit: int = 20
) -> tuple[ConfusionPair, ...]:
    """The pairs of different questions, the most often confused first.

    Pairs of which no open bank has both are left out.
    """
    counts: dict[tuple[QuestionKey, QuestionKey], int] = {}
    for bank, question, confused, times in tallies:
        asked = (bank, question)
        other, slash, name = confused.partition("/")
        chosen = (other, name) if slash else (bank, confused)
        if asked != chosen and asked in outline.topic_of and chosen in outline.topic_of:
            counts[asked, chosen] = counts.get((asked, chosen), 0) + times
    pairs = []
    for (asked, chosen), there in counts.items():
        back = counts.get((chosen, asked), 0)
        if not back or (there, asked) > (back, chosen):  # else it comes the other way round
            pairs.append((-there - back, asked, chosen, there, back))
    return tuple(
        ConfusionPair(
            _ref(asked), _ref(chosen), outline.title(asked), outline.title(chosen), there, back
        )
        for _, asked, chosen, there, back in nsmallest(limit, pairs)
    )


def _ref(key: QuestionKey) -> QuestionRef:
    return QuestionRef(BankId(key[0]), QuestionId(key[1]))
