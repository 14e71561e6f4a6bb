from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def assets(project: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("assets", project / "packaging" / "assets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copy(project: Path, tmp_path: Path, assets: ModuleType) -> Path:
    for name in assets.MANIFEST:
        shutil.copy2(project / name, tmp_path / name)
    vendor = Path("resources") / "vendor"
    shutil.copytree(project / vendor, tmp_path / vendor)
    return tmp_path


def test_nothing_is_done_while_the_lock_is_the_same(
    copy: Path, assets: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(assets, "npm_command")
    assert assets.fetch(copy) is False


def test_a_changed_lock_or_a_missing_file_is_noticed(copy: Path, assets: ModuleType) -> None:
    (copy / "resources" / "vendor" / "katex" / "katex.min.css").unlink()
    assert not assets.is_current(copy)


def test_a_failed_fetch_leaves_what_was_there(
    copy: Path, assets: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = copy / "package-lock.json"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not assets.is_current(copy)
    monkeypatch.setattr(assets, "npm_command", lambda: (["false"], {}))
    with pytest.raises(assets.AssetsError, match="could not fetch"):
        assets.fetch(copy)
    vendor = copy / "resources" / "vendor"
    assert {path.name for path in vendor.iterdir()} == {"katex", "icons", "plots"}
    assert (vendor / "katex" / "katex.min.js").is_file()


def test_the_lock_has_hashes_and_no_addresses(project: Path) -> None:
    text = (project / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert packages["node_modules/katex"]["version"] == "0.19.1"
    assert all("integrity" in entry for name, entry in packages.items() if name)
    assert '"resolved"' not in text
