"""How fast search answers while one types, in 10,000 and 100,000 questions.

Forty queries are typed letter by letter; a third of them are words that stand in a fifth and more
of the documents. Each letter is one measurement. The large library takes some minutes and 2 GB to
make; ``STUDYAPP_BENCH_FOLDER`` names a folder to keep it in for other runs.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from studyapp.library.reader import Library
from studyapp.model.language import Language
from tests.benchmarks import places
from tests.benchmarks.figures import QUICK, Figure, figure, percentile, tell

ROWS = 12  # visible at once
FREQUENT = [
    "梯度",
    "网络",
    "损失",
    "训练",
    "卷积",
    "参数",
    "gradient",
    "network",
    "loss",
    "training",
]
FREQUENT += ["convolution", "softmax", "Adam"]
OTHERS = [
    "梯度消失", "标签平滑", "深度可分离", "混淆矩阵", "BatchNorm层", "L2正则化", "CNN卷积", "卷積",
    "juanji", "jhhs", "ganshouye", "zhuyili", "smoothing", "vanishing gradient", "calibration",
    "dilated convolution", '"loss network"', r"\frac", "Faster-RCNN", "resnet 梯度", "katemin",
    "luxqua", "dropout 过拟合", "why does attention need momentum", "为什么卷积需要动量",
    "扩散模型 encoder", "quantization",
]  # fmt: skip
QUERIES = FREQUENT + OTHERS
TARGETS = {10_000: (8.0, 40.0), 100_000: (20.0, 300.0)}  # ms, p95


def typed() -> list[str]:
    """What stands in the field after each letter."""
    return [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]


def run() -> Iterator[Figure]:
    """Titles and aliases, and full text with the excerpts of the visible rows, for each size."""
    for size, (titles_target, texts_target) in TARGETS.items():
        if QUICK and size > 10_000:
            continue
        with Library(places.library(size)) as library:
            yield from _measured(library, size, titles_target, texts_target)


def _measured(
    library: Library, size: int, titles_target: float, texts_target: float
) -> Iterator[Figure]:
    library.search.titles("warm", Language.ZH)
    titles: list[float] = []
    texts: list[float] = []
    for query in typed():
        begin = time.perf_counter()
        library.search.titles(query, Language.ZH, ROWS)
        titles.append(1000 * (time.perf_counter() - begin))
        begin = time.perf_counter()
        hits = library.search.texts(query, Language.ZH, 50)
        library.search.snippets(query, hits[:ROWS])
        texts.append(1000 * (time.perf_counter() - begin))
    name = f"search in {size:,} questions"
    for what, times, target in (
        ("titles and aliases", titles, titles_target),
        ("full text with excerpts", texts, texts_target),
    ):
        yield figure(f"{name}: {what}, p95", percentile(times, 95), "ms", target)
        yield figure(f"{name}: {what}, median", percentile(times, 50), "ms")
    yield figure(f"{name}: stopping a superseded query, worst", _stopping(library), "ms")


def _stopping(library: Library) -> float:
    """The longest time between asking a query of the commonest words to stop and its end."""
    worst = 0.0
    for wait in (0.001, 0.003, 0.01):
        asked = threading.Event()
        started = threading.Event()
        ended: list[float] = []

        def search(
            asked: threading.Event = asked,
            started: threading.Event = started,
            ended: list[float] = ended,
        ) -> None:
            started.set()
            library.search.texts("的 the", Language.ZH, 50, asked.is_set)
            ended.append(time.perf_counter())

        thread = threading.Thread(target=search)
        thread.start()
        started.wait()
        time.sleep(wait)
        begin = time.perf_counter()
        asked.set()
        thread.join()
        worst = max(worst, 1000 * (ended[0] - begin))
    return worst


if __name__ == "__main__":
    tell(run())
