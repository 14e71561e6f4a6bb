"""SVG files come through an allow-list, their ids prefixed."""

from __future__ import annotations

import re

import pytest

from studyapp.render.figures import FigureError, inline_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def inlined(body: str, attributes: str = 'viewBox="0 0 640 230"') -> str:
    return inline_svg(f"{HEAD}{attributes}>{body}</svg>", "figure-a", "An <alt> & text")


def test_a_figure_is_ready_for_the_page() -> None:
    svg = inlined('<g class="fig-data other"><text x="1" y="2">a &lt; b<tspan>c</tspan></text></g>')
    assert svg == (
        '<svg role="img" aria-label="An &lt;alt&gt; &amp; text" viewBox="0 0 640 230" width="640" '
        'height="230"><g class="fig-data"><text x="1" y="2">a &lt; b<tspan>c</tspan></text></g>'
        "</svg>"
    )


def test_ids_and_references_are_prefixed() -> None:
    svg = inlined(
        '<defs><marker id="arrow"><path d="M0 0"/></marker><linearGradient id="g">'
        '<stop offset="0"/></linearGradient></defs>'
        '<path marker-end="url(#arrow)" fill="url( \'#g\' )"/><use href="#arrow"/>'
        '<use xlink:href="#g"/>'
    )
    assert 'id="figure-a-arrow"' in svg
    assert 'marker-end="url(#figure-a-arrow)"' in svg
    assert 'fill="url(#figure-a-g)"' in svg
    assert 'href="#figure-a-arrow"' in svg
    assert 'href="#figure-a-g"' in svg


def test_colours_of_the_theme_stay() -> None:
    svg = inlined('<rect fill="var(--figure-data, #2f6fde)" stroke="currentColor"/>')
    assert 'fill="var(--figure-data, #2f6fde)"' in svg


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<style>@import url(http://evil.example)</style>",
        "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'>x</div></foreignObject>",
        "<image href='http://evil.example/x.png'/>",
        "<a href='javascript:alert(1)'><text>x</text></a>",
        "<use href='http://evil.example/x.svg#a'/>",
        "<use href='data:image/svg+xml;base64,PA=='/>",
        "<rect onload='alert(1)' onclick='alert(1)'/>",
        "<rect style='background:url(http://evil.example)'/>",
        "<rect fill='url(http://evil.example/x#a)'/>",
        "<rect fill='url(#a) url(http://evil.example)'/>",
        "<rect fill='u\\72l(http://evil.example)'/>",
        "<rect filter='url(#f)'/>",
        "<animate attributeName='href' values='javascript:alert(1)'/>",
        "<set attributeName='onclick' to='alert(1)'/>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        "<title>tip</title><desc>more</desc><metadata>x</metadata>",
        "<svg onload='alert(1)'><rect/></svg>",
    ],
)
def test_attacks_leave_nothing(body: str) -> None:
    svg = inlined(body)
    inner = svg[svg.index(">") + 1 :]
    assert re.sub(r"</?(?:rect|use)>", "", inner) == "</svg>"


def test_a_missing_view_box_is_made_from_the_size() -> None:
    assert 'viewBox="0 0 300 200" width="300" height="200"' in inlined(
        "", 'width="300" height="200"'
    )


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<svg", "well-formed"),
        ('<svg viewBox="0 0 1 1"/>', "root"),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + HEAD + "/>", "document type"),
        (HEAD + "/>", "viewBox"),
        (HEAD + 'viewBox="0 0 1 1">' + "<g>" * 100 + "</g>" * 100 + "</svg>", "nest"),
        (HEAD + 'viewBox="0 0 1 1"><g id="a"><use href="#a"/></g></svg>', "itself"),
        (
            HEAD
            + 'viewBox="0 0 1 1">'
            + "".join(
                f'<g id="g{level + 1}">' + f'<use href="#g{level}"/>' * 10 + "</g>"
                for level in range(1, 9)
            )
            + '<g id="g1"><rect/></g></svg>',
            "draws more than",
        ),
        ("x" * 2_000_001, "longer"),
    ],
)
def test_what_cannot_be_shown_says_why(source: str, why: str) -> None:
    with pytest.raises(FigureError, match=why):
        inline_svg(source, "p", "alt")
