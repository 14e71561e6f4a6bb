"""Drawing kit for the bank's figures: one hand, one stroke, one set of colours.

A generator ``tools/figures/<question-id>.py`` describes a figure once and the kit writes it::

    from kit import Figure, Words, save

    def targets(figure: Figure, t: Words) -> None:
        figure.box(20, 40, 120, 48, t("输入", "input"), role="data")
        figure.arrow(140, 64, 200, 64)
        figure.text(60, 120, "x_i", anchor="middle")

    save(__file__, "targets", 680, 220, targets)

``t(zh, en)`` gives the words of the language being drawn. A figure that never calls it is written
once (``targets.svg``), one that does is written twice (``targets.zh.svg``, ``targets.en.svg``) with
the same geometry. Coordinates are pixels of the viewBox, y points down. Colours are roles, never
values: ``ink`` (text, axes), ``line`` (connections), ``data`` (inputs), ``weight`` (kernels,
parameters), ``activation`` (feature maps), ``gradient`` (gradients, errors), ``accent`` (what the
figure is about), ``muted`` (background things). The page gives the roles their colours per theme.

Subscripts and superscripts in text: ``x_i``, ``x_{t-1}``, ``W^T`` (a hyphen there is a minus);
``\\_`` and ``\\^`` are literal. Write products with ×: a Chinese font sets · as a full-width dot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path

Words = Callable[[str, str], str]
Point = tuple[float, float]

ROOT = Path(__file__).resolve().parents[2]
COLOURS = {
    "ink": "#1f2937",
    "line": "#5b6675",
    "data": "#2563c9",
    "weight": "#a9560a",
    "activation": "#0b7a6b",
    "gradient": "#c02656",
    "accent": "#6d3fd1",
    "muted": "#7d8896",
}
STROKE = 1.5
FONT_SIZE = 14


def colour(role: str) -> str:
    """The paint of a role: the theme's variable with the light theme's colour as fallback."""
    return f"var(--figure-{role}, {COLOURS[role]})"


def _tick(value: float) -> str:
    """A tick's number as it is printed: with a true minus sign."""
    return f"{value:g}".replace("-", "−")


