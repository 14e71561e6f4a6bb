"""Figures: SVG through an allow-list, made ready to stand inside a page.

Inlined, so that the theme's colours reach it. No style sheets, scripts, foreign objects, animation
or references to the outside come through; ids are prefixed so that two figures cannot meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from studyapp.model.language import Text

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
ELEMENTS = frozenset(
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath "
    "marker linearGradient radialGradient stop clipPath mask pattern".split()
)
ATTRIBUTES = frozenset(
    "class clip-path clip-rule clipPathUnits color cx cy d direction display dominant-baseline dx "
    "dy fill fill-opacity fill-rule font-family font-size font-style font-variant font-weight fr "
    "fx fy gradientTransform gradientUnits height letter-spacing lengthAdjust marker-end "
    "marker-mid marker-start markerHeight markerUnits markerWidth mask maskContentUnits maskUnits "
    "offset opacity orient paint-order pathLength patternContentUnits patternTransform "
    "patternUnits points preserveAspectRatio r refX refY rotate rx ry shape-rendering spreadMethod "
    "startOffset stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration "
    "text-rendering textLength transform vector-effect viewBox visibility width word-spacing "
    "writing-mode x x1 x2 y y1 y2".split()
)
CLASSES = frozenset(
    "fig-ink fig-line fig-data fig-weight fig-activation fig-gradient fig-accent fig-muted".split()
)
_ID = re.compile(r"[A-Za-z_][\w.-]*")
_URL = re.compile(r"""url\(\s*['"]?#([\w.-]+)['"]?\s*\)""")
_UNSAFE = re.compile(r"url\s*\(|javascript|data:|expression|@import|\\|&|<", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

LARGEST = 2_000_000  # characters of a file
_MOST = 20_000  # elements, each counted as often as `use` draws it
_DEEPEST = 60


class FigureError(ValueError):
    """The file cannot be shown; the message says why, ``why`` in both languages."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


_NESTED = Text("元素嵌套过深", "its elements nest too deeply")


def inline_svg(source: str, prefix: str, alt: str) -> str:
    """An ``<svg role="img">`` for the page. Raises ``FigureError`` with the reason if it cannot be.

    ``prefix`` is put before every id; it consists of letters, digits and hyphens.
    """
    root = _parse(source)
    _check_size(root)
    _check_uses(root)
    attributes = dict(_attributes(root, prefix))
    for name in ("x", "y", "width", "height", "class"):
        attributes.pop(name, None)
    box = root.get("viewBox") or _box_from_size(root)
    numbers = [float(number) for number in _NUMBER.findall(box)]
    if len(numbers) != 4 or numbers[2] <= 0 or numbers[3] <= 0:
        raise FigureError(Text("它没有viewBox", "it has no viewBox"))
    attributes["viewBox"] = " ".join(f"{number:g}" for number in numbers)
    attributes |= {"width": f"{numbers[2]:g}", "height": f"{numbers[3]:g}"}
    head = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    body = "".join(_content(root, prefix))
    return f'<svg role="img" aria-label="{escape(alt)}"{head}>{body}</svg>'


def _parse(source: str) -> Element:
    if len(source) > LARGEST:
        raise FigureError(
            Text(f"超过{LARGEST:,}个字符", f"it is longer than {LARGEST:,} characters")
        )
    if "<!DOCTYPE" in source or "<!ENTITY" in source:
        raise FigureError(
            Text("它有文档类型声明，请删去", "it has a document type declaration; take it out")
        )
    try:
        root = ElementTree.fromstring(source)
    except (ElementTree.ParseError, ValueError) as error:
        raise FigureError(
            Text(f"它不是格式良好的XML：{error}", f"it is not well-formed: {error}")
        ) from error
    if root.tag != f"{_SVG}svg":
        raise FigureError(
            Text(
                '根元素不是<svg xmlns="http://www.w3.org/2000/svg">',
                'its root is not <svg xmlns="http://www.w3.org/2000/svg">',
            )
        )
    return root


def _name(element: Element) -> str:
    """The element's name if it may stand in a figure, else an empty string."""
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith(_SVG):
        return ""
    name = tag.removeprefix(_SVG)
    return name if name in ELEMENTS else ""


def _check_size(root: Element) -> None:
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    raise FigureError(_NESTED)


def _check_uses(root: Element) -> None:
    """Refuse a figure whose ``use`` elements multiply into more than can be drawn."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[int, int] = {}
    being_drawn: set[int] = set()

    def size(element: Element) -> int:
        known = sizes.get(id(element))
        if known is not None:
            return known
        if id(element) in being_drawn:
            raise FigureError(Text("有<use>引用了自身", "a <use> draws itself"))
        being_drawn.add(id(element))
        total = 1 + sum(size(child) for child in element)
        if _name(element) == "use":
            target = by_id.get(_href(element).removeprefix("#"))
            total += size(target) if target is not None else 0
        being_drawn.discard(id(element))
        if total > _MOST:
            raise FigureError(
                Text(f"它绘制的元素超过{_MOST:,}个", f"it draws more than {_MOST:,} elements")
            )
        sizes[id(element)] = total
        return total

    try:
        size(root)
    except RecursionError as error:
        raise FigureError(_NESTED) from error


def _box_from_size(root: Element) -> str:
    width, height = (_NUMBER.match(root.get(side, "")) for side in ("width", "height"))
    return f"0 0 {width[0]} {height[0]}" if width and height else ""


def _href(element: Element) -> str:
    return element.get("href") or element.get(_XLINK_HREF) or ""


def _attributes(element: Element, prefix: str) -> Iterator[tuple[str, str]]:
    identity = element.get("id", "")
    if _ID.fullmatch(identity):
        yield "id", f"{prefix}-{identity}"
    target = _href(element)
    if target.startswith("#") and _ID.fullmatch(target[1:]):
        yield "href", f"#{prefix}-{target[1:]}"
    for name, value in element.attrib.items():
        if name not in ATTRIBUTES:
            continue
        if name == "class":
            kept = [word for word in value.split() if word in CLASSES]
            if kept:
                yield name, " ".join(kept)
            continue
        if _UNSAFE.search(_URL.sub("", value)):
            continue
        yield name, _URL.sub(lambda match: f"url(#{prefix}-{match[1]})", value)


def _content(element: Element, prefix: str) -> Iterator[str]:
    in_text = _name(element) in {"text", "tspan", "textPath"}
    if in_text and element.text:
        yield escape(element.text, quote=False)
    for child in element:
        name = _name(child)
        if name and name != "svg":
            head = "".join(
                f' {attribute}="{escape(value)}"' for attribute, value in _attributes(child, prefix)
            )
            yield f"<{name}{head}>"
            yield from _content(child, prefix)
            yield f"</{name}>"
        if in_text and child.tail:
            yield escape(child.tail, quote=False)
