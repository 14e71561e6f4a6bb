"""A person's own notes as HTML: the same pipeline and the same safety as the answers."""

from __future__ import annotations

import re
from html import escape

from studyapp.render.markup import IMAGE_MARK, render


def render_note(markdown: str) -> str:
    """The safe HTML of a note in Markdown + TeX. Images are named, not shown. Never raises."""
    fragment = render(markdown)

    def named(mark: re.Match[str]) -> str:
        number = int(mark[1])
        source, alt = fragment.images[number] if number < len(fragment.images) else ("", "")
        return f"<em>{escape(alt or source)}</em>"

    return IMAGE_MARK.sub(named, fragment.html)
