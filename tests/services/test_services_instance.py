"""One program for each data folder; a second start hands over; a kill leaves nothing stuck."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from studyapp.base.errors import StudyAppError
from studyapp.base.paths import DataFolder
from studyapp.services.instance import HandOver, Instance, address_of

ROOT = Path(__file__).resolve().parents[2]

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from studyapp.base.paths import DataFolder
from studyapp.services.instance import Instance
app = QCoreApplication([])
instance = Instance.claim(DataFolder(Path(sys.argv[1])), [Path(name) for name in sys.argv[2:]])
print("second" if instance is None else "first", flush=True)
"""
FIRST = (
    SECOND
    + """
instance.listen()
print("listening", flush=True)
app.exec()
"""
)


@pytest.fixture
def first(qapp: object, folder: DataFolder) -> Iterator[Instance]:
    instance = Instance.claim(folder)
    assert instance is not None
    instance.listen()
    yield instance
    instance.close()


def start(code: str, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd=ROOT,
    )


def finish(process: subprocess.Popen[str]) -> str:
    said, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    return said.strip()


def test_a_second_start_hands_its_files_over(
    qtbot: QtBot, first: Instance, folder: DataFolder
) -> None:
    with qtbot.waitSignal(first.handed_over, timeout=30_000) as handed:
        second = start(
            SECOND, str(folder.path), "notes.md", "/tmp/梯度 x.md", XDG_ACTIVATION_TOKEN="token"
        )
    assert handed.args == [
        HandOver((ROOT / "notes.md", Path("/tmp/梯度 x.md")), "token"),
    ]
    assert finish(second) == "second"
    with qtbot.waitSignal(first.handed_over, timeout=30_000) as handed:
        third = start(SECOND, str(folder.path), XDG_ACTIVATION_TOKEN="")
    assert handed.args == [HandOver((), "")]
    assert finish(third) == "second"


def test_another_data_folder_is_another_program(
    first: Instance, folder: DataFolder, tmp_path: Path
) -> None:
    other = DataFolder(tmp_path / "other")
    assert address_of(other) != address_of(folder)
    instance = Instance.claim(other)
    assert instance is not None
    instance.close()


def test_after_an_orderly_end_the_next_is_the_first(qapp: object, folder: DataFolder) -> None:
    for _ in range(3):
        instance = Instance.claim(folder)
        assert instance is not None
        instance.listen()
        instance.close()
        instance.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_after_kill_9_the_next_is_the_first(qtbot: QtBot, folder: DataFolder) -> None:
    killed = start(FIRST, str(folder.path))
    assert killed.stdout is not None
    assert [killed.stdout.readline().strip() for _ in range(2)] == ["first", "listening"]
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert Path(address_of(folder)).exists()  # its socket is still there
    instance = Instance.claim(folder)
    assert instance is not None
    instance.listen()
    with qtbot.waitSignal(instance.handed_over, timeout=30_000):
        second = start(SECOND, str(folder.path))
    assert finish(second) == "second"
    instance.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGSTOP is POSIX's")
def test_a_first_one_that_hangs_is_said(qapp: object, folder: DataFolder) -> None:
    hanging = start(FIRST, str(folder.path))
    assert hanging.stdout is not None
    assert [hanging.stdout.readline().strip() for _ in range(2)] == ["first", "listening"]
    hanging.send_signal(signal.SIGSTOP)
    try:
        with pytest.raises(StudyAppError, match="does not answer"):
            Instance.claim(folder, patience=0.0)
    finally:
        hanging.kill()
        hanging.communicate()


def test_two_starts_at_once_make_one_first(folder: DataFolder) -> None:
    both = [start(FIRST, str(folder.path)) for _ in range(2)]
    outputs = [process.stdout for process in both]
    said = []
    for output in outputs:
        assert output is not None
        said.append(output.readline().strip())
    try:
        assert sorted(said) == ["first", "second"]
    finally:
        for process in both:
            process.kill()
            process.communicate()


@pytest.mark.parametrize("message", [b"not json\n", b"[]\n", b'{"files": 3}\n', b"x" * (2 << 20)])
def test_what_is_not_from_us_is_dropped(
    qtbot: QtBot, first: Instance, folder: DataFolder, message: bytes
) -> None:
    stranger = QLocalSocket()
    with qtbot.assertNotEmitted(first.handed_over):
        stranger.connectToServer(address_of(folder))
        assert stranger.waitForConnected(1000)
        stranger.write(message)
        qtbot.waitUntil(lambda: stranger.state() is QLocalSocket.LocalSocketState.UnconnectedState)


def test_the_socket_lies_in_a_private_folder(
    qapp: object, folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name == "nt":
        pytest.skip("pipes are in no folder")
    runtime = Path(os.environ["XDG_RUNTIME_DIR"])
    assert Path(address_of(folder)).parent == runtime
    runtime.chmod(0o755)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    own = Path(address_of(folder)).parent
    assert own == tmp_path / f"studyapp-{os.getuid()}"
    assert own.stat().st_mode & 0o777 == 0o700
    own.chmod(0o777)  # somebody else's doing
    assert Path(address_of(folder)).parent == folder.path
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    own.chmod(0o700)
    assert Path(address_of(folder)).parent == own
