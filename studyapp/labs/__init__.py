"""The computations of deep learning: pure functions, one module per family.

Every public function (a name in its module's ``__all__``) takes numbers, strings and nested lists
and returns plain Python numbers, strings, booleans or nested lists of them, so that the checks and
the quiz items of a bank can call it as ``family.function(name=value)``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any


@cache
def functions() -> Mapping[str, Callable[..., Any]]:
    """Every public computation by its name in expressions, ``family.function``."""
    found: dict[str, Callable[..., Any]] = {}
    for module_info in pkgutil.iter_modules(__path__):
        if module_info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        for name in module.__all__:
            found[f"{module_info.name}.{name}"] = getattr(module, name)
    return MappingProxyType(found)
