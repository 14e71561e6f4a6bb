"""Widgets that say their words again when the language of the interface changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as Mixin
else:
    Mixin = object  # two Qt bases in one class would crash


class Translated(Mixin):
    """Mixin: a subclass sets all its words in ``retranslate``, called at each change.

    Put it before the Qt class: ``class Panel(Translated, QFrame)``; call ``retranslate`` at the
    end of ``__init__``.
    """

    def retranslate(self) -> None:
        """Set every visible word; to be overridden."""
        raise NotImplementedError(type(self).__name__)

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
