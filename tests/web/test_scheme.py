from __future__ import annotations

import pytest

from studyapp.web.scheme import NotServedError, data_for_url


@pytest.mark.parametrize(
    ("url", "media_type", "part"),
    [
        ("study://app/", "text/html;charset=utf-8", b"<main"),
        ("study://app/page/answer.css", "text/css;charset=utf-8", b".answer"),
        ("study://app/katex/katex.min.css", "text/css;charset=utf-8", b".katex"),
        ("study://app/katex/fonts/KaTeX_Main-Regular.woff2", "font/woff2", b"wOF2"),
    ],
)
def test_our_own_files_are_served(url: str, media_type: str, part: bytes) -> None:
    served = data_for_url(url)
    assert served.media_type == media_type
    assert part in served.data


@pytest.mark.parametrize(
    "url",
    [
        "study://other/",
        "study://app.evil/",
        "study://app:80/",
        "study://user@app/",
        "https://app/",
        "file:///etc/passwd",
        "study://app/page/../../pyproject.toml",
        "study://app/page/%2e%2e/%2e%2e/pyproject.toml",
        "study://app/page//etc/passwd",
        "study://app/page/..\\..\\pyproject.toml",
        "study://app/page/page.js",  # scripts are injected, never fetched
        "study://app/page/",
        "study://app/katex/.lock-sha256",
        "study://app/katex/missing.css",
        "study://app/nothing",
        "study://app//",
        "",
    ],
)
def test_nothing_else_is(url: str) -> None:
    with pytest.raises(NotServedError):
        data_for_url(url)
