"""Banks are compiled beside the window, shown stale at once, and swapped when they are current."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot
from services_bank import write_question

from studyapp.base.errors import StudyAppError
from studyapp.base.paths import DataFolder
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.services import compile_child
from studyapp.services.libraries import BankSource, BankState, Libraries, library_path

SMALL = BankId("small")
ADAM = QuestionRef(SMALL, QuestionId("adam"))
LONG = 30_000  # milliseconds; a process is started


@pytest.fixture
def libraries(qapp: object, folder: DataFolder, bank: Path) -> Iterator[Libraries]:
    opened = Libraries(folder, [BankSource(SMALL, bank)])
    yield opened
    opened.close()


@pytest.fixture
def compiled(qtbot: QtBot, libraries: Libraries) -> Libraries:
    with qtbot.waitSignal(libraries.changed, timeout=LONG):
        libraries.open()
        libraries.refresh()
    return libraries


def html(libraries: Libraries) -> str:
    page = libraries.page(ADAM, Language.EN)
    assert page is not None
    return page.html


def test_the_first_start_compiles_and_tells_how_far_it_is(
    qtbot: QtBot, libraries: Libraries
) -> None:
    steps: list[tuple[BankId, int, int]] = []
    libraries.progress.connect(lambda *step: steps.append(step))
    libraries.open()
    assert libraries.banks == (SMALL,)
    assert libraries.state(SMALL) is BankState.WAITING
    assert libraries.get(SMALL) is None
    assert libraries.question(ADAM) is None
    assert libraries.title(SMALL).en == "small"
    with qtbot.waitSignal(libraries.changed, timeout=LONG) as changed:
        libraries.refresh()
        assert libraries.compiling(SMALL)
    assert changed.args == [SMALL]
    assert steps[0] == (SMALL, 0, 2)
    assert steps[-1] == (SMALL, 2, 2)
    assert libraries.state(SMALL) is BankState.READY
    assert not libraries.compiling(SMALL)
    assert libraries.title(SMALL).zh == "小题库"
    question = libraries.question(ADAM)
    assert question is not None
    assert question.title.en == "What is adam"
    assert "Adaptive moments" in html(libraries)


def test_what_is_compiled_is_there_at_once_and_not_compiled_again(
    qtbot: QtBot, compiled: Libraries, folder: DataFolder, bank: Path
) -> None:
    made = library_path(folder, SMALL).stat().st_mtime_ns
    again = Libraries(folder, [BankSource(SMALL, bank)])
    with qtbot.waitSignal(again.changed, timeout=0):
        again.open()
    assert again.state(SMALL) is BankState.READY
    with qtbot.waitSignal(again._compared, timeout=LONG) as compared:
        again.refresh()
    assert compared.args == [SMALL, False]
    assert not again.compiling(SMALL)
    assert library_path(folder, SMALL).stat().st_mtime_ns == made
    again.close()


def test_a_stale_library_is_shown_and_then_replaced(
    qtbot: QtBot, compiled: Libraries, bank: Path
) -> None:
    write_question(bank, "adam", "Another text by now")
    with qtbot.waitSignal(compiled.changed, timeout=LONG):
        compiled.refresh()
        assert "Adaptive moments" in html(compiled)
    assert "Another text by now" in html(compiled)


def test_a_damaged_library_is_made_again(
    qtbot: QtBot, compiled: Libraries, folder: DataFolder, bank: Path
) -> None:
    library_path(folder, SMALL).unlink()
    library_path(folder, SMALL).write_bytes(b"damaged" * 1000)
    again = Libraries(folder, [BankSource(SMALL, bank)])
    again.open()
    assert again.state(SMALL) is BankState.WAITING
    with qtbot.waitSignal(again.changed, timeout=LONG):
        again.refresh()
    assert "Adaptive moments" in html(again)
    again.close()


def test_a_broken_question_does_not_stop_the_rest(
    qtbot: QtBot, libraries: Libraries, bank: Path
) -> None:
    (bank / "training" / "dropout" / "question.toml").write_text("id = [broken")
    with qtbot.waitSignal(libraries.changed, timeout=LONG):
        libraries.refresh()
    assert "Adaptive moments" in html(libraries)
    broken = libraries.question(QuestionRef(SMALL, QuestionId("dropout")))
    assert broken is not None
    assert broken.broken


def test_a_folder_that_is_no_bank_is_said(qtbot: QtBot, folder: DataFolder, tmp_path: Path) -> None:
    nothing = Libraries(folder, [BankSource(BankId("gone"), tmp_path / "gone")])
    nothing.open()
    with qtbot.waitSignal(nothing.failed, timeout=LONG) as failed:
        nothing.refresh()
    bank, error = failed.args
    assert bank == "gone"
    assert isinstance(error, StudyAppError)
    assert str(tmp_path / "gone") in error.what
    assert nothing.state(BankId("gone")) is BankState.FAILED
    nothing.close()


def test_a_target_that_cannot_be_written_is_said(
    qtbot: QtBot, folder: DataFolder, bank: Path
) -> None:
    folder.path.mkdir()
    folder.libraries.write_text("a file where the folder should be")
    libraries = Libraries(folder, [BankSource(SMALL, bank)])
    with qtbot.waitSignal(libraries.failed, timeout=LONG) as failed:
        libraries.refresh()
    assert str(folder.libraries) in failed.args[1].what
    libraries.close()


def test_files_that_are_gone_leave_the_library_as_it_is(
    qtbot: QtBot, compiled: Libraries, bank: Path
) -> None:
    bank.rename(bank.with_name("elsewhere"))
    with qtbot.waitSignal(compiled._compared, timeout=LONG) as compared:
        compiled.refresh()
    assert compared.args == [SMALL, False]
    assert "Adaptive moments" in html(compiled)


def test_closing_in_the_middle_ends_the_process_and_keeps_the_library(
    qtbot: QtBot, compiled: Libraries, folder: DataFolder, bank: Path
) -> None:
    before = library_path(folder, SMALL).read_bytes()
    for number in range(40):
        write_question(bank, f"more-{number}", "text")
    with qtbot.waitSignal(compiled.progress, timeout=LONG):
        compiled.compile(SMALL)
    process = compiled._compilers[SMALL]._process.processId()
    compiled.close()
    assert library_path(folder, SMALL).read_bytes() == before
    if os.name != "nt":
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_process_that_dies_is_said(qtbot: QtBot, libraries: Libraries, bank: Path) -> None:
    for number in range(40):
        write_question(bank, f"more-{number}", "text")
    with qtbot.waitSignal(libraries.progress, timeout=LONG):
        libraries.refresh()
    with qtbot.waitSignal(libraries.failed, timeout=LONG) as failed:
        libraries._compilers[SMALL]._process.kill()
    assert "ended early" in failed.args[1].what
    assert libraries.state(SMALL) is BankState.FAILED
    with qtbot.waitSignal(libraries.changed, timeout=LONG):
        libraries.refresh()  # trying once more
    assert libraries.state(SMALL) is BankState.READY


def test_banks_come_and_go(qtbot: QtBot, compiled: Libraries, tmp_path: Path, bank: Path) -> None:
    other = BankId("other")
    with qtbot.waitSignal(compiled.changed, timeout=LONG) as changed:
        compiled.add(BankSource(other, bank))
    assert changed.args == [other]
    assert compiled.banks == (SMALL, other)
    with qtbot.waitSignal(compiled.changed) as changed:
        compiled.remove(other)
    assert compiled.banks == (SMALL,)
    assert compiled.get(other) is None


def test_the_window_goes_on_while_a_bank_is_compiled(
    qtbot: QtBot, libraries: Libraries, bank: Path
) -> None:
    """The event loop turns while the other process works. Its pauses are the benchmark's matter."""
    turns = 0

    def turn() -> None:
        nonlocal turns
        turns += 1

    ticker = QTimer()
    ticker.setInterval(0)
    ticker.timeout.connect(turn)
    clock = QElapsedTimer()
    clock.start()
    ticker.start()
    with qtbot.waitSignal(libraries.changed, timeout=LONG):
        libraries.refresh()
    ticker.stop()
    assert turns > clock.elapsed() / 16


