"""Key points and an item for questions of the small bank, for the tests of reviews."""

from __future__ import annotations

from pathlib import Path

QUIZ = """
[[key_points]]
weight = 3
zh = "要点一 $x$"
en = "first point $x$"
[[key_points]]
weight = 1
zh = "要点二"
en = "second point"

[[items]]
id = "choose"
type = "single"
difficulty = 1
stem.zh = "选哪一个？"
stem.en = "Which one?"
options = [
  { key = true, zh = "对的", en = "the right one", why.zh = "正是。", why.en = "Indeed." },
  { zh = "错的", en = "the wrong one", why.zh = "不是。", why.en = "Not so." },
]
"""


def add_quizzes(bank: Path, *questions: str) -> None:
    """Give some questions two key points and one item."""
    for question in questions:
        (folder,) = (path for path in bank.rglob(question) if path.is_dir())
        (folder / "quiz.toml").write_text(QUIZ, encoding="utf-8")
