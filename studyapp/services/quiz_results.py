"""The result of a session, with what the banks and the earlier answers say to it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from studyapp.quiz.result import Result, make_result, own_median

if TYPE_CHECKING:
    from studyapp.model.ids import ItemRef
    from studyapp.model.language import Language
    from studyapp.quiz.session import Session
    from studyapp.services.libraries import Libraries
    from studyapp.services.quiz_items import SessionItems
    from studyapp.store.store import Store

OF_ITEM = 50  # earlier answers to an item that its median is taken from
OF_ALL = 1000  # earlier answers that the median of a type is taken from


def result_of(
    session: Session,
    store: Store,
    libraries: Libraries,
    items: SessionItems,
    language: Language,
) -> Result:
    """What came out of a session, with the reasons in ``language``."""
    rows = {row.ref: row for row in libraries.item_rows()}
    markings = {}
    for index, (entry, answer) in enumerate(zip(session.entries, session.answers, strict=True)):
        if answer.given:
            marking = items.mark_finally(entry, answer.response, language)
            if marking is not None:
                markings[index] = marking
    return make_result(
        session,
        markings,
        {ref: row.topic for ref, row in rows.items()},
        _usual(session, store, {ref: row.type for ref, row in rows.items()}),
    )


def _usual(session: Session, store: Store, types: dict[ItemRef, str]) -> dict[int, float | None]:
    """One's own median time for each entry, from answers before this session."""
    of_type: dict[str, list[float]] = defaultdict(list)
    for attempt in store.attempts.recent(OF_ALL):
        kind = types.get(attempt.item)
        if kind is not None and attempt.at < session.started:
            of_type[kind].append(attempt.seconds)
    usual = {}
    for index, entry in enumerate(session.entries):
        own = [
            attempt.seconds
            for attempt in store.attempts.of_item(entry.item, OF_ITEM)
            if attempt.at < session.started
        ]
        usual[index] = own_median(own, of_type[types.get(entry.item, "")])
    return usual
