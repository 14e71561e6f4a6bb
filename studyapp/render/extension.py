"""Our additions to Python-Markdown: images as marks, task lists."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class StudyExtension(Extension):  # type: ignore[misc]
    """Images are noted on the converter and replaced by marks; ``[ ]`` in a list is a box."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register after the inline patterns have made their elements."""
        md.treeprocessors.register(_Marks(md), "study-marks", 15)


class _Marks(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        """Walk the tree with a stack: it may be deep."""
        md: Any = self.md
        pending = [root]
        while pending:
            parent = pending.pop()
            if parent.tag == "li":
                _tick(parent)
            before: Element | None = None
            for child in list(parent):
                if child.tag != "img":
                    pending.append(child)
                    before = child
                    continue
                md.study_images.append((child.get("src", ""), child.get("alt", "")))
                text = f"\ue002{len(md.study_images) - 1}\ue003" + (child.tail or "")
                parent.remove(child)
                if before is None:
                    parent.text = (parent.text or "") + text
                else:
                    before.tail = (before.tail or "") + text


def _tick(item: Element) -> None:
    holder = item
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        holder = item[0]
    text = (holder.text or "").lstrip()
    for written, shown in (("[ ] ", "☐ "), ("[x] ", "☑ "), ("[X] ", "☑ ")):
        if text.startswith(written):
            holder.text = shown + text[len(written) :]
