"""Times as the database keeps them: UTC, microseconds, text that sorts by time."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The clock of the real world; everything that needs the time takes one as an argument."""
    return datetime.now(UTC)


def to_text(time: datetime) -> str:
    """``2026-11-03T10:11:12.123456Z``; raises ``ValueError`` for a time without a zone."""
    if time.tzinfo is None:
        raise ValueError("a time without a zone cannot be kept")
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_text(text: str) -> datetime:
    """The reverse of ``to_text``; raises ``ValueError`` where ``text`` is no time with a zone."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone")
    return time.astimezone(UTC)
