"""How fast search answers while one types, in 10,000 and 100,000 questions.

Run as ``python tests/benchmarks/search.py [--quick] [--keep FOLDER]``: one JSON object per figure.
``--quick`` leaves the 100,000 out; ``--keep`` makes the libraries in a folder and uses those that
are there already (they take four minutes and 2 GB).

Forty queries are typed letter by letter; a third of them are words that stand in a fifth and more
of the documents. Each letter is one measurement. The library is in the system's cache.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studyapp.library.reader import Library
from studyapp.model.language import Language
from tests.benchmarks.synthetic import make_library

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


def run(*, quick: bool = False, keep: Path | None = None) -> Iterator[dict[str, object]]:
    """One object per figure: name, value, unit, target, met."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        for size, (titles_target, texts_target) in TARGETS.items():
            if quick and size > 10_000:
                continue
            path = folder / f"synthetic-{size}.sqlite"
            if not path.exists():
                make_library(path, size)
            with Library(path) as library:
                yield from _measured(library, size, titles_target, texts_target)
            if keep is None:
                path.unlink()


def _measured(
    library: Library, size: int, titles_target: float, texts_target: float
) -> Iterator[dict[str, object]]:
    typed = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]
    _read_through(library.path)
    library.search.titles("warm", Language.ZH)
    titles: list[float] = []
    texts: list[float] = []
    for query in typed:
        begin = time.perf_counter()
        library.search.titles(query, Language.ZH, ROWS)
        titles.append(1000 * (time.perf_counter() - begin))
        begin = time.perf_counter()
        hits = library.search.texts(query, Language.ZH, 50)
        library.search.snippets(query, hits[:ROWS])
        texts.append(1000 * (time.perf_counter() - begin))
    name = f"search in {size:,} questions"
    yield _figure(f"{name}: titles and aliases, p95", _percentile(titles, 95), "ms", titles_target)
    yield _figure(f"{name}: titles and aliases, median", _percentile(titles, 50), "ms", None)
    yield _figure(
        f"{name}: full text with excerpts, p95", _percentile(texts, 95), "ms", texts_target
    )
    yield _figure(f"{name}: full text with excerpts, median", _percentile(texts, 50), "ms", None)
    yield _figure(f"{name}: stopping a superseded query, worst", _stopping(library), "ms", None)


def _read_through(path: Path) -> None:
    """Bring the file into the system's cache: search is measured, not the disk."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


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


def _percentile(values: list[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


def _figure(name: str, value: float, unit: str, target: float | None) -> dict[str, object]:
    met = None if target is None else value <= target
    return {"name": name, "value": round(value, 2), "unit": unit, "target": target, "met": met}


if __name__ == "__main__":
    kept = Path(sys.argv[sys.argv.index("--keep") + 1]) if "--keep" in sys.argv else None
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
    for figure in run(quick="--quick" in sys.argv, keep=kept):
        print(json.dumps(figure, ensure_ascii=False), flush=True)
