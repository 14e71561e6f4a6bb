"""A question becomes the page that docs/architecture.md lays down."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from studyapp.bank.reader import read_bank
from studyapp.model.ids import QuestionId
from studyapp.model.language import Language, Text
from studyapp.model.problem import Problem
from studyapp.model.question import Answer, Bank, Check, Question, Section
from studyapp.render.context import PageContext
from studyapp.render.page import render_page
from studyapp.render.plain import plain_text
from studyapp.render.preview import render_note
from tests.bank_builder import BankFolder


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return read_bank(BankFolder(tmp_path / "bank").path)


def question(bank: Bank, name: str) -> Question:
    return next(found for found in bank.questions if found.id == name)


def test_the_whole_page(bank: Bank) -> None:
    page = render_page(question(bank, "beta"), Language.ZH, PageContext.of(bank))
    html = page.html
    assert page.language is Language.ZH
    assert page.title == r"题目beta与$\alpha$"
    assert html.startswith('<article class="answer" lang="zh-CN" data-question="beta">')
    assert html.endswith("</article>")
    assert '<p class="topic-path">训练 › 优化器</p>' in html
    assert '<h1>题目beta与<span class="tex" data-display="false">\\alpha</span></h1>' in html
    assert '<span class="difficulty" data-difficulty="2">' in html
    assert '<time datetime="2026-11-21">' in html
    assert '<a href="q:alpha">题目alpha与<span class="tex"' in html
    assert re.findall(r'<section id="(\w+)" data-section="\1"><h2>(.*?)</h2>', html) == [
        ("short", "简答"),
        ("depth", "详解"),
        ("example", "算例"),
        ("mistakes", "常见误区"),
        ("followups", "追问"),
        ("references", "参考文献"),
    ]
    assert '<h3 id="depth-1">公式</h3>' in html
    assert '<pre class="code" data-language="python"><code>' in html
    assert '<a href="q:alpha#example">另一题？</a>' in html
    assert '<a href="https://arxiv.org/abs/1512.00567">arXiv:1512.00567</a>' in html
    assert "problems" not in html
    assert [(entry.anchor, entry.level) for entry in page.outline] == [
        ("short", 2),
        ("depth", 2),
        ("depth-1", 3),
        ("example", 2),
        ("mistakes", 2),
        ("followups", 2),
        ("references", 2),
    ]


def test_the_figure_of_the_language_is_inlined(bank: Bank) -> None:
    context = PageContext.of(bank)
    zh = render_page(question(bank, "alpha"), Language.ZH, context).html
    en = render_page(question(bank, "alpha"), Language.EN, context).html
    figure = '<figure id="figure-plot" class="figure"><svg role="img" aria-label="{}"'
    assert figure.format("一张图") in zh
    assert "目标</text>" in zh
    assert figure.format("A figure") in en
    assert "target</text>" in en


def test_verified_numbers_carry_their_computation(bank: Bank) -> None:
    page = render_page(question(bank, "alpha"), Language.ZH, PageContext.of(bank))
    expression = "losses.smoothed_target(classes=10, alpha=0.1, label=0)[0]"
    assert (
        f'正确类的目标是<span class="verified" data-check="{expression}" data-value="0.91">0.91'
        "</span>。"
    ) in page.html


def with_text(base: Question, text: str, **changes: object) -> Question:
    answer = Answer(Language.ZH, "answer.zh.md", (Section("example", "算例", 3, text),))
    return replace(base, answers={Language.ZH: answer}, **changes)  # type: ignore[arg-type]


def test_numbers_in_formulas_and_tables_and_beside_formulas(bank: Bank) -> None:
    value = "losses.smoothed_target(classes=10, alpha=0.1, label=0)"
    checked = with_text(
        question(bank, "alpha"),
        "先$a$再$b=0.91$和$c$，\n\n| $x|y$ | 0.01 |\n|---|---|\n| $z$ | **1.0** `0.91` |\n",
        checks=(
            Check("0.91", f"{value}[0]"),
            Check("0.01", f"{value}[1]"),
            Check("1.0", f"{value}[0] + 9 * {value}[1]"),
            Check("0.02", f"{value}[1]"),  # not said
        ),
    )
    html = render_page(checked, Language.ZH, PageContext.of(bank)).html
    assert html.count("verified") == 3
    assert (
        f'<span class="tex verified" data-display="false" data-check="{value}[0]" '
        'data-value="0.91">b=0.91</span>'
    ) in html
    assert f'data-check="{value}[1]" data-value="0.01">0.01</span>' in html
    assert 'data-value="1">1.0</span></strong>' in html
    assert "<code>0.91</code>" in html


def test_a_number_that_does_not_agree_is_not_marked(bank: Bank) -> None:
    wrong = with_text(
        question(bank, "alpha"),
        "The target is 0.92.",
        checks=(
            Check("0.92", "losses.smoothed_target(classes=10, alpha=0.1, label=0)[0]"),
            Check("0.92", "no such expression"),
        ),
    )
    assert "verified" not in render_page(wrong, Language.ZH, PageContext.of(bank)).html


def test_a_missing_language_falls_back(bank: Bank) -> None:
    alpha = question(bank, "alpha")
    only_zh = replace(alpha, answers={Language.ZH: alpha.answers[Language.ZH]})
    page = render_page(only_zh, Language.EN, PageContext.of(bank))
    assert page.language is Language.ZH
    assert '<article class="answer fallback" lang="zh-CN"' in page.html
    assert '<header class="answer-header" lang="en">' in page.html
    assert "There is no English answer yet" in page.html
    assert "<h2>简答</h2>" in page.html
    assert "There is no English" not in plain_text(page.html).shown


def test_a_broken_question_lists_its_problems(bank: Bank) -> None:
    broken = replace(
        question(bank, "alpha"),
        answers={},
        problems=(Problem("a/<b>.md", 7, "No heading & no text.", "Write them."),),
    )
    html = render_page(broken, Language.EN, PageContext.of(bank)).html
    assert '</header>\n<aside class="problems">' in html
    assert "<code>a/&lt;b&gt;.md</code> line 7: No heading &amp; no text. Write them.</li>" in html
    assert "There is no answer to show" in html


def test_a_refused_section_is_a_problem_with_file_and_line(bank: Bank) -> None:
    html = render_page(
        with_text(question(bank, "alpha"), "> " * 5_000), Language.EN, PageContext.of(bank)
    ).html
    assert "answer.zh.md:3: This section is shown as it was written (nested too deeply)." in html


def test_what_the_page_says_of_its_own_is_chinese_for_a_chinese_reader(bank: Bank) -> None:
    refused = with_text(question(bank, "alpha"), "> " * 5_000)
    broken = replace(refused, problems=(Problem("a.md", 7, "什么。", "怎么办。"),))
    html = render_page(broken, Language.ZH, PageContext.of(bank)).html
    assert "<code>a.md</code> 第7行：什么。 怎么办。</li>" in html
    assert "answer.zh.md第3行：这一节按原文显示（嵌套过深）。" in html


def test_the_revision_follows_the_text_alone(bank: Bank) -> None:
    context = PageContext.of(bank)
    alpha = question(bank, "alpha")
    first = render_page(alpha, Language.ZH, context).revision
    assert render_page(replace(alpha, difficulty=5), Language.ZH, context).revision == first
    other_title = replace(alpha, title=Text("别的", "Other"))
    assert render_page(other_title, Language.ZH, context).revision != first
    assert render_page(with_text(alpha, "别的"), Language.ZH, context).revision != first


def test_unknown_prerequisites_and_topics_show_their_ids(bank: Bank) -> None:
    odd = replace(question(bank, "alpha"), prerequisites=(QuestionId("nowhere"),))
    html = render_page(odd, Language.EN, PageContext(bank.id)).html
    assert '<a href="q:nowhere">nowhere</a>' in html
    assert '<p class="topic-path">training › losses</p>' in html


def test_sections_of_other_names_get_anchors_of_their_own(bank: Bank) -> None:
    sections = (
        Section('x"><script>', "<b>Own</b>", 1, "### A\n\na"),
        Section("short", "In short", 5, "b"),
        Section("short", "Again", 9, "c"),
    )
    answer = Answer(Language.EN, "notes.md", sections)
    odd = replace(question(bank, "alpha"), answers={Language.EN: answer})
    page = render_page(odd, Language.EN, PageContext.of(bank))
    assert [entry.anchor for entry in page.outline] == [
        "section-1",
        "section-1-1",
        "short",
        "section-3",
        "references",
    ]
    assert "<script>" not in page.html
    assert "<h2>&lt;b&gt;Own&lt;/b&gt;</h2>" in page.html


def test_images(bank: Bank) -> None:
    base = question(bank, "alpha")
    text = (
        "![](plot.svg) and ![](plot.svg)\n\n- ![](missing.svg)\n\n![A <photo>](img/p.png)\n\n"
        "![](../secret.svg)\n\n![](http://evil.example/x.svg)"
    )
    context = replace(
        PageContext.of(bank),
        resolve=lambda _, source: (
            f"study://app/bank/small/{source}" if source.endswith(".png") else None
        ),
    )
    html = render_page(with_text(base, text), Language.EN, context).html
    assert '<figure id="figure-plot" class="figure">' in html
    assert '<figure id="figure-plot-2" class="figure">' in html
    assert "<p>and</p>" in html
    assert "missing.svg (the file is not there)" in html
    assert '<img src="study://app/bank/small/img/p.png" alt="A &lt;photo&gt;">' in html
    assert html.count('class="figure missing"') == 3
    assert "evil" in html
    assert 'src="http' not in html
    html = render_page(with_text(base, text), Language.ZH, context).html
    assert "<p>图无法显示：missing.svg（文件不存在）</p>" in html


def test_plain_text_is_what_one_reads(bank: Bank) -> None:
    page = render_page(question(bank, "alpha"), Language.EN, PageContext.of(bank))
    text = plain_text(page.html)
    assert text.shown.startswith(r"Label smoothing uses $\alpha=0.1$.")
    assert "The formula $q_k = " in text.shown
    assert "target" not in text.shown.split("print")[0]  # words within the figure
    assert "true class gets 0.91" in text.shown
    words = text.searched.split()
    assert "alpha" in words
    assert "cases" in words
    assert "begin" not in words
    assert "q" not in words  # a variable


def test_a_note_is_rendered_safely() -> None:
    html = render_note("**a** $x<y$ ![pic](p.png) [b](javascript:x) <script>")
    assert html == (
        '<p><strong>a</strong> <span class="tex" data-display="false">x&lt;y</span> '
        "<em>pic</em> <a>b</a> &lt;script&gt;</p>"
    )


def test_an_item_right_after_a_paragraph_of_the_one_before() -> None:
    from studyapp.render.preview import render_note

    html = render_note("- a\n\n    more of a\n- b\n- c\n")
    assert html.count("<li>") == 3
    nested = render_note("- a\n\n  more\n  - b\n  - c\n- d\n")
    assert nested.count("<ul>") == 2
    assert nested.index("<li>c</li>") < nested.index("</ul>") < nested.index("d</")
