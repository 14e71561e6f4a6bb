"""What a person typed, read as terms. Nothing typed is an error.

A term is a phrase of tokens: a run of Han characters, a Latin word (``label-smoothing`` is two
tokens), or what stands in quotes. Han and Latin without a space between (``BatchNorm层``) are two
terms, both required. The last Latin word is still being typed, so it matches as a beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from studyapp.library import fold

LONGEST = 200  # characters of a query that are read
SHORTEST_BEGINNING = 3  # letters: schema.py keeps an index of such beginnings
_MOST_TERMS = 12
_QUOTES = re.compile('["\u201c\u201d\u201e\u201f\uff02\u300c\u300d\u300e\u300f«»]')
_FUNCTION_HAN = re.compile(
    "为什么|是什么|什么|怎么样|怎么|怎样|如何|哪些|哪个|哪种|是否|能不能|有没有|可以|需要|为何|多少"
    "|[吗呢的了是会在和与及或有对中里吧]"
)
_FUNCTION_LATIN = frozenset(
    "a an and are be between by can do does for from how in is it its of on or should that the "
    "their this to was what when where which who why with".split()
)
_PINYIN = re.compile(r"[a-z]{2,40}")


@dataclass(frozen=True, slots=True)
class Term:
    """One required phrase."""

    tokens: tuple[str, ...]
    prefix: bool = False  # the last token is a beginning
    quoted: bool = False

    @property
    def is_han(self) -> bool:
        """Whether it is a run of characters written without spaces."""
        return fold.has_han(self.tokens[0])

    def match(self) -> str:
        """The term in FTS5's language. Tokens hold letters and digits only."""
        star = "*" if self.prefix else ""
        return f'"{" ".join(self.tokens)}"{star}'


@dataclass(frozen=True, slots=True)
class Query:
    """A query read: ``key`` compares with the keys of names."""

    terms: tuple[Term, ...]
    key: str
    pinyin: str  # what might be pinyin, without spaces; else empty
    loose: bool = False  # any of the terms will do

    def match(self, column: str = "") -> str:
        """All terms, in FTS5's language."""
        joined = " AND ".join(term.match() for term in self.terms)
        return f"{{{column}}} : ({joined})" if column else joined

    def for_texts(self) -> Query:
        """The reading for full texts: one or two letters are a word there, not a beginning.

        Beginnings that short are in every text, and finding that out takes long.
        """
        terms = tuple(
            replace(term, prefix=term.prefix and len(term.tokens[-1]) >= SHORTEST_BEGINNING)
            for term in self.terms
        )
        return replace(self, terms=terms)

    def without_unfinished(self) -> Query | None:
        """Without a last word of one or two letters, which may be just begun; None if none is."""
        last = self.terms[-1] if self.terms else None
        if last is None or len(self.terms) == 1 or last.quoted or last.is_han:
            return None
        short = len(last.tokens[-1]) < SHORTEST_BEGINNING
        return replace(self, terms=self.terms[:-1]) if short else None

    def without_function_words(self) -> Query | None:
        """The words that carry the meaning of a question; None where that is all of it."""
        terms: list[Term] = []
        for term in self.terms:
            if term.quoted:
                terms.append(term)
            elif term.is_han:
                pieces = _FUNCTION_HAN.split("".join(term.tokens))
                terms += [Term(tuple(piece)) for piece in pieces if piece]
            elif len(term.tokens) > 1 or term.tokens[0] not in _FUNCTION_LATIN:
                terms.append(term)
        kept = tuple(dict.fromkeys(terms))[:_MOST_TERMS]
        return replace(self, terms=kept, pinyin="") if kept and kept != self.terms else None

    def in_pieces(self) -> Query | None:
        """Runs of Han characters cut into pairs, beginnings everywhere; None if nothing changes."""
        terms: list[Term] = []
        for term in self.terms:
            if term.quoted:
                terms.append(term)
            elif term.is_han and len(term.tokens) > 2:
                terms += [Term(pair) for pair in zip(term.tokens, term.tokens[1:], strict=False)]
            else:
                terms += [Term((token,), len(token) >= SHORTEST_BEGINNING) for token in term.tokens]
        pieces = tuple(dict.fromkeys(terms))[:_MOST_TERMS]
        return replace(self, terms=pieces, loose=True) if pieces != self.terms else None


def parse(text: str, simplify: fold.Table) -> Query:
    """Read a query; one without any letter or digit has no terms."""
    text = text[:LONGEST].replace("\x00", " ")
    open_ended = not text[-1:].isspace()
    terms: list[Term] = []
    parts = _QUOTES.split(text)
    for number, part in enumerate(parts):
        folded = fold.fold(part, simplify)
        quoted = number % 2 == 1
        last = open_ended and number == len(parts) - 1
        if quoted:
            tokens = tuple(fold.tokens(folded))
            if tokens:
                terms.append(Term(tokens, last and not fold.has_han(tokens[-1]), quoted=True))
            continue
        words = folded.split()
        for place, word in enumerate(words):
            terms += _terms(word, last and place == len(words) - 1)
    kept = tuple(dict.fromkeys(terms))[:_MOST_TERMS]
    key = fold.key(text, simplify)
    compact = re.sub(r"[\s']", "", fold.fold(text, simplify))
    return Query(kept, key, compact if _PINYIN.fullmatch(compact) else "")


def _terms(word: str, still_typed: bool) -> list[Term]:
    found = [
        Term(tuple(match[0] for match in group))
        for _, group in groupby(fold.TOKEN.finditer(word), lambda match: fold.has_han(match[0]))
    ]
    if found and still_typed and not found[-1].is_han and word[-1].isalnum():
        found[-1] = Term(found[-1].tokens, prefix=True)
    return found
