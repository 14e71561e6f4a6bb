from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from studyapp.bank import read_bank
from studyapp.check import Report, check_bank
from studyapp.model.ids import QuestionId
from studyapp.model.problem import Problem
from tests.bank_builder import BankFolder

ALPHA = "training/losses/alpha"
TODAY = date(2026, 11, 21)


def typeset(tex: str, display: bool) -> str | None:
    """As KaTeX would say it, for one mistake."""
    return "Undefined control sequence: \\wrong" if "\\wrong" in tex else None


def check(bank: BankFolder) -> Report:
    return check_bank(read_bank(bank.path), typeset, today=TODAY)


def problems(bank: BankFolder, file: str) -> list[Problem]:
    return [problem for problem in check(bank).problems if problem.file == file]


def test_a_bank_without_problems_and_its_counts(bank: BankFolder) -> None:
    report = check(bank)
    assert report.problems == ()
    json = report.as_json()
    assert json["questions"] == 2
    assert json["problems"] == []
    assert json["answers"] == {"zh": 2, "en": 2}
    assert json["items"] == {
        "cloze": 1,
        "matching": 1,
        "multiple": 1,
        "numeric": 1,
        "ordering": 1,
        "single": 1,
        "true-false": 1,
    }
    assert (json["checks"], json["figures"], json["references"]) == (2, 2, 2)
    assert (json["display_formulas"], json["key_points"], json["links"]) == (4, 1, 8)


