from __future__ import annotations

import pytest

from studyapp.items.drawing import Draw
from studyapp.items.formulas import UnreadableFormulaError, same_value
from studyapp.items.numbers import UnreadableNumberError, in_unit, read
from studyapp.items.types import Formula


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0.91", 0.91),
        (" ０．９１ ", 0.91),
        (".5", 0.5),
        ("-3", -3),
        ("−3", -3),
        ("＋3", 3),
        ("≈3.2", 3.2),
        ("65,504", 65504),
        ("1.8e-3", 0.0018),
        ("1.8E-3", 0.0018),
        ("1.8×10^-3", 0.0018),
        ("1.8×10⁻³", 0.0018),
        ("$1.8\\times10^{-3}$", 0.0018),
        ("10^5", 1e5),
        ("3/4", 0.75),
        ("－1／3", -1 / 3),
        ("三千二百", 3200),
        ("零点五", 0.5),
        ("负三点一四", -3.14),
        ("一百二十八", 128),
        ("1.5万", 15000),
        ("二〇四八", 2048),
        ("76.3%", 0.763),
        ("七十六点三", 76.3),
        ("三分之一", 1 / 3),
        ("负四分之三", -0.75),
        ("百分之七十六", 0.76),
    ],
)
def test_numbers_as_people_type_them(typed: str, value: float) -> None:
    assert in_unit(read(typed), "") == pytest.approx(value)


@pytest.mark.parametrize("typed", ["", "abc", "x=3", "一二三abc点", "点", "1/0", "--3"])
def test_no_numbers(typed: str) -> None:
    with pytest.raises(UnreadableNumberError):
        in_unit(read(typed), "")


@pytest.mark.parametrize(
    ("typed", "unit", "also", "value"),
    [
        ("5", "MB", (), 5),
        ("5 MB", "MB", (), 5),
        ("5mb", "MB", ("mb",), 5),
        ("5000 kB", "MB", (), 5),
        ("5000 KB", "MB", (), 5),
        ("4 MiB", "MB", (), 4.194304),
        ("0.25 GFLOPs", "MFLOPs", (), 250),
        ("120 ms", "s", (), 0.12),
        ("76.3%", "%", (), 76.3),
        ("3 像素", "像素", ("px", "pixels"), 3),
        ("3px", "像素", ("px", "pixels"), 3),
        ("三兆", "兆", (), 3),
    ],
)
def test_units(typed: str, unit: str, also: tuple[str, ...], value: float) -> None:
    assert in_unit(read(typed), unit, also) == pytest.approx(value)


@pytest.mark.parametrize(
    ("typed", "unit"), [("5 m", "s"), ("5 bananas", "MB"), ("5 MB", ""), ("5 + 3", ""), ("1,5", "")]
)
def test_units_that_do_not_fit(typed: str, unit: str) -> None:
    with pytest.raises(UnreadableNumberError):
        in_unit(read(typed), unit)


FORMULA = Formula(
    "1 - alpha + alpha / K", {"alpha": Draw.steps(0.1, 0.9, 0.1), "K": Draw((3, 7, 10))}
)
POWER = Formula("2 * a * b ** 2", {"a": Draw((2, 3, 5)), "b": Draw((7, 11))})


@pytest.mark.parametrize(
    ("typed", "formula"),
    [
        ("1-alpha+alpha/K", FORMULA),
        ("1 − α(1 − 1/K)", FORMULA),
        (r"$1-\alpha+\frac{\alpha}{K}$", FORMULA),
        ("(K - alpha*K + alpha)/K", FORMULA),
        ("[k(1 - Alpha) + alpha]/k", FORMULA),
        ("2ab^2", POWER),
        ("2 a b²", POWER),
        ("2·a×b**2", POWER),
        ("2a(b)(b)", POWER),
    ],
)
def test_the_same_formula_written_otherwise(typed: str, formula: Formula) -> None:
    assert same_value(typed, formula)


ENTROPY = Formula("sqrt(K) * log(K / epsilon)", {"K": Draw((3, 7)), "epsilon": Draw((0.1, 0.2))})


@pytest.mark.parametrize(
    "typed",
    [
        r"\sqrt{K}\ln\frac{K}{\varepsilon}",
        r"\frac{K^{2}\log\frac{K}{\epsilon}}{\sqrt{K^{3}}}",
        "√K (ln K − ln ε)",
        "sqrt K * (log K - log epsilon)",
        "√K(lnK-lnε)",
        "sqrtK logK - sqrtK ln epsilon",
    ],
)
def test_functions_without_brackets(typed: str) -> None:
    assert same_value(typed, ENTROPY)


@pytest.mark.parametrize("typed", ["fⁿ", "f^n", "f**n", "f^{n}", "fⁿ⁻¹f"])
def test_powers(typed: str) -> None:
    assert same_value(typed, Formula("f ** n", {"f": Draw((2, 3)), "n": Draw((2, 4))}))


@pytest.mark.parametrize("typed", ["1 - alpha", "alpha/K", "1", "1/(alpha-alpha)"])
def test_another_formula(typed: str) -> None:
    assert not same_value(typed, FORMULA)


@pytest.mark.parametrize("typed", ["1 - (alpha", "beta + 1", "", "losses.entropy(p=[1])", "x;y"])
def test_no_formula(typed: str) -> None:
    with pytest.raises(UnreadableFormulaError):
        same_value(typed, FORMULA)
