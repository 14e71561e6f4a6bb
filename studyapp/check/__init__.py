"""Checks over a bank: one module for each kind, all give problems with file, line, what to do."""

from __future__ import annotations

from studyapp.check.report import Report
from studyapp.check.run import check_bank

__all__ = ["Report", "check_bank"]
