"""The question bank: its files read into plain values, and the scanner that sets TeX aside."""

from __future__ import annotations

from studyapp.bank.reader import read_bank

__all__ = ["read_bank"]
