"""The answer pane: one page shell loaded once, answers put in place by its script."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QMarginsF, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from studyapp.model.ids import QuestionRef
from studyapp.model.language import Language
from studyapp.model.library import AnswerPage
from studyapp.web.bridge import WORLD, Bridge
from studyapp.web.page import AnswerWebPage
from studyapp.web.scheme import SHELL
from studyapp.web.scripts import LAZY_PARTS, lazy_source, page_source
from studyapp.web.words import page_words

log = logging.getLogger(__name__)

Theme = Literal["light", "dark"]
Mode = Literal["read", "recall"]
Highlight = Mapping[str, str]
OwnPart = Mapping[str, str]

PAPER: Mapping[str, str] = {"light": "#fefefd", "dark": "#16191f"}  # as in theme.css
ZOOM_STEPS = (0.5, 0.67, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
RELOAD_AGAIN_AFTER = 60.0  # s: a renderer that dies sooner after a reload is not reloaded again


class AnswerView(QWebEngineView):
    """Shows answers. Everything asked before the shell is loaded is done once it is.

    A highlight is a mapping with ``id, section, quote, prefix, suffix, colour`` (yellow, green,
    blue, pink) and, for a margin note, ``note``; ``highlight_requested`` carries the same without
    an id, and ``note: bool`` says whether a note is wanted. ``context_requested`` carries what was
    under the pointer: ``link, tex, code, highlight (its id), selected``, "" where there is none.
    """

    loaded = Signal()  # the page takes messages: what is asked for now comes first
    asked = Signal()  # and has been told of all that was asked for before it was there
    shown = Signal(QuestionRef)  # fonts loaded and two frames drawn since it was put in place
    measured = Signal(dict)  # of the answer shown; for ``show_page`` in another run of the program
    link_activated = Signal(str)  # q:… inside the pane; the caller hands others to the system
    scrolled = Signal(float)  # the fraction of the way down, 0..1
    heading_changed = Signal(str)  # the anchor of the heading being read, "" above the first
    revealed = Signal(str, int)  # the section's key, how many are still hidden
    found = Signal(int, int)  # how many places, which one (from 1) is shown
    zoom_changed = Signal(float)
    text_selected = Signal(bool)
    highlight_requested = Signal(dict)
    highlight_activated = Signal(str)
    highlights_lost = Signal(list)  # ids of those whose text is no longer in the answer
    context_requested = Signal(dict, QPoint)  # what is there, the place on the screen
    pdf_printed = Signal(str, bool)  # the file, whether it was written
    fragment_shown = Signal(str)  # its kind; as ``shown`` for answers
    covered = Signal(str)  # the kind of the fragment now in place of an answer; "": an answer again
    acted = Signal(str, dict)  # something was done in the fragment: what, with which values
    focused = Signal(str)  # what of a fragment has the keyboard: text, button or ""
    renderer_failed = Signal(str)  # what happened, for the person

    def __init__(self, profile: QWebEngineProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = AnswerWebPage(profile, self)
        self._bridge = Bridge(self._page)
        self._ready = False
        self._request = 0
        self._search = 0
        self._found_callback: Callable[[int, int], None] | None = None
        self._ref: QuestionRef | None = None  # of the newest request
        self._awaited = False  # whether that is not yet on the screen
        self._fragment = ""  # the kind of what is shown instead of an answer
        self._focused = ""  # what of it has the keyboard
        self._lazy: set[str] = set()  # the kinds of fragments whose scripts are loaded
        self._current: dict[str, Any] | None = None  # the newest show, to be shown again
        self._heading = ""
        self._prints: dict[int, Callable[[], None]] = {}
        self._died = float("-inf")
        self._look: dict[str, Any] = {
            "theme": "light",
            "language": "zh",
            "textFont": "",
            "codeFont": "",
            "textSize": 17.0,
            "reducedMotion": False,
        }
        self._handlers: Mapping[str, Callable[[dict[str, Any]], None]] = {
            "shown": self._on_shown,
            "measured": self._on_measured,
            "link": lambda message: self.link_activated.emit(message["href"]),
            "scrolled": self._on_scrolled,
            "revealed": self._on_revealed,
            "found": self._on_found,
            "copy": lambda message: QGuiApplication.clipboard().setText(message["text"]),
            "zoom": lambda message: self.zoom_in() if message["steps"] > 0 else self.zoom_out(),
            "highlight-requested": lambda m: self.highlight_requested.emit(m["highlight"]),
            "highlight-activated": lambda m: self.highlight_activated.emit(m["id"]),
            "highlights-lost": lambda message: self.highlights_lost.emit(message["ids"]),
            "context": self._on_context,
            "print-ready": self._on_print_ready,
            "act": lambda message: self.acted.emit(message["act"], message["payload"]),
            "focused": lambda message: self._set_focused(message["what"]),
        }
        self._bridge.received.connect(self._dispatch)
        self._page.link_clicked.connect(self.link_activated)
        self._page.renderProcessTerminated.connect(self._on_renderer_gone)
        self._page.pdfPrintingFinished.connect(self._on_pdf_printed)
        self.printFinished.connect(lambda _: self._paint_paper(self._look["theme"]))
        self._page.selectionChanged.connect(
            lambda: self.text_selected.emit(self._page.hasSelection())
        )
        self._paint_paper("light")
        self.setPage(self._page)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._source = page_source()
        self._page.loadFinished.connect(self._on_loaded)
        self._page.load(QUrl(SHELL))

    # -- showing

    def show_page(
        self,
        page: AnswerPage,
        *,
        anchor: str = "",
        scroll: float | None = None,
        highlights: Iterable[Highlight] = (),
        mode: Mode = "read",
        revealed: int = 0,
        own: Iterable[OwnPart] = (),
        measured: object = None,
    ) -> None:
        """Show an answer at an anchor, or at a fraction of its length, or at its beginning.

        In ``recall`` only the question and the first ``revealed`` sections are visible. Of several
        requests the latest wins; ``shown`` tells when it is on the screen. ``measured``: what the
        signal said of an answer, to show it sooner if it is this one and the first to be shown.
        """
        self._request += 1
        self._ref = page.ref
        self._awaited = True
        self._current = {
            "page": _as_message(page),
            "anchor": anchor,
            "scroll": scroll,
            "highlights": [dict(highlight) for highlight in highlights],
            "mode": mode,
            "revealed": revealed,
            "own": [dict(part) for part in own],
            "measured": measured,
        }
        self._cover("")
        self._send_current()

    @property
    def fragment(self) -> str:
        """The kind of the fragment that is shown in place of an answer; empty for an answer."""
        return self._fragment

    def show_fragment(
        self,
        kind: str,
        html: str,
        *,
        key: str = "",
        scroll: float | None = 0.0,
        focus: str = "",
    ) -> None:
        """Show a page of the program's own (``home``, ``quiz`` …) in place of an answer.

        ``html`` is trusted: what it holds of a bank's or a person's words must have passed
        ``render``. Whatever carries ``data-act`` sends ``acted`` with that name and the object in
        ``data-payload`` when it is clicked. ``scroll``: None stays where it was. ``focus``: what
        gets the keyboard, a selector. ``key`` names what ``prepare_fragment`` made ready.
        ``fragment_shown`` tells when it is on the screen; ``show_page`` ends it.
        """
        self._request += 1
        self._ref = None
        self._awaited = True
        self._current = {
            "kind": kind,
            "page": {"key": key, "html": html},
            "scroll": scroll,
            "focus": focus,
        }
        self._cover(kind)
        self._send_current()

    def prepare_fragment(self, html: str, key: str) -> None:
        """Typeset a fragment that will be shown next under this key."""
        self._send("prepare-fragment", page={"key": key, "html": html})

    def tell_fragment(self, what: str, **payload: object) -> None:
        """Say something to the script of the fragment that is shown."""
        self._send("tell", what=what, payload=payload)

    def set_own(self, parts: Iterable[OwnPart], *, typing: bool = False) -> None:
        """Replace the person's own texts below the answer shown; ``typing``: seen even in recall.

        A part is a mapping with ``key`` (of the section), ``title`` and ``html``.
        """
        shown = [dict(part) for part in parts]
        if self._fragment:
            return  # they are given anew when an answer is shown
        if self._current is not None:
            self._current["own"] = shown
        self._send("own", parts=shown, typing=typing)

    def prepare(self, page: AnswerPage) -> None:
        """Typeset an answer that may be wanted next, when the page has nothing else to do."""
        if self._ready:
            self._bridge.send("prepare", page=_as_message(page))

    def go_to(self, anchor: str) -> None:
        """Scroll to a heading or section of the answer shown."""
        self._send("go", anchor=anchor)

    def reveal_next(self) -> None:
        """In recall: show the next section."""
        self._send("reveal", all=False)

    def reveal_all(self) -> None:
        """In recall: show all sections."""
        self._send("reveal", all=True)

    # -- looks

    def set_theme(self, theme: Theme) -> None:
        """Light or dark."""
        self._paint_paper(theme)
        self._configure(theme=theme)

    def set_language(self, language: Language) -> None:
        """The language of the page's own words; to be called once the translator is installed."""
        self._configure(language=str(language))

    def set_fonts(self, text: str, code: str) -> None:
        """Font families for text and code; empty for the system's."""
        self._configure(textFont=text, codeFont=code)

    def set_text_size(self, size: float) -> None:
        """The size of the text in CSS pixels; 17 unless set."""
        self._configure(textSize=size)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Nothing moves smoothly where reduced."""
        self._page.settings().setAttribute(
            QWebEngineSettings.WebAttribute.ScrollAnimatorEnabled, not reduced
        )
        self._configure(reducedMotion=reduced)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self.zoomFactor() + 0.01), 3.0))

    def zoom_out(self) -> None:
        """One step smaller."""
        smaller = [step for step in ZOOM_STEPS if step < self.zoomFactor() - 0.01]
        self.set_zoom(smaller[-1] if smaller else ZOOM_STEPS[0])

    def zoom_reset(self) -> None:
        """Back to 100 %."""
        self.set_zoom(1.0)

    def set_zoom(self, factor: float) -> None:
        """Zoom to a factor between 0.5 and 3."""
        factor = min(max(factor, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if factor != self.zoomFactor():
            self.setZoomFactor(factor)
            self.zoom_changed.emit(factor)

    # -- finding, copying, marking

    def find_text(
        self,
        text: str,
        backward: bool = False,
        callback: Callable[[int, int], None] | None = None,
    ) -> None:
        """Find a text in the answer; the same text again goes to the next place.

        An empty text ends the search. ``found`` and the callback tell how many places there are
        and which one (from 1) is shown. Parts still hidden in recall are not searched.
        """
        self._search += 1
        self._found_callback = callback
        self._send("find", search=self._search, text=text, backward=backward)

    def copy_selection(self) -> None:
        """Copy what is selected, formulas as TeX; with nothing selected, the focused formula."""
        self._page.triggerAction(QWebEnginePage.WebAction.Copy)

    def focus_formula(self, backward: bool = False) -> None:
        """Move the keyboard focus to the next formula, where Enter copies its TeX."""
        self._send("focus-formula", backward=backward)

    def request_highlight(self, colour: str = "yellow", note: bool = False) -> None:
        """Ask for the selected text as a highlight; ``highlight_requested`` brings it."""
        self._send("request-highlight", colour=colour, note=note)

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Replace the highlights of the answer shown."""
        marks = [dict(highlight) for highlight in highlights]
        if self._fragment:
            return
        if self._current is not None:
            self._current["highlights"] = marks
        self._send("highlights", highlights=marks)

    # -- printing

    def print_pdf(self, file: Path) -> None:
        """Write the answer as PDF (A4, light theme, all sections); ``pdf_printed`` tells."""
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(16, 18, 16, 20),
            QPageLayout.Unit.Millimeter,
        )
        self._when_print_ready(lambda: self._page.printToPdf(str(file), layout))

    def print_to(self, printer: QPrinter) -> None:
        """Print the answer; ``printFinished`` tells. The printer must live until then."""
        self._when_print_ready(lambda: self.print(printer))

    # -- the page's messages

    def _dispatch(self, name: str, message: dict[str, Any]) -> None:
        if message.get("request", self._request) == self._request:
            self._handlers[name](message)  # else it speaks of an answer that was left meanwhile

    def _on_loaded(self, loaded: bool) -> None:
        if loaded:
            self._lazy.clear()
            self._page.runJavaScript(self._source, WORLD)
            self.loaded.emit()
            self._take_up()
        else:
            log.warning("The page's shell was not loaded.")

    def _take_up(self) -> None:
        """The script is there and takes messages, if its own are not heard yet."""
        self._ready = True
        self._configure()
        if self._current is not None:
            self._awaited = True
            self._send_current()
        self.asked.emit()

    def _on_shown(self, message: dict[str, Any]) -> None:
        if not self._awaited:
            return
        self._awaited = False
        if self._fragment:
            self.fragment_shown.emit(self._fragment)
        if self._ref is None:
            return
        if message["wrong"]:
            log.info("%s has %d wrong formulas.", self._ref, message["wrong"])
        self.shown.emit(self._ref)

    def _on_measured(self, message: dict[str, Any]) -> None:
        if self._current is not None and not self._fragment:
            key = self._current["page"]["key"]
            self.measured.emit(
                {"key": key, "layout": message["layout"], "height": message["height"]}
            )

    def _on_scrolled(self, message: dict[str, Any]) -> None:
        if self._current is not None:
            # What is shown again after the renderer died is shown where it was.
            self._current["scroll"] = message["fraction"]
            if self._fragment:
                return  # nobody's place in an answer
            self._current["anchor"] = ""
        self.scrolled.emit(float(message["fraction"]))
        if message["heading"] != self._heading:
            self._heading = message["heading"]
            self.heading_changed.emit(self._heading)

    def _on_revealed(self, message: dict[str, Any]) -> None:
        if self._current is not None:
            self._current["revealed"] += 1
            if not message["remaining"]:
                self._current["mode"] = "read"
        self.revealed.emit(message["section"], message["remaining"])

    def _on_found(self, message: dict[str, Any]) -> None:
        if message["search"] != self._search:
            return
        self.found.emit(message["count"], message["current"])
        if self._found_callback is not None:
            self._found_callback(message["count"], message["current"])

    def _on_context(self, message: dict[str, Any]) -> None:
        target = dict(message["target"])
        zoom = self.zoomFactor()
        place = QPoint(round(target.pop("x") * zoom), round(target.pop("y") * zoom))
        self.context_requested.emit(target, self.mapToGlobal(place))

    def _on_print_ready(self, message: dict[str, Any]) -> None:
        start = self._prints.pop(message["print"], None)
        if start is not None:
            self._page.setBackgroundColor(QColor("white"))  # it fills the sheets' margins
            start()

    def _on_pdf_printed(self, file: str, written: bool) -> None:
        self._paint_paper(self._look["theme"])
        self.pdf_printed.emit(file, written)

    def _paint_paper(self, theme: str) -> None:
        self._page.setBackgroundColor(QColor(PAPER[theme]))

    def _on_renderer_gone(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int
    ) -> None:
        if status == QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return  # the page itself is being closed
        # A dying renderer is a normal event: reload once, then say so.
        self._ready = False
        self._prints.clear()
        now = time.monotonic()
        again = now - self._died > RELOAD_AGAIN_AFTER
        self._died = now
        log.error("The page's process ended (%s, code %d).", status.name, code)
        if again:
            self._page.load(QUrl(SHELL))
            return
        self.renderer_failed.emit(
            self.tr(
                "This answer cannot be shown: the process that draws it ended twice. "
                "Open another answer, or start the program again."
            )
        )

    # -- help

    def retry(self) -> None:
        """Load the page again after ``renderer_failed`` and show the latest answer."""
        self._died = float("-inf")
        self._page.load(QUrl(SHELL))

    def _cover(self, kind: str) -> None:
        self._set_focused("")
        if kind != self._fragment:
            self._fragment = kind
            self.covered.emit(kind)

    def _set_focused(self, what: str) -> None:
        if what != self._focused:
            self._focused = what
            self.focused.emit(what)

    def draw_plot(
        self,
        kind: str,
        numbers: Mapping[str, object],
        size: tuple[int, int],
        drawn: Callable[[str], None],
    ) -> None:
        """Have a plot drawn outside the page, in its colours; ``drawn`` gets it as an SVG file."""
        if not self._ready:
            return
        self._load("statistics")
        wanted = ", ".join(json.dumps(part, ensure_ascii=False) for part in (kind, numbers, *size))
        self._page.runJavaScript(
            f"studyapp.figures.flatten(studyapp.figures.svgOf({wanted}))",
            WORLD,
            lambda svg: drawn(svg) if svg else None,
        )

    def _load(self, kind: str) -> None:
        """Run the script that a kind of fragment needs, once in the life of the page."""
        if self._ready and kind in LAZY_PARTS and kind not in self._lazy:
            self._lazy.add(kind)
            self._page.runJavaScript(lazy_source(kind), WORLD)

    def _send_current(self) -> None:
        assert self._current is not None
        self._load(self._fragment)
        message = "fragment" if self._fragment else "show"
        self._send(message, request=self._request, **self._current)

    def _send(self, name: str, **fields: object) -> None:
        if self._ready:
            self._bridge.send(name, **fields)

    def _configure(self, **look: object) -> None:
        self._look.update(look)
        self._send("configure", words=page_words(), **self._look)

    def _when_print_ready(self, start: Callable[[], None]) -> None:
        number = max(self._prints, default=0) + 1
        self._prints[number] = start
        self._send("print", print=number)


def _as_message(page: AnswerPage) -> dict[str, str]:
    return {"key": f"{page.ref} {page.language} {page.revision}", "html": page.html}
