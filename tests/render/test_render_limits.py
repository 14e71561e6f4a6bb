"""Texts made to hang or overflow are shown as they were written, with the reason."""

from __future__ import annotations

import time

import pytest

from studyapp.render.limits import LONGEST
from studyapp.render.markup import render

HOSTILE = {
    "block quotes": "> " * 10_000 + "x",
    "block quotes without spaces": ">" * 10_000 + "x",
    "nested lists": "\n".join("  " * depth + "- a" for depth in range(2_000)),
    "lists on one line": "- " * 5_000 + "a",
    "open tags": "<b>" * 20_000,
    "open blocks": "<div>" * 20_000,
    "brackets": "[" * 20_000,
    "images": "![" * 20_000,
    "links in links": "[" * 5_000 + "](x)" * 5_000,
    "emphasis": "*a*" * 60_000,
    "backslashes": "\\" * 190_000,
    "unfinished tags": "<b \n" * 5_000,
    "too long": "word " * (LONGEST // 4),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_refused_at_once(name: str) -> None:
    begin = time.perf_counter()
    fragment = render(HOSTILE[name])
    assert time.perf_counter() - begin < 20  # seconds; unguarded these take minutes or the stack
    assert fragment.refused
    assert fragment.html.startswith('<pre class="code" data-language="text"><code>')
    assert len(fragment.html) <= 6 * LONGEST


def test_what_people_write_is_not_refused() -> None:
    deep = "\n".join("    " * depth + "- a" for depth in range(12))
    quoted = "\n".join(">" * depth + " a" for depth in range(1, 12))
    links = " ".join(f"[a{number}](q:b)" for number in range(300))
    code = "```cpp\n" + "std::vector<int> v;\n" * 1_000 + "```"
    long = "\n\n".join("一段有$x_1$的话。" * 20 for _ in range(300))
    for text in (deep, quoted, links, code, long):
        assert not render(text).refused
