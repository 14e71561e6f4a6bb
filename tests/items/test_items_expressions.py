from __future__ import annotations

import math
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.items.expressions import ExpressionError, calls, evaluate, names_of, number


def double(*, x: float) -> float:
    return 2 * x


def forever(*, n: int) -> int:
    while True:
        n += 1


def pairs(*, n: int) -> list[list[int]]:
    return [[k, k * k] for k in range(n)]


FUNCTIONS: Mapping[str, Any] = {
    "lab.double": double,
    "lab.forever": forever,
    "lab.pairs": pairs,
}


def value(expression: str, **names: Any) -> Any:
    return evaluate(expression, names, FUNCTIONS)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 + 2 * 3 - 4 / 2", 5),
        ("7 // 2 + 7 % 4", 6),
        ("2**10", 1024),
        ("-2**2", -4),
        ("1 < 2 <= 2 and not 3 == 4", True),
        ("1 > 2 or 3 != 3", False),
        ("'same' == \"same\"", True),
        ("[1, [2, 3]][1][-1]", 3),
        ("[0] * 3 + [1]", [0, 0, 0, 1]),
        ("sqrt(16) + log(1) + exp(0)", 5),
        ("log2(8) + log10(100)", 5),
        ("floor(2.7) + ceil(2.1) + abs(-1)", 6),
        ("max([1, 5, 3]) - min(4, 2)", 3),
        ("sum([1, 2, 3])", 6),
        ("round(2.6) + round(0.126, 2)", 3.13),
        ("lab.double(x=lab.double(x=1.5))", 6),
        ("lab.pairs(n=3)[2][1]", 4),
        (" 1 ", 1),
    ],
)
def test_what_the_format_names_works(expression: str, expected: object) -> None:
    result = value(expression)
    assert result == expected
    assert type(result) is type(expected) or isinstance(expected, int)


def test_names() -> None:
    assert value("K * a", K=3, a=0.5) == 1.5
    assert names_of("K * lab.double(x=a) + sqrt(b)") == {"K", "a", "b"}
    assert calls("1 + lab.double(x=lab.pairs(n=2)[0][0])") == {"lab.double", "lab.pairs"}


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "1 +",
        "1; 2",
        "x = 1",
        "lambda: 1",
        "[x for x in [1]]",
        "{1: 2}",
        "{1, 2}",
        "(1, 2)",
        "1 if 2 else 3",
        "f'{1}'",
        "None",
        "...",
        "1j",
        "b'bytes'",
        "1 in [1]",
        "1 is 1",
        "1 & 2",
        "1 << 100",
        "~1",
        "x",
        "sqrt",
        "lab",
        "lab.double",
        "[1][0:1]",
        "[1][True]",
        "[1][5]",
        "'text'[0]",
        "().__class__",
        "lab.double.__globals__",
        "lab.double(1)",
        "lab.double(**{})",
        "lab.double(y=1)",
        "lab.missing(x=1)",
        "__import__('os')",
        "open('/etc/passwd')",
        "eval('1')",
        "sqrt(x=1)",
        "log(0)",
        "sqrt(-1)",
        "1 / 0",
        "(-8) ** 0.5",
        "exp(100000)",
        "'a' + 'b'",
        "'a' * 10",
        "'%99999999d' % 1",
        "[1] - [1]",
        "-'a'",
        "max()",
        "sum(['a'])",
        "round(1, 99)",
        "lab.double(x='a' * 10)",
        "(lab.double)(x=1)(x=1)",
        "[1](x=1)",
        "\0",
        "a" * 5_000,
    ],
)
def test_everything_else_is_refused_in_a_sentence(expression: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        value(expression)
    assert caught.value.what.endswith(".")


@pytest.mark.parametrize(
    "expression",
    [
        "9**9**9",
        "9**9999",
        "2**0.5**9999999",
        "(" * 1_900 + "1" + ")" * 1_900,
        "-" * 3_900 + "1",
        "not " * 900 + "1",
        "[" * 150 + "]" * 150,
        "[0] * 10**9",
        "[[0] * 5000] * 5000",
        "[0] * 9999 + [0] * 9999",
        "10**4000 * 10**4000",
        "lab.pairs(n=10**9)",
        "lab.pairs(n=90000)",
        "lab.forever(n=1)",
        "lab.double(x=10**4000)",
        "sum([10**1200] * 9999)",
        "round(1e308 * 10)",
    ],
)
def test_a_hostile_expression_ends_soon(expression: str) -> None:
    start = time.monotonic()
    try:
        result = value(expression)
        assert len(repr(result)) < 20_000
    except ExpressionError:
        pass
    assert time.monotonic() - start < 20


@given(st.text("0123456789+-*/%()[],.eE<>= '\"ablorsxyz_", max_size=40))
def test_any_text_gives_a_value_or_an_error(expression: str) -> None:
    with suppress(ExpressionError):
        evaluate(expression, {"x": 2, "a": [1, 2]}, FUNCTIONS)


@given(
    st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.sampled_from(["+", "-", "*", "<", "==", ">="])
)
def test_arithmetic_is_pythons(a: float, b: float, sign: str) -> None:
    expected = {
        "+": a + b,
        "-": a - b,
        "*": a * b,
        "<": a < b,
        "==": a == b,
        ">=": a >= b,
    }[sign]
    assert evaluate(f"a {sign} b", {"a": a, "b": b}, FUNCTIONS) == expected


def test_a_number_is_asked_for() -> None:
    assert number("1 / 4") == 0.25
    for expression in ("[1]", "'a'", "1 < 2", "1e308 * 10", "1e308 * 10 - 1e308 * 10"):
        with pytest.raises(ExpressionError):
            number(expression)


def test_the_computations_of_deep_learning_are_there() -> None:
    target = number("losses.smoothed_target(classes=10, alpha=0.1, label=0)[0]")
    assert math.isclose(target, 0.91)
    with pytest.raises(ExpressionError, match="classes may be at most"):
        evaluate("losses.smoothed_target(classes=10**8, alpha=0.1)")
