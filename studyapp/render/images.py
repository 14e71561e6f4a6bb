"""The images of an answer: SVG figures inlined, raster images by the caller's leave."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from studyapp.model.language import Language, Text
from studyapp.model.question import Question
from studyapp.render import words
from studyapp.render.figures import LARGEST, FigureError, inline_svg
from studyapp.render.markup import IMAGE_MARK
from studyapp.render.tags import PIECE

Resolve = Callable[[Question, str], str | None]

_SVG_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*\.svg")
_PARAGRAPH = re.compile(r"<p>((?:(?!</p>).)*?\ue002.*?)</p>", re.DOTALL)
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Images:
    """Places the images of one page; remembers names so that ids stay unique."""

    question: Question
    language: Language  # of the text
    reader: Language  # of our own words, as in the page's header
    resolve: Resolve | None = None
    used: dict[str, int] = field(default_factory=dict)

    def place(self, html: str, images: tuple[tuple[str, str], ...]) -> str:
        """The HTML with each image mark replaced.

        A figure is a block: one that stands in a paragraph follows it.
        """

        def markup(match: re.Match[str]) -> str:
            number = int(match[1])
            return self._markup(*images[number]) if number < len(images) else ""

        def paragraph(match: re.Match[str]) -> str:
            rest = IMAGE_MARK.sub("", match[1]).strip()
            after = "\n".join(markup(mark) for mark in IMAGE_MARK.finditer(match[1]))
            empty = not PIECE.sub("", rest).strip()
            return after if empty else f"<p>{rest}</p>\n{after}"

        return IMAGE_MARK.sub(markup, _PARAGRAPH.sub(paragraph, html)) if images else html

    def _markup(self, source: str, written_alt: str) -> str:
        name = source.removeprefix("./")
        alt = next(
            (
                figure.alt.shown(self.language)
                for figure in self.question.figures
                if figure.file == name
            ),
            "",
        )
        alt = alt or written_alt
        if _SVG_NAME.fullmatch(name):
            return self._figure(name, alt)
        address = self.resolve(self.question, source) if self.resolve else None
        if address is None or not address.startswith("study://app/"):
            return _missing(name, alt, self.reader)
        return f'<figure class="figure"><img src="{escape(address)}" alt="{escape(alt)}"></figure>'

    def _figure(self, name: str, alt: str) -> str:
        path = figure_path(self.question.folder, name, self.language)
        if path is None:
            return _missing(name, alt, self.reader, Text("文件不存在", "the file is not there"))
        slug = _NOT_IN_ID.sub("-", name.removesuffix(".svg").lower()).strip("-") or "figure"
        self.used[slug] = self.used.get(slug, 0) + 1
        anchor = f"figure-{slug}" + (f"-{self.used[slug]}" if self.used[slug] > 1 else "")
        try:
            if path.stat().st_size > 4 * LARGEST:
                raise FigureError(Text("文件过大", "the file is too large"))
            svg = inline_svg(path.read_text(encoding="utf-8-sig"), anchor, alt)
        except FigureError as error:
            return _missing(name, alt, self.reader, error.why)
        except UnicodeDecodeError:
            why = Text("它不是UTF-8文本", "it is no UTF-8 text")
            return _missing(name, alt, self.reader, why)
        except OSError as error:
            said = error.strerror or str(error)
            return _missing(name, alt, self.reader, Text(said, said))
        return f'<figure id="{anchor}" class="figure">{svg}</figure>'


def figure_path(folder: Path, name: str, language: Language) -> Path | None:
    """The file for a figure's name in a language: ``name.<language>.svg``, else ``name.svg``."""
    stem = name.removesuffix(".svg")
    for candidate in (f"{stem}.{language}.svg", name, f"{stem}.{language.other}.svg"):
        path = folder / candidate
        if path.is_file():
            return path
    return None


def _missing(name: str, alt: str, language: Language, why: Text | None = None) -> str:
    said = words.FIGURE_MISSING.of(language).format(name=name)
    if why is not None:
        said += words.WHY.of(language).format(why=why.of(language))
    caption = f"<figcaption>{escape(alt)}</figcaption>" if alt else ""
    return f'<figure class="figure missing"><p>{escape(said)}</p>{caption}</figure>'
