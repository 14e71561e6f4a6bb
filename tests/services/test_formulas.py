from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studyapp.base.errors import StudyAppError
from studyapp.services.formulas import FormulaChecker, FormulaError


@pytest.fixture(scope="module")
def checker(qapp: object) -> FormulaChecker:
    return FormulaChecker()


@pytest.mark.parametrize(
    "tex",
    [
        r"\alpha+\frac{a}{b}",
        r"\text{中文}\ 梯度",
        r"\begin{aligned}a&=b\\c&=d\end{aligned}",
        r"q_k=\begin{cases}1,&k=t\\[4pt]0\end{cases}",
        "",
        "x" * 5000,
    ],
)
def test_right_formulas(checker: FormulaChecker, tex: str) -> None:
    assert checker.error(tex, False) is None
    assert checker.error(tex, True) is None


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\frac{1}", "Unexpected end of input"),
        (r"\nosuchcommand", "Undefined control sequence"),
        ("a_b_c", "Double subscript"),
        (r"a$b", "Can't use function '$' in math mode"),
        (r"\def\a{\a}\a", "Too many expansions"),
        (r"\def\a{" + "x+" * 2000 + "}" + r"\a" * 900, "expands to more than"),
        ("{" * 3000 + "x" + "}" * 3000, "nests more than"),
        ("x" * 50_000_000, "is longer than"),
    ],
)
def test_wrong_and_endless_formulas(checker: FormulaChecker, tex: str, reason: str) -> None:
    assert reason in (checker.error(tex, False) or "")


def test_text_beyond_ascii_arrives(checker: FormulaChecker) -> None:
    html = checker.typeset(r"\text{梯度}", True)
    assert "梯度" in html
    assert "<math" in html


def test_typeset_raises_where_the_formula_is_wrong(checker: FormulaChecker) -> None:
    with pytest.raises(FormulaError, match="Unexpected end"):
        checker.typeset(r"\frac{1}", False)


def test_a_wrong_formula_leaves_nothing_behind(checker: FormulaChecker) -> None:
    checker.error(r"\gdef\secret{x}\secret", False)
    assert checker.error(r"\secret", False) is not None


def test_missing_katex_is_said_plainly(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(StudyAppError, match=r"katex\.min\.js.*python packaging/assets\.py"):
        FormulaChecker(tmp_path)
