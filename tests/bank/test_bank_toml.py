from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from studyapp.bank.toml_lines import TomlLines

TEXT = '''\
# a comment with [brackets] and "quotes"
title = "x" # more
a.b = 1

[table] # comment
key = """
[not.a.table]
still text \\""" here
"""
"quoted key" = \'\'\'
literal\'\'\'\'
[[list]]
name = 'one'
inner.zh = "甲"
[list.sub]
x = [
  1, # comment ]
  [2,
   3],
  { deep = { very = 1 }, other = 2 },
]
[[list]]
name = "two"
[[list.rows]]
v = 2026-11-21T10:00:00Z
[[list.rows]]
v = 3
'''


def test_lines_of_keys() -> None:
    tomllib.loads(TEXT)
    lines = TomlLines(TEXT)
    assert lines.of("title") == 2
    assert lines.of("a", "b") == lines.of("a") == 3
    assert lines.of("table") == 5
    assert lines.of("table", "key") == 6
    assert lines.of("table", "quoted key") == 10
    assert lines.of("list", 0) == 12
    assert lines.of("list", 0, "inner", "zh") == 14
    assert lines.of("list", 0, "sub", "x") == 16
    assert lines.of("list", 0, "sub", "x", 1, 1) == 19
    assert lines.of("list", 0, "sub", "x", 2, "deep", "very") == 20
    assert lines.of("list", 1, "rows", 1, "v") == 27


def test_what_is_not_there_is_where_its_table_is() -> None:
    lines = TomlLines(TEXT)
    assert lines.of("list", 1, "missing") == 22
    assert lines.of("nothing") == 1
    assert TomlLines("this is [no TOML").of("x") == 1


KEYS = st.text("abc-_1", min_size=1, max_size=4)
VALUES = st.recursive(
    st.integers() | st.booleans() | st.text("a\"'\\\n[]{}#=,中", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if isinstance(value, list):
        return "[" + ",\n".join(map(_toml, value)) + "\n]"
    return "{" + ", ".join(f'"{key}" = {_flat(inner)}' for key, inner in value.items()) + "}"


def _flat(value: Any) -> str:
    return _toml(value).replace("\n", " ") if not isinstance(value, str) else _toml(value)


@given(st.lists(st.tuples(KEYS, VALUES), max_size=6, unique_by=lambda pair: pair[0]))
def test_every_key_is_found(pairs: list[tuple[str, Any]]) -> None:
    text, expected, line = "", {}, 1
    for key, value in pairs:
        expected[key] = line
        part = f'"{key}" = {_toml(value)}\n'
        text += part
        line += part.count("\n")
    tomllib.loads(text)
    lines = TomlLines(text)
    assert {key: lines.of(key) for key in expected} == expected
