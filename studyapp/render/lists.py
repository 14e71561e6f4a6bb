"""Lists as people write them, made regular for Python-Markdown.

Python-Markdown wants nested lists indented by four spaces and a blank line before a list;
CommonMark, and so nearly every note, does without. Lines are only indented anew; nothing else
changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKER = re.compile(r"(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+|$)")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")


@dataclass(frozen=True, slots=True)
class _Item:
    marker: int  # column of the marker
    content: int  # column where the item's text begins


def regular_lists(text: str) -> str:
    """The text with lists indented by four spaces a level, blank lines before them and headings."""
    return "\n".join(_regular(text.split("\n"), 0))


def _regular(lines: list[str], level: int) -> list[str]:
    out: list[str] = []
    stack: list[_Item] = []
    fence = ""
    shift = 0
    previous = ""  # what the line before was: "", "text", "item", "paragraph" (of an item)
    block = 0  # indentation of the first line since the last blank one
    index = 0
    while index < len(lines):
        line = lines[index].expandtabs(4) if "\t" in lines[index] else lines[index]
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        if fence:
            out.append(_shifted(line, shift))
            if body.startswith(fence) and not body.strip(fence[0]).strip():
                fence, previous = "", "text"
            index += 1
            continue
        if not body.strip():
            out.append("")
            previous = ""
            index += 1
            continue
        if not stack and level < 30 and indent < 4 and body.startswith(">"):
            end = index
            while end < len(lines) and _QUOTE.match(lines[end]):
                end += 1
            quoted = [_QUOTE.sub("", quote, count=1) for quote in lines[index:end]]
            out += [f"> {quote}".rstrip() for quote in _regular(quoted, level + 1)]
            index, previous = end, "text"
            continue
        if not stack and indent < 4 and _HEADING.match(body):
            out += ["", line, ""]  # blocks of many headings take Python-Markdown long
            index, previous = index + 1, ""
            continue
        match = None if _RULE.match(body) else _MARKER.match(body)
        while stack and indent < stack[-1].content:
            if match is None and previous:
                break  # a paragraph goes on without its indentation
            stack.pop()
        lazy = bool(stack) and indent < stack[-1].content
        extra = 0 if lazy else indent - (stack[-1].content if stack else 0)
        base = 4 * len(stack)
        if not previous:
            block = base
        if match is not None and extra < 4:
            starts = match["marker"] in "-*+" or match["marker"][:-1] == "1"
            if previous == "text" and not stack:
                if not starts:
                    out.append(line)
                    index += 1
                    continue
                out.append("")
            elif previous == "paragraph" or (previous and base < block):
                # Else the item would be text of the paragraph above it, or one level too deep:
                # Python-Markdown judges a block by its first line.
                out.append("")
                block = base
            gap = len(match["gap"]) if 1 <= len(match["gap"]) <= 4 else 1
            marker = match["marker"].replace(")", ".")
            out.append(f"{' ' * base}{marker} {body[match.end() :].lstrip()}".rstrip())
            stack.append(_Item(indent, indent + len(match["marker"]) + gap))
            previous = "item"
        else:
            keeps = extra if extra >= 4 else 0
            if body.startswith("#") and not keeps and not _HEADING.match(body):
                body = "\\" + body  # `#include` is no heading
            out.append(" " * (base + keeps) + body)
            opened = _FENCE.match(body)
            if opened and extra < 4:
                fence, shift = opened[1], base - indent
            inside = "item" if previous == "item" else "paragraph"
            previous = inside if stack else "text"
        index += 1
    return out


def _shifted(line: str, shift: int) -> str:
    if shift >= 0:
        return " " * shift + line if line.strip() else line
    width = min(-shift, len(line) - len(line.lstrip(" ")))
    return line[width:]
