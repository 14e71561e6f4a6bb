"""Importing PySide without what it does for others at every start."""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType


def make_plain() -> None:
    """Import PySide without its writer of stub files, and take its hook out of ``import`` again.

    WORKAROUND for PySide 6.11: to serve ``from __feature__ import …`` it replaces ``__import__``
    by a function that reads the source of every module imported from then on, which takes a tenth
    of the start. We use no ``__feature__``. It publishes the function that was there before.
    """
    sys.meta_path.insert(0, _NoStubs)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        sys.meta_path.remove(_NoStubs)

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


class _NoStubs:
    """An empty module in the place of PySide's writer of stub files, which takes 10 ms to import.

    WORKAROUND for PySide 6.11: it imports this tool of its own builders whenever it is imported.
    """

    NAME = "shibokensupport.signature.lib.pyi_generator"

    @classmethod
    def find_spec(cls, name: str, *_: object) -> ModuleSpec | None:
        """Found by this class, or else by the finders after it."""
        return ModuleSpec(name, cls) if name == cls.NAME else None  # type: ignore[arg-type]

    @staticmethod
    def create_module(_: ModuleSpec) -> ModuleType | None:
        """As usual."""
        return None

    @staticmethod
    def exec_module(_: ModuleType) -> None:
        """Nothing is in it."""
