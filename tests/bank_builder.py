"""A small bank without problems, written to a folder, for tests to break."""

from __future__ import annotations

from pathlib import Path

BANK = """\
id = "small"
version = "1"
languages = ["zh", "en"]
licence = "CC-BY-4.0"

[title]
zh = "小题库"
en = "Small bank"
"""

TOPICS = """\
[[topics]]
id = "training"
title.zh = "训练"
title.en = "Training"

[[topics]]
id = "training/losses"
order = 2
title.zh = "损失"
title.en = "Losses"

[[topics]]
id = "training/optimizers"
order = 1
title.zh = "优化器"
title.en = "Optimisers"
"""

GLOSSARY = """\
[[terms]]
zh = "交叉熵"
en = "cross-entropy"
avoid = ["互熵", "crossentropy"]
"""

QUESTION = """\
id = "{id}"
difficulty = 2
tags = ["loss"]
prerequisites = {prerequisites}
reviewed = {{ date = 2026-11-21, what = "all of it" }}

[title]
zh = "题目{id}与$\\\\alpha$"
en = "Question {id} and $\\\\alpha$"

[aliases]
zh = ["甲", "label smoothing"]
en = ["LS"]

[[references]]
authors = "C. Szegedy"
title = "Rethinking the Inception Architecture"
year = 2016
arxiv = "1512.00567"
for = {{ zh = "提出", en = "introduces it" }}

[[figures]]
file = "plot.svg"
alt.zh = "一张图"
alt.en = "A figure"

[[checks]]
says = "0.91"
where = "example"
expression = "losses.smoothed_target(classes=10, alpha=0.1, label=0)[0]"
"""

ZH = """\
## 简答

标签平滑用$\\alpha=0.1$。

## 详解

### 公式

$$
q_k = \\begin{cases} 1-\\alpha, & \\text{若 } k=t \\\\ 0, & \\text{否则} \\end{cases}
$$

![](plot.svg)

```python
print("$5 or $6")
## not a heading
```

## 算例

$K=10$时正确类的目标是0.91。

## 常见误区

- **不是分布。** 各项之和必须为1。

## 追问

- [另一题？](q:{other}#example)
- [论文](https://arxiv.org/abs/1512.00567)
"""

EN = """\
## In short

Label smoothing uses $\\alpha=0.1$.

## In depth

### The formula

$$
q_k = \\begin{cases} 1-\\alpha, & \\text{if } k=t \\\\ 0, & \\text{otherwise} \\end{cases}
$$

![](plot.svg)

```python
print("$5 or $6")
## not a heading
```

## Worked example

With $K=10$ the true class gets 0.91.

## Common mistakes

- **Not a distribution.** The entries must sum to 1.

## Follow-ups

- [The other one?](q:{other}#example)
- [The paper](https://arxiv.org/abs/1512.00567)
"""

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" role="img">
  <rect x="1" y="1" width="40" height="20" fill="var(--figure-data, #2f6fde)"/>
  <text x="5" y="40" fill="currentColor">{words}</text>
</svg>
"""

QUIZ = """\
[[items]]
id = "target"
type = "numeric"
difficulty = 1
draw = { K = { choice = [5, 10] }, a = { from = 0.1, to = 0.3, step = 0.1 } }
where = ["K * a > 0.6"]
answer = "losses.smoothed_target(classes=K, alpha=a, label=0)[0]"
tolerance = { relative = 0.001 }
unit = "nat"
accept_units = ["nats"]
stem.zh = "$K=#{K}$，$a=#{a:.2f}$，目标是多少？"
stem.en = "With $K=#{K}$ and $a=#{a:.2f}$, what is the target?"
feedback.zh = "是#{answer}。"
feedback.en = "It is #{answer}."
wrong = [{ value = "1 - a", zh = "漏了均匀部分。", en = "The uniform part is missing." }]

[[items]]
id = "which"
type = "single"
stem.zh = "哪个对？"
stem.en = "Which is right?"
options = [
  { key = true, zh = "甲", en = "A", why.zh = "对", why.en = "Yes" },
  { zh = "乙", en = "B", why.zh = "那是另一题", why.en = "That is beta", confuses = "beta" },
]

[[items]]
id = "several"
type = "multiple"
stem.zh = "哪些对？"
stem.en = "Which are right?"
options = [
  { key = true, zh = "甲", en = "A", why.zh = "对", why.en = "Yes" },
  { key = true, zh = "乙", en = "B", why.zh = "也对", why.en = "Yes, too" },
  { zh = "丙", en = "C", why.zh = "不对", why.en = "No" },
]

[[items]]
id = "gaps"
type = "cloze"
stem.zh = "[[1]]是损失，等于[[2]]。"
stem.en = "[[1]] is a loss, equal to [[2]]."
feedback.zh = "见定义。"
feedback.en = "By its definition."
blanks = [
  { accept = { zh = ["交叉熵"], en = ["cross-entropy"] } },
  { answer = "2 * 3", tolerance = 0.5 },
]

[[items]]
id = "steps"
type = "ordering"
stem.zh = "排序"
stem.en = "Put in order"
feedback.zh = "一二三。"
feedback.en = "One, two, three."
steps = [{ zh = "一", en = "one" }, { zh = "二", en = "two" }, { zh = "三", en = "three" }]

[[items]]
id = "pairs"
type = "matching"
stem.zh = "配对"
stem.en = "Match"
feedback.zh = "甲一乙二。"
feedback.en = "A one, B two."
pairs = [
  { left = { zh = "甲", en = "A" }, right = { zh = "一", en = "one" } },
  { left = { zh = "乙", en = "B" }, right = { zh = "二", en = "two" } },
]

[[items]]
id = "yes"
type = "true-false"
stem.zh = "对吗？"
stem.en = "Is it so?"
feedback.zh = "由定义。"
feedback.en = "By definition."
key = true

[[key_points]]
weight = 2
zh = "要点"
en = "The point"
"""


class BankFolder:
    """A bank's folder with two questions, ``alpha`` and ``beta``, in different topics."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self.write("bank.toml", BANK)
        self.write("topics.toml", TOPICS)
        self.write("glossary.toml", GLOSSARY)
        self.add("training/losses/alpha", other="beta", quiz=True)
        self.add("training/optimizers/beta", other="alpha", prerequisites='["alpha"]')

    def add(self, place: str, other: str, prerequisites: str = "[]", *, quiz: bool = False) -> Path:
        """Write a whole question."""
        name = place.rpartition("/")[2]
        self.write(
            f"{place}/question.toml",
            QUESTION.format(id=name, prerequisites=prerequisites),
        )
        self.write(f"{place}/answer.zh.md", ZH.replace("{other}", other))
        self.write(f"{place}/answer.en.md", EN.replace("{other}", other))
        self.write(f"{place}/plot.zh.svg", SVG.format(words="目标"))
        self.write(f"{place}/plot.en.svg", SVG.format(words="target"))
        if quiz:
            self.write(f"{place}/quiz.toml", QUIZ)
        return self.path / place

    def write(self, name: str, text: str) -> Path:
        """Write a file of the bank."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        return file

    def change(self, name: str, old: str, new: str) -> int:
        """Replace text that occurs once or more in a file; return the line of the first."""
        file = self.path / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
        return text[: text.index(old)].count("\n") + 1