def test_the_process_imports_no_qt_and_needs_no_installation(tmp_path: Path, bank: Path) -> None:
    target = tmp_path / "made" / "library.db"
    code = (
        "import sys; from studyapp.services import compile_child\n"
        "code = compile_child.main(sys.argv[1:])\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
        "sys.exit(code)"
    )
    root = Path(compile_child.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, str(bank), str(target)],
        env={**os.environ, "PYTHONPATH": str(root)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == '{"compiled": true}'
    assert target.is_file()


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert compile_child.command(Path("a"), Path("b"), background=True) == [
        sys.executable,
        "--compile-library",
        "a",
        "b",
        "background",
    ]


def test_a_shipped_library_is_shown_until_there_is_one_of_ones_own(
    qtbot: QtBot, folder: DataFolder, bank: Path, tmp_path: Path
) -> None:
    shipped = tmp_path / "shipped.db"
    assert compile_child.main([str(bank), str(shipped)]) == 0
    source = BankSource(SMALL, bank, shipped)
    libraries = Libraries(folder, [source])
    libraries.open()
    assert "Adaptive moments" in html(libraries)
    with qtbot.waitSignal(libraries._compared, timeout=LONG) as compared:
        libraries.refresh()
    assert compared.args == [SMALL, False]  # it fits its files: nothing is compiled
    write_question(bank, "adam", "Another text by now")
    with qtbot.waitSignal(libraries.changed, timeout=LONG):
        libraries.refresh()
    assert "Another text by now" in html(libraries)
    libraries.close()
    again = Libraries(folder, [source])
    again.open()
    assert "Another text by now" in html(again)
    again.close()
