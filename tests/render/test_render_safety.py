"""Whatever a text holds, nothing that could act reaches the page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.bank.math import formulas_of
from studyapp.render.markup import render
from studyapp.render.preview import render_note
from studyapp.render.sanitise import _TAGS

ATTACKS = (Path(__file__).parent / "golden" / "attack.md").read_text(encoding="utf-8")
VECTORS = [line for line in ATTACKS.split("\n") if line.strip()]
LINK = re.compile(r"(?:q:[a-z0-9-]+|https?:|mailto:)")
ATTRIBUTES = {
    "href", "title", "class", "align", "colspan", "rowspan", "start", "value", "lang",
    "data-display", "data-language", "data-check", "data-value",
}  # fmt: skip


class Inspector(HTMLParser):
    """Collects what a page would be made of."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.formulas: list[str] = []
        self._in_tex = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.faults.append(f"{name} on <{tag}>")
            if name == "href" and not LINK.match(value or ""):
                self.faults.append(f"href={value}")
        classes = dict(attrs).get("class") or ""
        self._in_tex = "tex" in classes.split()
        if self._in_tex:
            self.formulas.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_tex = False

    def handle_data(self, data: str) -> None:
        if self._in_tex:
            self.formulas[-1] += data

    def handle_comment(self, data: str) -> None:
        self.faults.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.faults.append("declaration")

    def handle_pi(self, data: str) -> None:
        self.faults.append("instruction")


def test_the_attack_document_is_disarmed() -> None:
    assert len(VECTORS) >= 60
    assert Inspector(render(ATTACKS).html).faults == []
    assert Inspector(render_note(ATTACKS)).faults == []


@pytest.mark.parametrize("vector", VECTORS)
def test_each_vector_alone_is_disarmed(vector: str) -> None:
    for text in (vector, f"- {vector}", f"> {vector}", f"| a |\n|---|\n| {vector} |"):
        assert Inspector(render(text).html).faults == []


PIECES = st.one_of(
    st.sampled_from(VECTORS),
    st.sampled_from(
        ["$", "$$", "\\(", "\\)", "`", "```\n", "~~~", "\n", "\n\n", "- ", "> ", "    ", "[", "](",
         ")", "<", ">", '"', "'", "&", "\\", "*", "**", "_", "|", "|---|", "# ", "<!--", "-->",
         "</",
         "1. ", "![](x.svg)", "\ue000",
         "\ue010", "\ue001", "\ue0020\ue003", "\ue0040\ue005", "\ue006",
         "\ue007script>", "\x00", "\u2028", "卷积", "\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03"]
    ),
    st.text(max_size=8),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_text_gets_anything_through(text: str) -> None:
    inspected = Inspector(render(text).html)
    assert inspected.faults == []
    assert len(inspected.formulas) <= len(formulas_of(text))


TEX = st.text(alphabet="abxyz012+-=^_{}\\&*<>|~`[]()!#'\" α梯", min_size=1, max_size=20)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEX, min_size=1, max_size=6))
def test_tex_comes_through_verbatim(formulas: list[str]) -> None:
    text = "\n\n".join(f"前文${tex}$后文 *a* ${tex}$ end" for tex in formulas)
    expected = [segment.tex for segment in formulas_of(text)]
    rendered = render(text)
    if not rendered.refused:
        assert Inspector(rendered.html).formulas == expected


def test_tex_comes_through_every_block() -> None:
    tex = r"a_1*b_2*c<d & \text{“é” [x](y) `z` **w**} \\ \{|\|\}"
    text = (
        f"# ${tex}$\n\n- ${tex}$\n  - ${tex}$\n\n> ${tex}$\n\n| h |\n|---|\n| ${tex}$ |\n\n"
        f"**${tex}$** [${tex}$](q:softmax)\n\n1. a\n\n    $$\n    {tex}\n    $$\n"
    )
    found = Inspector(render(text).html).formulas
    assert [one.strip() for one in found] == [tex] * 8


def test_content_cannot_forge_our_marks() -> None:
    html = render(
        '<span class="tex" data-display="true">x</span> <span class="verified" data-check="1" '
        'data-value="1">1</span> <aside class="problems">p</aside> \ue0040\ue0050.5\ue006 '
        "\ue000\ue010\ue001 \ue0020\ue003"
    ).html
    assert "class=" not in html
    assert "data-" not in html
