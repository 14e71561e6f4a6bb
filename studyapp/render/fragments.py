"""Pieces that the program's own pages are built of: text, buttons, numbers with their meaning.

A page that is no answer (home, statistics, a review) is a fragment of our own making. What it
shows of a person's or a bank's words is escaped here; a button names what it does in ``data-act``
and carries JSON in ``data-payload``, which the page sends to the program.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape

from studyapp.model.language import Language, Text
from studyapp.render.markup import inline

TAGS = {Language.ZH: "zh-CN", Language.EN: "en"}


def say(text: Text, language: Language, **values: object) -> str:
    """A text of ours with its values put in, as plain text.

    ``n`` chooses between the forms that ``|`` parts in English: "{n} day|{n} days".
    """
    shown = text.of(language)
    if "|" in shown:
        one, many = shown.split("|", 1)
        shown = one if values.get("n") == 1 else many
    return shown.format(**values) if values else shown


def said(text: Text, language: Language, **values: object) -> str:
    """The same as HTML."""
    return escape(say(text, language, **values))


def title(text: str) -> str:
    """A title out of a bank, which may hold formulas, as HTML."""
    return inline(text)


def percent(value: float) -> str:
    """A share as whole per cent."""
    return f"{round(value * 100)}%"


def number(value: float) -> str:
    """A count or a quantity: at most one decimal, thousands parted by a comma."""
    if value >= 100 or float(value).is_integer():
        return f"{round(value):,}"
    return f"{value:.1f}"


def attributes(values: Mapping[str, object]) -> str:
    """HTML attributes; a value that is no string is written as JSON, None is left out."""
    shown = []
    for name, value in values.items():
        if value is None:
            continue
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        shown.append(f' {name}="{escape(text)}"')
    return "".join(shown)


def button(
    label: str, act: str, payload: Mapping[str, object] | None = None, *, kind: str = ""
) -> str:
    """A button that does ``act``; ``label`` is plain text."""
    named = attributes({"class": kind or None, "data-act": act, "data-payload": payload})
    return f'<button type="button"{named}>{escape(label)}</button>'


def defined(label: str, definition: str) -> str:
    """The name of a number; what it means is shown under the pointer and at the keyboard focus."""
    return (
        f'<span class="defined" tabindex="0" role="button"'
        f"{attributes({'data-definition': definition, 'aria-description': definition})}>"
        f"{escape(label)}</span>"
    )


def table(header: Iterable[str], rows: Iterable[Iterable[str]], caption: str = "") -> str:
    """A table of plain texts; the first column names the row."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in header)
    body = []
    for row in rows:
        first, *rest = row
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        body.append(f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>')
    named = f"<caption>{escape(caption)}</caption>" if caption else ""
    return (
        f'<div class="table"><table>{named}<thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )
