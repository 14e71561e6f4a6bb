"""What an expression may cost. Banks come from anywhere: none may hang the program or fill memory.

Operands are limited in size, an expression in length; a call of a computation is limited by the
magnitude of its arguments (which decide how much it loops and allocates) and by time.
"""

from __future__ import annotations

import math
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any

MAX_LENGTH = 4_000  # characters of an expression
MAX_BITS = 4_096  # of a whole number
MAX_EXPONENT = 10_000
MAX_ELEMENTS = 10_000  # of a list with all lists in it
MAX_ARGUMENT_ELEMENTS = 2_000  # of all lists given to one computation
MAX_TEXT = 1_000  # characters
MAX_SECONDS = 2.0  # of one computation

# A whole number given to a computation is at most this, by the parameter's name: what sizes an
# array or a loop is small, what is only multiplied may be large.
MAX_ARGUMENT = 100_000
ARGUMENTS: Mapping[str, float] = {
    "width": 1_024,
    "samples": 1_024,
    "layers": 1_000,
    "dimensions": 1_000,
    "blocks": 1_000,
    "levels": 64,
    "padding": 1_000,
    "sigma": 100,
    "size": 10_000,
    "classes": 50_000,
    "tokens": 10**9,
    "parameters": 10**15,
    "factor": 10**15,
    "condition": 10**15,
}
# These build tables of classes x classes, size x size, layers x width x width.
FUNCTIONS: Mapping[str, Mapping[str, float]] = {
    "metrics.confusion_matrix": {"classes": 1_000},
    "networks.layer_gradients": {"layers": 200, "width": 256},
    "networks.layer_histograms": {"layers": 200, "width": 256, "bins": 1_000},
    "networks.layer_signals": {"layers": 200, "width": 256},
    "boxes.regression_path": {"steps": 2_000},
    "boxes.regression_steps": {"limit": 2_000},
    "networks.one_hidden_layer_descent": {"steps": 10_000},
    "gradients.chain_descent": {"steps": 10_000},
    "image_filters.gaussian_kernel": {"size": 500},
    "image_filters.laplacian_of_gaussian_kernel": {"size": 500},
}


class LimitError(ValueError):
    """A value or a computation beyond the limits; the message says which."""


def sized(value: Any) -> Any:
    """The value itself where its size is within the limits.

    Raises ``LimitError`` otherwise.
    """
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        raise LimitError("a number has too many digits")
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise LimitError("a text is too long")
    if isinstance(value, list) and elements(value) > MAX_ELEMENTS:
        raise LimitError(f"a list has more than {MAX_ELEMENTS:,} elements")
    return value


def elements(value: Any) -> int:
    """How many elements a list has, with those of the lists in it; 0 for anything else."""
    if not isinstance(value, list):
        return 0
    return len(value) + sum(elements(inner) for inner in value)


def check_arguments(function: str, arguments: Mapping[str, Any]) -> None:
    """Raise ``LimitError`` where a computation's arguments would make it too long."""
    special = FUNCTIONS.get(function, {})
    for name, value in arguments.items():
        limit = special.get(name, ARGUMENTS.get(name, MAX_ARGUMENT))
        if _largest(value, name in ARGUMENTS) > limit:
            raise LimitError(f"{function}: {name} may be at most {limit:,.0f}")
    if sum(elements(value) for value in arguments.values()) > MAX_ARGUMENT_ELEMENTS:
        raise LimitError(f"{function}: lists may have at most {MAX_ARGUMENT_ELEMENTS:,} elements")


def _largest(value: Any, floats: bool) -> float:
    """The largest magnitude of whole numbers (and of floats where asked) in a value."""
    if isinstance(value, list):
        return max((_largest(inner, floats) for inner in value), default=0)
    if isinstance(value, int):
        return abs(value)
    if isinstance(value, float) and floats:
        return math.inf if math.isnan(value) else abs(value)
    return 0


def timed(function: Callable[..., Any], arguments: Mapping[str, Any]) -> Any:
    """Call a computation; raise ``LimitError`` when it takes longer than ``MAX_SECONDS``.

    Python's tracing hook looks at the clock between lines, in any thread and on any system. It
    cannot stop a single NumPy operation; the arguments' limits keep those short.
    """
    deadline = time.monotonic() + MAX_SECONDS
    lines = 0

    def trace(_frame: FrameType, _event: str, _argument: Any) -> Any:
        nonlocal lines
        lines += 1
        if lines % 256 == 0 and time.monotonic() > deadline:
            raise LimitError(f"the computation takes longer than {MAX_SECONDS:g} s")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        # An overflow in NumPy gives inf or nan, which is said where a number is asked for.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            return function(**arguments)
    finally:
        sys.settrace(before)
