"""The figures of the statistics page: numbers to draw, a sentence and a table for each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from studyapp.model.language import Language, Text
from studyapp.render import home_words
from studyapp.render import statistics_words as words
from studyapp.render.fragments import number, percent, say
from studyapp.render.plots import PlotFigure
from studyapp.render.statistics_model import DayCount, MapNode, Statistics


def plots(numbers: Statistics, language: Language) -> list[PlotFigure]:
    """The figures in their order; also what CSV files are made of."""
    return [
        _map(numbers, language),
        _score(numbers, language),
        _time(numbers, language),
        _calibration(numbers, language),
        _brier(numbers, language),
        _retention(numbers, language),
        _load(numbers, language),
        _calendar(numbers, language),
    ]


def time_span(minutes: float, language: Language) -> str:
    """Minutes in words; from two hours on, hours."""
    if minutes < 120:
        return say(home_words.MINUTES, language, n=round(minutes))
    return say(home_words.HOURS, language, n=number(round(minutes / 60, 1)))


def _map(numbers: Statistics, language: Language) -> PlotFigure:
    total = numbers.mastery or 0.0
    rows = [
        {
            "key": node.key,
            "parent": node.parent,
            "name": node.name,
            "size": node.questions,
            "mastery": node.mastery,
            "said": _said_of(node, language),
        }
        for node in numbers.map
    ]
    topics = [node for node in numbers.map if not node.question]
    return PlotFigure(
        key="mastery",
        kind="map",
        title=say(words.MAP, language),
        definition=numbers.meaning("mastery", language),
        summary=say(
            words.MAP_SAYS,
            language,
            share=percent(total),
            studied=numbers.studied,
            total=numbers.questions,
        ),
        numbers={"rows": rows, "words": {"all": say(words.ALL_TOPICS, language)}},
        header=_header_of(language, words.TOPIC, words.QUESTIONS, words.MASTERY),
        rows=[
            (_path(node, numbers.map), number(node.questions), _share(node.mastery))
            for node in topics
        ],
        raw=[(node.key, node.questions, node.mastery) for node in numbers.map],
        empty=say(words.MAP_EMPTY, language),
        wide=True,
        before='<div class="map-trail"></div>',
        after=_legend(language),
    )


def _path(node: MapNode, nodes: Sequence[MapNode]) -> str:
    above = {one.key: one for one in nodes}
    names = [node.name]
    while (parent := above.get(node.parent)) is not None:
        names.insert(0, parent.name)
        node = parent
    return " › ".join(names)


def _said_of(node: MapNode, language: Language) -> str:
    if node.question:
        if node.mastery is None:
            return say(words.NEVER, language)
        return say(words.MAP_QUESTION, language, share=percent(node.mastery))
    if node.mastery is None:
        return say(words.MAP_UNTOUCHED, language, n=node.questions)
    return say(words.MAP_ROW, language, n=node.questions, share=percent(node.mastery))


def _legend(language: Language) -> str:
    def swatch(fill: str, text: str) -> str:
        return (
            '<li><svg width="14" height="14" aria-hidden="true">'
            f'<rect width="14" height="14" rx="3" fill="{fill}"></rect></svg>{escape(text)}</li>'
        )

    bands = ("0–19%", "20–39%", "40–59%", "60–79%", "80–100%")
    rows = [swatch(f"var(--map-{at})", band) for at, band in enumerate(bands)]
    rows.append(swatch("url(#untouched)", say(words.NEVER, language)))
    return f'<ul class="map-legend">{"".join(rows)}</ul>'


def _score(numbers: Statistics, language: Language) -> PlotFigure:
    answers = sum(row.answers for row in numbers.scores)
    return PlotFigure(
        key="score",
        kind="score",
        title=say(words.SCORE, language),
        definition=numbers.meaning("score", language),
        summary=say(words.SCORE_SAYS, language, share=_share(numbers.mean_score), n=answers),
        numbers={
            "rows": [
                {
                    "day": row.day.isoformat(),
                    "score": row.score,
                    "mean": row.mean,
                    "n": row.answers,
                }
                for row in numbers.scores
            ],
            "words": {"point": words.SCORE_POINT.of(language)},
        },
        header=_header_of(language, words.DAY, words.MEAN_SCORE, words.ANSWERS),
        rows=[
            (row.day.isoformat(), percent(row.score), str(row.answers)) for row in numbers.scores
        ],
        raw=[(row.day.isoformat(), row.score, row.answers) for row in numbers.scores],
        empty=say(words.SCORE_EMPTY, language),
    )


def _time(numbers: Statistics, language: Language) -> PlotFigure:
    total = sum(row.value for row in numbers.times)
    active = sum(row.value > 0 for row in numbers.times)
    return PlotFigure(
        key="time",
        kind="bars",
        title=say(words.TIME_TITLE, language),
        definition=numbers.meaning("time", language),
        summary=say(
            words.TIME_SAYS_WEEKS if numbers.by_weeks else words.TIME_SAYS,
            language,
            minutes=time_span(total, language),
            mean=number(total / active) if active else "0",
        ),
        numbers=_bars(numbers.times, words.TIME_BAR, words.MINUTES_LABEL, language, active > 0),
        header=_header_of(language, words.DAY, words.MINUTES),
        rows=[(row.day.isoformat(), number(row.value)) for row in numbers.times if row.value],
        raw=[(row.day.isoformat(), row.value) for row in numbers.times],
        empty=say(words.TIME_EMPTY, language),
    )


def _bars(
    rows: Sequence[DayCount], bar: Text, label: Text | None, language: Language, drawn: bool
) -> dict[str, object]:
    return {
        "rows": [
            {"day": row.day.isoformat(), "value": row.value, "said": number(row.value)}
            for row in rows
        ]
        if drawn
        else [],
        "words": {
            "bar": bar.of(language),
            "y": say(label, language) if label else None,
        },
    }


def _calibration(numbers: Statistics, language: Language) -> PlotFigure:
    by_level = {row.level: row for row in numbers.calibration}
    brier = "–" if numbers.brier is None else f"{numbers.brier:.2f}"
    sure = by_level.get("sure")
    summary = (
        say(words.CALIBRATION_SAYS, language, brier=brier, sure=percent(sure.right))
        if sure
        else say(words.CALIBRATION_SAYS_SHORT, language, brier=brier)
    )
    return PlotFigure(
        key="calibration",
        kind="calibration",
        title=say(words.CALIBRATION, language),
        definition=numbers.meaning("calibration", language),
        summary=summary,
        numbers={
            "rows": [
                {
                    "name": say(words.LEVELS[row.level], language),
                    "stated": row.stated,
                    "right": row.right,
                    "low": row.low,
                    "high": row.high,
                    "said": say(
                        words.CALIBRATION_POINT,
                        language,
                        right=percent(row.right),
                        n=row.answers,
                    ),
                }
                for row in numbers.calibration
            ],
            "words": {"x": say(words.STATED, language), "y": say(words.RIGHT, language)},
        },
        header=_header_of(language, words.STATED, words.RIGHT, words.INTERVAL, words.ANSWERS),
        rows=[
            (
                f"{say(words.LEVELS[row.level], language)} ({percent(row.stated)})",
                percent(row.right),
                f"{percent(row.low)}–{percent(row.high)}",
                str(row.answers),
            )
            for row in numbers.calibration
        ],
        raw=[
            (row.level, row.right, f"{row.low:.4f}-{row.high:.4f}", row.answers)
            for row in numbers.calibration
        ],
        empty=say(words.CALIBRATION_EMPTY, language),
    )


def _brier(numbers: Statistics, language: Language) -> PlotFigure:
    rows = numbers.by_topic
    worst = max(rows, key=lambda row: row.brier, default=None)
    return PlotFigure(
        key="brier",
        kind="ranking",
        title=say(words.BRIER, language),
        definition=numbers.meaning("brier", language),
        summary=say(words.BRIER_SAYS, language, topic=worst.name, value=f"{worst.brier:.2f}")
        if worst
        else "",
        numbers={
            "rows": [
                {
                    "key": row.key,
                    "name": row.name,
                    "value": row.brier,
                    "said": f"{row.brier:.2f}",
                    "details": say(words.FACILITY_OF, language, n=row.answers),
                }
                for row in rows
            ],
            "domain": [0, max(0.3, *(row.brier for row in rows), 0)],
            "words": {"x": say(words.BRIER_LABEL, language), "reference": 0.25},
        },
        header=_header_of(language, words.TOPIC, words.BRIER_LABEL, words.ANSWERS),
        rows=[(row.name, f"{row.brier:.3f}", str(row.answers)) for row in rows],
        raw=[(row.key, row.brier, row.answers) for row in rows],
        empty=say(words.CALIBRATION_EMPTY, language),
    )


def _retention(numbers: Statistics, language: Language) -> PlotFigure:
    rows = numbers.retention
    lowest = min(
        (value for row in rows for value in (row.true, row.predicted) if value is not None),
        default=0.5,
    )
    return PlotFigure(
        key="retention",
        kind="curves",
        title=say(words.RETENTION, language),
        definition=numbers.meaning("retention", language),
        summary=say(
            words.RETENTION_SAYS,
            language,
            true=_share(numbers.retained),
            predicted=_share(numbers.predicted),
            wished=percent(numbers.wished),
        ),
        numbers={
            "rows": [
                {
                    "day": row.day.isoformat(),
                    "true": row.true,
                    "predicted": row.predicted,
                    "said": say(words.RETENTION_POINT, language, n=row.reviews),
                }
                for row in rows
            ],
            "series": [
                {"name": "true", "said": say(words.TRUE, language)},
                {"name": "predicted", "said": say(words.PREDICTED, language)},
            ],
            "domain": [0.5 if lowest >= 0.5 else 0, 1],
            "words": {},
        },
        header=_header_of(language, words.DAY, words.TRUE, words.PREDICTED, words.REVIEWS),
        rows=[
            (row.day.isoformat(), percent(row.true), _share(row.predicted), str(row.reviews))
            for row in rows
        ],
        raw=[(row.day.isoformat(), row.true, row.predicted, row.reviews) for row in rows],
        empty=say(words.RETENTION_EMPTY, language),
    )


def _load(numbers: Statistics, language: Language) -> PlotFigure:
    total = sum(row.value for row in numbers.load)
    return PlotFigure(
        key="load",
        kind="bars",
        title=say(words.LOAD, language),
        definition=numbers.meaning("load", language),
        summary=say(
            words.LOAD_SAYS,
            language,
            days=len(numbers.load),
            n=number(total),
            mean=number(total / len(numbers.load)) if numbers.load else "0",
        ),
        numbers=_bars(numbers.load, words.LOAD_BAR, None, language, total > 0),
        header=_header_of(language, words.DAY, words.REVIEWS),
        rows=[(row.day.isoformat(), number(row.value)) for row in numbers.load],
        raw=[(row.day.isoformat(), row.value) for row in numbers.load],
        empty=say(words.LOAD_EMPTY, language),
    )


def _calendar(numbers: Statistics, language: Language) -> PlotFigure:
    rows = numbers.calendar
    studied = sum(row.value > 0 for row in rows)
    return PlotFigure(
        key="calendar",
        kind="calendar",
        title=say(words.CALENDAR, language),
        definition=numbers.meaning("calendar", language),
        summary=say(
            words.CALENDAR_SAYS,
            language,
            n=studied,
            streak=say(home_words.DAYS, language, n=numbers.streak),
            longest=say(home_words.DAYS, language, n=numbers.longest),
        ),
        numbers={
            "rows": [
                {
                    "day": row.day.isoformat(),
                    "n": round(row.value),
                    "level": row.level,
                    "today": row.day == numbers.today,
                }
                for row in rows
            ],
            "words": {"day": words.CALENDAR_DAY.of(language)},
        },
        header=_header_of(language, words.DAY, words.ACTIONS),
        rows=[(row.day.isoformat(), number(row.value)) for row in rows if row.value],
        raw=[(row.day.isoformat(), row.value) for row in rows],
        wide=True,
    )


def _header_of(language: Language, *columns: Text) -> tuple[str, ...]:
    return tuple(say(column, language) for column in columns)


def _share(value: float | None) -> str:
    return "–" if value is None else percent(value)
