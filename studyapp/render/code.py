"""Code blocks: coloured when compiled, by Pygments' short classes."""

from __future__ import annotations

from functools import cache
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_LONGEST = 100_000  # characters: longer code is shown without colours


def code_block(source: str, language: str) -> str:
    """``<pre class="code">`` with the source, coloured where the language is known."""
    source = source.rstrip("\n")
    lexer = _lexer(language) if len(source) <= _LONGEST else None
    body = escape(source, quote=False) if lexer is None else highlight(source, lexer, _formatter())
    name = escape(language) or "text"
    return f'<pre class="code" data-language="{name}"><code>{body.rstrip()}\n</code></pre>'


@cache
def _formatter() -> HtmlFormatter[str]:
    return HtmlFormatter(nowrap=True)


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False) if language else None
    except ClassNotFound:
        return None
