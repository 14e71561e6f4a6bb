from __future__ import annotations

from pathlib import Path

import pytest

from tests.bank_builder import BankFolder


@pytest.fixture
def bank(tmp_path: Path) -> BankFolder:
    return BankFolder(tmp_path / "small")
