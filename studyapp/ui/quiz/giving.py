"""What is answered: typed and not yet given, given, and how sure one said one is."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from studyapp.items.responses import Recall, Response, from_json, is_empty, to_json
from studyapp.model.attempt import Confidence

if TYPE_CHECKING:
    from studyapp.services.quiz import QuizService
    from studyapp.ui.quiz.item_views import ItemPages


class Giving:
    """Gives answers to the service. What is typed waits here until one rests or goes on."""

    def __init__(
        self, service: QuizService, pages: ItemPages, tell: Callable[[str], object]
    ) -> None:
        self._service = service
        self._pages = pages
        self._tell = tell
        self._drafts: dict[int, Response | None] = {}
        self._confidence: dict[int, Confidence] = {}  # said, perhaps before anything was answered

    def clear(self) -> None:
        """Another session begins."""
        self._drafts.clear()
        self._confidence.clear()

    def response(self, index: int) -> Response | None:
        """An answer as it stands, given or only typed."""
        session = self._service.session
        assert session is not None
        return self._drafts.get(index, session.answers[index].response)

    def confidence(self, index: int) -> Confidence | None:
        """How sure one said one is."""
        session = self._service.session
        assert session is not None
        return self._confidence.get(index, session.answers[index].confidence)

    def say_confidence(self, index: int, confidence: Confidence) -> None:
        """Keep how sure one is; with the answer, once there is one. Raises ``StoreError``."""
        self._confidence[index] = confidence
        response = self.response(index)
        if response is not None:
            self.give(index, response)

    def draft(self, index: int, response: Response | None) -> None:
        """It is being typed."""
        self._drafts[index] = response

    def keep_drafts(self) -> None:
        """Give what was typed and not yet given. Raises ``StoreError``."""
        if not self._service.running:
            self._drafts.clear()
        for index in list(self._drafts):
            self.give(index, self._drafts[index])

    def give(self, index: int, response: Response | None) -> bool:
        """Give an answer; whether it was taken. Raises ``StoreError``: it still waits then."""
        session = self._service.session
        assert session is not None
        before = session.answers[index]
        taken = self._service.answer(index, response, self.confidence(index))
        self._drafts.pop(index, None)
        session = self._service.session
        if taken and session is not None and session.answers[index] != before:
            said = to_json(response) if response is not None else "null"
            self._tell(f"quiz answered {index} {said}")
        return taken

    def read(self, index: int, raw: dict[str, Any] | None) -> Response | None:
        """What the page says is answered; None where that is nothing."""
        if raw is None:
            return None
        if "recall" in raw and raw.get("text") is None:  # the points are ticked: the text stands
            before = self.response(index)
            raw["text"] = before.text if isinstance(before, Recall) else ""
        response = from_json(json.dumps(raw))
        if isinstance(response, Recall):
            said = response.text or response.ticked or self._pages.is_revealed(index)
            return response if said else None
        return None if is_empty(response) else response
