from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.bank.numbers import Number, find, locate, occurrences, parse
from studyapp.model.language import Language
from studyapp.model.question import Answer, Check, Section


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("共65504个", ["65504"]),
        ("65,504 and $65{,}504$ and $65\\,504$", ["65504"] * 3),
        ("６５５０４", ["65504"]),
        ("１.８×10⁻³", ["1.8e-3"]),
        (r"$1.8\times10^{-3}$, $1.8 \cdot 10^{-3}$, 1.8e-3", ["1.8e-3"] * 3),
        ("−0.5, $-0.5$, $=-0.5$, $x=-0.5$, (-0.5)", ["-0.5"] * 5),
        ("$a-0.5$, $1-0.5$, 1-0.5", ["0.5", "1", "0.5", "1", "0.5"]),
        (r"76.3%, $76.3\%$, 76.3 %", ["76.3%"] * 3),
        ("ResNet50, VGG-16, fp16, $x_1$, $x_{12}$, conv5_3", []),
        ("$(128,256,512)$", ["128", "256", "512"]),
        (r"$\ln91\approx4.511$", ["91", "4.511"]),
        ("`12` and ```\n13\n```", []),
        ("[see 7](q:beta-9) and https://a.org/12", ["7"]),
        ("1. first\n2. second 3", ["3"]),
        ("1.2.3", []),
        ("3×3, 224×224", ["3", "3", "224", "224"]),
        ("It is 5.", ["5"]),
        (r"$\begin{aligned}a&=-3\\[4pt] b&=4\end{aligned}$", ["-3", "4"]),
        (r"$\hspace{2em}7\tag{3}$", ["7"]),
        ("$10^{-3}$", ["1e-3"]),
        ("$2^{10}$", ["2", "10"]),
        ("100，200", ["100", "200"]),
        ("$[-1,1]$", ["-1", "1"]),
        ("3–5", ["3", "5"]),
    ],
)
def test_tokens(text: str, written: list[str]) -> None:
    assert [_written(occurrence.number) for occurrence in occurrences(text)] == written


def _written(number: Number) -> str:
    exponent = f"e{number.exponent}" if number.exponent else ""
    return f"{'-' if number.negative else ''}{number.digits}{exponent}{'%' * number.percent}"


def test_says_is_matched_whole_and_by_its_digits() -> None:
    text = "0.5, 0.50, 10.5, 0.51, -0.5"
    assert [(o.start, o.end) for o in find(text, "0.5")] == [(0, 3)]
    assert find(text, "05") == []
    assert [text[o.start : o.end] for o in find(text, "-0.5")] == ["-0.5"]


def test_percent_sign_may_be_left_out_of_says_only() -> None:
    assert len(find("76.3% and 76.3", "76.3")) == 2
    assert len(find("76.3% and 76.3", r"76.3\%")) == 1


def test_nth_counts_from_one() -> None:
    text = "3, $3$, 3"
    assert [o.start for o in find(text, "3", 2)] == [4]
    assert find(text, "3", 4) == []


def test_formula_and_line() -> None:
    (place,) = find("$a$ text\n\nthen $b=4$", "4")
    assert (place.formula, place.line) == (1, 3)
    (place,) = find("$a$ text 4", "4")
    assert place.formula is None


def test_range_in_the_source_of_full_width_digits() -> None:
    text = "值为１２．５％。"
    (place,) = occurrences(text)
    assert text[place.start : place.end] == "１２．５％"


@pytest.mark.parametrize("says", ["", "abc", "1 2", "x1", "1.2.3", "$$"])
def test_what_is_not_one_number(says: str) -> None:
    assert parse(says) is None


@pytest.mark.parametrize(
    ("says", "value", "agrees"),
    [
        ("0.91", 0.9149999, True),
        ("0.91", 0.9151, False),
        ("0.500", 0.5003, True),
        ("0.5", 0.5003, True),
        ("0.500", 0.5006, False),
        ("65,504", 65504, True),
        ("65,504", 65505, False),
        (r"1.8\times10^{-3}", 0.00184, True),
        (r"1.8\times10^{-3}", 0.00186, False),
        ("-4.18", -4.18, True),
        ("4.18", -4.18, False),
        (r"76.3\%", 0.7628, True),
        (r"76.3\%", 76.28, True),
        (r"76.3\%", 0.7624, False),
        ("2.5", 2.45, True),
        ("1e400", 1.0, False),
    ],
)
def test_agreement_within_half_a_unit(says: str, value: float, agrees: bool) -> None:
    number = parse(says)
    assert number is not None
    assert number.agrees(value) is agrees


@given(st.decimals(-10_000_000, 10_000_000, allow_nan=False, places=3))
def test_written_numbers_are_read_back(value: Decimal) -> None:
    plain, grouped = f"{value:f}", f"{value:,f}"
    for text in (f"等于{plain}。", f"is {grouped}, so", f"$x={plain}$", f"$x={grouped}$"):
        numbers = [occurrence.number.value for occurrence in occurrences(text)]
        assert numbers == [value]
    assert (parse(plain) or Number("0")).agrees(float(value))


def test_where_and_nth_name_one_place() -> None:
    answer = Answer(
        Language.EN,
        "answer.en.md",
        (Section("short", "In short", 1, "\n3 and 4\n"), Section("example", "E", 5, "\n3, 3\n")),
    )

    def lines(**fields: object) -> list[int]:
        return [place.line for place in locate(answer, Check("3", "1", **fields))]  # type: ignore[arg-type]

    assert lines() == [3, 7, 7]
    assert lines(where="short") == [3]
    assert lines(where="example", nth=2) == [7]
    assert lines(nth=1) == [3]
    assert lines(where="mistakes") == []


@pytest.mark.parametrize("piece", ["$_{", "1,", "$-", "](", "$x_{{", "9", "10^", "<a", "1\\times"])
def test_hostile_texts_end(piece: str) -> None:
    occurrences(piece * 8_000)
