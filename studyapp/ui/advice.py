"""What the home page proposes: bookmarks for what is weak, what to do about leeches.

It is read once the page is on the screen, in two goes, so that a key pressed meanwhile is heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.review.leeches import Leech
    from studyapp.review.proposals import Proposal, TopicProposal
    from studyapp.services.review import ReviewService

QUESTIONS = 5
TOPICS = 2
LEECHES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """The proposals as of a day."""

    day: date
    topics: tuple[TopicProposal, ...] = ()
    questions: tuple[Proposal, ...] = ()
    leeches: tuple[Leech, ...] = ()


class Advice:
    """Reads the proposals and keeps them until something changes."""

    def __init__(self) -> None:
        self._found: Found | None = None
        self._stale = False

    def known(self, today: date) -> Found | None:
        """What was found today; None where it is to be read (again)."""
        found = self._found
        return None if found is None or found.day != today or self._stale else found

    def latest(self, today: date) -> Found:
        """The same, but what was found before rather than nothing."""
        return self._found or Found(today)

    def changed(self) -> None:
        """Something was answered, rated or bookmarked, or a bank was opened or closed."""
        self._stale = True

    def read(self, review: ReviewService) -> Found:
        """Read them; raises ``StoreError`` where the store cannot be read."""
        self._found = Found(
            review.today(),
            tuple(review.topic_proposals(TOPICS)),
            tuple(review.proposals(QUESTIONS)),
            tuple(review.leeches(LEECHES)),
        )
        self._stale = False
        return self._found
