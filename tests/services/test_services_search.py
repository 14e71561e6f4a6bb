"""Search answers on the window's thread, and only for the latest query."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from studyapp.bank import read_bank
from studyapp.base.paths import DataFolder
from studyapp.library.compile import compile_bank
from studyapp.library.errors import UnusableLibraryError
from studyapp.model.ids import BankId
from studyapp.model.language import Language
from studyapp.services.libraries import BankSource, Libraries, library_path
from studyapp.services.search import SearchService

SMALL = BankId("small")


@pytest.fixture
def libraries(qapp: object, folder: DataFolder, bank: Path) -> Iterator[Libraries]:
    folder.libraries.mkdir(parents=True)
    compile_bank(read_bank(bank), library_path(folder, SMALL))
    opened = Libraries(folder, [BankSource(SMALL, bank)])
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def search(libraries: Libraries) -> Iterator[SearchService]:
    service = SearchService(libraries)
    yield service
    service.close()


def answers(signal: SignalInstance) -> list[tuple[int, Any]]:
    """What a signal says from now on."""
    said: list[tuple[int, Any]] = []
    signal.connect(lambda number, hits: said.append((number, hits)))
    return said


def test_titles_texts_and_snippets(qtbot: QtBot, search: SearchService) -> None:
    titles, texts = answers(search.title_results), answers(search.text_results)
    number = search.search("adam", Language.EN)
    qtbot.waitUntil(lambda: bool(titles and texts))
    assert [(n, [hit.row.ref.question for hit in hits]) for n, hits in titles] == [
        (number, ["adam"])
    ]
    assert [(n, hits[0].row.ref.question) for n, hits in texts] == [(number, "adam")]

    with qtbot.waitSignal(search.text_results) as found:
        number = search.search("moments", Language.EN)
    (hit,) = found.args[1]
    with qtbot.waitSignal(search.snippets) as cut:
        search.cut_snippets(number, [hit])
    assert cut.args[0] == number
    snippet = cut.args[1][hit]
    start, end = snippet.hits[0]
    assert snippet.text[start:end] == "moments"


def test_answers_come_on_the_windows_thread(qtbot: QtBot, search: SearchService) -> None:
    threads = []
    search.title_results.connect(lambda _number, _hits: threads.append(threading.current_thread()))
    with qtbot.waitSignal(search.title_results):
        search.search("梯度", Language.ZH)
    assert threads == [threading.main_thread()]


def test_only_the_latest_query_is_answered(qtbot: QtBot, search: SearchService) -> None:
    answered: list[int] = []
    search.title_results.connect(lambda number, _hits: answered.append(number))
    search.text_results.connect(lambda number, _hits: answered.append(number))
    numbers = [search.search("gradient"[:length], Language.EN) for length in range(1, 9)]
    qtbot.waitUntil(lambda: len(answered) == 2)
    assert set(answered) == {numbers[-1]}
    search.search("drop", Language.EN)
    search.cancel()
    with qtbot.waitSignal(search.text_results):
        last = search.search("dropout", Language.EN)
    assert set(answered[2:]) == {last}


def test_titles_alone_and_as_many_as_wanted(qtbot: QtBot, search: SearchService) -> None:
    titles, texts = answers(search.title_results), answers(search.text_results)
    search.search("what is", Language.EN, full_text=False, most=1)
    qtbot.waitUntil(lambda: bool(titles))
    assert len(titles[0][1]) == 1
    with qtbot.waitSignal(search.text_results):
        last = search.search("moments", Language.EN)
    assert [number for number, _hits in texts] == [last]


def test_nothing_open_is_answered_with_nothing(qtbot: QtBot, folder: DataFolder) -> None:
    libraries = Libraries(folder, [])
    search = SearchService(libraries)
    search.warm_up()
    titles, texts = answers(search.title_results), answers(search.text_results)
    number = search.search("adam", Language.EN)
    qtbot.waitUntil(lambda: bool(titles and texts))
    assert titles == texts == [(number, [])]
    search.close()


def test_several_banks_are_one_ranking(
    qtbot: QtBot, folder: DataFolder, bank: Path, libraries: Libraries, search: SearchService
) -> None:
    other = BankId("other")
    toml = bank / "bank.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('"small"', '"other"'))
    compile_bank(read_bank(bank), library_path(folder, other))
    libraries.add(BankSource(other, bank))
    with qtbot.waitSignal(search.text_results) as found:
        number = search.search("moments", Language.EN)
    hits = found.args[1]
    assert {hit.row.ref.bank for hit in hits} == {SMALL, other}
    with qtbot.waitSignal(search.snippets) as cut:
        search.cut_snippets(number, hits)
    assert set(cut.args[1]) == set(hits)


def test_a_damaged_library_is_said_and_made_again(
    qtbot: QtBot, folder: DataFolder, libraries: Libraries, search: SearchService
) -> None:
    path = library_path(folder, SMALL)
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)  # in place: under the open connection
    with (
        qtbot.waitSignal(libraries.changed, timeout=30_000),
        qtbot.waitSignal(search.failed) as failed,
    ):
        search.search("adam", Language.EN)
    assert isinstance(failed.args[1], UnusableLibraryError)
    with qtbot.waitSignal(search.title_results) as found:
        search.search("adam", Language.EN)
    assert len(found.args[1]) == 1


def test_a_bug_on_the_worker_is_reported_and_the_worker_lives(
    qtbot: QtBot, search: SearchService
) -> None:
    def bug() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        search._number += 1
        search._give(search._names, search._number, bug)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    with qtbot.waitSignal(search.title_results):
        search.search("adam", Language.EN)


def test_closing_ends_the_threads(qtbot: QtBot, libraries: Libraries) -> None:
    search = SearchService(libraries)
    with qtbot.waitSignal(search.text_results):
        search.search("adam", Language.EN)
    assert {"search titles", "search texts"} <= {t.name for t in threading.enumerate()}
    search.search("dropout", Language.EN)
    search.close()
    assert not {"search titles", "search texts"} & {t.name for t in threading.enumerate()}
