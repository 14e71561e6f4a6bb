"""One running program for each data folder: a second start hands its files over to the first.

Who runs first is told by a lock that the system gives back when its process ends, however it
ends; the socket only carries the message. A socket left behind by a killed program is therefore
known to be dead.
"""

from __future__ import annotations

import json
import logging
import os
import stat
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QObject, QThread, Signal

from studyapp.base.errors import StudyAppError, message
from studyapp.base.paths import DataFolder
from studyapp.store.database import make_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

log = logging.getLogger(__name__)

PATIENCE = 5.0  # seconds a second start waits for the first to answer
LONGEST = 1 << 20  # bytes of a message; more is not from us
_ANSWER = b"ok\n"


@dataclass(frozen=True, slots=True)
class HandOver:
    """What a second start asked for: show the window, and open these files."""

    files: tuple[Path, ...]
    activation: str  # the desktop's token that lets a window come to the front; may be empty


class Instance(QObject):
    """The first program on a data folder. Hold on to it for as long as the program runs."""

    handed_over = Signal(object)  # HandOver: raise the window, open the files

    def __init__(self, lock: int | None, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = lock
        self._address = address
        self._server: QLocalServer | None = None
        self._callers: list[QLocalSocket] = []

    @classmethod
    def claim(
        cls, folder: DataFolder, files: Sequence[Path] = (), patience: float = PATIENCE
    ) -> Instance | None:
        """Be the first on ``folder``; None where another one is and has taken ``files`` over.

        Raises ``StudyAppError`` where another one is there but does not answer.
        """
        make_folder(folder.path)
        address = address_of(folder)
        deadline = time.monotonic() + patience
        while True:
            locked, lock = _try_lock(folder.path / "study.lock")
            if locked:
                return cls(lock, address)
            if hand_over(address, files):
                return None
            if time.monotonic() > deadline:
                raise StudyAppError(
                    message(
                        "StudyApp is already running on {folder} but does not answer.",
                        folder=folder.path,
                    ),
                    message("Close it, or end its process, and start again."),
                )
            QThread.msleep(20)  # it is starting (or ending) just now

    def listen(self) -> None:
        """Begin to listen for second starts. For after the first paint: it imports QtNetwork."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._address)  # left by a killed program: we hold the lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        if not self._server.listen(self._address):
            # Not worth refusing to run: a second start will say that it gets no answer.
            log.warning("cannot listen on %s: %s", self._address, self._server.errorString())

    def close(self) -> None:
        """Let another one be the first."""
        self._forget_callers(all_of_them=True)
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _accept(self) -> None:
        assert self._server is not None
        self._forget_callers()
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.readyRead.connect(self._read)
            self._callers.append(caller)
        self._read()

    def _read(self) -> None:
        messages = []
        for caller in self._callers:
            if caller.canReadLine():
                message = _parse(bytes(caller.readLine().data()))
                if message is None:
                    caller.abort()
                else:
                    caller.write(_ANSWER)
                    caller.flush()
                    messages.append(message)
            elif caller.bytesAvailable() > LONGEST:
                caller.abort()
        for message in messages:  # last: who listens may open a dialog, and come back here
            self.handed_over.emit(message)

    def _forget_callers(self, *, all_of_them: bool = False) -> None:
        # Not on their signal `disconnected`: it is sent from their destructor as well, and
        # PySide 6.11 crashes where that deletes later what is being deleted.
        for caller in list(self._callers):
            if all_of_them or caller.state() == caller.LocalSocketState.UnconnectedState:
                self._callers.remove(caller)
                caller.abort()
                caller.deleteLater()


def address_of(folder: DataFolder) -> str:
    """The name of the socket (on Windows: of the pipe) that belongs to a data folder."""
    path = os.fsencode(folder.path.resolve())
    digest = QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256)
    name = f"studyapp-{bytes(digest.toHex().data()).decode()[:16]}"
    return name if sys.platform == "win32" else str(_runtime_folder(folder) / name)


def hand_over(address: str, files: Sequence[Path]) -> bool:
    """Give ``files`` to the program that listens at ``address``; False where none answers."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(1000):
        return False
    message = {
        "files": [str(file.absolute()) for file in files],
        "activation": os.environ.get("XDG_ACTIVATION_TOKEN", ""),
    }
    socket.write(json.dumps(message).encode() + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(2000):
            return False
    answered = bytes(socket.readLine().data()) == _ANSWER
    socket.disconnectFromServer()
    return answered


def _parse(line: bytes) -> HandOver | None:
    try:
        message = json.loads(line)
        files = tuple(Path(str(file)) for file in message["files"])
        return HandOver(files, str(message["activation"]))
    except (ValueError, TypeError, KeyError) as error:
        log.warning("a message that is none of ours: %r", error)
        return None


def _runtime_folder(folder: DataFolder) -> Path:
    """A folder of this person's alone, with a short path: sockets allow some 100 bytes."""
    if sys.platform == "win32":
        raise AssertionError("pipes are in no folder")
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and Path(runtime).is_dir() and _is_private(Path(runtime)):
        return Path(runtime)
    import tempfile

    temporary = Path(tempfile.gettempdir()) / f"studyapp-{os.getuid()}"
    return temporary if _is_private(temporary) else folder.path


def _is_private(folder: Path) -> bool:
    """Whether a folder (made where it is missing) is this person's and open to nobody else."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return True
    ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
    return ours and not status.st_mode & 0o077


def _try_lock(path: Path) -> tuple[bool, int | None]:
    """Whether the lock is ours now, and what holds it until it is closed."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StudyAppError(
            message(
                "The data folder {folder} cannot be written: {why}.",
                folder=path.parent,
                why=error.strerror,
            ),
            message("Make it writable, or choose another one with --data-dir."),
        ) from error
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        os.close(descriptor)
        return False, None
    except OSError as error:  # a file system without locks: go on without one
        log.warning("no lock on %s: %s", path, error)
        os.close(descriptor)
        return not hand_over_possible(path), None
    return True, descriptor


def hand_over_possible(path: Path) -> bool:
    """Where there are no locks: whether a program listens for the data folder of ``path``."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(address_of(DataFolder(path.parent)))
    return socket.waitForConnected(500)
