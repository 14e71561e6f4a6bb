"""Taking typed values out of a TOML table, with a problem for each that is missing or wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from studyapp.bank.files import Problems
from studyapp.bank.toml_lines import TomlLines
from studyapp.model.language import Language, Text

_NAMES = {
    str: "a text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list in square brackets",
    dict: "a table",
    date: "a date such as 2026-11-21 without quotes",
}


class Fields:
    """One table of a TOML file. Each value is asked for by name; what is left over is unknown."""

    def __init__(
        self,
        data: Mapping[str, Any],
        lines: TomlLines,
        problems: Problems,
        spoken: Collection[Language] = tuple(Language),
        path: tuple[str | int, ...] = (),
    ) -> None:
        self.data = data
        self.lines = lines
        self.problems = problems
        self.spoken = spoken
        self.path = path
        self._asked: set[str] = set()

    @property
    def name(self) -> str:
        """The table's own name for messages, as in ``checks[2]``."""
        name = ""
        for part in self.path:
            name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
        return name

    def has(self, key: str) -> bool:
        """Whether the table has the key."""
        return key in self.data

    def line(self, *path: str | int) -> int:
        """The line of something in this table, or of the table itself."""
        return self.lines.of(*self.path, *path)

    def problem(self, what: str, do: str, *path: str | int) -> None:
        """Note a problem at a key of this table, or at the table."""
        self.problems.add(self.line(*path), what, do)

    def get(self, key: str, kind: type, *, required: bool = False) -> Any:
        """The value of a key where it is of that type, else ``None`` and a problem."""
        self._asked.add(key)
        if key not in self.data:
            if required:
                owner = f" of {self.name}" if self.name else ""
                self.problem(f"`{key}`{owner} is missing.", f"Add {key} = …, {_NAMES[kind]}.")
            return None
        value = self.data[key]
        fits = isinstance(value, (int, float) if kind is float else kind)
        if not fits or (isinstance(value, bool) and kind is not bool):
            self.problem(f"`{key}` must be {_NAMES[kind]}.", "Correct the value.", key)
            return None
        return value

    def string(self, key: str, *, required: bool = False) -> str:
        """A text without surrounding space; empty where it is missing or wrong."""
        value = self.get(key, str, required=required)
        if value is None:
            return ""
        if required and not value.strip():
            self.problem(f"`{key}` is empty.", "Write the text.", key)
        return str(value).strip()

    def whole(self, key: str, *, required: bool = False) -> int | None:
        """A whole number."""
        value = self.get(key, int, required=required)
        return None if value is None else int(value)

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        found = []
        for index, value in enumerate(self.get(key, list) or ()):
            if isinstance(value, str) and value.strip():
                found.append(value.strip())
            else:
                self.problem(f"`{key}` holds something that is no text.", "Use texts.", key, index)
        return tuple(found)

    def table(self, key: str, *, required: bool = False) -> Fields | None:
        """A table within this one."""
        value = self.get(key, dict, required=required)
        return None if value is None else self._inner(value, key)

    def tables(self, key: str) -> Iterator[Fields]:
        """The tables of an array."""
        for index, value in enumerate(self.get(key, list) or ()):
            if isinstance(value, dict):
                yield self._inner(value, key, index)
            else:
                self.problem(f"`{key}` must hold tables.", f"Write [[{key}]].", key, index)

    def text(self, key: str, *, required: bool = False) -> Text:
        """A text in the bank's languages: a table with ``zh`` and ``en``."""
        inner = self.table(key, required=required)
        if inner is None:
            return Text()
        text = inner.languages()
        inner.finish()
        return text

    def languages(self) -> Text:
        """This table's own ``zh`` and ``en``; each language of the bank must be there."""
        return Text(*(self.string(key, required=key in self.spoken) for key in Language))

    def finish(self) -> None:
        """Report each key that nobody has asked for."""
        for key in self.data:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                self.problem(
                    f"`{key}` is not a key that is known here.",
                    f"Remove it or correct its spelling; known are {known}.",
                    key,
                )

    def _inner(self, data: Mapping[str, Any], *path: str | int) -> Fields:
        return Fields(data, self.lines, self.problems, self.spoken, (*self.path, *path))
