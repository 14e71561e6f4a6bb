from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.items.quantities import QuantityError, names_in, show, substitute


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.91, "0.91"),
        (0.5, "0.5"),
        (2.0, "2"),
        (1 / 3, "0.3333"),
        (2 / 3, "0.6667"),
        (12345.678, "12350"),
        (123.456, "123.5"),
        (0.0001, "0.0001"),
        (0.00012345, "0.0001234"),
        (0.00001234, "1.234e-5"),
        (999999.0, "1e6"),
        (999940.0, "999900"),
        (1234567.0, "1.235e6"),
        (-0.25, "-0.25"),
        (0.0, "0"),
        (65504, "65504"),
        (10, "10"),
        (100.0, "100"),
        ("relu", "relu"),
        ([1, 2.5], "1, 2.5"),
    ],
)
def test_the_rule(value: object, written: str) -> None:
    assert show(value) == written  # type: ignore[arg-type]


def test_in_texts() -> None:
    text = "$K=#{K}$, $p=#{p:.3f}$, ##{K} and # alone"
    assert substitute(text, {"K": 10, "p": 0.5}) == "$K=10$, $p=0.500$, #{K} and # alone"
    assert names_in(text) == {"K", "p"}


@pytest.mark.parametrize("text", ["#{", "#{}", "#{a b}", "#{K:>1000000}", "#{K:x}", "#{1}"])
def test_malformed_marks(text: str) -> None:
    with pytest.raises(QuantityError):
        names_in(text)


def test_a_name_without_value() -> None:
    with pytest.raises(QuantityError, match="K"):
        substitute("#{K}", {})


@given(st.floats(1e-4, 9e5) | st.floats(-9e5, -1e-4))
def test_written_values_are_close_and_short(value: float) -> None:
    written = show(value)
    assert "e" not in written
    assert abs(float(written) - value) <= 0.5001e-3 * abs(value)
    assert len(written.replace("-", "").replace(".", "").strip("0")) <= 4
