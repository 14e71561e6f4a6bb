"""Search finds what people type, in their way of typing it, the best first."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.library.reader import Library
from studyapp.library.search import merged
from studyapp.library.topics import lay_out
from studyapp.library.writer import LibraryWriter, Record, SearchText
from studyapp.model.ids import BankId, QuestionId, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import Snippet
from studyapp.model.question import Topic

TOPIC = TopicId("cnn/layers")

# id -> title zh, title en, aliases zh, aliases en, text zh, text en (with its index form)
QUESTIONS: Mapping[str, tuple[str, str, tuple[str, ...], tuple[str, ...], str, str]] = {
    "convolution": (
        "卷积是怎么算的？",
        "How is a convolution computed?",
        ("卷积", "CNN"),
        ("conv",),
        "卷积核在输入上滑动。CNN卷积的参数共享，与L2正则一起用。",
        "A kernel slides over the input. Padding keeps the size; stride reduces it.",
    ),
    "conv-parameters": (
        "卷积层的参数量由什么决定？",
        "What decides the number of parameters of a convolution?",
        ("参数量",),
        (),
        "参数量为$K^2C_{in}C_{out}$，见⾯积。损失函数不变。",
        "Each filter has weights for every input channel, naïve or not.",
    ),
    "batch-norm": (
        "批归一化有什么作用？",
        "What does batch normalization do?",
        ("BatchNorm层", "BN"),
        ("BatchNorm",),
        "归一化每个通道，缓解梯度消失；ＲｅＬＵ之前或之后。公式$\\frac{x-\\mu}{\\sigma}$。",
        "It normalises each channel. The formula has $\\frac{x-\\mu}{\\sigma}$ in it.",
    ),
    "vanishing": (
        "梯度消失是什么？",
        "What are vanishing gradients?",
        ("梯度弥散",),
        (),
        "梯度消失是指梯度逐层变小，與學習率無關。梯度、梯度、梯度。",
        "Gradients shrink layer by layer.",
    ),
    "gan": (
        "生成对抗网络怎样训练？",
        "How is a GAN trained?",
        ("GAN",),
        ("GAN", "generative adversarial network"),
        "生成器与判别器交替训练，学习率要小。",
        "Generator and discriminator take turns; the gradient of the generator may vanish.",
    ),
    "receptive": (
        "感受野如何计算？",
        "How is a receptive field computed?",
        ("感受野",),
        (),
        "逐层累加。",
        "Add up layer by layer.",
    ),
}


def make(path: Path, bank: str = "small") -> Library:
    topics = (
        Topic(TopicId("cnn"), 0, Text("卷积网络", "CNNs")),
        Topic(TOPIC, 0, Text("层", "Layers")),
    )
    with LibraryWriter(
        path,
        bank=BankId(bank),
        title=Text("小", "Small"),
        version="1",
        topics=lay_out(topics, [TOPIC] * len(QUESTIONS)),
    ) as writer:
        for name, (zh, en, aliases_zh, aliases_en, text_zh, text_en) in QUESTIONS.items():
            writer.add(
                Record(
                    id=QuestionId(name),
                    topic=TOPIC,
                    title=Text(zh, en),
                    difficulty=1,
                    broken=False,
                    aliases={Language.ZH: aliases_zh, Language.EN: aliases_en},
                    texts={
                        Language.ZH: SearchText(text_zh, text_zh),
                        Language.EN: SearchText(text_en, text_en),
                    },
                )
            )
    return Library(path)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with make(tmp_path_factory.mktemp("library") / "small.sqlite") as made:
        yield made


def titles(library: Library, query: str, language: Language = Language.ZH) -> list[str]:
    return [str(hit.row.ref.question) for hit in library.search.titles(query, language)]


def texts(library: Library, query: str, language: Language = Language.ZH) -> list[str]:
    return [str(hit.row.ref.question) for hit in library.search.texts(query, language)]


def hits_of(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("卷积", "convolution"),  # an alias exactly, before titles that begin with it
        ("卷积层", "conv-parameters"),
        ("卷積", "convolution"),  # traditional
        ("梯度", "vanishing"),
        ("bn", "batch-norm"),
        ("ＢＮ", "batch-norm"),
        ("BatchNorm层", "batch-norm"),
        ("batchnorm層", "batch-norm"),
        ("norm", "batch-norm"),
        ("vanish", "vanishing"),
        ("gradients van", "vanishing"),
        ("gan", "gan"),  # the abbreviation before the pinyin of 感
        ("Gän", "gan"),
        ("juanji", "convolution"),
        ("jj", "convolution"),
        ("juanjic", "conv-parameters"),
        ("jjcdcs", "conv-parameters"),
        ("canshul", "conv-parameters"),
        ("ganshou", "receptive"),
        ("gsy", "receptive"),
        ("tiduxiaoshi", "vanishing"),
        ("梯度为什么会消失？", "vanishing"),
        ("what is the receptive field", "receptive"),
    ],
)
def test_titles_and_aliases(library: Library, query: str, first: str) -> None:
    assert titles(library, query)[0] == first


def test_the_order_of_title_hits(library: Library) -> None:
    hits = library.search.titles("卷积", Language.ZH)
    assert [str(hit.row.ref.question) for hit in hits] == ["convolution", "conv-parameters"]
    assert hits[0].score > hits[1].score
    assert hits[0].matched == Snippet("卷积", ((0, 2),))
    assert hits[1].matched == Snippet("卷积层的参数量由什么决定？", ((0, 2),))
    assert hits[0].path == Text("卷积网络 › 层", "CNNs › Layers")


def test_pinyin_marks_the_characters(library: Library) -> None:
    (hit,) = library.search.titles("canshul", Language.ZH)
    assert hit.matched.text == "参数量"
    assert hits_of(hit.matched) == ["参数量"]
    hit = library.search.titles("xiaos", Language.ZH)[0]
    assert hits_of(hit.matched) == ["消失"]


def test_titles_prefer_the_readers_language(library: Library) -> None:
    assert library.search.titles("cnn", Language.EN)[0].row.ref.question == "convolution"
    english = library.search.titles("batchnorm", Language.EN)[0]
    assert english.matched.text == "BatchNorm"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("卷积", {"convolution", "conv-parameters"}),
        ("CNN卷积", {"convolution"}),
        ("L2正则", {"convolution"}),
        ("梯度消失", {"vanishing", "batch-norm"}),
        ("ReLU", {"batch-norm"}),
        ("relu", {"batch-norm"}),
        ("学习率", {"vanishing", "gan"}),
        ("學習率", {"vanishing", "gan"}),
        ("面积", {"conv-parameters"}),  # written with a Kangxi radical
        ("naive", {"conv-parameters"}),
        ("NAÏVE", {"conv-parameters"}),
        ("frac", {"batch-norm"}),
        ("\\frac", {"batch-norm"}),
        ("discrim", {"gan"}),
        ('"each channel"', {"batch-norm"}),
        ('"channel each"', set()),
        ("“layer by layer”", {"vanishing", "receptive"}),
        ("padding stride", {"convolution"}),
        ("stride padding", {"convolution"}),
        ("padding,stride", {"convolution"}),
        ("BN 通道", {"batch-norm"}),
        ("layer  shrink", {"vanishing"}),
    ],
)
def test_full_texts(library: Library, query: str, expected: set[str]) -> None:
    assert set(texts(library, query)) == expected


def test_texts_are_ranked_with_names_first(library: Library) -> None:
    assert texts(library, "梯度")[0] == "vanishing"
    assert texts(library, "training generator")[0] == "gan"
    scores = [hit.score for hit in library.search.texts("梯度", Language.ZH)]
    assert scores == sorted(scores, reverse=True)


def test_a_whole_question_finds_by_its_meaning(library: Library) -> None:
    assert texts(library, "为什么梯度会消失")[0] == "vanishing"
    assert texts(library, "why do gradients shrink")[0] == "vanishing"
    assert texts(library, "卷积核的滑动方式xyz")[0] == "convolution"


def test_a_hit_says_its_language_and_its_snippet_is_cut_there(library: Library) -> None:
    hits = library.search.texts("channel", Language.ZH)
    assert {hit.language for hit in hits} == {Language.EN}
    snippets = library.search.snippets("channel", hits)
    assert [hits_of(snippet) for snippet in snippets] == [["channel"], ["channel"]]
    (frac,) = library.search.texts(r"\frac", Language.EN)
    assert frac.language is Language.EN
    (frac,) = library.search.texts(r"\frac", Language.ZH)
    assert frac.language is Language.ZH
    (snippet,) = library.search.snippets(r"\frac", [frac])
    assert hits_of(snippet) == ["frac"]


def test_snippets_mark_what_was_typed(library: Library) -> None:
    hits = [
        hit
        for hit in library.search.texts("學習率", Language.ZH)
        if hit.row.ref.question == "vanishing"
    ]
    (snippet,) = library.search.snippets("學習率", hits)
    assert hits_of(snippet) == ["學習率"]
    hits = library.search.texts("relu", Language.ZH)
    assert hits_of(library.search.snippets("relu", hits)[0]) == ["ＲｅＬＵ"]


def test_a_hit_by_name_alone_shows_how_the_text_begins(library: Library) -> None:
    hits = library.search.texts("弥散", Language.ZH)
    (snippet,) = library.search.snippets("弥散", hits)
    assert snippet.hits == ()
    assert snippet.text.startswith("梯度消失是指")


HOSTILE = [
    "",
    " ",
    '"',
    '""',
    '"a',
    'a" OR "b',
    "NEAR(a b)",
    "a AND",
    "NOT a",
    "a*",
    "*",
    "^a",
    "{zh} : a",
    "zh:a",
    "a + b",
    "(((",
    "\x00",
    "a\x00b",
    "'; DROP TABLE question; --",
    "%_",
    "🦀",
    "\ud800",
    "a" * 100_000,
    "卷" * 100_000,
    " ".join(["ab"] * 10_000),
    '"' * 10_000,
    "̈" * 50,
    "\u202e卷积",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_are_only_queries(library: Library, query: str) -> None:
    library.search.titles(query, Language.ZH)
    library.search.snippets(query, library.search.texts(query, Language.EN))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(['"', "*", "^", ":", "(", ")", "NEAR", "AND", "{", "}", "+", "-", " "]),
            st.sampled_from(
                ["卷积", "梯度", "gan", "BatchNorm层", "\\frac", "“", "ﬁ", "İ", "ß", "㎏"]
            ),
            st.text(max_size=6),
        ),
        max_size=8,
    ).map("".join)
)
def test_no_query_is_an_error(library: Library, query: str) -> None:
    for hit in library.search.titles(query, Language.ZH):
        assert all(0 <= start < end <= len(hit.matched.text) for start, end in hit.matched.hits)
    hits = library.search.texts(query, Language.ZH)
    for snippet in library.search.snippets(query, hits):
        assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.hits)


def test_every_beginning_of_a_query_can_be_typed(library: Library) -> None:
    for query in ("BatchNorm层", '"layer by layer"', "juanji", r"\frac", "梯度消失 relu"):
        for end in range(1, len(query) + 1):
            library.search.titles(query[:end], Language.ZH)
            library.search.texts(query[:end], Language.ZH)


def test_a_cancelled_query_ends_empty(library: Library) -> None:
    assert library.search.texts("梯度", Language.ZH, cancelled=lambda: True) == []
    assert library.search.texts("梯度", Language.ZH) != []


def test_limits(library: Library) -> None:
    assert len(library.search.titles("a", Language.ZH, limit=1)) == 1
    assert len(library.search.texts("the", Language.ZH, limit=2)) == 2


def test_a_query_needs_no_heavy_import(library: Library, project: Path) -> None:
    import subprocess
    import sys

    program = (
        "import sys; from pathlib import Path\n"
        "from studyapp.library.reader import Library\n"
        "from studyapp.model.language import Language\n"
        f"library = Library(Path({str(library.path)!r}))\n"
        "assert library.search.titles('卷積', Language.ZH)\n"
        "assert library.search.titles('juanji', Language.ZH)\n"
        "hits = library.search.texts('學習率', Language.ZH)\n"
        "assert library.search.snippets('學習率', hits)\n"
        "heavy = {'opencc', 'pypinyin', 'markdown', 'nh3', 'pygments', 'numpy', 'simpleeval'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "library.close()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=project)


def test_several_libraries_make_one_ranking(library: Library, tmp_path: Path) -> None:
    with make(tmp_path / "other.sqlite", "other") as other:
        found = merged(
            [each.search.titles("卷积", Language.ZH) for each in (library, other)], limit=3
        )
    assert [str(hit.row.ref) for hit in found] == [
        "small/convolution",
        "other/convolution",
        "small/conv-parameters",
    ]


def test_two_threads_search_while_one_is_stopped(library: Library) -> None:
    stopped = threading.Event()
    stopped.set()
    results: dict[str, int] = {}

    def search(name: str, stop: threading.Event | None) -> None:
        found = library.search.texts(
            "梯度", Language.ZH, cancelled=stop.is_set if stop is not None else None
        )
        results[name] = len(found)

    threads = [
        threading.Thread(target=search, args=("stopped", stopped)),
        threading.Thread(target=search, args=("free", None)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results["stopped"] == 0
    assert results["free"] > 0
