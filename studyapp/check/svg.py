"""What a figure's SVG may hold: well-formed, nothing active, nothing from outside, themed colours.

The allow-lists are the renderer's: what it would leave out is a problem here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from studyapp.render.figures import ATTRIBUTES, CLASSES, ELEMENTS, FigureError, inline_svg

NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_ALSO = frozenset(["id", "href", "role", "aria-label", f"{_XLINK} href"])
_WITHOUT_EFFECT = frozenset(["title", "desc"])  # the text alternative is in question.toml
_COLOURED = frozenset(["fill", "stroke", "stop-color", "color"])
_COLOUR = re.compile(
    r"none|currentColor|inherit|transparent|url\(#[\w.-]+\)"
    r"|var\(--figure-[a-z-]+(?:,\s*(?:currentColor|#[0-9a-fA-F]{3,8}))?\)"
)
_LOCAL = re.compile(r"url\(\s*['\"]?#([\w.-]+)['\"]?\s*\)")

Finding = tuple[int, str, str]  # line, what, do


@dataclass(slots=True)
class Element:
    """An element as it stands in the file."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""


@dataclass(slots=True)
class Drawing:
    """A figure's elements in order, and what was wrong on the way."""

    elements: list[Element] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """All words of the figure."""
        return [element.text.strip() for element in self.elements if element.text.strip()]

    @property
    def geometry(self) -> list[tuple[str, dict[str, str]]]:
        """Everything but the words: what the variants of two languages share."""
        words = ("text", "tspan", "textPath")
        return [
            (element.name, element.attributes)
            for element in self.elements
            if element.name not in words
        ]


class _RefusedError(Exception):
    pass


def read(source: str) -> Drawing:
    """Parse a figure; entities are never expanded: a document type is refused."""
    drawing = Drawing()
    parser = expat.ParserCreate(namespace_separator=" ")
    open_elements: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(" ")
        shown = local if prefix == NAMESPACE else name
        element = Element(shown, attributes, parser.CurrentLineNumber)
        drawing.elements.append(element)
        open_elements.append(element)

    def end(_name: str) -> None:
        open_elements.pop()

    def words(data: str) -> None:
        if open_elements:
            open_elements[-1].text += data

    def doctype(*_arguments: object) -> None:
        raise _RefusedError

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(source, True)
    except _RefusedError:
        line = parser.CurrentLineNumber
        drawing.findings.append((line, "The figure has a document type.", "Take it out."))
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, str(error))
        what = f"The figure is not well-formed XML: {reason}."
        drawing.findings.append((error.lineno, what, "Draw it anew or mend the XML."))
    return drawing


def problems_of(source: str, drawing: Drawing) -> Iterator[Finding]:
    """What is wrong with a figure."""
    yield from drawing.findings
    if drawing.findings:
        return
    root = drawing.elements[0]
    if root.name != "svg":
        what = f'The root is not <svg xmlns="{NAMESPACE}">.'
        yield root.line, what, "Begin the file with that element."
        return
    if "viewBox" not in root.attributes:
        yield root.line, "The figure has no viewBox.", "Add one: it scales to the page's width."
    identities: set[str] = set()
    for element in drawing.elements:
        identity = element.attributes.get("id")
        if identity is not None and identity in identities:
            what = f"The id “{identity}” occurs twice."
            yield element.line, what, "Give each element its own."
        identities.add(identity or "")
    for element in drawing.elements:
        yield from _element(element, identities)
    try:
        inline_svg(source, "figure", "")
    except FigureError as error:
        yield 1, f"The figure cannot be shown: {error}.", "Draw it more simply."


def _element(element: Element, identities: set[str]) -> Iterator[Finding]:
    line = element.line
    if element.name in _WITHOUT_EFFECT:
        return
    if element.name not in ELEMENTS:
        what = f"<{element.name}> may not stand in a figure."
        yield line, what, "Draw with shapes, text, markers and gradients only."
        return
    for name, value in element.attributes.items():
        if name not in ATTRIBUTES | _ALSO:
            what = f"The attribute {name} may not stand in a figure."
            do = "Set colours by fill and stroke, positions by x, y and transform."
            yield line, what, do
        elif name == "class":
            for word in value.split():
                if word not in CLASSES:
                    what = f"The class “{word}” is not one of the page's."
                    yield line, what, f"Use {', '.join(sorted(CLASSES))}."
        elif name.rpartition(" ")[2] == "href":
            if not value.startswith("#"):
                what = f"The figure refers to “{value}” outside itself."
                yield line, what, "Draw what it needs in the figure."
            elif value[1:] not in identities:
                yield line, f"There is no element with the id {value}.", "Correct the reference."
        else:
            yield from _value(element, name, value, identities)


def _value(element: Element, name: str, value: str, identities: set[str]) -> Iterator[Finding]:
    line = element.line
    for target in _LOCAL.findall(value):
        if target not in identities:
            yield line, f"There is no element with the id #{target}.", "Correct the reference."
    if "url" in _LOCAL.sub("", value).lower():
        what = f"{name} refers to something outside the figure."
        yield line, what, "Draw what it needs in the figure."
    elif name in _COLOURED and not _COLOUR.fullmatch(value.strip()):
        yield (
            line,
            f"{name}=“{value}” does not follow the theme.",
            "Use var(--figure-ROLE, #rrggbb), currentColor or none.",
        )
