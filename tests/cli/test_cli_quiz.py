"""A quiz in the terminal: answered through standard input, left, gone on with, killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from studyapp.base.paths import DataFolder
from studyapp.cli.quiz_answers import UnclearError, item_lines, parse, right_lines, typed_confidence
from studyapp.cli.readable import formula, readable
from studyapp.items.instance import Instance, instantiate
from studyapp.items.marking import mark
from studyapp.items.responses import Choice, Matches, Number, Order, Verdict
from studyapp.items.types import Item, ItemType, Option, Pair
from studyapp.model.attempt import Confidence
from studyapp.model.ids import ItemId
from studyapp.model.language import Language, Text
from studyapp.store import Store

ROOT = Path(__file__).resolve().parents[2]
# Where the tests run in the background of a shell, SIGINT is ignored, and that is inherited.
HEEDING_CTRL_C = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("studyapp", run_name="__main__", alter_sys=True)
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose library is compiled once for all tests."""
    return tmp_path_factory.mktemp("quiz") / "own"


def quiz(
    data: Path, typed: str, *arguments: str, code: int = 0
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "studyapp", "quiz", "--data-dir", str(data), *arguments],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        cwd=ROOT,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stderr
    return done


def test_an_exam_from_start_to_result(data: Path) -> None:
    done = quiz(
        data, "t\nf\n:flag\n:show\n:back\n\n:submit\n", "--exam", "--minutes", "10", "--json",
        "--types", "true-false", "single", "--count", "4", "--language", "en", "--seed", "7",
    )  # fmt: skip
    result: dict[str, Any] = json.loads(done.stdout)
    assert (result["mode"], result["ended"]) == ("exam", "by-hand")
    assert len(result["items"]) == result["score"]["of"] == 4
    assert result["score"]["points"] == sum(item["score"] for item in result["items"])
    assert set(result["wrong"]) == {one["item"] for one in result["items"] if not one["right"]}
    assert "4 questions, exam, 10 minutes" in done.stderr
    assert "⚑" in done.stderr
    assert "✓" not in done.stderr  # no feedback in an exam
    store = Store.open(DataFolder(data))
    assert len(store.attempts.all()) == sum(item["answered"] for item in result["items"])
    store.close()


def test_left_at_the_end_of_the_input_and_gone_on_with(data: Path) -> None:
    left = quiz(data, "5\n", "--types", "numeric", "--count", "3", "--language", "en")
    assert "studyapp quiz --resume" in left.stdout
    resumed = quiz(data, "6\n7\n\n", "--resume", "--json", "--language", "en")
    result = json.loads(resumed.stdout)
    assert [item["answered"] for item in result["items"]] == [True, True, True]
    none = quiz(data, "", "--resume", code=1)
    assert "no unfinished session" in none.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and SIGINT are POSIX's")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_killed_in_the_middle(data: Path, sent: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", HEEDING_CTRL_C, "quiz", "--data-dir", str(data), "--exam",
         "--types", "numeric", "--count", "3", "--minutes", "5", "--language", "en"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write("41\n")
    process.stdin.flush()
    seen = ""
    while "[2/3]" not in seen:
        seen += process.stdout.readline()
    process.send_signal(sent)
    rest = process.stdout.read() + process.stderr.read()
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()
    assert process.wait(60) == (-sent if sent is signal.SIGKILL else 130)
    assert "Traceback" not in rest
    result = json.loads(quiz(data, ":go 1\n:submit\n", "--resume", "--json").stdout)
    assert [item["answered"] for item in result["items"]] == [True, False, False]


