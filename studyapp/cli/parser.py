"""The arguments of the command line."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from studyapp import __version__
from studyapp.base.errors import StudyAppError

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


def dispatch(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; return the exit code."""
    try:
        parsed = make_parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has said what there was to say
        return int(stop.code or 0)
    module = importlib.import_module(f"studyapp.cli.{parsed.module}")
    try:
        code: int = module.run(parsed)
        sys.stdout.flush()
    except StudyAppError as error:
        print(f"studyapp: {error}", file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        # The reader of our output has gone (`studyapp check | head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130
    return code


def make_parser() -> argparse.ArgumentParser:
    """The parser with all commands."""
    parser = argparse.ArgumentParser(
        prog="studyapp",
        description="Study deep learning offline. Without a command the window opens.",
        epilog="studyapp NOTES.md opens that file in the window.",
    )
    parser.add_argument("--version", action="version", version=f"studyapp {__version__}")
    _add_data_folder(parser, default=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    check = _command(commands, "check", "check", "check a question bank and say what is wrong")
    check.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="the built-in bank if none"
    )
    check.add_argument(
        "--only", nargs="+", metavar="ID", default=None, help="check these questions only"
    )
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    module: str,
    summary: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
    command.set_defaults(module=module)
    command.add_argument("--json", action="store_true", help="print JSON on standard output")
    _add_data_folder(command, default=argparse.SUPPRESS)
    return command


def _add_data_folder(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=default,
        help="another folder for your own data",
    )
