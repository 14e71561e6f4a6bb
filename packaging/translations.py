"""The interface's words: ``compile`` the committed ``.ts`` files, ``update`` them from the source.

    python packaging/translations.py            # resources/translations/*.ts -> *.qm, where newer
    python packaging/translations.py update     # for translators: collect the texts of the source

English is the language of the source; its file holds only the plural forms.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN", "en")


def tool(name: str) -> Path:
    """Qt's own program out of the PySide6 wheel."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    for candidate in (folder / name, folder / f"{name}.exe", folder / "Qt" / "libexec" / name):
        if candidate.is_file():
            return candidate
    raise SystemExit(f"{name} is not in {folder}: install PySide6-Essentials anew.")


def source(language: str) -> Path:
    """The file translators edit."""
    return FOLDER / f"studyapp_{language}.ts"


def compiled(language: str) -> Path:
    """The file the program loads: named by language alone."""
    return FOLDER / f"studyapp_{language.partition('_')[0]}.qm"


def compile_all() -> int:
    """Make the ``.qm`` files that are missing or older than their source."""
    for language in LANGUAGES:
        ts, qm = source(language), compiled(language)
        if qm.is_file() and qm.stat().st_mtime >= ts.stat().st_mtime:
            continue
        done = subprocess.run(
            [str(tool("lrelease")), "-silent", str(ts), "-qm", str(qm)], check=False
        )
        if done.returncode:
            return done.returncode
    return 0


def update() -> int:
    """Collect the texts of the source into the ``.ts`` files."""
    files = sorted(
        str(path)
        for package in ("app", "ui", "web", "services")
        for path in (ROOT / "studyapp" / package).rglob("*.py")
    )
    code = 0
    for language in LANGUAGES:
        command = [str(tool("lupdate")), "-no-obsolete", "-locations", "none"]
        command += ["-source-language", "en", "-target-language", language]
        if language == "en":
            command.append("-pluralonly")
        done = subprocess.run([*command, *files, "-ts", str(source(language))], check=False)
        code = code or done.returncode
    return code


if __name__ == "__main__":
    sys.exit(update() if sys.argv[1:] == ["update"] else compile_all())
