"""The bridge between page and program: one table of messages each way, in the isolated world.

Page and program exchange JSON objects with a ``name`` and the fields listed here. A message that
is not in the table, or lacks a field, is refused and logged: it would be a bug of ours, since
content runs no script and the channel lives in a world that content cannot reach.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

log = logging.getLogger(__name__)

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld

# What the page says. `request` is the number of the request whose answer it speaks of.
FROM_PAGE: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    # an answer is on the screen: fonts loaded and two frames drawn since
    "shown": {"request": int, "formulas": int, "wrong": int},
    # how high it is, and what that depends on besides its text
    "measured": {"request": int, "layout": str, "height": (int, float)},
    "link": {"href": str},
    # fraction of the way down 0..1, and the heading being read ("" above the first)
    "scrolled": {"request": int, "fraction": (int, float), "heading": str},
    "revealed": {"request": int, "section": str, "remaining": int},
    "found": {"search": int, "count": int, "current": int},  # current counts from 1; 0: none
    "copy": {"text": str, "what": str},  # what: formula, code, text
    "zoom": {"steps": int},
    "highlight-requested": {"highlight": dict},
    "highlight-activated": {"id": str},
    "highlights-lost": {"request": int, "ids": list},
    "context": {"target": dict},
    "print-ready": {"print": int},
    # something was done in a fragment: what its ``data-act`` or its script names, with its values
    "act": {"act": str, "payload": dict},
    "focused": {"what": str},  # what of a fragment has the keyboard: text, button or ""
}

# What the program says.
TO_PAGE: Mapping[str, frozenset[str]] = {
    "configure": frozenset(
        {"theme", "language", "words", "textFont", "codeFont", "textSize", "reducedMotion"}
    ),
    "show": frozenset(
        {
            "request",
            "page",
            "mode",
            "anchor",
            "scroll",
            "highlights",
            "revealed",
            "own",
            "measured",
        }
    ),
    # a page of the program's own: home, statistics, a quiz
    "fragment": frozenset({"request", "kind", "page", "scroll", "focus"}),
    "prepare-fragment": frozenset({"page"}),
    "tell": frozenset({"what", "payload"}),  # to the script of the fragment shown
    "own": frozenset({"parts", "typing"}),  # the person's own texts: key, title, html
    "prepare": frozenset({"page"}),
    "reveal": frozenset({"all"}),
    "go": frozenset({"anchor"}),
    "find": frozenset({"search", "text", "backward"}),
    "highlights": frozenset({"highlights"}),
    "request-highlight": frozenset({"colour", "note"}),
    "focus-formula": frozenset({"backward"}),
    "print": frozenset({"print"}),
}


def checked(text: str) -> dict[str, Any]:
    """One message of the page, known by the table; raises ``ValueError`` where it is not."""
    message = json.loads(text)
    if not isinstance(message, dict) or message.get("name") not in FROM_PAGE:
        raise ValueError(f"not a message of the page: {text[:200]}")
    for field, kind in FROM_PAGE[message["name"]].items():
        if not isinstance(message.get(field), kind):
            raise ValueError(f"the page's message lacks {field}: {text[:200]}")
    return message


class Bridge(QObject):
    """Carries the messages of the two tables."""

    received = Signal(str, dict)  # name, fields

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._channel = QWebChannel(self)
        self._channel.registerObject("bridge", self)
        page.setWebChannel(self._channel, WORLD)

    @Slot(str)
    def receive(self, text: str) -> None:
        """Called by the page."""
        try:
            message = checked(text)
        except ValueError as error:
            log.error("%s", error)
            return
        self.received.emit(message["name"], message)

    def send(self, name: str, **fields: object) -> None:
        """Say one thing of ``TO_PAGE`` to the page."""
        unknown = fields.keys() - TO_PAGE[name]
        if unknown:
            raise ValueError(f"message {name!r} has no field {', '.join(sorted(unknown))}")
        message = json.dumps({"name": name, **fields}, ensure_ascii=False)
        self._page.runJavaScript(f"studyapp.page.receive({message})", WORLD)
