"""What an answer full of attacks achieves when the sanitiser is bypassed: nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket, QUdpSocket
from pytestqt.qtbot import QtBot
from web_pages import answer, article

from studyapp.web.profile import StudyProfile
from studyapp.web.view import AnswerView

ShowPage = Callable[..., None]
Evaluate = Callable[[str], Any]

OWN = "document.documentElement.dataset.owned=1"
RTC = "new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:UDP'}]}).createDataChannel('x')"

VECTORS = {
    "script": f"<script>{OWN}</script>",
    "script from outside": '<script src="URL/a.js"></script>',
    "module script": '<script type="module" src="URL/m.js"></script>',
    "script of ours": '<script src="study://app/page/page.js"></script>',
    "data script": f'<script src="data:text/javascript,{OWN}"></script>',
    "svg script": f"<svg><script>{OWN}</script></svg>",
    "onerror": f'<img src="study://app/missing" onerror="{OWN}">',
    "onload": f'<svg onload="{OWN}"></svg>',
    "onclick": f'<button onclick="{OWN}">x</button>',
    "onfocus": f'<input autofocus onfocus="{OWN}">',
    "ontoggle": f'<details open ontoggle="{OWN}"><summary>x</summary></details>',
    "onanimationstart": f'<p style="animation: x 1ms" onanimationstart="{OWN}">x</p>',
    "onbegin": f'<svg><animate attributeName="x" begin="0s" dur="1ms" onbegin="{OWN}"/></svg>',
    "javascript link": f'<a href="javascript:{OWN}">x</a>',
    "javascript svg link": f'<svg><a href="javascript:{OWN}"><text y="20">x</text></a></svg>',
    "data link": f'<a href="data:text/html,<script>{OWN}</script>">x</a>',
    "file link": '<a href="FILE">x</a>',
    "blank link": '<a href="URL/blank" target="_blank">x</a>',
    "ping": '<a href="q:x" ping="URL/ping">x</a>',
    "download": '<a href="study://app/" download="x.html">x</a>',
    "meta refresh": '<meta http-equiv="refresh" content="0;url=URL/refresh">',
    "meta refresh to a script": (f'<meta http-equiv="refresh" content="0;url=javascript:{OWN}">'),
    "meta policy": (
        '<meta http-equiv="Content-Security-Policy" content="default-src *"><img src="URL/policy">'
    ),
    "base": '<base href="URL/"><img src="base.png">',
    "iframe": '<iframe src="URL/frame"></iframe>',
    "iframe with text": f'<iframe srcdoc="<script>parent.{OWN}</script>"></iframe>',
    "iframe of a file": '<iframe src="FILE"></iframe>',
    "iframe of a script": f'<iframe src="javascript:parent.{OWN}"></iframe>',
    "object": '<object data="URL/object"></object>',
    "embed": '<embed src="URL/embed">',
    "form": '<form action="URL/form" method="post"><button>x</button></form>',
    "form to a script": f'<form action="javascript:{OWN}"><button>x</button></form>',
    "formaction": '<form><button formaction="URL/formaction">x</button></form>',
    "image": '<img src="URL/image">',
    "image set": '<img srcset="URL/set 2x">',
    "image of a file": '<img src="FILE">',
    "svg image": '<svg><image href="URL/svg"/></svg>',
    "svg use": '<svg><use href="URL/use#x"/></svg>',
    "svg filter": '<svg><filter id="f"><feImage href="URL/feimage"/></filter></svg>',
    "css url": '<p style="background: url(URL/css)">x</p>',
    "css image set": '<p style="background: image-set(url(URL/imageset) 1x)">x</p>',
    "style": "<style>@import 'URL/import'; body { background: url(URL/style) }</style>",
    "font": "<style>@font-face{font-family:x;src:url(URL/font)}p{font-family:x}</style><p>x</p>",
    "stylesheet": '<link rel="stylesheet" href="URL/sheet.css">',
    "preconnect": '<link rel="preconnect" href="URL">',
    "dns-prefetch": '<link rel="dns-prefetch" href="URL">',
    "prefetch": '<link rel="prefetch" href="URL/prefetch">',
    "preload": '<link rel="preload" as="image" href="URL/preload">',
    "modulepreload": '<link rel="modulepreload" href="URL/modulepreload">',
    "manifest": '<link rel="manifest" href="URL/manifest">',
    "icon": '<link rel="icon" href="URL/icon">',
    "speculation rules": (
        '<script type="speculationrules">'
        '{"prefetch":[{"source":"list","urls":["URL/speculation"]}]}</script>'
    ),
    "video": '<video src="URL/video" poster="URL/poster" autoplay></video>',
    "audio": '<audio src="URL/audio" autoplay></audio>',
    "track": '<video><track default src="URL/track"></video>',
    "web socket": "<script>new WebSocket('ws://127.0.0.1:TCP/')</script>",
    "web socket on error": (
        '<img src="study://app/missing" onerror="new WebSocket(\'ws://127.0.0.1:TCP/\')">'
    ),
    "web rtc": f"<script>{RTC}</script>",
    "web rtc on error": f'<img src="study://app/missing" onerror="{RTC}">',
    "fetch": "<script>fetch('URL/fetch')</script>",
    "beacon": "<script>navigator.sendBeacon('URL/beacon')</script>",
    "window": "<script>open('URL/window')</script>",
    "location": "<script>location = 'URL/location'</script>",
    "bridge": "<script>qt.webChannelTransport.send('{}')</script>",
    "xml": '<math><annotation-xml encoding="text/html"><img src="URL/xml"></annotation-xml></math>',
}


class Listener:
    """Counts what reaches a port of this machine."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.tcp = QTcpServer()
        assert self.tcp.listen(QHostAddress.SpecialAddress.LocalHost)
        self.udp = QUdpSocket()
        assert self.udp.bind(QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0)
        self.connections = 0
        self.tcp.newConnection.connect(self._count)

    def _count(self) -> None:
        while self.tcp.nextPendingConnection() is not None:
            self.connections += 1

    def seen(self) -> int:
        """How much arrived until now; a connection of our own proves that it would be seen."""
        before = self.connections
        socket = QTcpSocket()
        with self._qtbot.waitSignal(self.tcp.newConnection):
            socket.connectToHost("127.0.0.1", self.tcp.serverPort())
        socket.abort()
        assert self.connections > before
        self.connections -= 1
        return self.connections + int(self.udp.hasPendingDatagrams())


