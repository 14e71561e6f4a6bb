"""The allow-list that every rendered text passes. Nothing outside it reaches a page.

Classes are reserved for our own marks, so content cannot forge a formula or a verified number; ids
are given by the page alone. Links are ``q:``, ``http:``, ``https:`` or ``mailto:``; all else,
relative ones included, loses its address.
"""

from __future__ import annotations

import re
from functools import cache

import nh3
from pygments.token import STANDARD_TYPES

_TAGS = set(
    "a abbr b blockquote br caption cite code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i "
    "ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody "
    "td tfoot th thead tr u ul var".split()
)
_GONE_WITH_CONTENT = set(
    "applet audio button canvas embed form frame frameset iframe input link map math meta noembed "
    "noframes noscript object option plaintext script select style svg template textarea title "
    "video xmp".split()
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "li": {"value"},
    "ol": {"start"},
    "pre": {"data-language"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_ALIGN = {"align": {"left", "center", "right"}}
_NUMBER = re.compile(r"-?\d{1,3}")
_QUESTION_LINK = re.compile(
    r"q:(?:[a-z0-9-]+/)?[a-z0-9]+(?:-[a-z0-9]+)*(?:#[a-z0-9]+(?:-[a-z0-9]+)*)?"
)
_LANGUAGE = re.compile(r"[A-Za-z0-9+#._-]{0,40}")


# Tags without a meaning here: they vanish and their content stays.
_IGNORED = set(
    "article aside center figcaption figure font footer header img main nav picture section source "
    "wbr".split()
)
# The `<` of everything else that looks like a tag, but not of <https://…> and <name@host>.
_FOREIGN = re.compile(
    rf"<(?=[?]|!(?!--)|/?(?!(?:{'|'.join(sorted(_TAGS | _IGNORED))})(?![\w:-]))[A-Za-z])"
    r"(?!https?:|mailto:|[\w.+-]+@)",
    re.IGNORECASE,
)
_SHOWN = "\ue007"  # stands for a < that is to be read, not obeyed


def disarm(markdown: str) -> str:
    """Markdown in which tags outside the allow-list are text.

    So ``List<T>`` can be read, and a ``<script>`` or a comment that never ends does not take the
    rest of an answer along. ``rearm`` and ``shown`` end it.
    """
    markdown = _FOREIGN.sub(_SHOWN, markdown)
    last = markdown.rfind("-->") + 3 if "-->" in markdown else 0
    return markdown[:last] + markdown[last:].replace("<!--", f"{_SHOWN}!--")


def rearm(source: str) -> str:
    """Code as it was written."""
    return source.replace(_SHOWN, "<")


def shown(html: str) -> str:
    """Sanitised HTML with the disarmed tags as text."""
    return html.replace(_SHOWN, "&lt;")


def sanitise(html: str) -> str:
    """The HTML with everything outside the allow-list taken out."""
    return _cleaner().clean(html).replace(' class=""', "").replace("<p></p>", "")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_GONE_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        tag_attribute_values={"td": _ALIGN, "th": _ALIGN},
        attribute_filter=_filter,
        strip_comments=True,
        link_rel=None,
        url_schemes={"q", "http", "https", "mailto"},
        url_relative="deny",
        allowed_classes={
            "pre": {"code"},
            "span": {name for name in STANDARD_TYPES.values() if name},
        },
    )


def _filter(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href" and value.lower().startswith("q:"):
        return value if _QUESTION_LINK.fullmatch(value) else None
    if attribute in {"colspan", "rowspan", "start", "value"}:
        return value if _NUMBER.fullmatch(value) else None
    if attribute == "data-language":
        return value if _LANGUAGE.fullmatch(value) else None
    return value
