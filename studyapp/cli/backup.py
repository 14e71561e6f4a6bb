"""``studyapp backup``: a verified copy of the person's own data."""

from __future__ import annotations

import argparse
import json

from studyapp.cli.surroundings import data_folder
from studyapp.store.backups import Backup, Backups
from studyapp.store.times import to_text, utc_now

DONE = 0


def run(arguments: argparse.Namespace) -> int:
    """Make a backup, or list those there are."""
    backups = Backups(data_folder(arguments), utc_now)
    if arguments.list:
        found = backups.list()
        if arguments.json:
            print(json.dumps({"backups": [_as_json(backup) for backup in found]}))
        elif found:
            for backup in found:
                print(_line(backup))
        else:
            print("There is no backup yet.")
        return DONE
    made = backups.make()
    print(json.dumps(_as_json(made)) if arguments.json else _line(made))
    return DONE


def _as_json(backup: Backup) -> dict[str, object]:
    return {
        "path": str(backup.path),
        "at": to_text(backup.at),
        "reason": backup.reason.value,
        "size": backup.size,
    }


def _line(backup: Backup) -> str:
    local = backup.at.astimezone()
    return f"{local:%Y-%m-%d %H:%M:%S}  {backup.reason.value}  {backup.size:,} bytes  {backup.path}"
