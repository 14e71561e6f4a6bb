"""Times as a person reads them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, QTimeZone


def shown_time(time: datetime) -> str:
    """A time in the person's zone and language."""
    local = QDateTime.fromSecsSinceEpoch(int(time.timestamp()), QTimeZone.systemTimeZone())
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)
