"""Markdown to HTML, held fast in files: ``golden/NAME.md`` renders to ``golden/NAME.html``.

``STUDYAPP_UPDATE_GOLDEN=1`` writes them anew; look at what changed before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studyapp.render.markup import render

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted(GOLDEN.glob("*.md"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_renders_as_before(source: Path) -> None:
    html = render(source.read_text(encoding="utf-8")).html + "\n"
    expected = source.with_suffix(".html")
    if os.environ.get("STUDYAPP_UPDATE_GOLDEN"):
        expected.write_text(html, encoding="utf-8")
    assert html == expected.read_text(encoding="utf-8")


def test_there_are_golden_files() -> None:
    assert len(SOURCES) >= 7
