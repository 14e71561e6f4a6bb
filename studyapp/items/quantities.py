r"""Drawn quantities in texts: ``#{name}``, ``#{name:.3f}``, and ``##{`` for a literal ``#{``.

``#`` is an error in TeX, so nothing clashes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from studyapp.base.errors import StudyAppError
from studyapp.items.expressions import Value

_MARK = re.compile(r"##\{|#\{([A-Za-z_]\w*)(?::([^{}]*))?\}|#\{")
_FORMAT = re.compile(r"[-+ ]?,?(?:\.\d{1,2})?[defg%]?")

SIGNIFICANT = 4
PLAIN_FROM, PLAIN_BELOW = 1e-4, 1e6  # between these no exponent is written


class QuantityError(StudyAppError):
    """A ``#{…}`` that cannot be filled in."""


def names_in(text: str) -> frozenset[str]:
    """The names of the quantities a text shows; raises ``QuantityError`` for a malformed one."""
    names = set()
    for match in _MARK.finditer(text):
        if match[1]:
            if match[2] is not None and not _FORMAT.fullmatch(match[2]):
                raise QuantityError(
                    f"“{match[0]}” has a format that is not known.", "Use one such as .3f or .2e."
                )
            names.add(match[1])
        elif match[0] == "#{":
            raise QuantityError(
                "A #{ is not closed, or holds no name.", "Write #{name}, or ##{ for the characters."
            )
    return frozenset(names)


def substitute(text: str, values: Mapping[str, Value]) -> str:
    """The text with each quantity written out.

    Raises ``QuantityError`` for a name without a value and for a malformed mark.
    """
    names_in(text)

    def written(match: re.Match[str]) -> str:
        if match[0] == "##{":
            return "#{"
        if match[1] not in values:
            raise QuantityError(f"There is no quantity {match[1]}.", "Draw it, or correct it.")
        return show(values[match[1]], match[2] or "")

    return _MARK.sub(written, text)


def show(value: Value, spec: str = "") -> str:
    """A value as it is written: by a format, or by the rule.

    The rule: whole numbers as they are, others with 4 significant digits without trailing zeros,
    and no exponent from 1e-4 up to 1e6.
    """
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, list):
        return ", ".join(show(inner, spec) for inner in value)
    if spec:
        try:
            return format(value, spec)
        except ValueError as error:
            what = f"The format “{spec}” does not fit {value}."
            raise QuantityError(what, "Correct it.") from error
    if isinstance(value, int) and abs(value) < 10**15:
        return str(value)
    if not math.isfinite(value):
        return str(value)
    if value == 0:
        return "0"
    exponent = int(f"{value:.{SIGNIFICANT - 1}e}".partition("e")[2])
    rounded = float(f"{value:.{SIGNIFICANT - 1}e}")
    if PLAIN_FROM <= abs(rounded) < PLAIN_BELOW:
        decimals = max(SIGNIFICANT - 1 - exponent, 0)
        plain = f"{rounded:.{decimals}f}"
        return plain.rstrip("0").rstrip(".") if decimals else plain
    mantissa = f"{value:.{SIGNIFICANT - 1}e}".partition("e")[0].rstrip("0").rstrip(".")
    return f"{mantissa}e{exponent}"
