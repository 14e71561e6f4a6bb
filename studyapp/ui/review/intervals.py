"""How long an interval is, as short as a button can say it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
MONTH = 30.4375 * DAY
YEAR = 365.25 * DAY


def short_interval(span: timedelta) -> str:
    """``<1 min``, ``10 min``, ``3 h``, ``5 d``, ``2.4 mo``, ``1.3 y``; translated."""
    translate = QCoreApplication.translate
    seconds = span.total_seconds()
    if seconds < MINUTE:
        return translate("Interval", "<1 min")
    if seconds < 59.5 * MINUTE:
        return translate("Interval", "{n} min").format(n=round(seconds / MINUTE))
    if seconds < 23.5 * HOUR:
        return translate("Interval", "{n} h").format(n=round(seconds / HOUR))
    if seconds < 2 * MONTH:
        return translate("Interval", "{n} d").format(n=round(seconds / DAY))
    if seconds < YEAR:
        return translate("Interval", "{n} mo").format(n=_tenths(seconds / MONTH))
    return translate("Interval", "{n} y").format(n=_tenths(seconds / YEAR))


def _tenths(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
