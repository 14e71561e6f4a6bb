"""A session held in the terminal: one question after the other, and some words to move about."""

from __future__ import annotations

from typing import TextIO

from studyapp.base.errors import StudyAppError
from studyapp.cli.lines import Lines
from studyapp.cli.quiz_answers import (
    HINTS,
    UnclearError,
    item_lines,
    parse,
    point_lines,
    right_lines,
    ticked,
    typed_confidence,
)
from studyapp.cli.readable import readable
from studyapp.items.marking import Marking
from studyapp.items.responses import Response
from studyapp.items.types import ItemType
from studyapp.quiz.clock import TimeWarning
from studyapp.quiz.session import Session, State
from studyapp.services.quiz import QuizService

DONE, INTERRUPTED = 0, 130
COMMANDS = (
    "Besides an answer: :next :back :go N :flag :show (what is answered) :time :pause :submit :quit"
)
_WARNINGS = {
    TimeWarning.FIFTH: "A fifth of the time is left.",
    TimeWarning.TWENTIETH: "A twentieth of the time is left.",
    TimeWarning.MINUTE: "One minute is left.",
    TimeWarning.UP: "The time is up.",
}


class Left(Exception):  # noqa: N818 - no error
    """The person ends the session for now."""


class Terminal:
    """Asks and answers. ``hold`` returns the exit code."""

    def __init__(self, quiz: QuizService, lines: Lines, out: TextIO) -> None:
        self._quiz = quiz
        self._lines = lines
        self._out = out
        self._shown: int | None = None  # the question that stands above
        quiz.warned.connect(lambda warning: self._say(_WARNINGS[warning]))
        quiz.slept.connect(self._tell_sleep)
        quiz.expired.connect(lambda at: self._say(f"The time for question {at + 1} is up."))

    def hold(self) -> int:
        """Hold the session to its end, or until one leaves it."""
        try:
            self._greet()
            while self._quiz.running:
                self._turn()
        except (Left, KeyboardInterrupt) as stop:
            self._quiz.leave()
            self._say("\nThe session is kept: go on with studyapp quiz --resume.")
            return INTERRUPTED if isinstance(stop, KeyboardInterrupt) else DONE
        return DONE

    @property
    def _session(self) -> Session:
        session = self._quiz.session
        assert session is not None
        return session

    def _say(self, text: str = "") -> None:
        print(text, file=self._out, flush=True)

    def _ask(self, prompt: str) -> str:
        """A line; an empty one where the session ended or moved on meanwhile. Raises ``Left``."""
        print(prompt, end="", file=self._out, flush=True)
        position = self._session.position

        def meanwhile() -> bool:
            try:
                self._quiz.tick()
            except StudyAppError as error:
                self._say(f"\n{error}")
            session = self._quiz.session
            return session is not None and not session.finished and session.position == position

        line = self._lines.next(meanwhile)
        if line is None:
            raise Left
        return line

    def _greet(self) -> None:
        session = self._session
        setup = session.setup
        kind = "exam" if setup.exam else "practice"
        time = "" if setup.seconds is None else f", {setup.seconds / 60:g} minutes"
        count = len(session.entries)
        self._say(f"{count} question{'s' if count > 1 else ''}, {kind}{time}.")
        self._say(COMMANDS)

    def _turn(self) -> None:
        """Put the question that is up, until it is answered or left."""
        session = self._session
        if session.state is State.PAUSED:
            self._ask("Paused. Enter goes on. ")
            self._quiz.resume()
            return
        index = session.position
        try:
            instance = self._quiz.instance(index)
        except StudyAppError as error:
            self._say(str(error))
            self._next(index)
            return
        if index != self._shown:
            self._shown = index
            flag = " ⚑" if index in session.flags else ""
            self._say(f"\n[{index + 1}/{len(session.entries)}]{flag} {self._left()}")
            for line in item_lines(instance, self._quiz.language):
                self._say(line)
        answer = session.answers[index]
        if answer.final:
            self._ask("It is answered. Enter goes on. ")
            self._next(index)
            return
        line = self._ask(f"({HINTS[instance.item.type]}) > ")
        if not self._quiz.running or self._session.position != index:
            return
        if line.startswith((":", "：")):
            self._command(line[1:].split(), index)
            return
        try:
            if instance.item.type is ItemType.RECALL:
                response: Response = self._recall(index, line)
            elif not line.strip():
                self._next(index)
                return
            else:
                response = parse(instance, line)
            self._take(index, response)
        except StudyAppError as error:
            self._say(str(error))

    def _recall(self, index: int, answer: str) -> Response:
        instance = self._quiz.instance(index)
        for line in point_lines(instance, self._quiz.language):
            self._say(line)
        while True:
            try:
                return ticked(instance, self._ask("Which of them did you say? > "), answer)
            except UnclearError as error:
                self._say(str(error))

    def _take(self, index: int, response: Response) -> None:
        """Keep an answer, say what can be said of it, go on."""
        confidence = None
        if self._session.setup.confidence:
            while True:
                try:
                    confidence = typed_confidence(
                        self._ask("Sure, likely or guess? (s, l, g, Enter) > ")
                    )
                    break
                except UnclearError as error:
                    self._say(str(error))
        if not self._quiz.answer(index, response, confidence):
            return
        complaint = self._quiz.complaint(index)
        if complaint is not None:
            raise complaint
        if not self._session.setup.exam:
            self._feedback(index, self._quiz.check(index))
        self._next(index)

    def _feedback(self, index: int, marking: Marking) -> None:
        instance, language = self._quiz.instance(index), self._quiz.language
        if marking.right:
            self._say("✓ Right.")
        elif marking.score:
            self._say(f"✗ Wrong; {marking.score:.0%} of it is right.")
        else:
            self._say("✗ Wrong.")
        if marking.reason:
            self._say(readable(marking.reason))
        for line in right_lines(instance, language):
            self._say(line)
        feedback = readable(instance.feedback(language))
        if feedback:
            self._say(feedback)

    def _next(self, index: int) -> None:
        """The next question, and after the last one the question whether it is enough."""
        session = self._session
        if index + 1 < len(session.entries):
            self._quiz.go(index + 1)
            return
        missing = [at + 1 for at, one in enumerate(session.answers) if not one.given]
        flagged = [at + 1 for at in sorted(session.flags)]
        self._say()
        if missing:
            self._say(f"Not answered: {', '.join(map(str, missing))}.")
        if flagged:
            self._say(f"Flagged: {', '.join(map(str, flagged))}.")
        if not missing and not flagged and not session.setup.exam:
            self._quiz.submit()
            return
        line = self._ask("Enter submits, a number shows that question again. > ").strip(":： go")
        if not self._quiz.running:
            return
        if not line or line == "submit":
            self._quiz.submit()
        else:
            self._jump(line)

    def _command(self, words: list[str], index: int) -> None:
        match words:
            case ["next" | "skip" | "n"]:
                self._next(index)
            case ["back" | "b"]:
                self._quiz.go(max(0, index - 1))
            case ["go" | "g", number]:
                self._jump(number)
            case ["flag" | "f"]:
                self._quiz.flag(index)
            case ["show"]:
                self._show()
                self._shown = None
            case ["time" | "t"]:
                self._say(self._left() or "There is no limit.")
            case ["pause" | "p"] if not self._session.setup.exam:
                self._quiz.pause()
            case ["pause" | "p"]:
                self._say("An exam cannot be paused.")
            case ["submit"]:
                self._quiz.submit()
            case ["quit" | "q"]:
                raise Left
            case _:
                self._say(COMMANDS)

    def _jump(self, number: str) -> None:
        if number.isdecimal() and 1 <= int(number) <= len(self._session.entries):
            self._quiz.go(int(number) - 1)
        else:
            self._say(f"There are questions 1 to {len(self._session.entries)}.")

    def _show(self) -> None:
        session = self._session
        for at in range(len(session.entries)):
            flag = " ⚑" if at in session.flags else ""
            self._say(f"  {at + 1}. {session.status(at).value}{flag}")

    def _left(self) -> str:
        left = self._quiz.time_left()
        if left is None:
            return ""
        minutes, seconds = divmod(round(abs(left)), 60)
        return f"{minutes}:{seconds:02} left" if left >= 0 else f"{minutes}:{seconds:02} over"

    def _tell_sleep(self, seconds: float, counted: bool) -> None:
        what = "The exam's clock ran on." if counted else "The clock stood still."
        self._say(f"\nThe computer slept for {seconds / 60:.0f} minutes. {what}")
