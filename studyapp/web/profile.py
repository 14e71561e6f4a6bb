"""The one hardened profile: everything a page could do to a person's machine is off."""

from __future__ import annotations

import logging
import os

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from studyapp.web.scheme import SCHEME, SchemeHandler, is_ours

log = logging.getLogger(__name__)

_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    # Content can then run nothing; our own scripts live in the application world, which stays on.
    _Attribute.JavascriptEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.AllowWindowActivationFromJavaScript,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.BackForwardCacheEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.PluginsEnabled,
    _Attribute.ReadingFromCanvasEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.TouchIconsEnabled,
    _Attribute.WebGLEnabled,
)
_ON = (
    _Attribute.WebRTCPublicInterfacesOnly,
    _Attribute.PlaybackRequiresUserGesture,
    _Attribute.PrintElementBackgrounds,
)


_FLAGS = (
    # No host name is ever resolved. The policy and the interceptor stop requests, but a
    # <link rel="preconnect"> opens a connection past both (seen with 6.11.3).
    '--host-resolver-rules="MAP * ~NOTFOUND"',
    # Answers that were left are collected soon: after 300 of them the renderer holds 150 MB
    # instead of 250-500. It costs about 4 ms of processor time an answer, none of it waited for.
    "--js-flags=--heap-growing-percent=30",
)


class RequestBlocker(QWebEngineUrlRequestInterceptor):
    """Lets requests to our own page pass and stops every other one."""

    blocked = Signal(str)  # the URL

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Stop the request unless scheme and host are exactly ours."""
        url = info.requestUrl()
        if is_ours(url.scheme(), url.authority()):
            return
        info.block(True)
        log.warning("A request to %s was blocked.", url.toString()[:200])
        self.blocked.emit(url.toString())


class StudyProfile(QWebEngineProfile):
    """An off-the-record profile with its scheme handler and request blocker."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)  # without a name: off the record
        self.blocker = RequestBlocker(self)
        self._handler = SchemeHandler(self)


def make_profile(parent: QObject | None = None) -> StudyProfile:
    """The profile for all answer pages of a process; must outlive them.

    The first one made in a process starts Chromium; no other may be made before.
    """
    _set_chromium_flags()
    profile = StudyProfile(parent)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(
        QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    )
    profile.setPersistentPermissionsPolicy(
        QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
    )
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    profile.setUrlRequestInterceptor(profile.blocker)
    profile.installUrlSchemeHandler(QByteArray(SCHEME.encode()), profile._handler)
    profile.downloadRequested.connect(_refuse_download)
    settings = profile.settings()
    for attribute in _OFF:
        settings.setAttribute(attribute, False)
    for attribute in _ON:
        settings.setAttribute(attribute, True)
    settings.setUnknownUrlSchemePolicy(
        QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
    )
    return profile


def _refuse_download(download: QWebEngineDownloadRequest) -> None:
    log.warning("A download of %s was refused.", download.url().toString()[:200])
    download.cancel()


def _set_chromium_flags() -> None:
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    ours = [flag for flag in _FLAGS if flag.partition("=")[0] not in flags]
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join([flags, *ours]).strip()