def number(value: float) -> str:
    """A coordinate as short text."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0" if value == 0 else "-0")


class Figure:
    """One SVG drawing being built."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._parts: list[str] = []
        self._markers: set[str] = set()

    # -- shapes -------------------------------------------------------------------------------

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        role: str = "line",
        *,
        fill: float = 0.14,
        stroke: bool = True,
        radius: float = 0,
        dashed: bool = False,
        crisp: bool = False,
    ) -> None:
        """A rectangle; ``fill`` is the opacity of its filling in the role's colour (0: none).

        ``crisp`` is for the pixels of a picture: no seams between neighbours.
        """
        edges = ' shape-rendering="crispEdges"' if crisp else ""
        self._shape(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
            f'height="{number(height)}" rx="{number(radius)}"{edges}',
            role,
            fill=fill,
            stroke=stroke,
            dashed=dashed,
        )

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        role: str = "activation",
        *,
        fill: float = 0.14,
        stroke: bool = True,
        dashed: bool = False,
    ) -> None:
        """A circle around (x, y)."""
        self._shape(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"',
            role,
            fill=fill,
            stroke=stroke,
            dashed=dashed,
        )

    def polygon(
        self,
        points: Iterable[Point],
        role: str = "line",
        *,
        fill: float = 0.14,
        stroke: bool = True,
        dashed: bool = False,
    ) -> None:
        """A closed shape through the points."""
        path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self._shape(f'<polygon points="{path}"', role, fill=fill, stroke=stroke, dashed=dashed)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        role: str = "line",
        *,
        width: float = STROKE,
        dashed: bool = False,
    ) -> None:
        """A straight line."""
        self.path([(x1, y1), (x2, y2)], role, width=width, dashed=dashed)

    def path(
        self,
        points: Sequence[Point],
        role: str = "line",
        *,
        width: float = STROKE,
        dashed: bool = False,
        arrow: bool = False,
    ) -> None:
        """An open polyline through the points, with an arrowhead at its end if asked."""
        drawn = "M" + " L".join(f"{number(x)} {number(y)}" for x, y in points)
        self._stroke(drawn, role, width=width, dashed=dashed, arrow=arrow)

    def curve(
        self,
        start: Point,
        control1: Point,
        control2: Point,
        end: Point,
        role: str = "line",
        *,
        width: float = STROKE,
        dashed: bool = False,
        arrow: bool = False,
    ) -> None:
        """A cubic Bézier curve, for example a skip connection around blocks."""
        drawn = f"M{number(start[0])} {number(start[1])} C" + ", ".join(
            f"{number(x)} {number(y)}" for x, y in (control1, control2, end)
        )
        self._stroke(drawn, role, width=width, dashed=dashed, arrow=arrow)

    def arrow(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        role: str = "line",
        *,
        width: float = STROKE,
        dashed: bool = False,
    ) -> None:
        """A straight arrow from the first point to the second."""
        self.path([(x1, y1), (x2, y2)], role, width=width, dashed=dashed, arrow=True)

    # -- text ---------------------------------------------------------------------------------

    def text(
        self,
        x: float,
        y: float,
        content: str,
        *,
        role: str = "ink",
        anchor: str = "start",
        size: float = FONT_SIZE,
        bold: bool = False,
        italic: bool = False,
        rotate: float = 0,
    ) -> None:
        """Text with its baseline at y; ``anchor`` is start, middle or end; rotation in degrees."""
        attributes = f'x="{number(x)}" y="{number(y)}" fill="{colour(role)}"'
        if anchor != "start":
            attributes += f' text-anchor="{anchor}"'
        if size != FONT_SIZE:
            attributes += f' font-size="{number(size)}"'
        if bold:
            attributes += ' font-weight="600"'
        if italic:
            attributes += ' font-style="italic"'
        if rotate:
            attributes += f' transform="rotate({number(rotate)} {number(x)} {number(y)})"'
        self._parts.append(f"<text {attributes}>{_spans(content, size)}</text>")

    def lines(
        self, x: float, y: float, contents: Sequence[str], *, leading: float = 18, **style: object
    ) -> None:
        """Several lines of text, the first baseline at y."""
        for index, content in enumerate(contents):
            self.text(x, y + index * leading, content, **style)  # type: ignore[arg-type]

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        label: str | Sequence[str],
        role: str = "activation",
        *,
        size: float = FONT_SIZE,
        fill: float = 0.14,
        dashed: bool = False,
        bold: bool = False,
    ) -> None:
        """A rounded block with its label (one line or several) centred in it."""
        self.rect(x, y, width, height, role, fill=fill, radius=6, dashed=dashed)
        rows = [label] if isinstance(label, str) else list(label)
        leading = size + 4
        top = y + height / 2 - leading * (len(rows) - 1) / 2 + size * 0.35
        for index, row in enumerate(rows):
            self.text(
                x + width / 2, top + index * leading, row, anchor="middle", size=size, bold=bold
            )

    def grid(
        self,
        x: float,
        y: float,
        values: Sequence[Sequence[object]],
        role: str = "data",
        *,
        cell: float = 34,
        size: float = FONT_SIZE,
        highlight: Iterable[tuple[int, int]] = (),
        highlight_role: str = "accent",
    ) -> None:
        """A matrix of cells with their values; ``highlight`` names (row, column) cells."""
        marked = set(highlight)
        for row_index, row in enumerate(values):
            for column_index, value in enumerate(row):
                left, top = x + column_index * cell, y + row_index * cell
                chosen = (row_index, column_index) in marked
                self.rect(
                    left,
                    top,
                    cell,
                    cell,
                    highlight_role if chosen else role,
                    fill=0.32 if chosen else 0.1,
                )
                if str(value):
                    self.text(
                        left + cell / 2,
                        top + cell / 2 + size * 0.35,
                        str(value),
                        anchor="middle",
                        size=size,
                    )

    def sheets(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        count: int,
        role: str = "activation",
        *,
        offset: float = 6,
        fill: float = 0.14,
    ) -> None:
        """A stack of sheets (the channels of a map or kernel); (x, y) is the front sheet's corner.

        Each sheet behind peeps out by ``offset`` to the right and above.
        """
        for index in range(count - 1, 0, -1):
            left, top = x + index * offset, y - index * offset
            right, bottom = left + width, top + height
            self.polygon(
                [
                    (left, top + offset),
                    (left, top),
                    (right, top),
                    (right, bottom),
                    (right - offset, bottom),
                    (right - offset, top + offset),
                ],
                role,
                fill=fill,
            )
        self.rect(x, y, width, height, role, fill=fill)

    def operator(self, x: float, y: float, sign: str = "+", *, role: str = "line") -> None:
        """A small circle with an operator sign (+, ×, σ …), as in block diagrams."""
        self.circle(x, y, 12, role, fill=0)
        self.text(x, y + 5, sign, anchor="middle", size=15)

    def plot(self, x: float, y: float, width: float, height: float, **ranges: float) -> Plot:
        """A coordinate system in the given rectangle (see :class:`Plot` for the ranges)."""
        return Plot(self, x, y, width, height, **ranges)

    # -- output -------------------------------------------------------------------------------

    def svg(self) -> str:
        """The whole drawing as SVG text."""
        markers = "".join(
            f'<marker id="arrow-{role}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" '
            f'markerHeight="7" orient="auto-start-reverse">'
            f'<path d="M0 1 L9 5 L0 9 z" fill="{colour(role)}"/></marker>'
            for role in sorted(self._markers)
        )
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(self.width)} '
            f'{number(self.height)}" role="img" font-family="inherit" font-size="{FONT_SIZE}">'
        )
        defs = [f"<defs>{markers}</defs>"] if markers else []
        return "\n".join([head, *defs, *self._parts, "</svg>"]) + "\n"

    def _shape(self, start: str, role: str, *, fill: float, stroke: bool, dashed: bool) -> None:
        paint = f' fill="{colour(role)}" fill-opacity="{number(fill)}"' if fill else ' fill="none"'
        if stroke:
            paint += f' stroke="{colour(role)}" stroke-width="{number(STROKE)}"'
            if dashed:
                paint += ' stroke-dasharray="5 4"'
        self._parts.append(f"{start}{paint}/>")

    def _stroke(self, drawn: str, role: str, *, width: float, dashed: bool, arrow: bool) -> None:
        extra = ' stroke-dasharray="5 4"' if dashed else ""
        if arrow:
            self._markers.add(role)
            extra += f' marker-end="url(#arrow-{role})"'
        self._parts.append(
            f'<path d="{drawn}" fill="none" stroke="{colour(role)}" '
            f'stroke-width="{number(width)}" stroke-linejoin="round"{extra}/>'
        )


