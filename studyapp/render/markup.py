"""Markdown + TeX to a safe HTML fragment.

Formulas are set aside before Markdown sees the text and put back after the HTML is sanitised. What
Markdown cannot take (too long, nested too deeply) is shown as it was written, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from studyapp.bank.math import TOKEN, Segment, index_of, set_aside, split
from studyapp.model.language import Text
from studyapp.render.converter import convert
from studyapp.render.limits import LONGEST, NESTED, RefusedError, check_html, check_markdown
from studyapp.render.sanitise import disarm, rearm, sanitise, shown
from studyapp.render.tags import TAG, pieces
from studyapp.render.verified import (
    Verified,
    attributes,
    marked,
    spans,
    unmarked,
    without_foreign_marks,
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A rendered text. ``images`` are those it names, (source, alt text), by their marks."""

    html: str
    images: tuple[tuple[str, str], ...] = ()
    refused: Text | None = None  # why the text is shown as it was written


def render(text: str, numbers: Sequence[Verified] = ()) -> Fragment:
    """The safe HTML of a Markdown text with its verified numbers marked. Never raises on content.

    Images are left as marks (``IMAGE_MARK``) for the page to fill.
    """
    try:
        if len(text) > LONGEST:
            raise RefusedError(
                Text(f"超过{LONGEST:,}个字符", f"longer than {LONGEST:,} characters")
            )
        clean = without_foreign_marks(text.replace("\x00", "\ufffd"))
        prepared, formulas = set_aside(clean)
        if "\ue000" in clean:  # the offsets of numbers would not hold
            numbers = ()
        prepared = marked(prepared, formulas, numbers)
        prepared = disarm(prepared)
        check_markdown(prepared)
        raw, images = convert(prepared, lambda code: _code_source(code, formulas))
        check_html(raw)
        html = shown(_join_chinese_lines(_shape(sanitise(raw))))
        written = tuple(
            (_code_source(source, formulas), _code_source(alt, formulas)) for source, alt in images
        )
        return Fragment(_put_back(html, formulas, numbers), written)
    except RecursionError:
        return _as_written(text, NESTED)
    except RefusedError as refusal:
        return _as_written(text, refusal.why)


def inline(text: str) -> str:
    """A title or another short text: its formulas typeset, everything else as it is."""
    return "".join(
        _formula(segment) if segment.is_math else escape(segment.source, quote=False)
        for segment in split(text)
    )


def _formula(segment: Segment, numbers: Sequence[Verified] = ()) -> str:
    kind = "tex verified" if numbers else "tex"
    display = "true" if segment.display else "false"
    tex = escape(segment.tex, quote=False)
    return f'<span class="{kind}" data-display="{display}"{attributes(numbers)}>{tex}</span>'


def _code_source(code: str, formulas: Sequence[Segment]) -> str:
    """Code as it was written, where the scanner took some of it for prose."""
    return rearm(unmarked(TOKEN.sub(lambda match: _source(match, formulas), code)))


IMAGE_MARK = re.compile("\ue002(\\d+)\ue003")


def _as_written(text: str, why: Text) -> Fragment:
    shown = escape(text[:LONGEST], quote=False).replace("\x00", "\ufffd")
    if len(text) > LONGEST:
        shown += "\n…"
    return Fragment(
        f'<pre class="code" data-language="text"><code>{shown}</code></pre>', refused=why
    )


def _shape(html: str) -> str:
    """Sanitised HTML in the page's own shapes: headings, tables, code."""

    def shaped(match: re.Match[str]) -> str:
        name, closing, rest = match["name"], match["close"], match["rest"]
        if name in {"h1", "h2"}:  # those are the page's own
            return f"<{closing}h3>"
        if name == "table":
            return "</table></div>" if closing else '<div class="table"><table>'
        if name == "pre" and not closing and 'class="code"' not in rest:
            return '<pre class="code" data-language="text">'
        return match[0]

    return TAG.sub(shaped, html)


# A line break in the source is a space in HTML, but Chinese has none there. Beside Chinese a
# formula (its token ends in U+E001 here) or a number's mark is no reason for a space either.
_CJK = "\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_INLINE = r"(?:</?(?:a|b|code|del|em|i|mark|s|strong|sub|sup|u)(?: [^<>]*)?>)*"
_AFTER_HAN = re.compile(rf"(?<=[{_CJK}])({_INLINE})\n(?={_INLINE}[^\s<])")
_BEFORE_HAN = re.compile(rf"(?<=[^\s>])\n(?={_INLINE}[{_CJK}])")
_PRE = re.compile(r"(<pre[ >].*?</pre>)", re.DOTALL)


def _join_chinese_lines(html: str) -> str:
    return "".join(
        part if index % 2 else _BEFORE_HAN.sub("", _AFTER_HAN.sub(r"\1", part))
        for index, part in enumerate(_PRE.split(html))
    )


def _put_back(html: str, formulas: Sequence[Segment], numbers: Sequence[Verified]) -> str:
    """Tokens and marks in text become markup; in attributes and code what was written returns."""
    if not (formulas or numbers):
        return html
    markup = _formula_markup(formulas, numbers)
    parts: list[str] = []
    in_code = 0
    for is_tag, piece in pieces(html):
        if is_tag:
            if piece.startswith(("<code", "<pre")):
                in_code += 1
            elif piece.startswith(("</code", "</pre")):
                in_code -= 1
        if is_tag or in_code > 0:
            restored = TOKEN.sub(lambda match: escape(_source(match, formulas)), piece)
            parts.append(unmarked(restored))
        else:
            parts.append(TOKEN.sub(lambda match: _chosen(match, markup), spans(piece, numbers)))
    return "".join(parts)


def _source(match: re.Match[str], formulas: Sequence[Segment]) -> str:
    index = index_of(match)
    return formulas[index].source if index < len(formulas) else ""


def _chosen(match: re.Match[str], markup: Sequence[str]) -> str:
    index = index_of(match)
    return markup[index] if index < len(markup) else ""


def _formula_markup(formulas: Sequence[Segment], numbers: Sequence[Verified]) -> list[str]:
    """The markup of each segment that was set aside, in order."""
    made: list[str] = []
    formula = -1
    for segment in formulas:
        if not segment.is_math:
            made.append(escape(segment.source, quote=False))
            continue
        formula += 1
        inside = [number for number in numbers if number.formula == formula]
        made.append(_formula(segment, inside))
    return made
