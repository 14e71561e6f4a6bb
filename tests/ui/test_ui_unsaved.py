"""What was written and could not be saved is never thrown away silently."""

from __future__ import annotations
