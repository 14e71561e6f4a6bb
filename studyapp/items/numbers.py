"""A number as a person types it: full-width or Chinese digits, powers of ten, fractions, units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from studyapp.bank.numbers import occurrences
from studyapp.base.errors import StudyAppError, message

_CHINESE = re.compile(r"[负正]?[零〇一二两三四五六七八九十百千万亿点\d.]+")
_HAN_DIGIT = re.compile(r"[零〇一二两三四五六七八九十百千万亿]")
_RAISED = re.compile("[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹ⁱⁿᵃ-ᵛᴬ-ᵂ]+")
_PARTS_OF = "分之"
_LARGE = 10**18  # what Chinese numerals are read up to


class UnreadableNumberError(StudyAppError):
    """What was typed is no number, or has a unit that does not fit."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A number and the unit typed after it, not yet looked at."""

    value: float
    unit: str
    percent: bool


def narrow(text: str) -> str:
    """What was typed with full-width forms as plain ones, and ``²`` as ``^{2}``."""
    raised = _RAISED.sub(lambda run: f"^{{{run[0]}}}", text)
    return unicodedata.normalize("NFKC", raised).replace("\N{MINUS SIGN}", "-").strip()


def read(text: str) -> Typed:
    """The number that a person typed.

    ``1.8e-3``, ``1.8×10^-3``, ``65,504``, ``７６.３％``, ``三千二百``, ``1.5万``, ``3/4``, each
    with a unit behind it where one is wanted. Raises ``UnreadableNumberError``.
    """
    source = narrow(text).strip("$").strip()
    source = source.removeprefix("≈").removeprefix("=").removeprefix("+").strip()
    number, rest, percent = _arabic(source)
    if number is None or _HAN_DIGIT.match(rest):
        number, rest = _chinese(source)
        percent = False
    if number is None:
        raise UnreadableNumberError(
            message("“{text}” cannot be read as a number.", text=text.strip()),
            message("Write it as 0.5, 3.2e-4, 1/3 or 三千二百."),
        )
    if rest.startswith("/"):
        below, rest, percent = _arabic(rest[1:].strip())
        if not below:
            raise UnreadableNumberError(
                message("“{text}” cannot be read as a fraction.", text=text.strip()),
                message("Write it as 1/3."),
            )
        number /= below
    return Typed(number, rest.strip(), percent)


def in_unit(typed: Typed, unit: str, also: Iterable[str] = ()) -> float:
    """The number in ``unit``; ``also`` are other ways to write that unit.

    A number without a unit is taken to be in it, and where none is wanted a percentage is a
    share. Raises ``UnreadableNumberError`` for a unit that cannot be converted.
    """
    if typed.percent:
        return typed.value if unit.strip() == "%" else typed.value / 100
    if not typed.unit or _same(typed.unit) in {_same(name) for name in (unit, *also)}:
        return typed.value
    if unit:
        factor = _factor(typed.unit, unit)
        if factor is not None:
            return typed.value * factor
        what = message("“{typed}” is not understood as a unit here.", typed=typed.unit)
        raise UnreadableNumberError(what, message("Give the number in {unit}.", unit=unit))
    raise UnreadableNumberError(
        message("“{typed}” after the number is not understood.", typed=typed.unit),
        message("Give the number alone."),
    )


def _arabic(source: str) -> tuple[float | None, str, bool]:
    for found in occurrences(source[:200]):
        if found.start == 0:
            return (
                float(found.number.value),
                source[found.end :].strip(),
                found.number.percent,
            )
        break
    return None, source, False


def _chinese(source: str) -> tuple[float | None, str]:
    """A number in Chinese numerals, ``三分之一`` and ``百分之五`` among them."""
    value, rest = _numeral(re.sub("^(负?)百分之", r"\1一百分之", source))
    if value and rest.startswith(_PARTS_OF):
        above, rest = _numeral(rest.removeprefix(_PARTS_OF))
        return (None if above is None else above / value), rest
    return value, rest


def _numeral(source: str) -> tuple[float | None, str]:
    match = _CHINESE.match(source)
    if match is None or not _HAN_DIGIT.search(match[0]) or len(match[0]) > 40:
        return None, source
    import cn2an  # a tenth of a second, needed seldom

    try:
        value = float(cn2an.cn2an(match[0].replace("〇", "零"), "smart"))
    except ValueError:
        return None, source
    return (value, source[match.end() :]) if abs(value) < _LARGE else (None, source)


def _same(unit: str) -> str:
    """A unit without what may differ in writing; case matters (``Mb`` and ``MB``)."""
    plain = unicodedata.normalize("NFKC", unit).strip().strip("$").replace("\\", "")
    return re.sub(r"[\s{}]|text|mathrm", "", plain).replace("·", "*").replace("^", "")


@lru_cache(maxsize=1)
def _registry() -> Any:
    import pint  # half a second, needed only where another unit was typed than was asked for

    registry: Any = pint.UnitRegistry(cache_folder=None, on_redefinition="ignore")
    for definition in (
        "flop = [operation] = _ = FLOP = flops = FLOPs = FLOPS",
        "mac = 2 * flop = _ = MAC = MACs",
        "parameter = [parameter] = _ = parameters = param = params",
    ):
        registry.define(definition)
    return registry


def _factor(typed: str, wanted: str) -> float | None:
    """How many ``wanted`` one ``typed`` is; None where they do not measure the same."""
    import warnings

    registry = _registry()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            one = registry.Quantity(1.0, re.sub(r"^K(?=[Bb]|i?[Bb])", "k", typed))
            factor = float(one.to(re.sub(r"^K(?=[Bb])", "k", wanted)).magnitude)
    except Exception:  # pint raises its own errors, tokenize's and Python's
        return None
    return factor
