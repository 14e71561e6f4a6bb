"""What all tests share: a machine without a screen, and no warning goes unnoticed."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest
from hypothesis import settings

# A machine that is busy with something else is no failure.
settings.register_profile("studyapp", deadline=None)
settings.load_profile("studyapp")

if not os.environ.get("STUDYAPP_TEST_SCREEN"):  # set by the test command for its run under Xvfb
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium's sandbox refuses root
os.environ.setdefault("QT_LOGGING_RULES", "qt.webenginecontext.debug=false")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(autouse=True)
def own_runtime_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test meets the running program of the person who tests, nor its data."""
    folder = tmp_path_factory.mktemp("runtime")
    folder.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))


WITHOUT_TORCH = importlib.util.find_spec("torch") is None


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Comparisons with PyTorch need the optional extra ``reference``."""
    return True if WITHOUT_TORCH and collection_path.stem.endswith("_reference") else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once what was left out."""
    if WITHOUT_TORCH:
        terminalreporter.write_line(
            "Comparisons with PyTorch left out: the extra 'reference' (torch) is not installed."
        )


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run the slow tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--full"):
        return
    skip = pytest.mark.skip(reason="slow: run with --full")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)