class Plot:
    """A coordinate system inside a figure: axes, ticks, curves, bars, in data coordinates."""

    def __init__(
        self,
        figure: Figure,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        x_min: float = 0,
        x_max: float = 1,
        y_min: float = 0,
        y_max: float = 1,
    ) -> None:
        self.figure = figure
        self.left, self.top, self.width, self.height = x, y, width, height
        self.x_min, self.x_max, self.y_min, self.y_max = x_min, x_max, y_min, y_max

    def at(self, x: float, y: float) -> Point:
        """Data coordinates to pixels."""
        return (
            self.left + (x - self.x_min) / (self.x_max - self.x_min) * self.width,
            self.top + (self.y_max - y) / (self.y_max - self.y_min) * self.height,
        )

    def axes(
        self,
        x_label: str = "",
        y_label: str = "",
        *,
        x_ticks: Sequence[float] = (),
        y_ticks: Sequence[float] = (),
        crossing: Point | None = None,
    ) -> None:
        """Axes with arrows, ticks, labels; they cross at ``crossing`` (the lower left corner)."""
        x0, y0 = crossing or (self.x_min, self.y_min)
        figure = self.figure
        left, zero = self.at(self.x_min, y0)
        right, _ = self.at(self.x_max, y0)
        middle, bottom = self.at(x0, self.y_min)
        _, top = self.at(x0, self.y_max)
        figure.arrow(left, zero, right + 8, zero, "ink")
        figure.arrow(middle, bottom, middle, top - 8, "ink")
        for tick in x_ticks:
            px, _ = self.at(tick, y0)
            figure.line(px, zero - 3, px, zero + 3, "ink")
            if tick != x0 or crossing is None:
                figure.text(px, zero + 18, _tick(tick), anchor="middle", size=12)
        for tick in y_ticks:
            _, py = self.at(x0, tick)
            figure.line(middle - 3, py, middle + 3, py, "ink")
            if tick != y0 or crossing is None:
                figure.text(middle - 8, py + 4, _tick(tick), anchor="end", size=12)
        if x_label:
            figure.text(right + 8, zero + 34, x_label, anchor="end", size=13)
        if y_label:
            figure.text(middle - 4, top - 14, y_label, anchor="start", size=13)

    def curve(
        self,
        function: Callable[[float], float],
        role: str = "accent",
        *,
        start: float | None = None,
        end: float | None = None,
        steps: int = 120,
        width: float = 2.25,
        dashed: bool = False,
    ) -> None:
        """The graph of a function, cut off where it leaves the plot vertically."""
        first = self.x_min if start is None else start
        last = self.x_max if end is None else end
        run: list[Point] = []
        for index in range(steps + 1):
            x = first + (last - first) * index / steps
            y = function(x)
            if self.y_min <= y <= self.y_max:
                run.append(self.at(x, y))
                continue
            if len(run) > 1:
                self.figure.path(run, role, width=width, dashed=dashed)
            run = []
        if len(run) > 1:
            self.figure.path(run, role, width=width, dashed=dashed)

    def points(
        self,
        values: Sequence[Point],
        role: str = "accent",
        *,
        connect: bool = True,
        radius: float = 3,
        width: float = 2,
    ) -> None:
        """Data points, connected or not; radius 0 draws no dots."""
        placed = [self.at(x, y) for x, y in values]
        if connect:
            self.figure.path(placed, role, width=width)
        if radius:
            for x, y in placed:
                self.figure.circle(x, y, radius, role, fill=1, stroke=False)

    def bars(
        self, values: Sequence[float], role: str = "accent", *, gap: float = 0.25, fill: float = 0.8
    ) -> None:
        """One bar per value, evenly spaced over the width, standing on y = 0."""
        slot = self.width / len(values)
        _, zero = self.at(0, 0)
        for index, value in enumerate(values):
            _, top = self.at(0, value)
            self.figure.rect(
                self.left + slot * (index + gap / 2),
                min(top, zero),
                slot * (1 - gap),
                abs(zero - top),
                role,
                fill=fill,
                stroke=False,
            )


