"""Folding, tokens, pinyin and excerpts: what search stands on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.library import fold, pinyin
from studyapp.library.query import parse
from studyapp.library.snippet import Marker

TABLE = fold.table("積層學習損", "积层学习损")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＢａｔｃｈＮｏｒｍ", "batchnorm"),
        ("卷積層", "卷积层"),
        ("naïve Łukasz Øst", "naive lukasz ost"),
        ("ﬁlter", "filter"),
        ("⼤⼩", "大小"),
        ("soft\u00adware\u200b", "software"),
        ("STRASSE straße", "strasse strasse"),
        ("e\u0301", "e"),
    ],
)
def test_spellings_are_evened_out(text: str, folded: str) -> None:
    assert fold.fold(text, TABLE) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_no_token(text: str) -> None:
    once = fold.tokens(fold.fold(text, TABLE))
    assert fold.tokens(fold.fold(" ".join(once), TABLE)) == once


@given(st.text(max_size=40))
def test_tokens_hold_letters_and_digits_only(text: str) -> None:
    for token in fold.tokens(fold.fold(text, TABLE)):
        assert '"' not in token
        assert " " not in token
        assert len(token) == 1 or not fold.has_han(token)


def test_tokens_of_mixed_text() -> None:
    assert fold.indexed("BatchNorm层用L2正则,label-smoothing", TABLE).split() == [
        "batchnorm", "batch", "norm", "层", "用", "l2", "正", "则", "label", "smoothing",
    ]  # fmt: skip
    assert fold.indexed("𠮷野家 カタ", TABLE).split() == ["𠮷", "野", "家", "カ", "タ"]


def test_keys_compare_names() -> None:
    assert fold.key("Label-Smoothing", TABLE) == "label smoothing"
    assert fold.key(" CNN 卷積 层 ", TABLE) == "cnn卷积层"


def test_a_query_is_read_as_terms() -> None:
    terms = parse('BatchNorm层 "a b" 梯度 label-smoo', TABLE).terms
    assert [(term.tokens, term.prefix) for term in terms] == [
        (("batchnorm",), False),
        (("层",), False),
        (("a", "b"), False),
        (("梯", "度"), False),
        (("label", "smoo"), True),
    ]
    assert not parse("grad ", TABLE).terms[0].prefix
    assert parse("Juan Ji", TABLE).pinyin == "juanji"
    assert parse("juan'ji", TABLE).pinyin == "juanji"
    assert parse("卷ji", TABLE).pinyin == ""


def test_pinyin_words_start_at_every_character() -> None:
    runs = pinyin.syllables("CNN卷积与学习率")
    assert pinyin.written(runs) == "juan ji yu xue xi lv"
    full, short = pinyin.index_words(runs)
    assert full.split()[:2] == ["juanjiyuxuexilv", "jiyuxuexilv"]
    assert short.split() == ["jjyxxl", "jyxxl", "yxxl", "xxl", "xl", "l"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("juanji", (0, 2, False)),
        ("jj", (0, 2, False)),
        ("xuex", (3, 5, False)),
        ("xxl", (3, 6, False)),
        ("jjyxxl", (0, 6, True)),
        ("juanjiyuxuexilv", (0, 6, True)),
        ("zz", None),
        ("juanx", None),
    ],
)
def test_typed_pinyin_is_found(typed: str, place: tuple[int, int, bool] | None) -> None:
    found = pinyin.find("juan ji yu xue xi lv", typed)
    assert (None if found is None else (found.start, found.end, found.whole)) == place


def test_pinyin_does_not_run_over_other_text() -> None:
    assert pinyin.find(pinyin.written(pinyin.syllables("卷积 2 学习")), "jixue") is None


def marked(query: str, text: str) -> list[str]:
    snippet = Marker(parse(query, TABLE), TABLE).mark(text)
    return [text[start:end] for start, end in snippet.hits]


@pytest.mark.parametrize(
    ("query", "text", "hits"),
    [
        ("卷积", "卷積，卷 积，卷。积", ["卷積", "卷 积", "卷。积"]),
        ("norm", "BatchNorm abnormal normal", ["Norm", "normal"]),
        ("norm ", "BatchNorm normal norm", ["Norm", "norm"]),
        ("cnn卷积", "CNN卷积", ["CNN卷积"]),
        ("naive", "naïve", ["naïve"]),
        ("label-smoothing", "label_smoothing and label smoothing", [
            "label_smoothing", "label smoothing",
        ]),
        ("l2", "L2正则 ＸL2", ["L2"]),
    ],
)  # fmt: skip
def test_hits_are_marked(query: str, text: str, hits: list[str]) -> None:
    assert marked(query, text) == hits


def test_an_excerpt_begins_near_the_best_hit() -> None:
    text = "开头" * 200 + "梯度在这里。" + "中间" * 100 + "梯度消失与残差连接。" + "结尾" * 200
    snippet = Marker(parse("梯度 残差", TABLE), TABLE).excerpt(text)
    assert [snippet.text[start:end] for start, end in snippet.hits] == ["梯度", "残差"]
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert len(snippet.text) < 100


@given(st.text(max_size=300), st.text(min_size=1, max_size=6))
def test_excerpts_are_pieces_of_the_text(text: str, query: str) -> None:
    snippet = Marker(parse(query, TABLE), TABLE).excerpt(text)
    assert snippet.text.removeprefix("…").removesuffix("…").strip() in text + "…"
    for (_, end), (start, _) in zip(snippet.hits, snippet.hits[1:], strict=False):
        assert end < start
