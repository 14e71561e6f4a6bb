from __future__ import annotations

import pytest

from studyapp.check.links import links_of
from studyapp.check.source import Passage
from studyapp.model.language import Language


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](q:b) and [c](q:d#example)", ["q:b", "q:d#example"]),
        ("[with $x[0]$ in it](q:b)", ["q:b"]),
        ("[with [brackets]](q:b)", ["q:b"]),
        ("[over\ntwo lines](q:b)", ["q:b"]),
        ('[t](https://a.org "title") ![](plot.svg)', ["https://a.org", "plot.svg"]),
        (
            "[w](https://en.wikipedia.org/wiki/Adam_(optimizer))",
            ["https://en.wikipedia.org/wiki/Adam_(optimizer)"],
        ),
        ("[angle](<q:b>)", ["q:b"]),
        ("`[code](q:b)`\n\n```\n[code](q:b)\n```", []),
        ("[no\n\nlink](q:b) and f(x)[0](1", []),
    ],
)
def test_links(text: str, targets: list[str]) -> None:
    links = list(links_of(Passage("f.md", 5, Language.EN, text)))
    assert [link.target for link in links] == targets


def test_lines() -> None:
    passage = Passage("f.md", 5, Language.EN, "$$\na\n$$\n\n```\nx\n```\n[a](q:b)\n\n![](c.svg)")
    assert [(link.line, link.image) for link in links_of(passage)] == [(12, False), (14, True)]


@pytest.mark.parametrize("piece", ["[", "[a](", "[a]", "![", "[a](b(", "[\n", "[[b] "])
def test_hostile_texts_end(piece: str) -> None:
    assert list(links_of(Passage("f.md", 1, Language.EN, piece * 10_000))) == []