def test_an_exam_ends_at_zero_while_one_thinks(data: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "studyapp", "quiz", "--data-dir", str(data), "--exam", "--json",
         "--types", "numeric", "--count", "2", "--minutes", "0.02", "--language", "en"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdin is not None
    result = json.loads(process.stdout.read())
    said = process.stderr.read()
    assert process.wait(60) == 0
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()
    assert result["ended"] == "time"
    assert "The time is up." in said


def test_what_cannot_be(data: Path) -> None:
    assert "There is no topic astrology" in quiz(data, "", "--topic", "astrology", code=1).stderr
    nothing = quiz(data, "", "--bookmarks", "solid", code=1)
    assert nothing.stderr.strip().endswith("wider range of difficulty.")
    quiz(data, "", "--minutes", "0", code=2)
    quiz(data, "", "--types", "song", code=2)


def text(words: str) -> Text:
    return Text(words, words)


OPTIONS = tuple(Option(text(name), key=name in "ac", why=text(f"why {name}")) for name in "abc")
CHOICE = instantiate(Item(ItemId("i"), ItemType.MULTIPLE, text("?"), options=OPTIONS), 3)
STEPS = instantiate(
    Item(ItemId("i"), ItemType.ORDERING, text("?"), steps=tuple(map(text, "xyz"))), 3
)
PAIRS = instantiate(
    Item(
        ItemId("i"),
        ItemType.MATCHING,
        text("?"),
        pairs=tuple(Pair(text(left), text(left.upper())) for left in "pqr"),
    ),
    3,
)


@pytest.mark.parametrize("instance", [STEPS, PAIRS])
def test_the_right_answer_is_said_as_it_would_be_typed(instance: Instance) -> None:
    (typed,) = right_lines(instance, Language.EN)
    response = parse(instance, typed)
    assert response == instance.right_response()
    assert mark(instance, response, Language.EN).right


def test_places_on_the_screen_become_indices_of_the_item() -> None:
    lines = list(item_lines(CHOICE, Language.EN))
    assert lines[1:] == [f"  {at + 1}. {'abc'[of]}" for at, of in enumerate(CHOICE.order)]
    for typed in ("1 3", "13", "1,3", "１、３"):
        assert parse(CHOICE, typed) == Choice(frozenset({CHOICE.order[0], CHOICE.order[2]}))
    assert parse(STEPS, "3 1 2") == Order(tuple(STEPS.order[at] for at in (2, 0, 1)))
    assert parse(PAIRS, "c a b") == Matches(tuple(PAIRS.order[at] for at in (2, 0, 1)))


def test_what_names_nothing_is_refused_with_what_to_do() -> None:
    for instance, typed in [
        *[(CHOICE, typed) for typed in ("4", "0", "1 1", "a", "1-2", "")],
        *[(STEPS, typed) for typed in ("1 2", "1 2 2", "x")],
        *[(PAIRS, typed) for typed in ("a b", "a b d", "1 2 3")],
    ]:
        with pytest.raises(UnclearError) as error:
            parse(instance, typed)
        assert error.value.remedy


def test_truth_and_confidence_in_both_languages() -> None:
    item = instantiate(Item(ItemId("i"), ItemType.TRUE_FALSE, text("?"), key=True), 0)
    assert parse(item, "对") == parse(item, "T") == Verdict(True)
    assert parse(item, "错") == parse(item, "no") == Verdict(False)
    assert typed_confidence("") is None
    assert typed_confidence("S") == typed_confidence("确定") == Confidence.SURE
    with pytest.raises(UnclearError):
        typed_confidence("perhaps")


def test_formulas_are_readable() -> None:
    assert formula(r"\frac{\partial\mathcal{L}}{\partial w_{ij}}") == "(∂L)/(∂w_ij)"
    assert formula(r"\alpha\le 2\times10^{-3}") == "α≤2×10^(-3)"
    assert formula(r"\sqrt{x}+\operatorname{softmax}(z)^\top") == "√x+softmax(z)ᵀ"
    assert formula(r"\begin{pmatrix}1&2\\3&4\end{pmatrix}") == "(1 2; 3 4)"
    assert readable("**Which** `loss` is $\\hat{y}$, [[1]]?") == "Which loss is y\u0302, [1]?"
    assert readable("see [Adam](q:adam)") == "see Adam"


def test_a_number_is_kept_as_it_was_typed() -> None:
    numeric = Item(ItemId("i"), ItemType.NUMERIC, text("?"))
    assert parse(Instance(numeric, 0, {}), " １.５万 ") == Number("１.５万")
