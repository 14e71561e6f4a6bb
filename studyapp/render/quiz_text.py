"""Small pieces that items and results share: texts of a bank as HTML, shares, lengths of time."""

from __future__ import annotations

import re

from studyapp.model.language import Language
from studyapp.render import quiz_words as words
from studyapp.render.markup import IMAGE_MARK, render

_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


def block(text: str) -> str:
    """A text of an item as safe HTML. Items have no figures: what names one shows nothing."""
    return IMAGE_MARK.sub("", render(text).html).strip()


def phrase(text: str) -> str:
    """The same without the paragraph around it where it is only one."""
    html = block(text)
    alone = _ONE_PARAGRAPH.fullmatch(html)
    return alone[1] if alone else html


def share(value: float) -> str:
    """A share in whole per cent. What is not wholly right is never called 100 %."""
    return f"{min(round(value * 100), 99 if value < 1 else 100)}%"


def duration(seconds: float, language: Language) -> str:
    """A length of time in words."""
    whole = max(0, round(seconds))
    if whole < 60:
        return words.SECONDS.of(language).format(n=whole)
    if whole < 3600:
        return words.MINUTES.of(language).format(m=whole // 60, s=whole % 60)
    return words.HOURS.of(language).format(h=whole // 3600, m=whole % 3600 // 60)
