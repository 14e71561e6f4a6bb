"""Lists as people write them come out as they meant them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.render.lists import regular_lists
from studyapp.render.markup import render


def shape(text: str) -> str:
    """The rendered tags, without the text."""
    html = render(text).html
    return "".join(re.findall(r"</?(?:ul|ol|li|p|pre|blockquote|h3)\b[^>]*>", html)).replace(
        ' class="code" data-language="text"', ""
    )


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("a\n- b\n- c", "<p></p><ul><li></li><li></li></ul>"),
        ("- a\n  - b\n    - c", "<ul><li><ul><li><ul><li></li></ul></li></ul></li></ul>"),
        ("- a\n    - b\n- c", "<ul><li><ul><li></li></ul></li><li></li></ul>"),
        ("1. a\n   - b\n2. c", "<ol><li><ul><li></li></ul></li><li></li></ol>"),
        ("* a\n\n  b", "<ul><li><p></p><p></p></li></ul>"),
        (
            "> a\n> - b\n>   - c",
            "<blockquote><p></p><ul><li><ul><li></li></ul></li></ul></blockquote>",
        ),
        ("- a\n\n  ```\n  x\n\n  y\n  ```", "<ul><li><p></p><pre></pre></li></ul>"),
        ("a\n\n    code", "<p></p><pre></pre>"),
        ("in 2019\n2020. was later", "<p></p>"),
        ("# a\nb\n## c\n- d", "<h3></h3><p></p><h3></h3><ul><li></li></ul>"),
        ("#include\n#标签", "<p></p>"),
        ("a\n***\nb", "<p></p><p></p>"),
        ("- a\nb", "<ul><li></li></ul>"),
        ("- a\n\nb", "<ul><li></li></ul><p></p>"),
    ],
)  # fmt: skip
def test_shapes(text: str, tags: str) -> None:
    assert shape(text) == tags


def test_code_in_a_list_keeps_its_indentation() -> None:
    html = render("- a\n  ```python\n  if x:\n      y\n  ```\n").html
    code = re.sub(r"<[^>]+>", "", html[html.index("<code>") : html.index("</code>")])
    assert code == "if x:\n    y\n"


LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "  ", "    ", "      ", "> ", "> > "]),
        st.sampled_from(["", "- ", "* ", "1. ", "2) ", "# ", "```", "> "]),
        st.sampled_from(["word", "梯度", "", "a b"]),
    ).map("".join),
    max_size=12,
).map("\n".join)


@given(LINES)
def test_only_blanks_change(text: str) -> None:
    def words(source: str) -> list[str]:
        return re.findall(r"\w+|`+", source)

    assert words(regular_lists(text)) == words(text)


@given(LINES)
def test_a_text_renders_the_same_again(text: str) -> None:
    once = render(text).html
    assert render(text).html == once  # the converter keeps nothing from one text to the next
