"""The few words of its own that a page says, in both languages."""

from __future__ import annotations

from studyapp.model.language import Text

DIFFICULTY = Text("难度", "Difficulty")
PREREQUISITES = Text("先读", "Read first")
CONFUSABLE = Text("易混淆", "Easily confused with")
REVIEWED = Text("审校", "Reviewed")
REFERENCES = Text("参考文献", "References")
FALLBACK = Text(
    "这一题还没有中文答案，以下为英文。", "There is no English answer yet; this is the Chinese one."
)
NO_ANSWER = Text("这一题没有可显示的答案。", "There is no answer to show for this question.")
PROBLEMS = Text("这一题的文件有问题", "This question's files have problems")
FIGURE_MISSING = Text("图无法显示：{name}", "The figure cannot be shown: {name}")
SHOWN_AS_WRITTEN = Text(
    "{file}第{line}行：这一节按原文显示{why}。",
    "{file}:{line}: This section is shown as it was written{why}.",
)
WHY = Text("（{why}）", " ({why})")
LINE = Text("第{line}行：", "line {line}: ")
