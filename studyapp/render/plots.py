"""A figure with a plot: what the page's script draws, its text alternative, its table.

The script (``resources/page/figures.js``) finds the numbers in ``data-numbers``. Whoever cannot see
the drawing has its summary as the label, and the table with every number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from studyapp.model.language import Language, Text
from studyapp.render.fragments import attributes, defined, say, table

SHOW_TABLE = Text("表格", "Table")
SAVE_SVG = Text("SVG", "SVG")
SAVE_PNG = Text("PNG", "PNG")
SAVE_CSV = Text("CSV", "CSV")
SAVE_AS = Text("将“{title}”保存为{kind}", "Save “{title}” as {kind}")
TABLE_OF = Text("“{title}”的数据表", "Numbers of “{title}” as a table")


@dataclass(frozen=True, slots=True)
class PlotFigure:
    """One plot of a page, or what to do so that there will be one."""

    key: str  # names it in exports
    kind: str  # what plots.js draws it as
    title: str
    definition: str
    summary: str  # one sentence with what the plot says
    numbers: Mapping[str, object]  # with ``rows``; empty rows: there is nothing to draw yet
    header: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    empty: str = ""
    wide: bool = False
    before: str = ""  # HTML between title and drawing
    after: str = ""  # HTML below the drawing
    raw: Sequence[Sequence[object]] = field(default=())  # the table's numbers as they are, for CSV


def render_figure(plot: PlotFigure, language: Language) -> str:
    """The figure's HTML."""
    drawn = bool(plot.numbers.get("rows"))
    name = defined(plot.title, plot.definition)
    classes = "plot wide" if plot.wide else "plot"
    shown = attributes(
        {
            "class": classes,
            "id": f"plot-{plot.key}",
            "data-name": plot.key,
            "data-plot": plot.kind if drawn else None,
            "data-said": plot.summary if drawn else None,
            "data-numbers": json.dumps(plot.numbers, ensure_ascii=False) if drawn else None,
        }
    )
    heading = f'<h2 class="plot-title">{name}</h2>'
    if not drawn:
        return (
            f"<figure{shown}><figcaption>{heading}</figcaption>"
            f'<p class="plot-empty">{escape(plot.empty)}</p></figure>'
        )
    return "".join(
        [
            f"<figure{shown}><figcaption>{heading}{_tools(plot, language)}</figcaption>",
            f'<p class="plot-said">{escape(plot.summary)}</p>' if plot.summary else "",
            plot.before,
            '<div class="plot-canvas"></div>',
            plot.after,
            f'<div class="plot-table" hidden>{table(plot.header, plot.rows, plot.title)}</div>',
            "</figure>",
        ]
    )


def _tools(plot: PlotFigure, language: Language) -> str:
    title = plot.title
    tools = [_tool("table", SHOW_TABLE, say(TABLE_OF, language, title=title), language)]
    for kind, text in (("svg", SAVE_SVG), ("png", SAVE_PNG), ("csv", SAVE_CSV)):
        label = say(SAVE_AS, language, title=title, kind=kind.upper())
        tools.append(_tool(kind, text, label, language))
    return f'<span class="plot-tools">{"".join(tools)}</span>'


def _tool(name: str, text: Text, label: str, language: Language) -> str:
    pressed = "false" if name == "table" else None
    named = attributes({"data-tool": name, "aria-label": label, "aria-pressed": pressed})
    return f'<button type="button"{named}>{escape(say(text, language))}</button>'


def csv_of(plot: PlotFigure) -> str:
    """The numbers as CSV (RFC 4180), in the language of the page, values unrounded."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(plot.header)
    writer.writerows(plot.raw or plot.rows)
    return out.getvalue()
