"""The arguments of the command line, and the way from them to the command."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from studyapp import __version__
from studyapp.base.errors import StudyAppError

DONE, PROBLEMS, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def dispatch(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; return the exit code.

    What the world did wrong is one sentence on standard error; a bug is a traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console of another encoding loses nothing
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        parsed = make_parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has said what there was to say
        return int(stop.code or 0)
    try:
        module = importlib.import_module(f"studyapp.cli.{parsed.module}")
        code: int = getattr(module, parsed.function)(parsed)
        sys.stdout.flush()
    except StudyAppError as error:
        print(f"studyapp: {error}", file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        # The reader of our output has gone (`studyapp check | head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        print(f"studyapp: the output could not be written: {error.strerror}.", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def make_parser() -> argparse.ArgumentParser:
    """The parser with all commands."""
    parser = argparse.ArgumentParser(
        prog="studyapp",
        description="Study deep learning offline. Without a command the window opens; "
        "studyapp FILE opens that file in it.",
        epilog="Exit codes: 0 done, 1 found problems or could not do it, 2 wrong use.",
    )
    parser.add_argument("--version", action="version", version=f"studyapp {__version__}")
    _add_data_folder(parser, None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_check(commands)
    _add_search(commands)
    _add_bookmarks(commands)
    _add_stats(commands)
    _add_review(commands)
    _add_quiz(commands)
    _add_backup(commands)
    return parser


_Commands = argparse._SubParsersAction  # the type has no public name


def _add_check(commands: _Commands[argparse.ArgumentParser]) -> None:
    check = _command(commands, "check", "check.run", "check a question bank, say what is wrong")
    check.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="the built-in bank if not given"
    )
    check.add_argument("--only", nargs="+", metavar="ID", help="check these questions only")


def _add_search(commands: _Commands[argparse.ArgumentParser]) -> None:
    search = _command(commands, "search", "search.run", "search the questions and their answers")
    search.add_argument("query", nargs="+", metavar="QUERY", help="words; quotes for a phrase")
    search.add_argument("--limit", type=_count, default=10, metavar="N", help="10 if not given")
    _add_language(search)


def _add_bookmarks(commands: _Commands[argparse.ArgumentParser]) -> None:
    take_in = _command(commands, "import", "bookmarks.take_in", "take in bookmarks from a file")
    take_in.add_argument("file", type=Path, metavar="FILE", help="JSON or Markdown, as exported")
    take_in.add_argument("--dry-run", action="store_true", help="say what would change, only")
    give_out = _command(commands, "export", "bookmarks.give_out", "write all bookmarks to a file")
    give_out.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="Markdown where it ends in .md, else JSON; standard output if not given",
    )
    give_out.add_argument("--format", choices=("json", "md"), help="whatever the name says")
    _add_language(give_out)


def _add_stats(commands: _Commands[argparse.ArgumentParser]) -> None:
    stats = _command(commands, "stats", "stats.run", "say what you know and what lies ahead")
    stats.add_argument(
        "--csv", type=Path, metavar="DIR", help="write every series of numbers there as CSV, too"
    )
    _add_language(stats)


def _add_review(commands: _Commands[argparse.ArgumentParser]) -> None:
    review = _command(commands, "review", "review.run", "say what is due, or review it here")
    review.add_argument("--due", action="store_true", help="list what is due today, only")
    review.add_argument("--limit", type=_count, metavar="N", help="at most so many")
    _add_language(review)


def _add_quiz(commands: _Commands[argparse.ArgumentParser]) -> None:
    quiz = _command(commands, "quiz", "quiz.run", "hold a quiz session in the terminal")
    scope = quiz.add_argument_group("what it asks (everything if nothing is named)")
    scope.add_argument("--topic", nargs="+", metavar="ID", help="topics, with all below them")
    scope.add_argument(
        "--bookmarks", nargs="+", choices=("weak", "shaky", "solid"), help="bookmarks by level"
    )
    scope.add_argument("--due", action="store_true", help="what is due for review")
    scope.add_argument("--weak", action="store_true", help="what went badly, or is marked as weak")
    scope.add_argument("--wrong", action="store_true", help="what was wrong the last time")
    scope.add_argument("--unseen", action="store_true", help="what was never answered")
    scope.add_argument("--types", nargs="+", choices=_ITEM_TYPES, metavar="TYPE", help=_TYPES_HELP)
    scope.add_argument("--easiest", type=int, default=1, choices=range(1, 6), help="1 to 5")
    scope.add_argument("--hardest", type=int, default=5, choices=range(1, 6), help="1 to 5")
    quiz.add_argument("--count", type=_count, default=10, metavar="N", help="10 if not given")
    quiz.add_argument(
        "--order", choices=("interleaved", "by-topic", "random"), default="interleaved"
    )
    quiz.add_argument("--exam", action="store_true", help="no feedback before the end")
    quiz.add_argument("--minutes", type=_positive, metavar="M", help="time for all of it")
    quiz.add_argument("--seconds-each", type=_positive, metavar="S", help="time for each question")
    quiz.add_argument("--confidence", action="store_true", help="ask how sure you are")
    quiz.add_argument("--seed", type=int, metavar="N", help="the same seed gives the same session")
    quiz.add_argument("--resume", action="store_true", help="go on with the unfinished session")
    _add_language(quiz)


# As in ``items.types``, which is not imported for a parser.
_ITEM_TYPES = "single multiple numeric cloze ordering matching true-false recall".split()
_TYPES_HELP = f"kinds of items: {', '.join(_ITEM_TYPES)}"


def _add_backup(commands: _Commands[argparse.ArgumentParser]) -> None:
    backup = _command(commands, "backup", "backup.run", "make a verified backup of your own data")
    backup.add_argument("--list", action="store_true", help="list the backups there are")


def _command(
    commands: _Commands[argparse.ArgumentParser], name: str, runs: str, summary: str
) -> argparse.ArgumentParser:
    """A command that runs ``module.function`` of this package."""
    command = commands.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
    module, function = runs.split(".")
    command.set_defaults(module=module, function=function)
    command.add_argument("--json", action="store_true", help="print JSON on standard output")
    _add_data_folder(command, argparse.SUPPRESS)
    return command


def _add_data_folder(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=default,
        help="another folder for your own data",
    )


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language", choices=("zh", "en"), help="of titles and texts, where both are there"
    )


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < 1e6:
        raise argparse.ArgumentTypeError("it must be more than 0")
    return number


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1000:
        raise argparse.ArgumentTypeError("it must be from 1 to 1000")
    return number
