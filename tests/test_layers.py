"""What import-linter cannot say: only ``web`` imports WebEngine."""

from __future__ import annotations

import ast
from pathlib import Path


def test_only_web_imports_webengine(project: Path) -> None:
    guilty = []
    for file in (project / "studyapp").rglob("*.py"):
        package = file.relative_to(project / "studyapp").parts[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            if package != "web" and any("QtWebEngine" in name for name in names):
                guilty.append(f"{file.relative_to(project)}:{node.lineno}")
    assert guilty == []
