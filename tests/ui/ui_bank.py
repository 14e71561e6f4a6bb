"""A small bilingual bank with topics in two levels, for the tests of the window."""

from __future__ import annotations

from pathlib import Path

from studyapp.model.ids import BankId, QuestionId, QuestionRef

BANK = BankId("small")
BANK_TOML = """
id = "small"
version = "1"
languages = ["zh", "en"]
licence = "CC-BY-4.0"
[title]
zh = "小题库"
en = "Small bank"
"""
TOPICS = {
    "basics": ("基础", "Basics"),
    "basics/gradients": ("梯度", "Gradients"),
    "networks": ("网络", "Networks"),
}
# id -> (topic, Chinese title, English title, alias)
QUESTIONS = {
    "softmax": ("basics", "什么是 softmax", "What is softmax", "归一化指数"),
    "cross-entropy": ("basics", "什么是交叉熵", "What is cross-entropy", "log loss"),
    "vanishing": ("basics/gradients", "梯度为何消失", "Why do gradients vanish", "梯度消失"),
    "exploding": ("basics/gradients", "梯度为何爆炸", "Why do gradients explode", "梯度爆炸"),
    "convolution": ("networks", "什么是卷积", "What is a convolution", "conv"),
    "dropout": ("networks", "什么是 dropout", "What is dropout", "随机失活"),
}
HEADINGS = {
    "zh": ("简答", "详解", "算例", "常见误区", "追问"),
    "en": ("In short", "In depth", "Worked example", "Common mistakes", "Follow-ups"),
}
SENTENCE = {
    "zh": "反向传播按链式法则逐层相乘 $\\delta_2$，见[上一题](q:softmax)。",
    "en": "Backpropagation multiplies by the chain rule, layer by layer, $\\delta_2$; "
    "see [the other one](q:softmax).",
}


def ref(question: str) -> QuestionRef:
    """The key of one of its questions."""
    return QuestionRef(BANK, QuestionId(question))


def write_bank(place: Path) -> None:
    """Write it to a new folder."""
    place.mkdir()
    (place / "bank.toml").write_text(BANK_TOML, encoding="utf-8")
    (place / "topics.toml").write_text(
        "".join(
            f'[[topics]]\nid = "{topic}"\norder = {order}\ntitle.zh = "{zh}"\ntitle.en = "{en}"\n'
            for order, (topic, (zh, en)) in enumerate(TOPICS.items())
        ),
        encoding="utf-8",
    )
    for name, (topic, zh, en, alias) in QUESTIONS.items():
        folder = place / topic / name
        folder.mkdir(parents=True)
        (folder / "question.toml").write_text(
            f'id = "{name}"\ndifficulty = 2\n[title]\nzh = "{zh}"\nen = "{en}"\n'
            f'[aliases]\nzh = ["{alias}"]\nen = []\n',
            encoding="utf-8",
        )
        for language, headings in HEADINGS.items():
            text = "\n\n".join([SENTENCE[language]] * 8)
            (folder / f"answer.{language}.md").write_text(
                "\n".join(f"## {heading}\n\n{name} {text}\n" for heading in headings),
                encoding="utf-8",
            )
