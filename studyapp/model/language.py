"""The two languages, and a text in both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of interface and content."""

    ZH = "zh"
    EN = "en"

    @property
    def other(self) -> Language:
        """The other one of the two."""
        return Language.EN if self is Language.ZH else Language.ZH


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages; an empty string means that it is missing in that language."""

    zh: str = ""
    en: str = ""

    def of(self, language: Language) -> str:
        """Exactly this language's text, empty where it is missing."""
        return self.zh if language is Language.ZH else self.en

    def shown(self, language: Language) -> str:
        """This language's text, or the other's where it is missing."""
        return self.of(language) or self.of(language.other)
