"""The command line: the same program without a window, one module for each command."""

from __future__ import annotations

from studyapp.cli.parser import dispatch

__all__ = ["dispatch"]
