"""The items of a session out of the open banks: as they are asked, and marked."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from studyapp.base.errors import StudyAppError, message
from studyapp.items.instance import Instance, instantiate
from studyapp.items.marking import Marking, Part, mark
from studyapp.items.responses import Blanks, Choice, Matches, Number, Order, Recall, Response
from studyapp.items.types import Item, ItemType
from studyapp.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Collection

    from studyapp.quiz.session import Entry
    from studyapp.services.libraries import Libraries

log = logging.getLogger(__name__)


class ItemGoneError(StudyAppError):
    """An item of the session is no longer in its bank."""


class SessionItems:
    """Items, instances and markings for the entries of sessions."""

    def __init__(self, libraries: Libraries) -> None:
        self._libraries = libraries
        self._instances: dict[Entry, Instance] = {}

    def clear(self) -> None:
        """Forget what was made: the banks have changed, or another session begins."""
        self._instances.clear()

    def instance(self, entry: Entry) -> Instance:
        """The item with its numbers and order; raises ``ItemGoneError``."""
        found = self._instances.get(entry)
        if found is None:
            item = self._libraries.item(entry.item)
            if item is None:
                raise ItemGoneError(
                    message("The item {item} is no longer in its bank.", item=entry.item),
                    message("Go on with the next one."),
                )
            found = instantiate(item, entry.seed)
            self._instances[entry] = found
        return found

    def usable(self, entry: Entry) -> bool:
        """Whether the item is there and its numbers can be drawn and computed."""
        try:
            self.instance(entry).right_response()
        except StudyAppError as error:
            log.warning("%s is left out: %s", entry.item, error)
            return False
        return True

    def mark(self, entry: Entry, response: Response | None, language: Language) -> Marking:
        """The marking of a response; None counts as an empty one.

        Raises what ``items.marking.mark`` does for what cannot be read, and ``ItemGoneError``.
        """
        instance = self.instance(entry)
        if response is None:
            response = nothing(instance.item)
        if response is None:
            return Marking(0.0, False, (Part(False),))
        bank = entry.item.question.bank

        def synonyms(word: str) -> Collection[str]:
            return self._libraries.synonyms(bank, word)

        return mark(instance, response, language, synonyms)

    def mark_finally(
        self, entry: Entry, response: Response | None, language: Language
    ) -> Marking | None:
        """As ``mark``, but what cannot be read is wrong; None where the item is gone."""
        try:
            return self.mark(entry, response, language)
        except ItemGoneError:
            return None
        except StudyAppError as error:
            return Marking(0.0, False, (Part(False, error.what),), error.what)


def nothing(item: Item) -> Response | None:
    """The empty response to an item; None where its type knows none."""
    match item.type:
        case ItemType.SINGLE | ItemType.MULTIPLE:
            return Choice()
        case ItemType.NUMERIC:
            return Number()
        case ItemType.CLOZE:
            return Blanks()
        case ItemType.ORDERING:
            return Order()
        case ItemType.MATCHING:
            return Matches()
        case ItemType.RECALL:
            return Recall()
        case ItemType.TRUE_FALSE:
            return None
