"""Opening a compiled library's file, read-only."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from studyapp.base.errors import message
from studyapp.library import schema
from studyapp.library.errors import UnusableLibraryError, reason

_MAP_BYTES = 1 << 30  # pages are read straight from the system's cache


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection; raises ``UnusableLibraryError`` for anything but a fitting library.

    ``immutable``: the file is only ever replaced as a whole, so nothing needs to be locked.
    The connection may be closed from another thread than the one that uses it.
    """
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(
            address, uri=True, check_same_thread=False, isolation_level=None
        )
    except sqlite3.OperationalError as error:
        raise UnusableLibraryError(path, reason(error)) from error
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if application != schema.APPLICATION_ID:
            raise UnusableLibraryError(path, message("it is no compiled question bank"))
        if version != schema.VERSION:
            raise UnusableLibraryError(
                path,
                message(
                    "it was made by another version of the program (format {version})",
                    version=version,
                ),
            )
        connection.execute(f"PRAGMA mmap_size = {_MAP_BYTES}")
        connection.execute("PRAGMA query_only = 1")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise UnusableLibraryError(path, reason(error)) from error
    except UnusableLibraryError:
        connection.close()
        raise
    return connection
