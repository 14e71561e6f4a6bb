"""Where a query's terms stand in a text, and the excerpt that shows them best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyapp.library import fold
from studyapp.library.query import Query, Term
from studyapp.model.library import Snippet

_WIDTH = 150  # columns of an excerpt; a Han character takes two
_LEAD = 36  # columns shown before the first hit
_CAMEL = re.compile(r"(?<=[a-z])[A-Z]")
_MOST_HITS = 400  # looked at in one text

Range = tuple[int, int]


class Marker:
    """Finds a query's terms in texts."""

    def __init__(self, query: Query, simplify: fold.Table) -> None:
        self._fold = _OneToOne(simplify)
        self._patterns = [_pattern(term) for term in query.terms]

    def hits(self, text: str) -> list[list[Range]]:
        """For each term its [start, end) ranges, in order."""
        folded = text.translate(self._fold)
        humps: set[int] | None = None
        found: list[list[Range]] = []
        for pattern in self._patterns:
            ranges: list[Range] = []
            for match in pattern.finditer(folded):
                start = match.start()
                if start and folded[start].isalnum() and folded[start - 1].isalnum():
                    joined = not (fold.has_han(folded[start]) or fold.has_han(folded[start - 1]))
                    if joined:
                        humps = _humps(text) if humps is None else humps
                        if start not in humps:
                            continue
                ranges.append(match.span())
                if len(ranges) == _MOST_HITS:
                    break
            found.append(ranges)
        return found

    def mark(self, text: str) -> Snippet:
        """A short text whole, with its hits."""
        return Snippet(text, _united([hit for ranges in self.hits(text) for hit in ranges]))

    def excerpt(self, text: str) -> Snippet:
        """The stretch of a text with the most different terms, with its hits."""
        by_term = self.hits(text)
        hits = sorted(
            (start, end, term) for term, ranges in enumerate(by_term) for start, end in ranges
        )
        if not hits:
            return self.beginning(text)
        start = _begin(text, hits[_best(hits)][0])
        end = _end(text, start)
        shown = text[start:end].rstrip()
        before = "…" if start else ""
        after = "…" if start + len(shown) < len(text.rstrip()) else ""
        offset = len(before) - start
        inside = [
            (max(left, start) + offset, min(right, start + len(shown)) + offset)
            for left, right, _ in hits
            if left < start + len(shown) and right > start
        ]
        return Snippet(f"{before}{shown}{after}", _united(inside))

    @staticmethod
    def beginning(text: str) -> Snippet:
        """The excerpt of a text in which nothing was found: its beginning."""
        end = _end(text, 0)
        shown = text[:end].rstrip()
        return Snippet(shown + ("…" if end < len(text.rstrip()) else ""), ())


class _OneToOne(dict[int, str]):
    """A translation that folds each character into exactly one, so that offsets stay."""

    def __init__(self, simplify: fold.Table) -> None:
        super().__init__()
        self._simplify = simplify

    def __missing__(self, code: int) -> str:
        folded = fold.fold(chr(code), self._simplify)
        self[code] = folded[0] if folded else "\u0300"
        return self[code]


def _pattern(term: Term) -> re.Pattern[str]:
    text = r"[\W_]{0,8}".join(re.escape(token) for token in term.tokens)
    if term.prefix:
        return re.compile(f"{text}{_LATIN}*")
    return re.compile(text if fold.has_han(term.tokens[-1]) else f"{text}(?!{_LATIN})")


_LATIN = rf"[^\W_{fold.HAN_CLASS}]"


def _humps(text: str) -> set[int]:
    return {match.start() for match in _CAMEL.finditer(text)}


def _united(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """The ranges sorted, those that touch made one."""
    united: list[Range] = []
    for start, end in sorted(ranges):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        elif start < end:
            united.append((start, end))
    return tuple(united)


def _best(hits: Sequence[tuple[int, int, int]]) -> int:
    """The hit from which an excerpt's width holds the most different terms; the earliest such."""
    best, most = 0, 0
    for place, (start, _, _) in enumerate(hits):
        terms = {term for left, _, term in hits[place : place + 40] if left < start + _WIDTH // 2}
        if len(terms) > most:
            best, most = place, len(terms)
    return best


def _columns(character: str) -> int:
    return 2 if character >= "\u1100" else 1


def _begin(text: str, hit: int) -> int:
    """Where to begin so that the hit has some words before it."""
    start, columns = hit, 0
    while start > 0 and columns < _LEAD:
        start -= 1
        columns += _columns(text[start])
    if start == 0:
        return 0
    for place in range(start, hit):  # not within a Latin word
        if not (text[place - 1].isalnum() and text[place].isalnum() and text[place].isascii()):
            return place + 1 if text[place].isspace() else place
    return start


def _end(text: str, start: int) -> int:
    end, columns = start, 0
    while end < len(text) and columns < _WIDTH:
        columns += _columns(text[end])
        end += 1
    if end < len(text):
        for place in range(end, max(end - 15, start), -1):
            if not (text[place - 1].isalnum() and text[place].isalnum() and text[place].isascii()):
                return place
    return end
