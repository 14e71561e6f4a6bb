"""Importing at its usual speed once PySide is there."""

from __future__ import annotations

import builtins


def make_plain() -> None:
    """Import PySide and take its hook out of ``import`` again.

    WORKAROUND for PySide 6.11: to serve ``from __feature__ import …`` it replaces ``__import__``
    by a function that reads the source of every module imported from then on, which takes a tenth
    of the start. We use no ``__feature__``. It publishes the function that was there before.
    """
    import PySide6.QtCore  # noqa: F401

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
