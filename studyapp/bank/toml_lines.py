"""Where the keys of a TOML text stand: a path of keys and indices -> the line.

``tomllib`` gives values without places, and a problem must name its line. This walks over a text
that ``tomllib`` has accepted, skipping values, and notes where each key and array element begins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from functools import cached_property

Path = tuple[str | int, ...]

_SPACE = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY = re.compile(r"""[ \t]*+(?:([A-Za-z0-9_-]++)|"((?:[^"\\\n]|\\.)*+)"|'([^'\n]*+)')[ \t]*+""")
_MULTILINE = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}', re.DOTALL)
_MULTILINE_LITERAL = re.compile(r"'''(?:[^']|'(?!''))*+'{3,5}")
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+"')
_LITERAL = re.compile(r"'[^'\n]*+'")
_BARE = re.compile(r"[^,\]}\n#]*+")


class TomlLines:
    """The lines of a TOML text's keys, found when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, *path: str | int) -> int:
        """The line of the value at a path, or of the nearest thing above it that has one."""
        places = self._places
        for length in range(len(path), 0, -1):
            if path[:length] in places:
                return places[path[:length]]
        return 1

    @cached_property
    def _places(self) -> dict[Path, int]:
        walk = _Walk(self._text)
        with suppress(IndexError, RecursionError):  # not TOML after all: keep what was found
            walk.document()
        return walk.places


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.places: dict[Path, int] = {}
        self.arrays: dict[Path, int] = {}  # arrays of tables -> how many so far
        self.newlines = [match.start() for match in re.finditer("\n", text)]

    def document(self) -> None:
        table: Path = ()
        self.space()
        while self.position < len(self.text):
            if self.text.startswith("[[", self.position):
                self.position += 2
                line, keys = self.line(), self.keys()
                array = (*self.resolved(keys[:-1]), keys[-1])
                self.arrays[array] = self.arrays.get(array, 0) + 1
                table = (*array, self.arrays[array] - 1)
                self.position += 2
                self.note(table, line)
            elif self.text[self.position] == "[":
                self.position += 1
                line = self.line()
                table = self.resolved(self.keys())
                self.position += 1
                self.note(table, line)
            else:
                self.pair(table)
            self.space()

    def resolved(self, keys: list[str]) -> Path:
        """The path of a table's name, with the indices of the arrays it passes through."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self.arrays:
                path = (*path, self.arrays[path] - 1)
        return path

    def pair(self, table: Path) -> None:
        line = self.line()
        path = (*table, *self.keys())
        if self.text[self.position] != "=":
            raise IndexError("no value")
        self.position += 1
        for length in range(len(table) + 1, len(path) + 1):
            self.note(path[:length], line)
        self.value(path)

    def keys(self) -> list[str]:
        found = []
        while match := _KEY.match(self.text, self.position):
            found.append(next(group for group in match.groups() if group is not None))
            self.position = match.end()
            if self.text[self.position] != ".":
                return found
            self.position += 1
        raise IndexError("no key")

    def value(self, path: Path) -> None:
        self.space()
        opening = self.text[self.position]
        if opening == "[":
            self.position += 1
            index = 0
            while self.next_element("]"):
                self.note((*path, index), self.line())
                self.value((*path, index))
                index += 1
        elif opening == "{":
            self.position += 1
            while self.next_element("}"):
                self.pair(path)
        else:
            for pattern in (_MULTILINE, _MULTILINE_LITERAL, _STRING, _LITERAL, _BARE):
                if match := pattern.match(self.text, self.position):
                    self.position = match.end()
                    break

    def next_element(self, closing: str) -> bool:
        """Go to the next element of an array or inline table, or past its end."""
        self.space()
        while self.text[self.position] == ",":
            self.position += 1
            self.space()
        if self.text[self.position] == closing:
            self.position += 1
            return False
        return True

    def space(self) -> None:
        match = _SPACE.match(self.text, self.position)
        self.position = match.end() if match else self.position

    def line(self) -> int:
        return bisect_right(self.newlines, self.position - 1) + 1

    def note(self, path: Path, line: int) -> None:
        self.places.setdefault(path, line)