def save(
    generator: str, name: str, width: float, height: float, draw: Callable[[Figure, Words], None]
) -> None:
    """Draw in each language and write the file or files beside the question's answers."""
    question = Path(generator).stem
    folders = [path.parent for path in (ROOT / "content").rglob(f"{question}/question.toml")]
    if len(folders) != 1:
        raise SystemExit(f"{question}: {len(folders)} folders of this name under content/")
    spoke = False

    def translator(index: int) -> Words:
        def translate(zh: str, en: str) -> str:
            nonlocal spoke
            spoke = True
            return (zh, en)[index]

        return translate

    drawings: dict[str, str] = {}
    for index, language in enumerate(("zh", "en")):
        figure = Figure(width, height)
        draw(figure, translator(index))
        drawings[language] = figure.svg()
    if not spoke:
        drawings = {"": drawings["zh"]}
    for language, text in drawings.items():
        suffix = f".{language}.svg" if language else ".svg"
        (folders[0] / f"{name}{suffix}").write_text(text, encoding="utf-8")


_SIGNS = re.compile("[√∂∇]")
_SCRIPT = re.compile(r"\\([_^])|([_^])(\{[^}]*\}|.)")


def _spans(content: str, size: float) -> str:
    """Text with subscripts and superscripts as shifted ``tspan`` elements."""
    result: list[str] = []
    position = 0
    shift = 0.0  # what the next run must undo: dy moves the pen for all that follows
    for match in _SCRIPT.finditer(content):
        result.append(_run(content[position : match.start()], shift))
        shift = 0.0 if match.start() > position else shift
        if match[1]:
            result.append(_run(match[1], shift))
            shift = 0.0
        else:
            inner = match[3][1:-1] if match[3].startswith("{") else match[3]
            inner = inner.replace("-", "−")
            move = size * (0.28 if match[2] == "_" else -0.38)
            result.append(
                f'<tspan dy="{number(move + shift)}" font-size="{number(size * 0.74)}">'
                f"{_signs(inner)}</tspan>"
            )
            shift = -move
        position = match.end()
    result.append(_run(content[position:], shift))
    return "".join(result)


def _run(content: str, shift: float) -> str:
    if not content:
        return ""
    text = _signs(content)
    return f'<tspan dy="{number(shift)}">{text}</tspan>' if shift else text


def _signs(content: str) -> str:
    """Text whose signs √ ∂ ∇ come from the page's formulas: Chinese fonts set them full-width."""
    return _SIGNS.sub(
        r'<tspan font-family="KaTeX_Main, serif">\g<0></tspan>', escape(content, quote=False)
    )
