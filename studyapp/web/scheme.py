"""Our own URL scheme: what ``study://app/…`` answers with, and nothing else.

``data_for_url`` is a plain function; the handler is a thin adapter around it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from studyapp.base import paths

SCHEME = "study"
HOST = "app"
SHELL = f"{SCHEME}://{HOST}/"

# Styles, fonts and pictures of our own, inline style attributes (KaTeX positions with them), and
# nothing else: no script, no frame, no form, no connection.
POLICY = (
    "default-src 'none'; style-src study:; style-src-attr 'unsafe-inline'; font-src study:;"
    " img-src study:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

_MEDIA_TYPES = {
    ".html": "text/html;charset=utf-8",
    ".css": "text/css;charset=utf-8",
    ".woff2": "font/woff2",
}
# The first part of a path -> the folder it stands for, the kinds of file served from it.
_FOLDERS: Mapping[str, tuple[Callable[[], Path], frozenset[str]]] = {
    "page": (lambda: paths.resources() / "page", frozenset({".css"})),
    "katex": (paths.katex, frozenset({".css", ".woff2"})),
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Served:
    """What a URL answers with."""

    media_type: str
    data: bytes


class NotServedError(LookupError):
    """The URL is not one of ours, or its file cannot be read."""


def is_ours(scheme: str, host: str) -> bool:
    """Whether a request goes to our own page: scheme and host exactly."""
    return scheme == SCHEME and host == HOST


def data_for_url(url: str) -> Served:
    """The bytes behind one of our URLs; raises ``NotServedError`` for every other."""
    parts = urlsplit(url)
    if not is_ours(parts.scheme, parts.netloc):
        raise NotServedError(f"{url} is not a page of this program")
    file = _file_for(parts.path)
    if file is None:
        raise NotServedError(f"{url} is not served")
    try:
        return Served(_MEDIA_TYPES[file.suffix], file.read_bytes())
    except OSError as error:
        raise NotServedError(f"{file} cannot be read: {error.strerror}") from error


def _file_for(path: str) -> Path | None:
    if path == "/":
        return paths.resources() / "page" / "shell.html"
    folder, _, name = path.removeprefix("/").partition("/")
    if folder not in _FOLDERS or "\\" in name or "%" in name:
        return None
    base, suffixes = _FOLDERS[folder]
    file = base() / name
    inside = all(part not in ("", ".", "..") for part in name.split("/"))
    return file if inside and file.suffix in suffixes else None


def register() -> None:
    """Make the scheme known to Chromium; must run before the application object is made."""
    name = QByteArray(SCHEME.encode())
    if QWebEngineUrlScheme.schemeByName(name).name() == name:
        return
    scheme = QWebEngineUrlScheme(name)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    # Not LocalScheme or LocalAccessAllowed: with those, pictures load from file:// too.
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers the page's requests with ``data_for_url``."""

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Reply to one request, or refuse it."""
        if job.requestMethod() != QByteArray(b"GET"):
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        try:
            served = data_for_url(job.requestUrl().toString())
        except NotServedError as error:
            log.warning("%s", error)
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        # The values are lists: a bare QByteArray is read letter by letter and no policy holds.
        job.setAdditionalResponseHeaders(
            {  # the stub knows of single values only
                QByteArray(b"Content-Security-Policy"): [QByteArray(POLICY.encode())],  # type: ignore[dict-item]
                QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],  # type: ignore[dict-item]
            }
        )
        _reply(job, served)


def _reply(job: QWebEngineUrlRequestJob, served: Served) -> None:
    buffer = QBuffer(job)  # a child of the job: it goes when the job goes
    buffer.setData(QByteArray(served.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(QByteArray(served.media_type.encode()), buffer)
