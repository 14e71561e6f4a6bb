"""A small real bank, written for a test."""

from __future__ import annotations

from pathlib import Path

BANK_TOML = """
id = "small"
version = "1"
languages = ["zh", "en"]
licence = "CC-BY-4.0"
[title]
zh = "小题库"
en = "Small bank"
"""
TOPICS_TOML = """
[[topics]]
id = "training"
order = 1
title.zh = "训练"
title.en = "Training"
"""
ANSWER = {
    "zh": "## 简答\n\n{}\n\n## 详解\n\n梯度\n\n## 算例\n\n无\n\n"
    "## 常见误区\n\n无\n\n## 追问\n\n无\n",
    "en": "## In short\n\n{}\n\n## In depth\n\nGradient\n\n## Worked example\n\nNone\n\n"
    "## Common mistakes\n\nNone\n\n## Follow-ups\n\nNone\n",
}


def write_question(bank: Path, name: str, text: str) -> None:
    place = bank / "training" / name
    place.mkdir(parents=True, exist_ok=True)
    (place / "question.toml").write_text(
        f'id = "{name}"\ndifficulty = 1\n[title]\nzh = "{name}是什么"\nen = "What is {name}"\n',
        encoding="utf-8",
    )
    for language, answer in ANSWER.items():
        (place / f"answer.{language}.md").write_text(answer.format(text), encoding="utf-8")


def write_bank(place: Path) -> None:
    """A bank of two questions."""
    place.mkdir()
    (place / "bank.toml").write_text(BANK_TOML, encoding="utf-8")
    (place / "topics.toml").write_text(TOPICS_TOML, encoding="utf-8")
    write_question(place, "adam", "Adaptive moments")
    write_question(place, "dropout", "Random zeros")
