"""The time zone of this machine, with its clock changes."""

from __future__ import annotations

from datetime import datetime, tzinfo


def local_zone() -> tzinfo:
    """The system's zone as it is now: a laptop travels.

    Where the system's zone has no name we know, its present offset, which is right until the
    next clock change.
    """
    from zoneinfo import ZoneInfo

    from PySide6.QtCore import QTimeZone

    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        zone = datetime.now().astimezone().tzinfo
        if zone is None:
            raise AssertionError("astimezone always gives a zone") from None
        return zone
