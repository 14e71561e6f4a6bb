"""Items for tests, written as a bank writes them."""

from __future__ import annotations

import tomllib

from studyapp.bank.fields import Fields
from studyapp.bank.files import Problems
from studyapp.bank.toml_lines import TomlLines
from studyapp.items.parsing import parse_quiz
from studyapp.items.types import Item


def item(text: str) -> Item:
    """The one item of a TOML text, which must be well-formed."""
    problems = Problems("quiz.toml")
    source = f"[[items]]\n{text}"
    quiz = parse_quiz(Fields(tomllib.loads(source), TomlLines(source), problems))
    assert problems.found == []
    (found,) = quiz.items
    return found


NUMERIC = """
id = "size"
type = "numeric"
draw = { K = { choice = [5, 10, 20] }, a = { choice = [0.05, 0.1] } }
answer = "losses.smoothed_target(classes=K, alpha=a, label=0)[0]"
tolerance = 0.0005
stem = { zh = "$K=#{K}$，$a=#{a}$？", en = "$K=#{K}$, $a=#{a}$?" }
feedback = { zh = "是#{answer}", en = "It is #{answer}" }
wrong = [{ value = "1 - a", zh = "漏了均匀部分", en = "The uniform part is missing" }]
"""
SINGLE = """
id = "which"
type = "single"
draw = { n = { from = 3, to = 9, step = 1 } }
compute = { right = "losses.smoothed_target(classes=n, alpha=0.1, label=0)[0]", slip = "1 - 0.1" }
stem = { zh = "$n=#{n}$时？", en = "With $n=#{n}$?" }
options = [
  { zh = "#{slip}", en = "#{slip}", why = { zh = "漏", en = "Missing" }, confuses = "other" },
  { key = true, zh = "#{right}", en = "#{right}", why = { zh = "对", en = "Yes" } },
  { zh = "0", en = "0", why = { zh = "不", en = "No" } },
]
"""
MULTIPLE = """
id = "several"
type = "multiple"
stem = { zh = "哪些？", en = "Which?" }
options = [
  { key = true, zh = "甲", en = "A", why = { zh = "对", en = "Yes" } },
  { key = true, zh = "乙", en = "B", why = { zh = "对", en = "Yes" } },
  { zh = "丙", en = "C", why = { zh = "不", en = "No" } },
  { zh = "丁", en = "D", why = { zh = "不", en = "No" } },
]
"""
CLOZE = """
id = "gaps"
type = "cloze"
stem = { zh = "[[1]]约[[2]]，式[[3]]", en = "[[1]] about [[2]], formula [[3]]" }
feedback = { zh = "见上", en = "See above" }
blanks = [
  { accept = { zh = ["交叉熵"], en = ["cross-entropy"] } },
  { answer = "0.5", tolerance = 0.01 },
  { formula = "1 - a + a / K", names = { a = { choice = [0.1, 0.4] }, K = { choice = [3, 7] } } },
]
"""
ORDERING = """
id = "steps"
type = "ordering"
stem = { zh = "排序", en = "Order" }
feedback = { zh = "依次", en = "In turn" }
steps = [
  { zh = "一", en = "one" }, { zh = "二", en = "two" },
  { zh = "三", en = "three" }, { zh = "四", en = "four" },
]
"""
MATCHING = """
id = "pairs"
type = "matching"
stem = { zh = "配对", en = "Match" }
feedback = { zh = "如此", en = "So" }
pairs = [
  { left = { zh = "甲", en = "A" }, right = { zh = "一", en = "one" } },
  { left = { zh = "乙", en = "B" }, right = { zh = "二", en = "two" } },
  { left = { zh = "丙", en = "C" }, right = { zh = "一", en = "one" } },
]
"""
TRUTH = """
id = "truth"
type = "true-false"
draw = { n = { choice = [2, 3, 4] } }
key = "losses.smoothed_target(classes=n, alpha=0.3, label=0)[0] > 0.8"
stem = { zh = "$n=#{n}$，大于0.8？", en = "With $n=#{n}$, above 0.8?" }
feedback = { zh = "代入", en = "Put it in" }
"""
ALL = (NUMERIC, SINGLE, MULTIPLE, CLOZE, ORDERING, MATCHING, TRUTH)