def test_problems_as_json(bank: BankFolder) -> None:
    line = bank.change(f"{ALPHA}/answer.en.md", "q:beta#example", "q:gone")
    (problem,) = check(bank).as_json()["problems"]  # type: ignore[misc]
    assert problem.keys() == {"file", "line", "what", "do"}  # type: ignore[has-type]
    assert (problem["file"], problem["line"]) == (  # type: ignore[has-type]
        f"{ALPHA}/answer.en.md",
        line,
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        # links
        ("answer.en.md", "q:beta#example", "q:beta#nowhere", "nowhere"),
        ("answer.en.md", "q:beta#example", "q:small/gone", "gone"),
        ("answer.en.md", "q:beta#example", "q:no slug/x", "BANK/ID"),
        ("answer.en.md", "q:beta#example", "beta.md", "beta.md"),
        ("answer.en.md", "q:beta#example", "javascript:alert", "javascript"),
        ("answer.en.md", "[The other one?]", "[]", "no words"),
        ("question.toml", "prerequisites = []", 'prerequisites = ["gone"]', "gone"),
        ("question.toml", "prerequisites = []", 'prerequisites = ["alpha"]', "itself"),
        ("question.toml", "prerequisites = []", 'confusable = ["gone"]', "gone"),
        # the two languages
        ("answer.en.md", "1-\\alpha, &", "1-\\beta, &", "display formula 1"),
        ("answer.en.md", 'print("$5 or $6")', 'print("$5 or $7")', "code block 1"),
        ("answer.en.md", "![](plot.svg)", "", "figure 1"),
        # formulas
        ("answer.en.md", "$\\alpha=0.1$", "$\\wrong$", "\\wrong"),
        ("answer.en.md", "$\\alpha=0.1$", "$\\alpha=0.1", "neither begins nor ends"),
        ("question.toml", "$\\\\alpha$", "$\\\\wrong$", "\\wrong"),
        ("quiz.toml", "$K=#{K}$", "$\\\\wrong$", "\\wrong"),
        # computed numbers
        ("question.toml", 'says = "0.91"', 'says = "0.92"', "0.92"),
        ("question.toml", "label=0)[0]", "label=0)[1]", "computation gives"),
        ("question.toml", "label=0)[0]", "label=0)", "list"),
        (
            "question.toml",
            '"losses.smoothed_target(classes=10, alpha=0.1, label=0)[0]"',
            '"0.91"',
            "calls no computation",
        ),
        ("question.toml", "losses.smoothed", "losses.smothered", "smothered"),
        ("question.toml", 'where = "example"', 'where = "short"', "does not stand"),
        ("question.toml", 'where = "example"', 'where = "example"\nnth = 2', "2 times"),
        ("answer.en.md", "gets 0.91", "gets 0.91, yes 0.91,", "stands 2 times"),
        ("answer.en.md", "gets 0.91", "gets -0.91", "does not stand"),
        # Chinese typography
        ("answer.zh.md", "标签平滑用$", "标签平滑用 $", "space"),
        ("answer.zh.md", "$K=10$时", "$K=10$ 时", "space"),
        ("answer.zh.md", "各项之和", "Adam **各项**之和", "space"),
        ("question.toml", 'alt.zh = "一张图"', 'alt.zh = "一张 SVG"', "space"),
        ("quiz.toml", 'zh = "要点"', 'zh = "要点 A"', "space"),
        # references
        ("question.toml", "year = 2016", "year = 2061", "2061"),
        ("question.toml", 'arxiv = "1512.00567"', 'arxiv = "arXiv:1512.00567"', "arXiv"),
        ("question.toml", 'arxiv = "1512.00567"', 'arxiv = "1513.00567"', "arXiv"),
        ("question.toml", 'arxiv = "1512.00567"', 'arxiv = "1512.0056"', "arXiv"),
        ("question.toml", 'arxiv = "1512.00567"', 'url = "www.example.org"', "address"),
        # the glossary
        ("answer.zh.md", "各项之和", "互熵的各项之和", "互熵"),
        ("answer.en.md", "The entries", "CrossEntropy entries", "crossentropy"),
        # figures
        ("question.toml", 'file = "plot.svg"', 'file = "plots.svg"', "plots.svg"),
        ("answer.en.md", "![](plot.svg)", "![](plot.en.svg)", "one language"),
        ("answer.en.md", "![](plot.svg)", "![](https://a.org/x.png)", "not a figure"),
        ("plot.en.svg", "<rect", "<script/><rect", "script"),
        ("plot.en.svg", "<rect", "<style/><rect", "style"),
        ("plot.en.svg", "<rect", "<foreignObject/><rect", "foreignObject"),
        ("plot.en.svg", "<rect", '<rect onclick="x()"', "onclick"),
        ("plot.en.svg", "<rect", '<rect style="fill:red"', "style"),
        ("plot.en.svg", "<rect", '<rect class="mine"', "mine"),
        ("plot.en.svg", "var(--figure-data, #2f6fde)", "#2f6fde", "theme"),
        ("plot.en.svg", "var(--figure-data, #2f6fde)", "url(https://a.org)", "outside"),
        ("plot.en.svg", "var(--figure-data, #2f6fde)", "url(#gone)", "#gone"),
        ("plot.en.svg", "<rect", '<use href="https://a.org/x.svg#a"/><rect', "outside"),
        ("plot.en.svg", "<rect", '<image href="https://a.org/x.png"/><rect', "image"),
        ("plot.en.svg", 'viewBox="0 0 100 50" ', "", "viewBox"),
        ("plot.en.svg", "</svg>", "", "well-formed"),
        ("plot.en.svg", "<rect x", '<rect id="a" x="1"/><rect id="a" x', "twice"),
        ("plot.en.svg", '<rect x="1"', '<rect x="2"', "geometry"),
        ("plot.en.svg", "<svg", '<!DOCTYPE svg [<!ENTITY a "aaaa">]>\n<svg', "document type"),
        # items
        ("quiz.toml", 'confuses = "beta"', 'confuses = "gone"', "gone"),
        ("quiz.toml", 'value = "1 - a"', 'value = "answer"', "too close"),
        ("quiz.toml", 'id = "which"', 'id = "target"', "twice"),
    ],
)
def test_each_kind_of_problem(bank: BankFolder, file: str, old: str, new: str, words: str) -> None:
    name = f"{ALPHA}/{file}"
    line = bank.change(name, old, new)
    found = [problem for problem in check(bank).problems if words in problem.what]
    assert found, check(bank).problems
    assert all(problem.do and problem.what.endswith(".") for problem in check(bank).problems)
    if not (file.startswith("question") and "says" in old):
        lines = [problem.line for problem in found if problem.file.startswith(ALPHA)]
        assert any(abs(place - line) <= 8 or place == 1 for place in lines), (line, found)


def test_words_in_formulas_may_differ_and_nothing_else(bank: BankFolder) -> None:
    bank.change(f"{ALPHA}/answer.en.md", "\\text{otherwise}", "\\text{in all other cases}")
    assert check(bank).problems == ()
    bank.change(f"{ALPHA}/answer.en.md", "\\text{if }", "\\text{1}")
    assert "display formula" in problems(bank, f"{ALPHA}/answer.en.md")[0].what


def test_spacing_of_formulas_does_not_matter(bank: BankFolder) -> None:
    bank.change(f"{ALPHA}/answer.en.md", "q_k = \\begin", "q_k=\\begin")
    assert check(bank).problems == ()