@pytest.fixture
def listener(qtbot: QtBot) -> Iterator[Listener]:
    listener = Listener(qtbot)
    yield listener
    listener.tcp.close()
    listener.udp.close()


@pytest.fixture
def passed(profile: StudyProfile) -> Iterator[list[str]]:
    """URLs that were blocked by the interceptor, the last barrier."""
    blocked: list[str] = []
    profile.blocker.blocked.connect(blocked.append)
    yield blocked
    profile.blocker.blocked.disconnect(blocked.append)


def filled(vector: str, listener: Listener, file: Path) -> str:
    tcp = str(listener.tcp.serverPort())
    return (
        vector.replace("URL", f"http://127.0.0.1:{tcp}")
        .replace("TCP", tcp)
        .replace("UDP", str(listener.udp.localPort()))
        .replace("FILE", file.as_uri())
    )


PUT_IN = """((html, parsed) => {
  const answer = document.getElementById("answer");
  globalThis.drawn = 0;
  if (parsed) {
    // Scripts of a fragment would run; those put in as inner HTML never do.
    answer.replaceChildren(document.createRange().createContextualFragment(html));
  } else {
    answer.innerHTML = html;
  }
  requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.drawn = 1; }));
  return 0;
})"""
CLICK_ALL = """[...document.querySelectorAll("#answer :is(a, button, input, summary, text)")].map(
  (element) => element.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true})),
).length"""
STATE = (
    "[document.documentElement.dataset.owned ?? null,"
    " document.querySelector('iframe')?.contentDocument?.body?.innerHTML ?? '',"
    " typeof studyapp.page.receive]"
)


def untouched(view: AnswerView, evaluate: Evaluate) -> None:
    assert evaluate(STATE) == [None, "", "function"]
    assert view.url().toString() == "study://app/"
    assert view.page().history().count() <= 1


def test_raw_html_in_the_page_achieves_nothing(
    view: AnswerView,
    show: ShowPage,
    evaluate: Evaluate,
    qtbot: QtBot,
    listener: Listener,
    page_errors: list[str],
    tmp_path: Path,
) -> None:
    page_errors.append("")  # the policy's refusals are logged as errors: they are what we want
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    show(article("<p>calm</p>"))
    for parsed in ("false", "true"):
        for name, vector in VECTORS.items():
            html = json.dumps(filled(vector, listener, secret))
            evaluate(f"{PUT_IN}({html}, {parsed})")
            evaluate(CLICK_ALL)
            qtbot.waitUntil(lambda: evaluate("globalThis.drawn") == 1)
            assert listener.seen() == 0, name
            untouched(view, evaluate)
    show(article("<p>still alive</p>"))
    assert evaluate("document.querySelector('#short p').textContent") == "still alive"


def test_the_same_through_the_front_door(
    view: AnswerView,
    show: ShowPage,
    evaluate: Evaluate,
    qtbot: QtBot,
    listener: Listener,
    page_errors: list[str],
    tmp_path: Path,
) -> None:
    page_errors.append("")
    secret = tmp_path / "secret.txt"
    html = "".join(filled(vector, listener, secret) for vector in VECTORS.values())
    show(answer(article(html)))
    links: list[str] = []
    view.link_activated.connect(links.append)
    evaluate(CLICK_ALL)
    show(article("<p>calm</p>"))
    assert listener.seen() == 0
    untouched(view, evaluate)
    # Links are only told; whoever opens them lets nothing but q: and the web's schemes through.
    assert "q:x" in links


def test_the_policy_is_in_force(
    show: ShowPage,
    evaluate: Evaluate,
    page_errors: list[str],
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    passed: list[str],
) -> None:
    page_errors.append("Content Security Policy")
    show(article("<p>calm</p>"))
    evaluate(
        "(document.getElementById('answer').innerHTML ="
        " '<img src=\"https://example.invalid/x.png\">', 0)"
    )
    qtbot.waitUntil(lambda: "img-src study:" in caplog.text)
    assert passed == []  # stopped before a request was even made


def test_permissions_windows_and_full_screen_are_refused(view: AnswerView) -> None:
    settings = view.page().settings()
    attribute = settings.WebAttribute
    for name in (
        "JavascriptEnabled",
        "LocalStorageEnabled",
        "FullScreenSupportEnabled",
        "PluginsEnabled",
        "ScreenCaptureEnabled",
        "JavascriptCanOpenWindows",
        "LocalContentCanAccessFileUrls",
        "LocalContentCanAccessRemoteUrls",
    ):
        assert not settings.testAttribute(attribute[name]), name
    assert view.page().profile().isOffTheRecord()
