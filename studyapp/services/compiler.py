"""Compiling a bank in a process of its own, seen from the window."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import studyapp
from studyapp.base.errors import StudyAppError, message
from studyapp.model.ids import BankId
from studyapp.services.compile_child import command, unpacked

log = logging.getLogger(__name__)


class Compiler(QObject):
    """One compilation under way. It ends with exactly one of ``compiled`` and ``failed``."""

    # Each carries the bank, so that who listens needs no closure: one that holds the parent of
    # this object crashes PySide 6.11 when both are deleted.
    progress = Signal(object, int, int)  # BankId, questions done, of how many
    compiled = Signal(object)  # BankId
    failed = Signal(object, object)  # BankId, StudyAppError

    def __init__(
        self,
        bank: BankId,
        folder: Path,
        target: Path,
        *,
        background: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bank = bank
        self._folder = folder
        self._error: StudyAppError | None = None
        self._done = False
        self._ended = False
        self._process = QProcess(self)
        program, *arguments = command(folder, target, background=background)
        self._process.setProgram(program)
        self._process.setArguments(arguments)
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._break)

    def start(self) -> None:
        """Begin."""
        self._process.start()

    def stop(self) -> None:
        """End it without a word; the library that was there before is untouched."""
        self._ended = True
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(2000)

    def _read(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).decode()
            try:
                said = json.loads(line)
            except ValueError:
                log.warning("compiling %s said: %s", self._folder, line.rstrip())
                continue
            if "done" in said:
                self.progress.emit(self._bank, said["done"], said["of"])
            elif "what" in said:
                self._error = StudyAppError(unpacked(said["what"]), unpacked(said["remedy"]))
            else:
                self._done = True

    def _finish(self) -> None:
        self._read()
        self._end()

    def _break(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # of all others `finished` tells as well
            self._end()

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        raw = bytes(self._process.readAllStandardError().data())
        complaint = raw.decode(errors="replace").strip()
        if complaint:
            log.error("compiling %s said:\n%s", self._folder, complaint)
        if self._done:
            self.compiled.emit(self._bank)
            return
        self.failed.emit(
            self._bank,
            self._error
            or StudyAppError(
                message(
                    "The question bank {folder} could not be compiled: "
                    "the process that does it ended early ({why}).",
                    folder=self._folder,
                    why=self._process.errorString(),
                ),
                message(
                    "The log in the data folder says more; start StudyApp again to try once more."
                ),
            ),
        )


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    # A checkout need not be installed for the process to find the package.
    package = str(Path(studyapp.__file__).parents[1])
    others = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (package, others))))
    environment.insert("PYTHONUTF8", "1")
    return environment
