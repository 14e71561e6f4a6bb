"""``studyapp import`` and ``studyapp export``: bookmarks in and out."""

from __future__ import annotations

import argparse
import json
import sys

from studyapp.base.errors import StudyAppError
from studyapp.cli.surroundings import data_folder, language, titles
from studyapp.exchange.bookmarks_json import to_json
from studyapp.exchange.bookmarks_markdown import to_markdown
from studyapp.exchange.files import Format, read_bookmarks, write_bookmarks
from studyapp.exchange.merge import MergeReport, merge
from studyapp.model.ids import QuestionRef
from studyapp.model.language import Language
from studyapp.store import Store

DONE = 0


def take_in(arguments: argparse.Namespace) -> int:
    """Merge a file's bookmarks into one's own: all of them, or none where the file is wrong."""
    folder = data_folder(arguments)
    imported = read_bookmarks(arguments.file)
    with titles(folder) as title_of:
        store = Store.open(folder)
        try:
            with store.transaction():
                present = {bookmark.ref: bookmark for bookmark in store.bookmarks.all()}
                report = merge(present, imported, lambda ref: bool(title_of(ref, Language.EN)))
                if not arguments.dry_run:
                    for bookmark in report.result:
                        store.bookmarks.put(bookmark)
        finally:
            store.close()
    if arguments.json:
        print(json.dumps(_as_json(report), ensure_ascii=False))
    else:
        _say(report, arguments.dry_run)
    return DONE


def give_out(arguments: argparse.Namespace) -> int:
    """Write all bookmarks to a file, or to standard output."""
    folder = data_folder(arguments)
    if arguments.json and arguments.format == "md" and arguments.file is None:
        raise StudyAppError("Standard output cannot hold both.", "Leave out --json or --format md.")
    chosen = language(arguments)
    with titles(folder) as title_of:
        store = Store.open(folder)
        try:
            bookmarks = store.bookmarks.all()
        finally:
            store.close()

        def title(ref: QuestionRef) -> str:
            return title_of(ref, chosen)

        if arguments.file is None:
            write = to_markdown if arguments.format == "md" else to_json
            sys.stdout.write(write(bookmarks, title))
            return DONE
        form = Format(arguments.format) if arguments.format else None
        write_bookmarks(arguments.file, bookmarks, title, form)
    if arguments.json:
        print(json.dumps({"file": str(arguments.file), "bookmarks": len(bookmarks)}))
    else:
        print(f"{_count(len(bookmarks))} written to {arguments.file}.", file=sys.stderr)
    return DONE


def _as_json(report: MergeReport) -> dict[str, list[str]]:
    return {
        "added": [str(ref) for ref in report.added],
        "changed": [str(ref) for ref in report.changed],
        "unchanged": [str(ref) for ref in report.unchanged],
        "unknown": [str(ref) for ref in report.unknown],
    }


def _say(report: MergeReport, dry: bool) -> None:
    would = "would be " if dry else ""
    print(
        f"{_count(len(report.added))} {would}added, {len(report.changed)} {would}changed, "
        f"{len(report.unchanged)} as before."
    )
    if report.unknown:
        names = ", ".join(str(ref) for ref in report.unknown)
        print(
            f"Of no open bank (kept until that is opened): {names}.",
            file=sys.stderr,
        )


def _count(number: int) -> str:
    return "1 bookmark" if number == 1 else f"{number} bookmarks"
