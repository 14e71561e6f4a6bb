"""Sanitised HTML cut into tags and text, for the small edits made after sanitising."""

from __future__ import annotations

import re

# The sanitiser's serialiser leaves < and > inside attribute values, which it always quotes with ".
TAG = re.compile(r'<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:"[^"]*"|[^">])*)>')
PIECE = re.compile(r'(<(?:"[^"]*"|[^">])*>)')


def pieces(html: str) -> list[tuple[bool, str]]:
    """(is a tag, the source) in order."""
    parts = PIECE.split(html)
    return [(bool(index % 2), part) for index, part in enumerate(parts) if part]


def without_tags(html: str) -> str:
    """Only the text, still with its entities."""
    return PIECE.sub("", html)
