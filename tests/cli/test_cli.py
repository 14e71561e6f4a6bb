"""The command line as a person meets it: whole processes on a temporary data folder."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studyapp.__main__ import first_word, main
from studyapp.base.paths import DataFolder
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.store import Store
from studyapp.store.bookmarks import Bookmark, Level
from tests.bank_builder import BankFolder

BOOKMARKED = QuestionRef(BankId("deep-learning"), QuestionId("label-smoothing"))
ELSEWHERE = QuestionRef(BankId("other"), QuestionId("thing"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose library is compiled once for all tests."""
    return tmp_path_factory.mktemp("data") / "own"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "studyapp", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )


def test_version_and_help() -> None:
    version = run("--version")
    assert (version.returncode, version.stdout.split()[0]) == (0, "studyapp")
    help_text = run("--help").stdout
    for command in ("check", "search", "import", "export", "backup", "--data-dir"):
        assert command in help_text


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["check", "--nonsense"],
        ["search"],
        ["search", "x", "--limit", "0"],
        ["export", "--format", "pdf"],
        ["--data-dir"],
    ],
)
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().out == ""


def test_the_first_word() -> None:
    assert first_word([]) is None
    assert first_word(["--data-dir", "x"]) is None
    assert first_word(["--data-dir=x", "notes.md"]) == "notes.md"
    assert first_word(["--data-dir", "x", "search", "y"]) == "search"


def test_check_of_a_good_bank(bank: BankFolder) -> None:
    done = run("check", bank.path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "no problem found" in done.stdout


def test_check_of_a_bad_bank_with_katex(bank: BankFolder) -> None:
    file = "training/losses/alpha/answer.en.md"
    line = bank.change(file, "$\\alpha=0.1$", "$\\frac{1}$")
    done = run("check", bank.path, "--json")
    assert (done.returncode, done.stderr) == (1, "")
    report = json.loads(done.stdout)
    assert report["questions"] == 2
    (problem,) = report["problems"]
    assert (problem["file"], problem["line"]) == (file, line)
    assert "frac" in problem["what"]
    readable = run("check", bank.path)
    assert readable.returncode == 1
    assert file in readable.stdout
    assert f"line {line}" in readable.stdout
    assert run("check", bank.path, "--only", "beta").returncode == 0


@pytest.mark.parametrize("folder", ["missing", "."])
def test_check_of_what_is_no_bank(folder: str, tmp_path: Path) -> None:
    done = run("check", tmp_path / folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("studyapp: ")
    assert "Traceback" not in done.stderr


def test_check_of_an_unknown_question(bank: BankFolder) -> None:
    done = run("check", bank.path, "--only", "gone")
    assert done.returncode == 1
    assert "gone" in done.stderr


def test_search(data: Path) -> None:
    done = run("search", "梯度消失", "--data-dir", data, "--json")
    assert done.returncode == 0
    results = json.loads(done.stdout)["results"]
    assert results[0].keys() == {
        "bank",
        "id",
        "title",
        "topic",
        "snippet",
        "language",
        "score",
    }
    assert results[0]["id"] == "vanishing-gradient"
    assert results[0]["topic"] == "foundations/gradients"
    scores = [result["score"] for result in results]
    assert scores == sorted(scores, reverse=True)
    assert len({result["id"] for result in results}) == len(results)


def test_search_for_people(data: Path) -> None:
    done = run("--data-dir", data, "search", "label", "smoothing", "--limit", "3")
    assert done.returncode == 0
    assert "deep-learning/label-smoothing" in done.stdout
    assert "[" in done.stdout  # what matched is marked
    assert "\x1b" not in done.stdout
    nothing = run("search", "qqqxyzzy", "--data-dir", data)
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert "qqqxyzzy" in nothing.stderr


def test_bookmarks_out_and_in(data: Path, tmp_path: Path) -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    store = Store.open(DataFolder(data))
    with store.transaction():
        for ref in (BOOKMARKED, ELSEWHERE):
            store.bookmarks.put(Bookmark(ref, Level.WEAK, ("exam",), "why $q$?", now, now))
    store.close()

    shown = run("export", "--data-dir", data, "--language", "en")
    document = json.loads(shown.stdout)
    assert document["bookmarks"][0]["title"] == "What is label smoothing and why does it help?"
    for name in ("all.json", "all.md"):
        file = tmp_path / name
        done = run("export", file, "--data-dir", data, "--json")
        assert json.loads(done.stdout) == {"file": str(file), "bookmarks": 2}
        fresh = tmp_path / f"fresh-{name}"
        dry = run("import", file, "--data-dir", fresh, "--dry-run", "--json")
        taken = run("import", file, "--data-dir", fresh, "--json")
        again = run("import", file, "--data-dir", fresh)
        assert (
            json.loads(dry.stdout)
            == json.loads(taken.stdout)
            == {
                "added": [str(BOOKMARKED), str(ELSEWHERE)],
                "changed": [],
                "unchanged": [],
                "unknown": [str(ELSEWHERE)],
            }
        )
        assert "0 bookmarks added, 0 changed, 2 as before" in again.stdout
        store = Store.open(DataFolder(fresh))
        assert [(b.ref, b.level, b.tags, b.note, b.added) for b in store.bookmarks.all()] == [
            (ref, Level.WEAK, ("exam",), "why $q$?", now) for ref in (BOOKMARKED, ELSEWHERE)
        ]
        store.close()


def test_a_bad_file_changes_nothing(data: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "studyapp-bookmarks",\n "version": 1, "bookmarks": [{}]}')
    before = run("export", "--data-dir", data).stdout
    done = run("import", bad, "--data-dir", data)
    assert done.returncode == 1
    assert str(bad) in done.stderr
    assert "Traceback" not in done.stderr
    assert run("export", "--data-dir", data).stdout == before
    assert run("import", tmp_path / "missing.json", "--data-dir", data).returncode == 1


def test_backup(data: Path, tmp_path: Path) -> None:
    Store.open(DataFolder(data)).close()
    made = json.loads(run("backup", "--data-dir", data, "--json").stdout)
    assert Path(made["path"]).is_file()
    listed = json.loads(run("backup", "--list", "--data-dir", data, "--json").stdout)
    assert made in listed["backups"]
    nothing = run("backup", "--data-dir", tmp_path / "empty")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert "Traceback" not in nothing.stderr


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("search", "x", "--data-dir", tmp_path / "file" / "data")
    assert done.returncode == 1
    assert "--data-dir" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_reader_of_the_output_may_leave(bank: BankFolder) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "studyapp", "check", str(bank.path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    process.wait(60)
    assert b"Traceback" not in complaint
    assert b"BrokenPipe" not in complaint


def test_the_window_imports_nothing_of_the_command_line() -> None:
    script = (
        "import sys, studyapp.__main__\n"
        "loaded = set(sys.modules)\n"
        "assert not loaded & {'argparse', 'studyapp.cli', 'json', 'tomllib', 'numpy'}, loaded\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.returncode == 0, done.stderr
