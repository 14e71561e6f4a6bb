"""The text of a page without its markup, for snippets and for the full-text index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from studyapp.render.tags import PIECE

_NOT_TEXT = re.compile(
    r"<header\b.*?</header>|<aside\b.*?</aside>|<svg\b.*?</svg>|"
    r'<p class="fallback-note"[^>]*>.*?</p>|<h2>.*?</h2>',
    re.DOTALL,
)
_TEX = re.compile(r'<span class="tex[^>]*>([^<]*)</span>')
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|pre|td|th|tr|dt|dd|blockquote|figure|summary)>|<br>")
_SPACES = re.compile(r"[ \t\n]+")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_NOT_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])|[_^{}&\\]")
# Commands that only lay a formula out: nobody looks for them.
_LAYOUT = frozenset(
    "left right big Big bigg Bigg bigl bigr Bigl Bigr quad qquad begin end displaystyle textstyle "
    "limits nolimits hspace vspace phantom middle".split()
)
_PLAIN_NAMES = {"dfrac": "frac", "tfrac": "frac", "operatorname": "", "mathrm": "", "text": ""}


@dataclass(frozen=True, slots=True)
class PlainText:
    """A page's text twice over."""

    shown: str  # formulas as TeX between dollars
    searched: str  # formulas cut down to command names and words


def plain_text(html: str) -> PlainText:
    """The text of a page that ``render_page`` made; header, problems and drawings left out."""
    body = _NOT_TEXT.sub(" ", html)
    return PlainText(
        shown=_text(_TEX.sub(lambda match: f"${match[1].strip()}$", body)),
        searched=_text(_TEX.sub(lambda match: f" {_tex_words(match[1])} ", body)),
    )


def _text(html: str) -> str:
    return _SPACES.sub(" ", unescape(PIECE.sub("", _BLOCK_END.sub("\n", html)))).strip()


def _tex_words(tex: str) -> str:
    """The words of a formula. Single letters are variables: they would match everything."""

    def command(match: re.Match[str]) -> str:
        name = match[1]
        return " " if name in _LAYOUT else f" {_PLAIN_NAMES.get(name, name)} "

    return _NOT_WORD.sub(" ", _COMMAND.sub(command, tex))