def test_spaces_where_they_belong(bank: BankFolder) -> None:
    bank.change(
        f"{ALPHA}/answer.zh.md",
        "各项之和",
        "见`x = 1 的值`与[论文 一](https://a.org/b 'c')\n\n"
        "| 甲 | B |\n|---|---|\n| 1 | 乙 |\n\n各项之和",
    )
    assert problems(bank, f"{ALPHA}/answer.zh.md") == []


def test_prerequisites_in_a_circle_name_the_circle(bank: BankFolder) -> None:
    bank.change(f"{ALPHA}/question.toml", "prerequisites = []", 'prerequisites = ["beta"]')
    (problem,) = check(bank).problems
    assert "alpha → beta → alpha" in problem.what or "beta → alpha → beta" in problem.what
    assert problem.line == 4


def test_a_long_chain_of_prerequisites(bank: BankFolder) -> None:
    for number in range(1500):
        bank.write(
            f"training/losses/q{number}/question.toml",
            f'id = "q{number}"\ndifficulty = 1\nprerequisites = ["q{number + 1}"]\n'
            f'title.zh = "题"\ntitle.en = "Q"\n',
        )
    read = read_bank(bank.path)
    from studyapp.check import cycles

    assert list(cycles.check(read)) == []


def test_an_empty_topic(bank: BankFolder) -> None:
    topics = (bank.path / "topics.toml").read_text(encoding="utf-8")
    bank.write("topics.toml", topics + '\n[[topics]]\nid = "x"\ntitle.zh = "空"\ntitle.en = "E"\n')
    (problem,) = check(bank).problems
    assert (problem.file, problem.line) == ("topics.toml", topics.count("\n") + 2)


def test_figures_that_nobody_shows_or_that_are_missing(bank: BankFolder) -> None:
    bank.write(f"{ALPHA}/old.svg", (bank.path / ALPHA / "plot.en.svg").read_text("utf-8"))
    assert "No answer shows" in problems(bank, f"{ALPHA}/old.svg")[0].what
    (bank.path / ALPHA / "plot.en.svg").unlink()
    assert "missing" in problems(bank, f"{ALPHA}/plot.en.svg")[0].what
    (bank.path / ALPHA / "plot.zh.svg").unlink()
    assert "missing" in problems(bank, f"{ALPHA}/plot.svg")[0].what


def test_one_figure_with_chinese_words_for_both_languages(bank: BankFolder) -> None:
    folder = bank.path / ALPHA
    (folder / "plot.en.svg").unlink()
    (folder / "plot.zh.svg").rename(folder / "plot.svg")
    assert "Chinese words" in problems(bank, f"{ALPHA}/plot.svg")[0].what


def test_an_entity_bomb_is_refused_at_once(bank: BankFolder) -> None:
    entities = "".join(
        f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12)
    )
    bank.write(
        f"{ALPHA}/plot.en.svg",
        f'<!DOCTYPE svg [<!ENTITY e0 "ha">{entities}]>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text>&e11;</text></svg>',
    )
    assert "document type" in problems(bank, f"{ALPHA}/plot.en.svg")[0].what


def test_broken_files_are_reported_and_the_rest_is_checked(bank: BankFolder) -> None:
    bank.write(f"{ALPHA}/question.toml", "id = ")
    bank.change("training/optimizers/beta/answer.en.md", "$\\alpha=0.1$", "$\\wrong$")
    files = {problem.file for problem in check(bank).problems}
    assert f"{ALPHA}/question.toml" in files
    assert "training/optimizers/beta/answer.en.md" in files


def test_only_some_questions_against_the_whole_bank(bank: BankFolder) -> None:
    bank.change(f"{ALPHA}/answer.en.md", "q:beta#example", "q:gone")
    bank.change("training/optimizers/beta/answer.en.md", "q:alpha#example", "q:gone")
    report = check_bank(read_bank(bank.path), typeset, {QuestionId("beta")}, TODAY)
    assert [problem.file for problem in report.problems] == [
        "training/optimizers/beta/answer.en.md"
    ]
    assert report.counts["questions"] == 1


def test_each_formula_is_typeset_once(bank: BankFolder) -> None:
    asked: list[tuple[str, bool]] = []

    def count(tex: str, display: bool) -> str | None:
        asked.append((tex, display))
        return None

    check_bank(read_bank(bank.path), count, today=TODAY)
    assert len(asked) == len(set(asked))
    assert ("\\alpha=0.1", False) in asked


def test_the_built_in_bank_by_everything_but_katex(project: Path) -> None:
    report = check_bank(read_bank(project / "content"), lambda _tex, _display: None)
    assert report.problems == ()
