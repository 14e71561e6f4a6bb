from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.bank.math import formulas_of, put_back, set_aside, split


def found(text: str) -> list[tuple[str, str]]:
    return [(segment.kind.value, segment.tex) for segment in formulas_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("取$K=10$个类", [("inline", "K=10")]),
        ("$a$$b$", [("inline", "a"), ("inline", "b")]),
        ("so $$x^2$$ holds", [("display", "x^2")]),
        ("$$\na\n\n    b\n$$", [("display", "\na\n\n    b\n")]),
        (r"\(a_1\) and \[b\]", [("inline", "a_1"), ("display", "b")]),
        (
            r"x \begin{align}a&=b\\c&=d\end{align} y",
            [("display", r"\begin{align}a&=b\\c&=d\end{align}")],
        ),
        (
            r"\begin{matrix}\begin{matrix}a\end{matrix}\end{matrix}",
            [("display", r"\begin{matrix}\begin{matrix}a\end{matrix}\end{matrix}")],
        ),
        ("> $$\n> a\n> b\n> $$\n", [("display", "\na\nb\n")]),
        ("1. item\n\n    $$\n    x\n    $$\n", [("display", "\n    x\n    ")]),
        ("- a $x$\n    - b $y$", [("inline", "x"), ("inline", "y")]),
        ("| $a$ | $b$ |\n|---|---|\n| $c$ | 5 |", [("inline", t) for t in "abc"]),
        ("$ \\alpha $ and $ x $", [("inline", " \\alpha "), ("inline", " x ")]),
        (r"$\text{if $x>0$ holds}$", [("inline", r"\text{if $x>0$ holds}")]),
        (r"$a\$b$", [("inline", r"a\$b")]),
        ("$a\nb$", [("inline", "a\nb")]),
        ("$3x$", [("inline", "3x")]),
        ("# $a$ heading", [("inline", "a")]),
    ],
)
def test_math_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "it costs $5 and $10",
        "价格是$5和$10",
        "$5-$10",
        "$5，约合35元，而不是$",
        "US$20,000 or US$30,000",
        r"\$x\$",
        r"\\(not math\\)",
        "`$x$`",
        "``a ` $x$``",
        "```\n$x$\n```",
        "~~~python\nprint('$x$')\n~~~",
        "- item\n\n    ```\n    $x$\n    ```\n",
        "> ```\n> $x$\n> ```\n",
        "````\n```\n$x$\n```\n````",
        "text\n\n    $indented$\n    $code$\n",
        "$a\n\nb$",
        "$$a\n# heading\nb$$",
        "$$$$",
        "$ $",
        r"\begin{itemize}\item a\end{itemize}",
        r"\begin{align}never closed",
        "echo $HOME and echo $PATH",
        "\\[ \\]",
    ],
)
def test_what_is_no_math_is_left(text: str) -> None:
    assert found(text) == []


def test_an_unclosed_fence_is_no_code() -> None:
    assert found("```\n\n$x$") == [("inline", "x")]


def test_lines() -> None:
    text = "a\n$x$\n\n```\ncode\n```\n$$\ny\n$$\nand $z$"
    assert [(segment.tex.strip(), segment.line) for segment in formulas_of(text, 10)] == [
        ("x", 11),
        ("y", 16),
        ("z", 19),
    ]


def test_escaped_dollars_stay_for_markdown() -> None:
    assert set_aside(r"costs \$5 and $x$")[0].startswith(r"costs \$5 and ")


def test_tokens_of_the_text_itself_survive() -> None:
    text = "\ue000\ue010\ue001 $x$ \ue000"
    without, formulas = set_aside(text)
    assert put_back(without, formulas) == text
    assert put_back(without, formulas, lambda _: "F") == text.replace("$x$", "F")


def test_a_token_without_formula_is_dropped() -> None:
    assert put_back("a\ue000\ue019\ue001b", ()) == "ab"


ALPHABET = "$\\`~ \n\t>-*#|1a5中，{}()[]_^\ue000\ue001\ue010"
PIECES = st.one_of(
    st.sampled_from("$$ $ \\( \\) \\[ \\] ``` ` \\\\ \\begin{align} \\end{align}".split()),
    st.sampled_from(["\n\n", "\n> ", "\n- ", "\n    ", "\\begin{cases}", "\\end{cases}"]),
    st.text(ALPHABET, max_size=8),
)
MARKDOWN = st.lists(PIECES, max_size=40).map("".join)


@given(MARKDOWN)
def test_segments_are_the_text(text: str) -> None:
    segments = split(text)
    assert "".join(segment.source for segment in segments) == text
    position = 0
    for segment in segments:
        assert segment.start == position
        assert segment.source
        assert segment.line == text.count("\n", 0, position) + 1
        position = segment.end


@given(MARKDOWN)
def test_set_aside_and_put_back_is_the_text(text: str) -> None:
    without, formulas = set_aside(text)
    assert put_back(without, formulas) == text
    assert [formula for formula in formulas if formula.is_math] == list(formulas_of(text))


TEX = st.lists(
    st.sampled_from(
        [r"\alpha", "x_{i}", r"\frac{a}{b}", "*", "_", r"\\", r"\_", "<", "&", r"\text{若}", "#"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(TEX, st.sampled_from(["前{}后", "see {} here", "- a {}\n- b", "> q {}", "| {} | b |"]))
def test_tex_is_never_altered(tex: str, frame: str) -> None:
    for opening, closing in (("$", "$"), ("$$", "$$"), (r"\(", r"\)"), (r"\[", r"\]")):
        if opening == "$" and tex.endswith("\\"):
            continue  # a backslash before the dollar would escape it
        text = frame.format(f"{opening}{tex}{closing}")
        assert [formula.tex for formula in formulas_of(text)] == [tex]


@pytest.mark.parametrize(
    "text",
    [
        "$" * 25_000,
        "$a " * 12_500,
        "`a " * 12_500,
        "".join("`" * length + " " for length in range(500)),
        "\\begin{align}" * 5_000,
        "\\(a" * 12_500,
        "> " * 25_000 + "$$",
        "```a\n" * 7_500,
        "$$\n# a\n" * 7_500,
        "$$ a\n" * 7_500,
        "$\\text{" * 7_500,
        ("$\\text{" + "$" * 20) * 1_250,
        "\\" * 50_000 + "$x$",
        "- " * 12_500 + "$$a$$\n\n" + "x $$a\nb$$" * 1_250,
        "> > > " * 7_500 + "$$a\nb$$" * 2_500,
        "    a\n\n" * 7_500,
        "$$a$$ " * 12_500,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    start = time.process_time()
    without, formulas = set_aside(text)
    assert put_back(without, formulas) == text
    assert time.process_time() - start < 5  # a quadratic scan takes minutes
