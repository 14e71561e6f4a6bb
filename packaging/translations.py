"""The interface's words: ``compile`` the committed ``.ts`` files, ``update`` them from the source.

    python packaging/translations.py            # resources/translations/*.ts -> *.qm, where newer
    python packaging/translations.py update     # for translators: collect the texts of the source

English is the language of the source; its file holds only the plural forms. What the packages
without Qt say stands in calls of ``message`` (``studyapp.base.errors``): ``lupdate`` gets these
texts in a file of their own, under the context ``Errors``.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
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


def source(language: str, folder: Path = FOLDER) -> Path:
    """The file translators edit."""
    return folder / f"studyapp_{language}.ts"


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


def messages() -> list[str]:
    """The texts that the source gives to ``message``, each once, in the order of the files."""
    files = sorted((ROOT / "studyapp").rglob("*.py"))
    return list(dict.fromkeys(text for path in files for text in _messages_in(path)))


def _messages_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id != "message":
                continue
            text = node.args[0] if node.args else None
            if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
                raise SystemExit(f"{path}:{node.lineno}: write the text out inside message(…).")
            yield text.value


def update(target: Path = FOLDER) -> int:
    """Collect the texts of the source into the ``.ts`` files of a folder."""
    files = sorted(
        str(path)
        for package in ("app", "ui", "web", "services")
        for path in (ROOT / "studyapp" / package).rglob("*.py")
    )
    with tempfile.TemporaryDirectory() as folder:
        marked = Path(folder) / "messages.py"
        lines = (
            f'QT_TRANSLATE_NOOP("Errors", {json.dumps(text, ensure_ascii=False)})\n'
            for text in messages()
        )
        marked.write_text("".join(lines), encoding="utf-8")
        return max(_update([*files, str(marked)], language, target) for language in LANGUAGES)


def _update(files: list[str], language: str, target: Path) -> int:
    command = [str(tool("lupdate")), "-no-obsolete", "-locations", "none"]
    command += ["-source-language", "en", "-target-language", language]
    if language == "en":
        command.append("-pluralonly")
    command += [*files, "-ts", str(source(language, target))]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(update() if sys.argv[1:] == ["update"] else compile_all())
