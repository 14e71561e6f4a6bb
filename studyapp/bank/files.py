"""Reading one file of a bank: what can be wrong with it becomes a problem, never an exception."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studyapp.bank.toml_lines import TomlLines
from studyapp.model.problem import Problem

MAX_BYTES = 5_000_000  # of one file; a book's worth of text


class Problems:
    """Problems gathered while one file is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def add(self, line: int, what: str, do: str) -> None:
        """Note a problem of this file."""
        self.found.append(Problem(self.file, line, what, do))


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text as read, with its problems; ``text`` is empty where nothing could be read."""

    text: str = ""
    exists: bool = True
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file as read, with the lines of its keys and its problems."""

    data: dict[str, Any] = field(default_factory=dict)
    lines: TomlLines = field(default_factory=lambda: TomlLines(""))
    exists: bool = True
    problems: tuple[Problem, ...] = ()


def relative(file: Path, bank: Path) -> str:
    """A file as problems name it: relative to the bank's folder, with slashes."""
    return file.relative_to(bank).as_posix()


def read_text(file: Path, bank: Path) -> TextFile:
    """A text file of the bank: UTF-8, at most ``MAX_BYTES``, not reached by a link to outside."""
    name = relative(file, bank)

    def failed(line: int, what: str, do: str, text: str = "") -> TextFile:
        return TextFile(text, True, (Problem(name, line, what, do),))

    try:
        if not file.resolve(strict=True).is_relative_to(bank.resolve()):
            return failed(1, "This file is a link to outside the bank.", "Put a copy in its place.")
        if not file.is_file():
            return failed(1, "This is not a regular file.", "Put a text file in its place.")
        size = file.stat().st_size
        if size > MAX_BYTES:
            return failed(
                1,
                f"The file has {size / 1e6:.1f} MB; at most {MAX_BYTES / 1e6:.0f} MB are read.",
                "Divide the text into several questions, or remove what does not belong there.",
            )
        content = file.read_bytes()
    except FileNotFoundError:
        return TextFile("", False)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle (before 3.13)
        reason = getattr(error, "strerror", None) or "its links form a circle"
        return failed(1, f"The file cannot be read: {reason}.", "Check the file's permissions.")
    content = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    try:
        return TextFile(content.decode())
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return failed(
            line,
            f"The file is not UTF-8: byte 0x{content[error.start]:02x} does not belong there.",
            "Save it in the encoding UTF-8.",
            _guessed(content),
        )


def _guessed(content: bytes) -> str:
    """A text in the encoding that Chinese systems used before UTF-8, or with marks for errors."""
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError:
        return content.decode(errors="replace")


def read_toml(file: Path, bank: Path) -> TomlFile:
    """A TOML file of the bank; where it is malformed the data are empty and a problem says why."""
    read = read_text(file, bank)
    if not read.exists or read.problems:
        return TomlFile({}, TomlLines(""), read.exists, read.problems)
    try:
        return TomlFile(tomllib.loads(read.text), TomlLines(read.text))
    except tomllib.TOMLDecodeError as error:
        what, line = _toml_error(str(error), read.text)
    except RecursionError:
        what, line = "Arrays or tables are nested too deeply", 1
    except ValueError as error:  # a date that does not exist, a number beyond Python's limit
        what, line = str(error).rstrip("."), 1
    problem = Problem(
        relative(file, bank),
        line,
        f"This is not TOML: {what}.",
        "Mend the syntax (strings in double quotes, backslashes doubled, brackets closed).",
    )
    return TomlFile({}, TomlLines(""), True, (problem,))


def _toml_error(message: str, text: str) -> tuple[str, int]:
    """The parser's message and line: ``… (at line 3, column 5)`` or ``… (at end of document)``."""
    what, _, place = message.rpartition(" (at ")
    if place.startswith("line "):
        return what, int(place.removeprefix("line ").split(",")[0])
    return (what, text.count("\n") + 1) if place else (message.rstrip("."), 1)
