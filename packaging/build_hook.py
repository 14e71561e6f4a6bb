"""Bring KaTeX, the icons and the compiled translations into the package while it is built.

The wheel includes the whole of ``resources`` and ``content`` (pyproject.toml), so that what the
scripts put there goes with it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs the set-up's own scripts, so that a checkout and a package get the same files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch and compile."""
        del version, build_data
        for step in ("assets.py", "translations.py"):
            script = Path(self.root) / "packaging" / step
            subprocess.run([sys.executable, str(script)], check=True)
