"""``studyapp search``: questions by title, alias and full text, the best first."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass

from studyapp.cli.surroundings import data_folder, language, libraries
from studyapp.library.reader import Library
from studyapp.library.search import merged
from studyapp.model.ids import QuestionRef
from studyapp.model.language import Language
from studyapp.model.library import Snippet, TextHit, TitleHit

DONE = 0
BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Result:
    """A question that fits; results found by their names score above all others."""

    ref: QuestionRef
    title: str
    topic: str
    path: str
    snippet: Snippet
    language: Language
    score: float


def run(arguments: argparse.Namespace) -> int:
    """Search and print what fits."""
    query = " ".join(arguments.query)
    chosen = language(arguments, query)
    with libraries(data_folder(arguments)) as opened:
        results = find(opened, query, chosen, arguments.limit)
    if arguments.json:
        print(json.dumps({"results": [_as_json(result) for result in results]}, ensure_ascii=False))
    elif results:
        _print(results)
    else:
        print(f"Nothing fits “{query}”.", file=sys.stderr)
    return DONE


def find(opened: list[Library], query: str, chosen: Language, limit: int) -> list[Result]:
    """The questions that fit, those found by title or alias first."""
    titles = merged([library.search.titles(query, chosen, limit) for library in opened], limit)
    named = {hit.row.ref for hit in titles}
    texts = merged([library.search.texts(query, chosen, limit) for library in opened], limit)
    others = [hit for hit in texts if hit.row.ref not in named][: limit - len(titles)]
    excerpts = _excerpts(opened, query, texts)
    # Both kinds have scales of their own: the names' is kept above the texts'.
    best = max((hit.score for hit in others), default=0.0)
    lift = max(best - min((hit.score for hit in titles), default=0.0) + 1.0, 0.0)
    return [
        *(_result(hit, chosen, excerpts, hit.score + lift) for hit in titles),
        *(_result(hit, chosen, excerpts, hit.score) for hit in others),
    ]


def _excerpts(
    opened: list[Library], query: str, hits: list[TextHit]
) -> dict[QuestionRef, tuple[Snippet, Language]]:
    found = {}
    for library in opened:
        own = [hit for hit in hits if hit.row.ref.bank == library.bank_id]
        for hit, snippet in zip(own, library.search.snippets(query, own), strict=True):
            found[hit.row.ref] = (snippet, hit.language)
    return found


def _result(
    hit: TitleHit | TextHit,
    chosen: Language,
    excerpts: dict[QuestionRef, tuple[Snippet, Language]],
    score: float,
) -> Result:
    row = hit.row
    snippet, language_of_text = excerpts.get(row.ref, (Snippet("", ()), chosen))
    if not snippet.text and isinstance(hit, TitleHit):
        snippet = hit.matched
    return Result(
        ref=row.ref,
        title=row.title.shown(chosen),
        topic=row.topic,
        path=hit.path.shown(chosen),
        snippet=snippet,
        language=language_of_text,
        score=round(score, 3),
    )


def _as_json(result: Result) -> dict[str, object]:
    return {
        "bank": result.ref.bank,
        "id": result.ref.question,
        "title": result.title,
        "topic": result.topic,
        "snippet": result.snippet.text,
        "language": result.language,
        "score": result.score,
    }


def _print(results: list[Result]) -> None:
    coloured = sys.stdout.isatty()
    for number, result in enumerate(results, start=1):
        if number > 1:
            print()
        title = f"{BOLD}{result.title}{PLAIN}" if coloured else result.title
        place = f"{result.path} · {result.ref}"
        print(f"{number:2}. {title}")
        print(f"    {DIM}{place}{PLAIN}" if coloured else f"    {place}")
        excerpt = " ".join(_marked(result.snippet, coloured).split())
        if excerpt:
            print(f"    {excerpt}")


def _marked(snippet: Snippet, coloured: bool) -> str:
    """The excerpt with what matched in bold, or in brackets where there is no colour."""
    opening, closing = (BOLD, PLAIN) if coloured else ("[", "]")
    parts = []
    position = 0
    for start, end in snippet.hits:
        parts += [snippet.text[position:start], opening, snippet.text[start:end], closing]
        position = end
    return "".join([*parts, snippet.text[position:]])
