# ruff: noqa: E501 (a table within a line of TOML cannot be broken)
"""One item of every type, in both languages, with key points: for tests of pages and sessions."""

from __future__ import annotations

import tomllib

from studyapp.items.types import Quiz

QUIZ_TOML = r"""
[[items]]
id = "one"
type = "single"
stem = { zh = "$K=4$类时，均匀分布的熵是多少？", en = "What is the entropy of a uniform distribution over $K=4$ classes?" }
options = [
  { key = true, zh = "$\\ln4$", en = "$\\ln4$", why = { zh = "每类$1/4$。", en = "Each class has $1/4$." } },
  { zh = "$4$", en = "$4$", why = { zh = "那是类数。", en = "That is the number of classes." }, confuses = "cross-entropy" },
  { zh = "0", en = "0", why = { zh = "那是确定的分布。", en = "That is a certain outcome." } },
]
feedback = { zh = "均匀分布的熵最大。", en = "A uniform distribution has the largest entropy." }

[[items]]
id = "several"
type = "multiple"
stem = { zh = "哪些是激活函数？", en = "Which are activation functions?" }
options = [
  { key = true, zh = "ReLU", en = "ReLU", why = { zh = "是。", en = "It is." } },
  { key = true, zh = "GELU", en = "GELU", why = { zh = "是。", en = "It is." } },
  { zh = "Adam", en = "Adam", why = { zh = "是优化器。", en = "It is an optimiser." } },
]

[[items]]
id = "number"
type = "numeric"
draw = { n = { choice = [3, 5, 7] } }
answer = "2 * n"
tolerance = 0.01
unit = "px"
stem = { zh = "$#{n}$的两倍是多少？", en = "What is twice $#{n}$?" }
feedback = { zh = "$2\\times#{n}=#{answer}$。", en = "$2\\times#{n}=#{answer}$." }
wrong = [{ value = "n ** 2", zh = "那是平方。", en = "That is the square." }]

[[items]]
id = "gaps"
type = "cloze"
stem = { zh = "对[[1]]求导得$1/x$；$e^0=$[[2]]。", en = "The derivative of [[1]] is $1/x$; $e^0=$ [[2]]." }
blanks = [
  { accept = { zh = ["对数", "ln x"], en = ["logarithm", "ln x"] } },
  { answer = "1", tolerance = 0 },
]
feedback = { zh = "自然对数。", en = "The natural logarithm." }

[[items]]
id = "steps"
type = "ordering"
stem = { zh = "一步训练的次序？", en = "What is the order of a training step?" }
steps = [{ zh = "前向", en = "forward" }, { zh = "损失$\\mathcal L$", en = "loss $\\mathcal L$" }, { zh = "反向", en = "backward" }, { zh = "更新", en = "update" }]
feedback = { zh = "先前向，后反向。", en = "Forward first, then backward." }

[[items]]
id = "pairs"
type = "matching"
stem = { zh = "配对。", en = "Match them." }
pairs = [
  { left = { zh = "L1", en = "L1" }, right = { zh = "稀疏", en = "sparse" } },
  { left = { zh = "L2", en = "L2" }, right = { zh = "收缩", en = "shrinks" } },
  { left = { zh = "dropout", en = "dropout" }, right = { zh = "随机置零", en = "zeroes at random" } },
]
feedback = { zh = "都是正则化。", en = "All regularise." }

[[items]]
id = "truth"
type = "true-false"
stem = { zh = "$\\mathrm{ReLU}(-1)=0$。", en = "$\\mathrm{ReLU}(-1)=0$." }
key = true
feedback = { zh = "负数变为0。", en = "Negative numbers become 0." }

[[key_points]]
weight = 2
zh = "归一化$e^{z_i}$"
en = "normalises $e^{z_i}$"
[[key_points]]
zh = "和为1"
en = "sums to 1"
"""
TYPES = ("one", "several", "number", "gaps", "steps", "pairs", "truth", "")


def quiz() -> Quiz:
    """The same as values."""
    from studyapp.library.quizzes import parse

    return parse(tomllib.loads(QUIZ_TOML))
